"""Indices of agreement: r_wg, Tastle–Wierman and Kendall's W.

They stand under "details"; what ordinary users see is in `alike.py` and `spread.py`. Each is
computed from any number of answers; whether it may be shown is asked of `thresholds.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log2
from typing import TypeGuard


@dataclass(frozen=True)
class Rwg:
    """`raw` is what the formula gives and what is stored; `shown` is never below 0."""

    raw: float
    shown: float


def _on_scale(ratings: Sequence[int], points: int) -> None:
    if points < 2:
        raise ValueError("a scale has at least 2 points")
    if any(not 1 <= rating <= points for rating in ratings):
        raise ValueError(f"ratings lie on 1..{points}")


def r_wg(ratings: Sequence[int], points: int) -> Rwg | None:
    """Within-group agreement 1 − s² / ((A² − 1) / 12) on a scale of A points.

    `ratings`: one a person, whole numbers 1..`points`, missing ones left out. s² has n − 1
    below. None for fewer than two people. Everybody alike gives 1; more spread than chance gives
    less than 0, shown as 0. It inflates when everybody is pleased.

    Source: James, Demaree and Wolf (1984), with the even distribution as chance.
    """
    _on_scale(ratings, points)
    n = len(ratings)
    if n < 2:
        return None
    # n(n−1)s² in whole numbers, so that "everybody alike" is exactly 1.
    squares = n * sum(r * r for r in ratings) - sum(ratings) ** 2
    raw = 1 - 12 * squares / (n * (n - 1) * (points * points - 1))
    return Rwg(raw, max(0.0, raw))


def tastle_wierman(ratings: Sequence[int], points: int) -> float | None:
    """Consensus on an ordered scale: 1 + Σ pᵢ log₂(1 − |Xᵢ − μ| / d), 0..1.

    `ratings`: one a person, whole numbers 1..`points`, missing ones left out; d = points − 1.
    Answers nobody gave are skipped. 0 when half stand at each end. None for fewer than two
    people: one alone always gives 1, which says nothing.

    Source: Tastle and Wierman (2007), Consensus and dissention.
    """
    _on_scale(ratings, points)
    n = len(ratings)
    if n < 2:
        return None
    mean = sum(ratings) / n
    total = 1.0
    for point in range(1, points + 1):
        if share := ratings.count(point) / n:
            total += share * log2(1 - abs(point - mean) / (points - 1))
    return min(1.0, max(0.0, total))


@dataclass(frozen=True)
class Concordance:
    """Kendall's W over `ballots` whole ballots; `dropped` were incomplete. `w` None: no figure."""

    w: float | None
    ballots: int
    dropped: int


def _whole(ballot: Sequence[float | None]) -> TypeGuard[Sequence[float]]:
    return all(place is not None and isfinite(place) for place in ballot)


def _doubled_ranks(places: Sequence[float]) -> tuple[list[int], int]:
    """Twice the mid-rank of each place (whole numbers), and Σ(t³ − t) over groups of t ties."""
    below = {place: sum(other < place for other in places) for place in places}
    ties = {place: places.count(place) for place in below}
    return (
        [2 * below[place] + ties[place] + 1 for place in places],
        sum(t**3 - t for t in ties.values()),
    )


def kendall_w(ballots: Sequence[Sequence[float | None]], options: int) -> Concordance:
    """Concordance of rankings, with ties: W = 12S / (m²(k³ − k) − mT), 0..1.

    `ballots`: one a person, a place (any finite number; equal ones are tied and share the middle
    rank) for each of the k = `options` options in the same order. A ballot with a missing place
    is dropped and counted. No W for m < 2 ballots, k < 3 options or when everybody ties all (the
    denominator is 0). By chance W is about 1/m, not 0.

    Source: Kendall and Babington Smith (1939), Kendall's correction for ties.
    """
    if any(len(ballot) != options for ballot in ballots):
        raise ValueError(f"each ballot has {options} places")
    whole = [ballot for ballot in ballots if _whole(ballot)]
    m, k = len(whole), options
    dropped = len(ballots) - m
    if m < 2 or k < 3:
        return Concordance(None, m, dropped)
    sums, tied = [0] * k, 0
    for ballot in whole:
        ranks, ties = _doubled_ranks(ballot)
        sums = [total + rank for total, rank in zip(sums, ranks, strict=True)]
        tied += ties
    # All in whole numbers: ranks are doubled, so S is four times as large.
    four_s = sum((total - m * (k + 1)) ** 2 for total in sums)
    below = m * m * (k**3 - k) - m * tied
    return Concordance(3 * four_s / below if below else None, m, dropped)
