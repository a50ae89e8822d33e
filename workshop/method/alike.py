"""Same answer and "nearly everyone alike", over customer cases, before and after.

A case's answers come as counts: how many people chose each of its options. A person who left a
case out is in none of its counts. All of this shows agreement, never that an answer is right.

Source: the method's measures. "Same answer" is the chance that two different people of the group
answer alike (Σ nₖ(nₖ − 1) / n(n − 1), Simpson's index without replacement).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .thresholds import COMPARED_FROM

# "Nearly everyone": at least 8 of 10.
ALIKE, OF = 8, 10

Case = TypeVar("Case")
Counts = Sequence[int]


def _answers(counts: Counts) -> int:
    if any(count < 0 for count in counts):
        raise ValueError("counts of people are never negative")
    return sum(counts)


def same_answer(counts: Counts) -> float | None:
    """The share of pairs of people who answered one case alike, 0..1; None for n < 2."""
    n = _answers(counts)
    if n < 2:
        return None
    return sum(count * (count - 1) for count in counts) / (n * (n - 1))


def mean_same_answer(cases: Iterable[Counts]) -> float | None:
    """The mean of `same_answer` over the cases that have one; None if none has."""
    shares = [share for counts in cases if (share := same_answer(counts)) is not None]
    return sum(shares) / len(shares) if shares else None


def nearly_everyone(counts: Counts) -> bool | None:
    """Whether at least 8 of 10 of those who answered chose the same; None for n < 2.

    In whole numbers: 4 of 5 is enough, 7 of 9 is not; of fewer than five, all must agree.
    """
    n = _answers(counts)
    if n < 2:
        return None
    return max(counts) * OF >= n * ALIKE


@dataclass(frozen=True)
class Alike:
    """In how many of `cases` nearly everyone answered alike: "in 2 of 6"."""

    alike: int
    cases: int


def alike(cases: Iterable[Counts]) -> Alike:
    """One time only. Cases that fewer than two people answered are left out."""
    told = [one for counts in cases if (one := nearly_everyone(counts)) is not None]
    return Alike(sum(told), len(told))


@dataclass(frozen=True)
class BeforeAfter:
    """In how many of the same `cases` nearly everyone answered alike, before and after.

    `left_out`: cases of either time that could not be compared. `people_differ`: in one of the
    compared cases the number of answers changed, so it was not the same people.
    """

    cases: int
    before: int
    after: int
    left_out: int
    people_differ: bool


def alike_cases(
    before: Mapping[Case, Counts],
    after: Mapping[Case, Counts],
    *,
    answers: int = COMPARED_FROM,
) -> BeforeAfter | None:
    """Compare over the cases that at least `answers` (2 or more) people answered both times.

    None when no case can be compared. The counts of one case are over the same options in both.

    Names are hidden and everybody's key is another in each step, so nobody can tell who answered
    which time: only the numbers are known. A different number proves that the people differ; an
    equal number does not prove that they are the same. More cannot be known, and the words on the
    screen must not promise more.
    """
    if answers < 2:
        raise ValueError("two people are the fewest who can be alike")
    both = [
        (before[case], after[case])
        for case in before
        if case in after and min(_answers(before[case]), _answers(after[case])) >= answers
    ]
    if not both:
        return None
    return BeforeAfter(
        cases=len(both),
        before=sum(bool(nearly_everyone(one)) for one, _ in both),
        after=sum(bool(nearly_everyone(other)) for _, other in both),
        left_out=len(set(before) | set(after)) - len(both),
        people_differ=any(sum(one) != sum(other) for one, other in both),
    )
