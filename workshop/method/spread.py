"""How far a group's own numbers lie apart, and what a range for colleagues holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isfinite
from statistics import fmean, stdev


class Scale(StrEnum):
    """What a unit's numbers mean. Only a ratio scale has a true nothing (km, kg, not °C)."""

    RATIO = "ratio"
    INTERVAL = "interval"


def quantile(ordered: Sequence[float], share: float) -> float:
    """The linear quantile of sorted numbers (Hyndman and Fan's type 7); `share` 0..1.

    Between two numbers it lies in proportion; 0 is the lowest, 1 the highest.
    """
    if not ordered:
        raise ValueError("nothing has no quantile")
    place = Fraction(share) * (len(ordered) - 1)
    at = int(place)
    if at + 1 == len(ordered) or ordered[at] == ordered[at + 1]:
        return ordered[at]
    part = float(place - at)
    between = ordered[at] * (1 - part) + ordered[at + 1] * part
    return min(max(between, ordered[at]), ordered[at + 1])


@dataclass(frozen=True)
class Spread:
    """A group's own numbers, all in one unit: `low`, `high`, `median`, quartiles, `iqr` q3 − q1.

    Only on a ratio scale and when all are above 0: `times` = high / low, `qcd` and, from two
    people, `cv` (no unit). Else None: half of 10 °C is no temperature's half.
    """

    n: int
    low: float
    high: float
    median: float
    q1: float
    q3: float
    iqr: float
    times: float | None
    qcd: float | None
    cv: float | None


def spread_of(numbers: Sequence[float], scale: Scale) -> Spread | None:
    """The spread of one number a person, in any order, missing ones left out; None without any.

    CV = s / x̄ with n − 1 in s; QCD = (Q3 − Q1) / (Q3 + Q1) with linear quantiles.
    Source: the method's measures; QCD: Bonett (2006).
    """
    if not all(isfinite(number) for number in numbers):
        raise ValueError("a spread is of finite numbers")
    if not numbers:
        return None
    ordered = sorted(numbers)
    n, low, high = len(ordered), ordered[0], ordered[-1]
    q1, median, q3 = (quantile(ordered, share) for share in (0.25, 0.5, 0.75))
    times = qcd = cv = None
    if scale is Scale.RATIO and low > 0:
        times = high / low
        qcd = (q3 - q1) / (q3 + q1)
        cv = stdev(ordered) / fmean(ordered) if n > 1 else None
    return Spread(n, low, high, median, q1, q3, q3 - q1, times, qcd, cv)


@dataclass(frozen=True)
class Range:
    """The "range that would hold nine of ten colleagues", one person's, in the word's unit."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise ValueError("a range runs from low to high")

    @classmethod
    def of(cls, one: float, other: float) -> "Range":
        """The range between two ends, whichever was written first."""
        return cls(min(one, other), max(one, other))

    def holds(self, number: float) -> bool:
        return self.low <= number <= self.high


@dataclass(frozen=True)
class Held:
    """The share (0..1) of the others' numbers that each range holds, and the median share.

    `shares` are sorted, lowest first: whose they are is nobody's business.
    """

    shares: tuple[float, ...]
    median: float


def held(answers: Sequence[tuple[float | None, Range | None]]) -> Held | None:
    """How much of the others' numbers people's ranges hold.

    `answers`: for each person the own number and the range, either may be missing (None). A
    range is measured against the numbers of all other people, never against its owner's. People
    without a range, and ranges with no other's number to hold, are left out; None if all are.

    Source: after Brun and Teigen (1988): doctors' nine-of-ten ranges for a word held under 65 %
    of their colleagues' readings of it.
    """
    numbers = [number for number, _ in answers if number is not None]
    shares = []
    for own, band in answers:
        others = len(numbers) - (own is not None)
        if band is None or not others:
            continue
        inside = sum(band.holds(number) for number in numbers)
        inside -= own is not None and band.holds(own)
        shares.append(inside / others)
    if not shares:
        return None
    shares.sort()
    return Held(tuple(shares), quantile(shares, 0.5))
