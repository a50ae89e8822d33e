"""How alike the texts are, prepared once: the prior that the answers then correct."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workshop.method.lexicon import CONCEPTS, concepts_in, kinship
from workshop.method.sorting.words import Reader, languages_of, letters_of, plain, words_of

Floats = NDArray[np.float64]

# Log likelihood ratio of two cards' features: together against apart. Fitted roughly, by logistic
# regression over labelled pairs, and rounded; BOTH is what it says when both cards have known
# concepts, before what they share of them is added.
STEMS, LETTERS, SHARED = 2.5, 1.5, 6.0
NONE, BOTH = 0.0, -1.2
MOST = 4.5
# Beyond so many cards only the nearest neighbours of each are kept.
MANY, NEIGHBOURS, BLOCK = 400, 40, 256


@dataclass(frozen=True, eq=False)
class Prepared:
    """The texts as the engine sees them. Made off the event loop, kept, and given to all calls.

    Identical texts are one node; nodes stand in the order of their texts, never of their ids.
    The log likelihood ratio of a pair of nodes is NONE + BOTH·known·known + link (symmetric, CSR,
    empty diagonal).
    """

    texts: Mapping[str, str]
    ids: tuple[tuple[str, ...], ...]  # of each node
    node_of: Mapping[str, int]
    concepts: tuple[Mapping[str, float], ...]  # of each node
    known: Floats  # n: 1 where a node has a known concept
    link: sparse.csr_array

    def __len__(self) -> int:
        return len(self.ids)

    def ratio(self, one: int, other: Sequence[int] | NDArray[np.intp]) -> Floats:
        """The log likelihood ratio of one node with each of the others."""
        row = np.zeros(len(self))
        start, stop = self.link.indptr[one], self.link.indptr[one + 1]
        row[self.link.indices[start:stop]] = self.link.data[start:stop]
        return np.asarray(NONE + BOTH * self.known[one] * self.known[other] + row[other])


def prepare(texts: Mapping[str, str]) -> Prepared:
    together: dict[str, list[str]] = {}
    for card, text in texts.items():
        together.setdefault(plain(text), []).append(card)
    ordered = sorted(together)
    cards = [words_of(text) for text in ordered]
    languages = languages_of(cards)
    reader = Reader(cards)
    both = list(zip(cards, languages, strict=True))
    concepts = [concepts_in(text) for text in ordered]
    link = (
        STEMS * _cosines([reader.stems(*card) for card in both])
        + LETTERS * _cosines([letters_of(*card) for card in both])
        + SHARED * _cosines(concepts, _kin())
    )
    link.data = np.minimum(link.data, MOST)
    return Prepared(
        texts=dict(texts),
        ids=tuple(tuple(sorted(together[text], key=texts.__getitem__)) for text in ordered),
        node_of={card: n for n, text in enumerate(ordered) for card in together[text]},
        concepts=tuple(concepts),
        known=np.array([float(bool(found)) for found in concepts]),
        link=_nearest(sparse.csr_array(link)),
    )


@cache
def _kin() -> sparse.csr_array:
    """Concepts × concepts: how near two are, 1 on the diagonal."""
    return sparse.csr_array([[kinship(one, other) for other in CONCEPTS] for one in CONCEPTS])


def _cosines(
    bags: Sequence[Mapping[str, float]], kin: sparse.csr_array | None = None
) -> sparse.csr_array:
    """n × n cosines of weighted bags, weighted by rarity among the bags; empty diagonal.

    With `kin` (features × features, of concepts in the order of CONCEPTS) soft cosines, after
    Sidorov et al. 2014.
    """
    places: dict[str, int] = {} if kin is None else {c: n for n, c in enumerate(CONCEPTS)}
    rows, columns, weights = [], [], []
    for row, bag in enumerate(bags):
        for feature in sorted(bag):
            rows.append(row)
            columns.append(places.setdefault(feature, len(places)))
            weights.append(bag[feature])
    count = len(bags)
    rarity = np.log1p(count / np.maximum(1, np.bincount(columns, minlength=1)))
    values = np.array(weights, dtype=float) * (rarity[columns] if columns else 1.0)
    matrix = sparse.csr_array((values, (rows, columns)), shape=(count, max(1, len(places))))
    turned = sparse.csr_array(matrix if kin is None or not places else matrix @ kin)
    lengths = np.sqrt(np.asarray(turned.multiply(matrix).sum(axis=1)).reshape(-1))
    scale = sparse.diags_array(1 / np.maximum(lengths, 1e-9))
    matrix, turned = sparse.csr_array(scale @ matrix), sparse.csc_array((scale @ turned).T)
    blocks = [_above(matrix[at : at + BLOCK] @ turned) for at in range(0, count, BLOCK)]
    if not blocks:
        return sparse.csr_array((0, 0))
    square = sparse.csr_array(sparse.vstack(blocks, format="csr"))
    square.setdiag(0.0)
    square.eliminate_zeros()
    return square


def _above(block: sparse.csr_array, least: float = 0.06) -> sparse.csr_array:
    """Without the entries that say next to nothing; they would fill the memory."""
    block = sparse.csr_array(block)
    block.data[block.data < least] = 0.0
    block.eliminate_zeros()
    return block


def _nearest(link: sparse.csr_array) -> sparse.csr_array:
    """Of many cards, the nearest of each (either way round, so that it stays symmetric)."""
    link.sort_indices()
    count = link.shape[0]
    if count <= MANY:
        return link
    keep = np.zeros(link.nnz, dtype=bool)
    for row in range(count):
        start, stop = link.indptr[row], link.indptr[row + 1]
        if stop - start <= NEIGHBOURS:
            keep[start:stop] = True
        else:
            far = np.argsort(-link.data[start:stop], kind="stable")[:NEIGHBOURS]
            keep[start + far] = True
    kept = link.copy()
    kept.data = np.where(keep, link.data, 0.0)
    kept.eliminate_zeros()
    near = sparse.csr_array(kept.maximum(kept.T))
    near.sort_indices()
    return near


def text_similarity(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """For each pair of cards that share something: how much more likely together than apart.

    Log likelihood ratios (natural logarithm), from their texts alone; identical texts get MOST.
    Pairs that are not told share nothing known.
    """
    prepared = prepare(texts)
    pairs: dict[tuple[str, str], float] = {}
    for node, cards in enumerate(prepared.ids):
        start, stop = prepared.link.indptr[node], prepared.link.indptr[node + 1]
        near = prepared.link.indices[start:stop]
        for other, value in zip(near, prepared.ratio(node, near), strict=True):
            pairs.update(_each(cards, prepared.ids[other], float(value)))
        pairs.update(_each(cards, cards, MOST))
    return pairs


def _each(ones: Iterable[str], others: Iterable[str], value: float) -> dict[tuple[str, str], float]:
    others = tuple(others)
    return {(one, other): value for one in ones for other in others if one != other}
