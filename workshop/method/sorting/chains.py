"""Partitions drawn in proportion to how probable they are: several chains walked side by side.

The log probability of a partition is, up to a constant, the sum over its groups of
    evidence: the answers' summed log odds inside the group,
    texts:    its pairs' text ratios, summed, × `worth` of its size,
    size:     log NEW + SIZES × log (size − 1)!
With SIZES 1 and no texts that is the Chinese restaurant process (Pitman 2006); with 0 no size is
preferred, as themes of a workshop are more even than that process makes them. Texts are divided
by a power of the size because the ratios of a group's pairs say much the same thing again and
again, which answers of different people do not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workshop.method.sorting.likeness import BOTH, NONE, Floats, Prepared

Labels = NDArray[np.intp]

NEW, SIZES, TEXTS, SPREAD = 2.0, 0.6, 0.6, 0.8
# The texts alone are all there is at first, and later one voice among many: they count for so
# much more without an answer, and for half of that once there is an answer a card.
ALONE = 2.0


def worth(size: float, lean: float) -> float:
    """What the summed text ratios inside a group of this size count for; `lean` see `leaning`."""
    return float(lean * TEXTS * 2 / max(2.0, size) ** SPREAD)


def leaning(answers: int, cards: int) -> float:
    """How much more than in the long run the texts count while there are few answers."""
    return 1 + ALONE * cards / (cards + answers) if cards else 1.0


@dataclass(eq=False)
class Chains:
    """`labels`: chains × nodes, each row a partition with labels from 0 without a gap."""

    prepared: Prepared
    labels: Labels
    rng: np.random.Generator
    lean: float = 1.0

    def sweep(self, evidence: sparse.csr_array, heat: float = 1.0) -> None:
        """Draw every node's group anew once, given all others (Gibbs). Heat 0 takes the best."""
        self.labels = np.array([_compact(row) for row in self.labels])
        width = len(self.labels) * _width(self.labels)
        noise = self.rng.gumbel(size=width + max(20_000, 8 * width))
        walk = _Walk(self.prepared, self.labels, evidence, noise, self.lean)
        for node in self.rng.permutation(len(self.prepared)):
            walk.move(int(node), self.rng, heat)
        self.labels = np.array([_compact(row) for row in walk.labels])


def _width(labels: Labels) -> int:
    """Room for each chain's groups, and for some new ones."""
    count = int(labels.shape[1])
    return min(count, int(labels.max()) + 1 + max(6, count // 16))


def _compact(row: Labels) -> Labels:
    return np.unique(row, return_inverse=True)[1].reshape(-1).astype(np.intp)


class _Walk:
    """One sweep: sizes, known concepts and text sums of every group in every chain."""

    def __init__(
        self,
        prepared: Prepared,
        labels: Labels,
        evidence: sparse.csr_array,
        noise: Floats,
        lean: float,
    ) -> None:
        self.labels = labels.copy()
        chains, count = labels.shape
        self.width = _width(labels)
        self.at = np.arange(chains) * self.width  # where each chain's groups begin
        self.evidence, self.link = evidence, prepared.link
        self.known = prepared.known
        self.size = np.zeros(chains * self.width)
        self.know = np.zeros(chains * self.width)
        self.text = np.zeros(chains * self.width)  # summed text ratios inside
        link = prepared.link
        rows = np.repeat(np.arange(count), np.diff(link.indptr))
        for chain in range(chains):
            own, part = labels[chain], slice(chain * self.width, (chain + 1) * self.width)
            size = np.bincount(own, minlength=self.width)
            know = np.bincount(own, prepared.known, minlength=self.width)
            inside = own[rows] == own[link.indices]
            shared = np.bincount(own[rows[inside]], link.data[inside], minlength=self.width) / 2
            self.size[part], self.know[part] = size, know
            pairs, both = size * (size - 1) / 2, know * (know - 1) / 2
            self.text[part] = NONE * pairs + BOTH * both + shared
        # Gumbel noise makes the greatest a draw; one long strip of it serves all moves.
        self.noise = noise
        sizes = np.arange(count + 2, dtype=float)
        self.worth = np.array([worth(size, lean) for size in sizes])
        self.grow = SIZES * np.log(np.maximum(1, sizes))

    def move(self, node: int, rng: np.random.Generator, heat: float) -> None:
        chains = len(self.at)
        old = self.at + self.labels[:, node]
        shared = self._sums(self.link, node)
        known = self.known[node]
        self.size[old] -= 1
        self.know[old] -= known
        text = shared + NONE * self.size + (BOTH * known) * self.know
        self.text[old] -= text[old]
        size = self.size.astype(np.intp)
        gain = self._sums(self.evidence, node) + self.grow[size]
        gain += (self.text + text) * self.worth[size + 1] - self.text * self.worth[size]
        gain = gain.reshape(chains, self.width)
        empty = size.reshape(chains, self.width) == 0
        gain[empty] = -np.inf
        free = empty.argmax(axis=1)
        has = empty[np.arange(chains), free]
        gain[has, free[has]] = np.log(NEW)
        if heat:
            begin = int(rng.integers(len(self.noise) - gain.size))
            gain = gain / heat + self.noise[begin : begin + gain.size].reshape(gain.shape)
        best = gain.argmax(axis=1)
        new = self.at + best
        self.labels[:, node] = best
        self.text[new] += text[new]
        self.size[new] += 1
        self.know[new] += known

    def _sums(self, matrix: sparse.csr_array, node: int) -> Floats:
        start, stop = matrix.indptr[node], matrix.indptr[node + 1]
        if start == stop:
            return np.zeros(len(self.size))
        places = self.labels[:, matrix.indices[start:stop]] + self.at[:, None]
        weights = np.broadcast_to(matrix.data[start:stop], places.shape)
        sums = np.bincount(places.ravel(), weights.ravel(), minlength=len(self.size))
        return sums.astype(np.float64, copy=False)
