"""The suggestion: the partition that is nearest to all those drawn."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster

from workshop.method.sorting.chains import Labels
from workshop.method.sorting.likeness import Prepared, prepare
from workshop.method.sorting.standing import Standing, average_link, stand
from workshop.method.sorting.values import Judgement, Suggestion

CUTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def suggest(
    texts: Mapping[str, str],
    judgements: Sequence[Judgement],
    *,
    prepared: Prepared | None = None,
) -> Suggestion:
    """Groups for all cards, from the answers and the texts; also from the texts alone."""
    if prepared is None or prepared.texts != texts:
        prepared = prepare(texts)
    return suggestion_of(stand(prepared, judgements))


def suggestion_of(standing: Standing) -> Suggestion:
    """What a standing suggests; cards come in the order of their texts."""
    prepared, shared = standing.prepared, standing.together()
    if not len(prepared):
        return Suggestion((), ())
    labels = nearest(standing.drawn, shared)
    groups = sorted(
        (np.flatnonzero(labels == label) for label in np.unique(labels)),
        key=lambda nodes: (-sum(len(prepared.ids[n]) for n in nodes), nodes[0]),
    )
    medoids = [_medoid(prepared, nodes, shared) for nodes in groups]
    return Suggestion(
        groups=tuple(tuple(i for n in nodes for i in prepared.ids[n]) for nodes in groups),
        medoids=tuple(prepared.ids[node][0] for node in medoids),
    )


def nearest(drawn: Labels, shared: sparse.csr_array) -> Labels:
    """The partition with the greatest expected adjusted Rand index against those drawn.

    After Fritsch and Ickstadt 2009: average link on the shares at several cuts, and the drawn
    partitions themselves, are tried.
    """
    count = drawn.shape[1]
    if count < 2:
        return np.zeros(count, dtype=np.intp)
    tree, _ = average_link(shared.toarray(), 1.0)
    tried = [fcluster(tree, cut, "distance").astype(np.intp) - 1 for cut in CUTS]
    tried += list(np.unique(drawn[-12:], axis=0))
    return max(tried, key=lambda labels: expected_index(labels, shared))


def expected_index(labels: Labels, shared: sparse.csr_array) -> float:
    """The adjusted Rand index expected where pairs are together with these probabilities."""
    count = len(labels)
    rows = np.repeat(np.arange(count), np.diff(shared.indptr))
    inside = labels[rows] == labels[shared.indices]
    agreed = (float(shared.data[inside].sum()) - count) / 2
    true = (float(shared.data.sum()) - count) / 2
    sizes = np.bincount(labels)
    own = float((sizes * (sizes - 1)).sum()) / 2
    chance = own * true / (count * (count - 1) / 2)
    room = (own + true) / 2 - chance
    return (agreed - chance) / room if room > 1e-9 else 0.0


def _medoid(prepared: Prepared, nodes: Labels, shared: sparse.csr_array) -> int:
    """The card most surely together with the others; among equals the most alike in words."""
    if len(nodes) < 3:
        return int(min(nodes, key=lambda n: (len(prepared.texts[prepared.ids[n][0]]), n)))
    block = shared[nodes][:, nodes].toarray().sum(axis=1)
    alike = np.array([prepared.ratio(int(n), nodes).sum() for n in nodes])
    return int(nodes[np.argmax(np.round(block, 6) + alike / (10 * len(nodes)))])
