"""Groups joined while that makes the partition more probable, the best pair first."""

import heapq
from itertools import pairwise
from math import lgamma, log

import numpy as np
from scipy import sparse

from workshop.method.sorting import chains
from workshop.method.sorting.chains import Labels
from workshop.method.sorting.likeness import BOTH, NONE, Prepared

# What sizes are worth is cut here: between two large groups about which nobody was asked it would
# speak for one, however many groups there are.
MOST_SIZE = 4.0
# What a group less costs.
JOIN = log(chains.NEW)


class _Groups:
    """Sums inside and between groups; the probability of a partition is told in `chains`."""

    def __init__(
        self, prepared: Prepared, labels: Labels, evidence: sparse.csr_array, lean: float
    ) -> None:
        count, width = len(labels), int(labels.max()) + 1
        ones = np.ones(count)
        member = sparse.csr_array((ones, (np.arange(count), labels)), shape=(count, width))
        self.size: list[int] = np.bincount(labels, minlength=width).tolist()
        sizes = range(count + 1)
        # By size, what does not change: the worth of texts, and what a size is worth itself.
        self.worth = [chains.worth(size, lean) for size in sizes]
        self.fit = [chains.SIZES * lgamma(max(1, size)) for size in sizes]
        self.know = [float(k) for k in np.bincount(labels, prepared.known, minlength=width)]
        between = sparse.csr_array(member.T @ prepared.link @ member)
        own = between.diagonal() / 2
        self.text = [
            NONE * s * (s - 1) / 2 + BOTH * k * (k - 1) / 2 + t
            for s, k, t in zip(self.size, self.know, own, strict=True)
        ]
        self.said, self.alike = _rows(member.T @ evidence @ member), _rows(between)

    def gain(self, a: int, b: int) -> float:
        """How much more probable (log) the partition is with the two joined."""
        s, t, worth = self.size[a], self.size[b], self.worth
        text = self.text[a] + self.text[b] + self._across(a, b)
        gain = (
            self.said[a].get(b, 0.0)
            - JOIN
            + min(self.fit[s + t] - self.fit[s] - self.fit[t], MOST_SIZE)
        )
        gain += text * worth[s + t] - self.text[a] * worth[s] - self.text[b] * worth[t]
        return float(gain)

    def near(self, a: int) -> set[int]:
        """The groups that answers or texts speak for; joining others cannot gain."""
        said, alike = self.said[a], self.alike[a]
        near = {b for b, odds in said.items() if odds + 2 * alike.get(b, 0.0) > 0}
        known = BOTH * self.know[a]
        near.update(b for b, odds in alike.items() if odds > -known * self.know[b])
        return near

    def join(self, a: int, b: int) -> None:
        """b goes into a."""
        self.text[a] += self.text[b] + self._across(a, b)
        self.size[a] += self.size[b]
        self.know[a] += self.know[b]
        for rows in (self.said, self.alike):
            for other, value in rows[b].items():
                if other in (a, b):
                    continue
                rows[a][other] = rows[other][a] = rows[a].get(other, 0.0) + value
                del rows[other][b]
            rows[a].pop(b, None)
            rows[b] = {}

    def _across(self, a: int, b: int) -> float:
        base = NONE * self.size[a] * self.size[b] + BOTH * self.know[a] * self.know[b]
        return base + self.alike[a].get(b, 0.0)


def _rows(matrix: sparse.csr_array) -> list[dict[int, float]]:
    matrix = sparse.csr_array(matrix)
    starts, columns, values = matrix.indptr, matrix.indices.tolist(), matrix.data.tolist()
    return [
        {c: v for c, v in zip(columns[a:b], values[a:b], strict=True) if c != row}
        for row, (a, b) in enumerate(pairwise(starts))
    ]


def joined(
    prepared: Prepared, labels: Labels, evidence: sparse.csr_array, lean: float = 1.0
) -> Labels:
    """The partition after all joins that gain, greedily."""
    groups = _Groups(prepared, labels, evidence, lean)
    into = list(range(len(groups.size)))
    turn = [0] * len(into)  # how often a group has changed: older entries of the heap are stale
    heap = [
        (-gain, a, b, 0, 0)
        for a in range(len(into))
        for b in groups.near(a)
        if a < b and (gain := groups.gain(a, b)) > 0
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, seen_a, seen_b = heapq.heappop(heap)
        if into[a] != a or into[b] != b or (turn[a], turn[b]) != (seen_a, seen_b):
            continue
        groups.join(a, b)
        into[b] = a
        turn[a] += 1
        for other in groups.near(a):
            gain = groups.gain(a, other)
            if gain > 0:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-gain, low, high, turn[low], turn[high]))
    roots = [_root(into, group) for group in range(len(into))]
    return np.array(roots, dtype=np.intp)[labels]


def _root(into: list[int], group: int) -> int:
    while into[group] != group:
        group = into[group]
    return group
