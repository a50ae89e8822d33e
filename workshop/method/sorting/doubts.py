"""Doubt about whole groups: two that may be one, which moves of single cards hardly ever show."""

import numpy as np
from scipy import sparse
from scipy.special import gammaln

from workshop.method.sorting import chains
from workshop.method.sorting.chains import Labels
from workshop.method.sorting.likeness import BOTH, NONE, Prepared
from workshop.method.sorting.merging import MOST_SIZE

# Nothing is drawn for pairs of groups whose odds to be one are below exp of this.
LEAST = -6.0


def doubted(
    prepared: Prepared,
    labels: Labels,
    evidence: sparse.csr_array,
    lean: float,
    rng: np.random.Generator,
) -> Labels:
    """The partition with some pairs of groups joined, each as probable as it is that they are one.

    Of the other groups at most one is a group's other half; so the odds that two are one are
    those of the joined partition, divided by the
    number of groups. A group joins once at most.
    """
    count, width = len(labels), int(labels.max()) + 1
    member = sparse.csr_array((np.ones(count), (np.arange(count), labels)), shape=(count, width))
    said = (member.T @ (evidence @ member)).toarray()
    text = (member.T @ (prepared.link @ member)).toarray()
    size = np.bincount(labels, minlength=width).astype(float)
    know = np.bincount(labels, prepared.known, minlength=width)
    text += NONE * np.outer(size, size) + BOTH * np.outer(know, know)
    # The diagonal holds each pair twice, and each card with itself once.
    own = (np.diag(text) - NONE * size - BOTH * np.bincount(labels, prepared.known**2)) / 2
    worth = np.array([chains.worth(n, lean) for n in range(count + 1)])
    both = (size[:, None] + size[None, :]).astype(np.intp)
    odds = said - np.log(chains.NEW) - np.log(width)
    fit = gammaln(both) - gammaln(size)[:, None] - gammaln(size)[None, :]
    odds += np.minimum(chains.SIZES * fit, MOST_SIZE)
    apart = own * worth[size.astype(np.intp)]
    odds += (text + own[:, None] + own[None, :]) * worth[np.minimum(both, count)]
    odds -= apart[:, None] + apart[None, :]
    ones, others = np.nonzero(np.triu(odds > LEAST, 1))
    one = rng.random(len(ones)) < 1 / (1 + np.exp(-odds[ones, others]))
    joined, free = np.arange(width), np.ones(width, dtype=bool)
    for pair in rng.permutation(np.flatnonzero(one)):
        a, b = ones[pair], others[pair]
        if free[a] and free[b]:
            joined[b] = a
            free[[a, b]] = False
    return np.asarray(joined[labels])
