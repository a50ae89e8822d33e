"""Which places of the lexicon's entries a written word can fill."""

from collections import defaultdict
from dataclasses import dataclass, field

from workshop.method.lexicon.entries import INFLECTED, MARKS, Place, common_words
from workshop.method.lexicon.inflection import root
from workshop.method.lexicon.words import bare, deletions, one_edit_apart, spellings, tails

_ENDING = 3
_SHORTEST_BARE = 5
_SHORTEST_SLIP = 6
_SHORTEST_TAIL = 5
_FORM = 0.95
_COMPOUND = 0.85
_SLIP = 0.75


@dataclass(frozen=True)
class Read:
    """A word read as one place: `letters` known, `quality` 1 if so written, less for a guess."""

    symbol: int
    letters: int
    quality: float


@dataclass
class Vocabulary:
    """Fill with `symbol`, close with `seal`, then `read` words."""

    _places: dict[Place, int] = field(default_factory=dict)
    # Word or stem → the places it fills, by the mark after it.
    _by_mark: dict[str, dict[str, set[int]]] = field(
        default_factory=lambda: {mark: defaultdict(set) for mark in ("", *MARKS)}
    )
    _slips: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def symbol(self, place: Place) -> int:
        """The number of a place; the same for the same ways of writing it."""
        number = self._places.get(place)
        if number is None:
            number = self._places[place] = len(self._places)
            for way in place:
                mark = way[-1] if way[-1] in MARKS else ""
                word = way.rstrip("".join(MARKS))
                if mark == INFLECTED:
                    self._by_mark[""][word].add(number)
                    word = root(word)
                self._by_mark[mark][word].add(number)
        return number

    def seal(self) -> None:
        """Index what may be typed without its own letters, or with a slip."""
        slips = defaultdict(list)
        typed: list[tuple[str, str, str]] = []
        for mark in ("", "*", "~"):
            for word in self._by_mark[mark]:
                if len(word) >= _SHORTEST_SLIP:
                    for key in deletions(word):
                        slips[key].append((word, mark))
                if (plain := bare(word)) != word and self._is_free(plain):
                    typed.append((mark, plain, word))
        for mark, plain, word in typed:
            self._by_mark[mark][plain] |= self._by_mark[mark][word]
        self._slips = dict(slips)

    def _is_free(self, plain: str) -> bool:
        """Whether a word typed without å, ä and ö is not a word of its own."""
        if len(plain) < _SHORTEST_BARE or plain in common_words():
            return False
        return not any(plain in self._by_mark[mark] for mark in ("", "*", "~"))

    def read(self, word: str) -> tuple[Read, ...]:
        """The places a word can fill; guesses where the word, or its end, is not known."""
        found: tuple[Read, ...] = ()
        for way in spellings(word):
            if found := self._known(way, 1.0):
                break
        read = max((r.letters for r in found), default=0) // 2
        unread = len(word) - read
        if len(word) < _SHORTEST_SLIP or unread < _ENDING or word in common_words():
            return found
        if slips := self._slip(word, read):
            return (*found, *slips)
        if unread < _SHORTEST_TAIL:
            return found
        for tail in tails(word, _SHORTEST_TAIL):
            if len(tail) <= unread + 1 and (known := self._tail(tail)):
                return (*found, *known)
        return found

    def _tail(self, word: str) -> tuple[Read, ...]:
        known = self._known(word, _COMPOUND)
        return tuple(r for r in known if r.letters >= 2 * _SHORTEST_TAIL)

    def _known(self, word: str, quality: float) -> tuple[Read, ...]:
        """Exact words count half a letter more than a stem of their length."""
        found: dict[int, int] = {}
        for end in range(1, len(word) + 1):
            stem = word[:end]
            for symbol in self._by_mark["*"].get(stem, ()):
                found[symbol] = 2 * end
            if len(word) - end <= _ENDING:
                for symbol in self._by_mark["~"].get(stem, ()):
                    found[symbol] = 2 * end
        for symbol in self._by_mark[""].get(word, ()):
            found[symbol] = 2 * len(word) + 1
        reads = [Read(symbol, letters, quality) for symbol, letters in found.items()]
        if quality == 1.0:
            for symbol in self._by_mark[INFLECTED].get(root(word), set()) - found.keys():
                reads.append(Read(symbol, 2 * len(word) - 1, _FORM))
        return tuple(reads)

    def _slip(self, word: str, read: int) -> tuple[Read, ...]:
        """The longest words and stems that one edit of the written word's beginning gives.

        Only such as are clearly longer than the letters already `read` as written.
        """
        best: set[tuple[str, str]] = set()
        longest = read + _ENDING if read else 1
        for end in range(_SHORTEST_SLIP - 1, len(word) + 1):
            start = word[:end]
            rest = len(word) - end
            for key in deletions(start):
                for meant, mark in self._slips.get(key, ()):
                    fits = rest == 0 or mark == "*" or (mark == "~" and rest <= _ENDING)
                    if not fits or len(meant) < longest or not one_edit_apart(start, meant):
                        continue
                    if len(meant) > longest:
                        best.clear()
                        longest = len(meant)
                    best.add((meant, mark))
        symbols = {symbol for meant, mark in best for symbol in self._by_mark[mark][meant]}
        return tuple(Read(symbol, 2 * longest, _SLIP) for symbol in symbols)
