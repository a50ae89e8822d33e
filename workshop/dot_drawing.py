"""A dot plot in the user units of an SVG picture: where its points, lines and labels lie."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workshop.method.dots import Plot, plot
from workshop.method.spread import spread_of
from workshop.queries.estimates import WordShown
from workshop.queries.units import plain, rounded, said, unit_for


@dataclass(frozen=True)
class Mark:
    """A label under or over the plot; `anchor` keeps it inside the picture."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """A dot plot in user units; all dots of all people are one path of round points."""

    width: int
    height: float
    font: int
    dots: str
    dot: float  # diameter
    inner: float  # of the fill inside the outline
    floor: float  # y of the axis
    low: float
    high: float
    ticks: tuple[Mark, ...]
    median: Mark | None
    log: bool


def drawing_of(word: WordShown, width: int, font: int, most: float) -> Drawing | None:
    """None without an answer. All in user units: how it is shown says how large one is.

    `most`: so high the dots may stand; where they would stand higher they are drawn smaller.
    """
    asked = word.asked
    found = spread_of(word.numbers, unit_for(asked.unit, asked.own_unit).scale)
    if found is None:
        return None
    drawn = plot(word.numbers)
    side = font * 0.75
    inside = width - 2 * side

    def at(x: float) -> float:
        return side + x * inside

    size = min(drawn.size * inside, most / max(1, drawn.rows))
    top = font * 1.6
    floor = top + max(drawn.rows * size, font) + 1
    dots = "".join(
        f"M{at(dot.x):.1f} {floor - 1 - (dot.stack + 0.5) * size:.1f}h0" for dot in drawn.dots
    )
    middle = _("median %(number)s") % {
        "number": said(rounded(found.median), asked.unit, asked.own_unit)
    }
    median = _mark(at(drawn.x(found.median)), middle, width, font)
    return Drawing(
        width,
        round(floor + font * 1.7, 1),
        font,
        dots,
        round(size * 0.94, 2),
        round(max(size * 0.94 - 2.5, size * 0.6), 2),
        round(floor, 1),
        round(at(drawn.x(found.low)), 1),
        round(at(drawn.x(found.high)), 1),
        _ticks(drawn, at, width, font),
        median if found.n > 1 else None,
        drawn.log,
    )


def _ticks(drawn: Plot, at: Callable[[float], float], width: int, font: int) -> tuple[Mark, ...]:
    """As many labels as have room beside each other; the first and the last stay."""
    labels = [_mark(at(t.x), plain(t.value), width, font) for t in drawn.ticks]
    widest = max((len(label.text) for label in labels), default=0) * font * 0.6 + font
    room = max(2, int(width // widest))
    if len(labels) <= room:
        return tuple(labels)
    every = -(-(len(labels) - 1) // (room - 1))
    kept = [label for place, label in enumerate(labels[:-1]) if place % every == 0]
    if labels[-1].x - kept[-1].x < widest and len(kept) > 1:
        kept.pop()
    return (*kept, labels[-1])


def _mark(x: float, text: str, width: int, font: int) -> Mark:
    """In the middle over its place, unless it would stand out of the picture."""
    half = len(text) * font * 0.3
    anchor = "start" if x < half else "end" if x + half > width else "middle"
    return Mark(round(x, 1), text, anchor)
