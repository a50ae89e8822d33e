"""Which places of the lexicon's entries a written word can fill."""

from collections import defaultdict
from dataclasses import dataclass, field

from workshop.method.lexicon.entries import Place, common_words
from workshop.method.lexicon.words import bare, deletions, one_edit_apart, spellings, tails

_ENDING = 3
_SHORTEST_BARE = 5
_SHORTEST_SLIP = 6
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
        default_factory=lambda: {mark: defaultdict(set) for mark in ("", "*", "~")}
    )
    _slips: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def symbol(self, place: Place) -> int:
        """The number of a place; the same for the same ways of writing it."""
        number = self._places.get(place)
        if number is None:
            number = self._places[place] = len(self._places)
            for way in place:
                mark = way[-1] if way[-1] in "*~" else ""
                self._by_mark[mark][way.rstrip("*~")].add(number)
        return number

    def seal(self) -> None:
        """Index what may be typed without its own letters, or with a slip."""
        slips = defaultdict(list)
        for mark, known in self._by_mark.items():
            for word in list(known):
                typed = bare(word)
                if typed != word and len(word) >= _SHORTEST_BARE:
                    known[typed] |= known[word]
                if len(word) >= _SHORTEST_SLIP:
                    for key in deletions(word):
                        slips[key].append((word, mark))
        self._slips = dict(slips)

    def read(self, word: str) -> tuple[Read, ...]:
        """The places a word can fill; guesses only for a word that is not known as written."""
        for way in spellings(word):
            if found := self._known(way, 1.0):
                return found
        if len(word) < _SHORTEST_SLIP or word in common_words():
            return ()
        if found := self._slip(word):
            return found
        for tail in tails(word):
            if found := self._known(tail, _COMPOUND, shortest=5):
                return found
        return ()

    def _known(self, word: str, quality: float, shortest: int = 1) -> tuple[Read, ...]:
        """Exact words count half a letter more than a stem of their length."""
        found: dict[int, int] = {}
        for end in range(max(1, shortest), len(word) + 1):
            stem = word[:end]
            for symbol in self._by_mark["*"].get(stem, ()):
                found[symbol] = 2 * end
            if len(word) - end <= _ENDING:
                for symbol in self._by_mark["~"].get(stem, ()):
                    found[symbol] = 2 * end
        if len(word) >= shortest:
            for symbol in self._by_mark[""].get(word, ()):
                found[symbol] = 2 * len(word) + 1
        return tuple(Read(symbol, letters, quality) for symbol, letters in found.items())

    def _slip(self, word: str) -> tuple[Read, ...]:
        """The longest word or stem that one edit of the written word's beginning gives."""
        best: tuple[str, str] | None = None
        for end in range(_SHORTEST_SLIP - 1, len(word) + 1):
            start = word[:end]
            for key in deletions(start):
                for meant, mark in self._slips.get(key, ()):
                    rest = len(word) - end
                    fits = rest == 0 or mark == "*" or (mark == "~" and rest <= _ENDING)
                    longer = best is None or len(meant) > len(best[0])
                    if fits and longer and one_edit_apart(start, meant):
                        best = (meant, mark)
        if best is None:
            return ()
        meant, mark = best
        symbols = self._by_mark[mark][meant]
        return tuple(Read(symbol, 2 * len(meant), _SLIP) for symbol in symbols)
