"""What the answers say: for each pair of texts, how strongly together or apart.

An answer is a noisy look at a pair: a pair that belongs together is missed with one probability,
a pair that does not is tapped with another. Both are estimated from the answers themselves
(expectation maximisation in the manner of Dawid and Skene 1979), for each judge, drawn towards
all judges' and these towards what one may expect (beta priors).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workshop.method.sorting.likeness import Floats, Prepared
from workshop.method.sorting.values import Judgement

Whole = NDArray[np.intp]

# What is expected of people before they answered: (probability, as if seen so often).
MISSED, FALSE = (0.25, 12.0), (0.06, 30.0)
# How much of its own a judge needs to differ from the others: as if seen so often.
JUDGE_MISSED, JUDGE_FALSE = 15.0, 60.0


@dataclass(frozen=True, eq=False)
class Answers:
    """All answers about known pairs of different texts, in an order that no id decides.

    Arrays over answers: `pair` (index into `first`, `second`), `same`, `judge`. Arrays over
    pairs: `first` < `second`, nodes.
    """

    first: Whole
    second: Whole
    pair: Whole
    same: NDArray[np.bool_]
    judge: Whole
    asked: dict[str, frozenset[tuple[int, int]]]  # by judge: pairs of nodes, lower first
    focal: Whole  # of each node: how many answers had it as focal

    def __len__(self) -> int:
        return len(self.pair)


def gather(prepared: Prepared, judgements: Iterable[Judgement]) -> Answers:
    """Judgements about unknown cards, and about identical texts, are left out."""
    node_of = prepared.node_of
    by_judge: dict[str, list[tuple[int, int, bool]]] = {}
    focal = np.zeros(len(prepared), dtype=np.intp)
    for said in judgements:
        one, other = node_of.get(said.focal), node_of.get(said.candidate)
        if one is None or other is None or one == other:
            continue
        focal[one] += 1
        pair = (one, other, said.same) if one < other else (other, one, said.same)
        by_judge.setdefault(said.judge, []).append(pair)
    # Judges stand in the order of what they said, not of their names.
    lines = sorted(sorted(pairs) for pairs in by_judge.values())
    flat = np.array([row for line in lines for row in line], dtype=np.intp).reshape(-1, 3)
    judge = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    keys, pair = np.unique(flat[:, 0] * max(1, len(prepared)) + flat[:, 1], return_inverse=True)
    return Answers(
        first=keys // max(1, len(prepared)),
        second=keys % max(1, len(prepared)),
        pair=pair.reshape(-1),
        same=flat[:, 2].astype(bool),
        judge=judge.astype(np.intp),
        asked={
            name: frozenset((one, other) for one, other, _ in pairs)
            for name, pairs in by_judge.items()
        },
        focal=focal,
    )


@dataclass(frozen=True, eq=False)
class Rates:
    """Of each judge: the probability to miss a true pair, and to tap a false one."""

    missed: Floats
    false: Floats


def expected(answers: Answers) -> Rates:
    judges = int(answers.judge.max()) + 1 if len(answers) else 0
    return Rates(np.full(judges, MISSED[0]), np.full(judges, FALSE[0]))


def fitted(answers: Answers, together: Floats) -> Rates:
    """One maximisation step, given each pair's probability to belong together."""
    if not len(answers):
        return expected(answers)
    true = together[answers.pair]
    missed = _shrunk(answers.judge, true, ~answers.same, MISSED, JUDGE_MISSED)
    false = _shrunk(answers.judge, 1 - true, answers.same, FALSE, JUDGE_FALSE)
    return Rates(np.clip(missed, 0.02, 0.7), np.clip(false, 0.005, 0.4))


def _shrunk(
    judge: Whole, weight: Floats, hit: NDArray[np.bool_], prior: tuple[float, float], own: float
) -> Floats:
    hits, chances = np.bincount(judge, weight * hit), np.bincount(judge, weight)
    mean, strength = prior
    common = (mean * strength + hits.sum()) / (strength + chances.sum())
    return np.asarray((common * own + hits) / (own + chances))


def log_odds(answers: Answers, rates: Rates) -> Floats:
    """For each pair the sum of its answers' log likelihood ratios, together against apart."""
    missed, false = rates.missed[answers.judge], rates.false[answers.judge]
    each = np.where(answers.same, np.log((1 - missed) / false), np.log(missed / (1 - false)))
    return np.bincount(answers.pair, each, minlength=len(answers.first)).astype(np.float64)


def square(prepared: Prepared, answers: Answers, values: Floats) -> sparse.csr_array:
    """Values of pairs as a symmetric n × n matrix that keeps every asked pair."""
    count = len(prepared)
    rows = np.concatenate([answers.first, answers.second])
    columns = np.concatenate([answers.second, answers.first])
    both = np.concatenate([values, values])
    return sparse.csr_array((both, (rows, columns)), shape=(count, count))
