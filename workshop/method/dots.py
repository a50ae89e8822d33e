"""A dot plot of a group's own numbers: where each dot and each tick of the axis lies.

One dot is one person, whatever their number; dots stack and never overlap. The same numbers in
any order give the same picture, so it tells nothing of who answered when.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

# About so many stacks side by side when everybody's answer differs.
STACKS = 24
# A plot is at most this high, as a share of its width, with up to about 1,200 people.
HIGHEST = 0.5
# From how many times the lowest the highest answer is drawn on a log axis.
LOG_FROM = 50
# Nearer together than this share of their size, numbers are one number.
SAME = 1e-9
# Readings are kept to a billionth; what is nearer to nothing lies at 0.
LEAST = 1e-9


@dataclass(frozen=True)
class Dot:
    """A person's answer. `x`: the centre, 0..1 of the width; `stack`: how many dots are below."""

    x: float
    stack: int


@dataclass(frozen=True)
class Tick:
    """A round `value` on the axis, at `x` (0..1), shown with so many `decimals`."""

    x: float
    value: float
    decimals: int


@dataclass(frozen=True)
class Plot:
    """Dots by x, then from below. `size`: a dot's diameter, 0..1 of the width.

    The plot is `rows` × `size` high. `log`: the axis is logarithmic, and the screen says so.
    """

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    size: float
    rows: int
    log: bool
    start: float
    end: float
    stacks: int

    def x(self, value: float) -> float:
        """Where a value (the median, an end of a range) lies, 0..1; outside it is at the edge."""
        share = _share(value, self.start, self.end, self.log)
        return (share * self.stacks + 0.5) / (self.stacks + 1)


def plot(numbers: Sequence[float], low: float | None = None, high: float | None = None) -> Plot:
    """The dot plot of one number a person (any order, none to thousands).

    The axis runs over all numbers, and to `low` and `high` if given, from one round number to
    another. It is logarithmic when all these are above 0 and the highest is at least 50 times the
    lowest. A dot lies at most half a stack (1/50 of the width) beside its number.
    """
    ends = [end for end in (low, high) if end is not None]
    if not all(isfinite(number) for number in (*numbers, *ends)):
        raise ValueError("a plot is of finite numbers")
    numbers, ends = ([_kept(number) for number in some] for some in (numbers, ends))
    across = [*numbers, *ends] or [0.0, 1.0]
    least, most = min(across), max(across)
    log = least > 0 and most / least >= LOG_FROM
    values = _log_ticks(least, most) if log else _linear_ticks(least, most)
    start, end = values[0][0], values[-1][0]
    # A whole number of stacks between two ticks of a linear axis: round answers lie on their tick.
    steps = len(values) - 1
    stacks = steps * max(1, round(STACKS / steps))
    columns: dict[int, int] = {}
    for number in numbers:
        column = floor(_share(number, start, end, log) * stacks + 0.5)
        columns[column] = columns.get(column, 0) + 1
    tallest = max(columns.values(), default=0)
    # A tall stack becomes as many dots broad as keeps the whole within its height.
    broad = 1
    while ceil(tallest / broad) > HIGHEST * (stacks + 1) * broad:
        broad += 1
    size = 1 / ((stacks + 1) * broad)
    dots = tuple(
        dot for column in sorted(columns) for dot in _stack(column, columns[column], broad, size)
    )
    shell = Plot(dots, (), size, ceil(tallest / broad), log, start, end, stacks)
    ticks = tuple(Tick(shell.x(value), value, decimals) for value, decimals in values)
    return Plot(dots, ticks, size, shell.rows, log, start, end, stacks)


def _kept(number: float) -> float:
    return number if abs(number) >= LEAST else 0.0


def _stack(column: int, people: int, broad: int, size: float) -> list[Dot]:
    """The dots of one stack, row by row from below, each row in its middle."""
    middle = (column + 0.5) * broad * size
    dots = []
    for row in range(ceil(people / broad)):
        here = min(broad, people - row * broad)
        left = middle - (here - 1) * size / 2
        dots += [Dot(left + place * size, row) for place in range(here)]
    return sorted(dots, key=lambda dot: (dot.x, dot.stack))


def _share(value: float, start: float, end: float, log: bool) -> float:
    """Where a value lies between the ends of the axis, 0..1."""
    if log:
        value = max(value, start)
        share = (log10(value) - log10(start)) / (log10(end) - log10(start))
    else:
        share = value / (end - start) - start / (end - start)
    return min(1.0, max(0.0, share))


def _round(count: int, power: int) -> float:
    """count × 10^power, as exact as a float can be."""
    return float(count * 10**power) if power >= 0 else count / 10**-power


def _linear_ticks(least: float, most: float) -> list[tuple[float, int]]:
    """Three to seven round values, one step (1, 2 or 5 × 10ⁿ) apart, around all numbers."""
    if most - least <= SAME * max(abs(least), abs(most), SAME):
        # One number only: an axis of its own size around it, below 0 only if it is.
        half = abs(least) / 2 or 1.0
        positive = least >= 0
        least, most = least - half, most + half
        least = max(least, 0.0) if positive else least
    power = floor(log10((most - least) / 5)) - 1
    while True:
        for lead in (1, 2, 5):
            step = _round(lead, power)
            first, last = floor(least / step), ceil(most / step)
            if last - first <= 6:
                counts = range(first, last + 1)
                return [(_round(lead * count, power), max(0, -power)) for count in counts]
        power += 1


def _log_ticks(least: float, most: float) -> list[tuple[float, int]]:
    """Round values (1, 2 and 5 × 10ⁿ, else powers of ten) around all numbers, seven at most."""
    low, high = floor(log10(least)) - 1, ceil(log10(most)) + 1
    fine = [(lead, power) for power in range(low, high + 1) for lead in (1, 2, 5)]
    first = max(place for place, tick in enumerate(fine) if _round(*tick) <= least)
    last = min(place for place, tick in enumerate(fine) if _round(*tick) >= most)
    ticks = fine[first : last + 1]
    if len(ticks) > 7:
        first -= first % 3
        last += -last % 3
        decades = (last - first) // 3
        every = ceil(decades / 6)
        last += (-decades % every) * 3
        ticks = [(1, low + place // 3) for place in range(first, last + 1, 3 * every)]
    return [(_round(*tick), max(0, -tick[1])) for tick in ticks]
