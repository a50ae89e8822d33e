"""Finding the lexicon's entries in a text: one walk over its words, no pattern per entry."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from workshop.method.lexicon.entries import GAP, NOTHING, Entry, all_entries
from workshop.method.lexicon.vocabulary import Read, Vocabulary
from workshop.method.lexicon.words import BREAK, words_of

_WIDEST_GAP = 3
# What follows one of these is an aside: "lytte før man svarer" is about listening.
_ASIDE = frozenset(
    {"før", "innan", "førræn", "before", "når", "nær", "when", "while", "mens", "medan", "hvis"}
    | {"dersom", "if", "because", "fordi", "eftersom", "enn", "æn", "than", "instead"}
    | {"istedenfor", "istællet", "selvom"}
)
_ASIDE_WEIGHT = 0.5
# A single word says less of what a card is about than a phrase does.
_ALONE = 0.75
# Below this a concept is a coincidence of weak words.
_LEAST = 0.1


@dataclass
class _Node:
    """A place in the tree of entries: where the next word leads, and what ends here."""

    onward: "dict[int, _Node]" = field(default_factory=dict)
    gap: "_Node | None" = None
    ends: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Match:
    """An entry found: which words it took, how exactly, and what it says."""

    taken: tuple[int, ...]
    letters: int
    quality: float
    says: dict[str, float]


class _Lexicon:
    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.root = _Node()
        for entry in all_entries():
            self._add(entry)
        self.vocabulary.seal()

    def _add(self, entry: Entry) -> None:
        node = self.root
        for place in entry.places:
            if place == (GAP,):
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                symbol = self.vocabulary.symbol(place)
                node = node.onward.setdefault(symbol, _Node())
        node.ends[entry.concept] = max(entry.weight, node.ends.get(entry.concept, 0.0))

    def matches(self, words: list[str]) -> list[_Match]:
        reads = [() if word == BREAK else _read(word) for word in words]
        return [
            match
            for start, read in enumerate(reads)
            if read
            for match in self._walk(self.root, start, reads, words, (), 0, 1.0)
        ]

    def _walk(
        self,
        node: _Node,
        at: int,
        reads: list[tuple[Read, ...]],
        words: list[str],
        taken: tuple[int, ...],
        letters: int,
        quality: float,
    ) -> Iterator[_Match]:
        for read in reads[at] if at < len(reads) else ():
            following = node.onward.get(read.symbol)
            if following is None:
                continue
            now = (*taken, at)
            exact = min(quality, read.quality)
            if following.ends:
                yield _Match(now, letters + read.letters, exact, following.ends)
            if following.onward:
                yield from self._walk(
                    following, at + 1, reads, words, now, letters + read.letters, exact
                )
            if following.gap is not None:
                for onward in range(at + 1, min(at + 2 + _WIDEST_GAP, len(words))):
                    if words[onward] == BREAK:
                        break
                    yield from self._walk(
                        following.gap, onward, reads, words, now, letters + read.letters, exact
                    )


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


@lru_cache(maxsize=16384)
def _read(word: str) -> tuple[Read, ...]:
    return _lexicon().vocabulary.read(word)


def concepts_in(text: str) -> dict[str, float]:
    """The concepts a text speaks of, each with a weight above 0 and at most 1; the heaviest first.

    Longer entries win over shorter ones within them; several entries of a concept add up as
    independent hints do, 1 − ∏(1 − weight); what stands in an aside counts half. Any mix
    of languages; a text without a known word gives an empty dict.
    """
    return dict(_concepts_in(text))


@lru_cache(maxsize=8192)
def _concepts_in(text: str) -> tuple[tuple[str, float], ...]:
    words = words_of(text)
    aside = next((i for i, word in enumerate(words) if i and word in _ASIDE), len(words))
    said: dict[tuple[tuple[int, ...], str], float] = {}
    for match in _kept(_lexicon().matches(words)):
        share = match.quality * (_ASIDE_WEIGHT if match.taken[0] > aside else 1.0)
        if len(match.taken) == 1:
            share *= _ALONE
        for concept, weight in match.says.items():
            key = match.taken, concept
            said[key] = max(weight * share, said.get(key, 0.0))
    doubt: defaultdict[str, float] = defaultdict(lambda: 1.0)
    for (_, concept), weight in said.items():
        doubt[concept] *= 1.0 - weight
    weights = {c: round(1.0 - d, 4) for c, d in doubt.items() if c != NOTHING and 1.0 - d >= _LEAST}
    return tuple(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _kept(matches: list[_Match]) -> list[_Match]:
    """Matches that no longer or more exact one covers."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-len(m.taken), -m.letters, -m.quality)):
        mine = set(match.taken)
        for other in kept:
            if mine <= set(other.taken) and _hides(other, match):
                break
        else:
            kept.append(match)
    return kept


def _hides(one: _Match, other: _Match) -> bool:
    """Whether a match over the same words, or more, leaves nothing to say for the other."""
    if len(one.taken) > len(other.taken) or NOTHING in one.says:
        return True
    return one.letters > other.letters + 1
