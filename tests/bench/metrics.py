"""How alike two groupings of the same things are: four indices, 1 for the same grouping.

ARI: Hubert and Arabie 1985. V-measure (harmonic mean of homogeneity and completeness, natural
logarithms, weight 1): Rosenberg and Hirschberg 2007. BCubed: Bagga and Baldwin 1998. Pairwise F1:
of the pairs that are together. `true` and `found` are labels of the same things, in one order.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log

Labels = Sequence[Hashable]


def ari(true: Labels, found: Labels) -> float:
    """The Rand index less what chance gives: 0 by chance, negative below it."""
    both, ones, others, pairs = _pairs(true, found)
    chance = ones * others / pairs if pairs else 0.0
    most = (ones + others) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def pairwise_f1(true: Labels, found: Labels) -> float:
    both, ones, others, _ = _pairs(true, found)
    return 2 * both / (ones + others) if ones + others else 1.0


def v_measure(true: Labels, found: Labels) -> float:
    cells, rows, columns = Counter(zip(true, found, strict=True)), Counter(true), Counter(found)
    total = len(true)
    within_found = -sum(n / total * log(n / columns[f]) for (_, f), n in cells.items())
    within_true = -sum(n / total * log(n / rows[t]) for (t, _), n in cells.items())
    homogeneity = 1 - within_found / _entropy(rows, total) if len(rows) > 1 else 1.0
    completeness = 1 - within_true / _entropy(columns, total) if len(columns) > 1 else 1.0
    both = homogeneity + completeness
    return 2 * homogeneity * completeness / both if both else 0.0


def bcubed_f1(true: Labels, found: Labels) -> float:
    cells, rows, columns = Counter(zip(true, found, strict=True)), Counter(true), Counter(found)
    total = len(true)
    if not total:
        return 1.0
    precision = sum(n * n / columns[f] for (_, f), n in cells.items()) / total
    recall = sum(n * n / rows[t] for (t, _), n in cells.items()) / total
    return 2 * precision * recall / (precision + recall)


def _pairs(true: Labels, found: Labels) -> tuple[int, int, int, int]:
    """Pairs together in both, in `true`, in `found`, and all pairs."""
    cells = Counter(zip(true, found, strict=True))
    both, ones, others = (
        sum(n * (n - 1) // 2 for n in counted.values())
        for counted in (cells, Counter(true), Counter(found))
    )
    return both, ones, others, len(true) * (len(true) - 1) // 2


def _entropy(sizes: Counter[Hashable], total: int) -> float:
    return -sum(n / total * log(n / total) for n in sizes.values())
