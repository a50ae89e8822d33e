"""Where the sorting stands: partitions drawn from what is known so far."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from workshop.method.sorting import answers as said
from workshop.method.sorting.answers import Answers, Rates
from workshop.method.sorting.chains import Chains, Labels, leaning
from workshop.method.sorting.doubts import doubted
from workshop.method.sorting.likeness import BOTH, MANY, MOST, NONE, Floats, Prepared
from workshop.method.sorting.merging import joined
from workshop.method.sorting.values import Judgement

# How many partitions are walked side by side: fewer where cards are many.
CHAINS, FEWEST, CHAIN_CARDS = 12, 6, 1800
# (at most so many cards, sweeps until the draws count, sweeps that do)
SWEEPS = ((150, 8, 4), (MANY, 5, 3))
SWEEPS_BEYOND = (3, 2)
# Chains begin at average-link cuts from generous to strict and from single cards, each
# with all joins that gain, to look at the themes from several sides.
CUTS = (0.0, 1.5)
SEED = 20


@dataclass(frozen=True, eq=False)
class Standing:
    """What the answers up to a moment say. Made off the event loop and kept for a second or two.

    `drawn`: partitions × nodes, labels; together they stand for how sure the groups are.
    """

    prepared: Prepared
    answers: Answers
    rates: Rates
    drawn: Labels
    walked: Labels  # where the chains stopped, to go on from

    def together(self) -> sparse.csr_array:
        """n × n: the share of the drawn partitions in which two nodes are together."""
        return together(self.drawn)


def together(drawn: Labels) -> sparse.csr_array:
    draws, count = drawn.shape
    if not count:
        return sparse.csr_array((0, 0))
    width = int(drawn.max()) + 1
    columns = (drawn + np.arange(draws)[:, None] * width).ravel()
    rows = np.tile(np.arange(count), draws)
    ones = np.ones(draws * count)
    groups = sparse.csr_array((ones, (rows, columns)), shape=(count, draws * width))
    return sparse.csr_array(groups @ groups.T) / draws


def stand(
    prepared: Prepared, judgements: Iterable[Judgement], previous: Standing | None = None
) -> Standing:
    """Draw partitions given the answers; from where `previous` stood, if it was of these texts.

    Deterministic: the same texts, answers and previous standing give the same draws.
    """
    answers = said.gather(prepared, judgements)
    rng = np.random.default_rng(SEED + len(answers))
    fitting = [(first, kept) for most, first, kept in SWEEPS if len(prepared) <= most]
    first, kept = (fitting or [SWEEPS_BEYOND])[0]
    if previous is not None and previous.prepared is prepared:
        begin, first = previous.walked, kept // 2
    else:
        begin = np.array([])
    lean = leaning(len(answers), len(prepared))
    rates = said.expected(answers)
    evidence = said.square(prepared, answers, said.log_odds(answers, rates))
    if not len(begin):
        begin = beginnings(prepared, evidence, lean)
    chains = Chains(prepared, begin, rng, lean)
    if len(prepared) < 2:
        return Standing(prepared, answers, rates, begin, begin)
    drawn: list[Labels] = []
    for sweep in range(first + kept):
        chains.sweep(evidence)
        labels = chains.labels
        shared = (labels[:, answers.first] == labels[:, answers.second]).mean(axis=0)
        rates = said.fitted(answers, shared)
        evidence = said.square(prepared, answers, said.log_odds(answers, rates))
        if sweep >= first:
            drawn.append(np.array([doubted(prepared, row, evidence, lean, rng) for row in labels]))
    return Standing(prepared, answers, rates, np.concatenate(drawn), chains.labels)


def beginnings(prepared: Prepared, evidence: sparse.csr_array, lean: float = 1.0) -> Labels:
    """Partitions to begin at: average link on the summed log odds, cut at several heights."""
    count = len(prepared)
    if count < 2:
        return np.zeros((1, count), dtype=np.intp)
    cuts = CUTS if count <= MANY else CUTS[1:]
    odds = evidence.toarray() + prepared.link.toarray()
    odds += NONE + BOTH * np.outer(prepared.known, prepared.known)
    tree, top = average_link(odds, float(odds.max(initial=MOST)))
    rows = [fcluster(tree, top - cut, "distance").astype(np.intp) - 1 for cut in cuts]
    rows = [joined(prepared, row, evidence, lean) for row in (*rows, np.arange(count))]
    return np.array([rows[chain % len(rows)] for chain in range(_chains(prepared))])


def _chains(prepared: Prepared) -> int:
    return max(FEWEST, min(CHAINS, CHAIN_CARDS // len(prepared)))


def average_link(likeness: Floats, top: float) -> tuple[Floats, float]:
    """The average-link tree over top − likeness (a square matrix), and `top`."""
    apart = top - likeness
    np.fill_diagonal(apart, 0.0)
    return linkage(squareform(apart, checks=False), "average"), top
