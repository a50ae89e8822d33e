"""Whether people wrote of the same themes: overlap of persons, entropy of notes."""

from collections.abc import Hashable, Sequence, Set
from itertools import combinations
from math import log2


def theme_overlap(people: Sequence[Set[Hashable]]) -> float | None:
    """Mean pairwise Jaccard |A∩B| / |A∪B| of each person's themes, 0..1.

    `people`: one set of themes a person. Empty sets are dropped; None for fewer than two people.
    Before and after are comparable only over the same list of themes.
    Source: Jaccard (1901).
    """
    told = [themes for themes in people if themes]
    pairs = len(told) * (len(told) - 1) // 2
    if not pairs:
        return None
    return sum(len(a & b) / len(a | b) for a, b in combinations(told, 2)) / pairs


def theme_entropy(notes: Sequence[int]) -> float | None:
    """How evenly the notes lie over the K themes: −Σ p log₂ p / log₂ K, 0..1.

    `notes`: notes in each theme of the list; an empty theme is one of the K. One theme gives 0;
    None without a note. Source: Shannon (1948), divided by its greatest value.
    """
    if any(count < 0 for count in notes):
        raise ValueError("counts of notes are never negative")
    shares = [count / sum(notes) for count in notes if count]
    if not shares:
        return None
    if len(shares) == 1:
        return 0.0
    return min(1.0, sum(p * log2(1 / p) for p in shares) / log2(len(notes)))
