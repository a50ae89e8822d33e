"""Which words of a sentence may say a theme: those whose stems its name and its cards share.

A proposal that somebody confirms, never more. Each word of the sentence weighs, for each theme, 2
for a stem of the theme's name, and the share of the theme's cards that hold the stem (parts of
compounds and words of the subject weigh less, as in `sorting.words`). A word speaks for the theme
for which it weighs most, if it weighs at least a quarter there and no other theme has as much; the
run of such words with the greatest sum is proposed. Our own rule; nothing was measured with it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from workshop.method.phrases import places
from workshop.method.sorting.words import STEMMERS, WORD, Reader, words_of

_MARKS = re.compile(r"[,.;:!?…–—]")
LEAST = 0.25
OF_NAME = 2.0
LONGEST = 6  # words of a proposed phrase
CARDS_READ = 100  # of a theme

Theme = tuple[str, str, tuple[str, ...]]  # id, name, texts of its cards


@lru_cache(maxsize=64)
def suggested_ties(
    sentence: str, themes: Sequence[Theme], language: str
) -> tuple[tuple[str, str], ...]:
    """(words of the sentence, id of the theme), at most one for each theme, in their order."""
    language = language if language in STEMMERS else "en"
    read = [(id, words_of(name), [words_of(c) for c in cards]) for id, name, cards in themes]
    told = list(WORD.finditer(sentence))
    # Words of one clause stand together; a comma ends it.
    clauses = [len(_MARKS.findall(sentence[: word.start()])) for word in told]
    reader = Reader([words_of(sentence), *(name for _id, name, _cards in read)])
    said = [reader.stems(words_of(word[0]), language) for word in told]
    weights = {id: _weights(reader, name, cards, language) for id, name, cards in read}
    speaks = [_speaks_for(stems, weights) for stems in said]
    found: list[tuple[str, str]] = []
    for id in weights:
        best = max(_runs(id, speaks, clauses), default=(0.0, 0, 0))
        if best[0] >= LEAST:
            words = sentence[told[best[1]].start() : told[best[2]].end()]
            if places(words, sentence):
                found.append((words, id))
    return tuple(found)


def _weights(
    reader: Reader, name: list[str], cards: list[list[str]], language: str
) -> dict[str, float]:
    """stem → how much it speaks for the theme."""
    weight: defaultdict[str, float] = defaultdict(float)
    for card in cards[:CARDS_READ]:
        for stem, about in reader.stems(card, language).items():
            weight[stem] += about / len(cards[:CARDS_READ])
    for stem, about in reader.stems(name, language).items():
        weight[stem] += OF_NAME * about
    return dict(weight)


def _speaks_for(
    stems: dict[str, float], weights: dict[str, dict[str, float]]
) -> tuple[str, float] | None:
    """The theme that a word speaks for, and how much; None for none, or for two alike."""
    by_theme = {
        id: max((weight.get(stem, 0.0) * about for stem, about in stems.items()), default=0.0)
        for id, weight in weights.items()
    }
    best = max(by_theme.values(), default=0.0)
    leaders = [id for id, weight in by_theme.items() if weight == best]
    return (leaders[0], best) if best >= LEAST and len(leaders) == 1 else None


def _runs(
    told_for: str, speaks: list[tuple[str, float] | None], clauses: list[int]
) -> list[tuple[float, int, int]]:
    """(sum, first word, last word) of runs that begin and end with a word for the theme."""
    at = [n for n, each in enumerate(speaks) if each and each[0] == told_for]
    runs = []
    for first in at:
        for last in at:
            between = speaks[first : last + 1]
            others = any(each and each[0] != told_for for each in between)
            near = first <= last < first + LONGEST and clauses[first] == clauses[last]
            if near and not others:
                runs.append((sum(each[1] for each in between if each), first, last))
    return runs
