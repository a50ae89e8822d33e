"""How much text fits on the big screen, reckoned on the safe side. A leaf, without a browser.

Nothing scrolls there and nothing is cut: what does not fit is counted ("and 12 more"). Lengths
are in the screen's unit, 1/67.5 of its height (so 24/1080 of the height are 1.5). Every figure
is reckoned for the two shapes of screen that the sheet knows, 4:3 and 16:9.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

HEIGHT: Final = 67.5
# Widths of letters in hundredths of the size, measured in the font at weight 400 and rounded up.
_WIDTHS: Final = {
    **dict.fromkeys("iljI.,:;'|!()[]1 \u00a0", 36),
    **dict.fromkeys('frt-–/“”«»"', 51),
    **dict.fromkeys("mwMWæÆ@%…", 95),
    **dict.fromkeys("ABCDGHKNOPQRUVXÄÅÖØY&", 78),
}
_LETTER, _OTHER_SCRIPT, _BOLD = 59, 105, 1.08


@dataclass(frozen=True)
class Shape:
    """A place for text on one shape of screen."""

    width: float
    height: float
    columns: int = 1


Both = tuple[Shape, Shape]  # narrow, wide


@dataclass(frozen=True)
class Look:
    """How text is set: size, distance of lines, and what stands around it."""

    size: float
    line: float = 1.3
    around: float = 0.0  # vertically: padding, border and the gap to the next
    beside: float = 0.0  # horizontally: padding and border
    bold: bool = False


def width_of(text: str, bold: bool = False) -> float:
    """In sizes of the font."""
    units = sum(_WIDTHS.get(c, _LETTER if c < "\u0250" else _OTHER_SCRIPT) for c in text)
    return units / 100 * (_BOLD if bold else 1)


@lru_cache(maxsize=20_000)
def lines_of(text: str, width: float, look: Look) -> int:
    """Lines that a text takes in a width; words that are too long are broken."""
    room = max(1.0, (width - look.beside) / look.size)
    space = width_of(" ", look.bold)
    lines = 0
    for paragraph in text.split("\n"):
        used = room + 1.0
        for word in paragraph.split():
            wide = width_of(word, look.bold)
            if used + space + wide <= room:
                used += space + wide
                continue
            lines += 1 + int(wide // room)
            used = wide % room if wide > room else wide
        lines += not paragraph.split()
    return lines


def height_of(text: str, width: float, look: Look) -> float:
    return lines_of(text, width, look) * look.size * look.line + look.around


def how_many(heights: Sequence[float], place: Shape) -> int:
    """How many things of these heights fit one after another into the columns of a place."""
    column, used = 1, 0.0
    for number, height in enumerate(heights):
        if used + height > place.height:
            column, used = column + 1, 0.0
        if column > place.columns or height > place.height:
            return number
        used += height
    return len(heights)


def which(heights: Sequence[float], height: float) -> list[int]:
    """Positions of the things that fit into one column, in order, leaving out the too tall."""
    found, used = [], 0.0
    for at, each in enumerate(heights):
        if used + each <= height:
            found.append(at)
            used += each
    return found


def largest(text: str, place: Shape, sizes: Sequence[float], line: float, bold: bool) -> int:
    """The position of the first size at which the whole text fits; else the last."""
    for at, size in enumerate(sizes):
        if height_of(text, place.width, Look(size, line, bold=bold)) <= place.height:
            return at
    return len(sizes) - 1


# --- what is shown of many things ------------------------------------------------------------
@dataclass(frozen=True)
class Shown:
    """One thing; `wide`: a narrow screen leaves it out."""

    what: Any
    wide: bool = False
    head: str = ""


@dataclass(frozen=True)
class Fit:
    """What is shown, and how many more there are on a narrow and on a wide screen."""

    shown: tuple[Shown, ...]
    more: int
    more_wide: int
    size: int = 0

    @property
    def all(self) -> bool:
        return not self.more and not self.more_wide


def sized(
    things: Sequence[Any],
    places: Both,
    sizes: Sequence[float],
    height: Callable[[Any, Shape, float], float],
) -> Fit:
    """At the largest size at which all fit, else as many as fit at the smallest."""
    for at, size in enumerate(sizes):
        fit = _fit(things, [_in([height(t, p, size) for t in things], p) for p in places], at)
        if fit.all or at == len(sizes) - 1:
            return fit
    raise AssertionError("there is at least one size")


def picked(texts: Sequence[str], places: Both, look: Look, things: Sequence[Any] = ()) -> Fit:
    """Those that fit, in their order; `things` are what the texts belong to."""
    found = [_in([height_of(text, p.width, look) for text in texts], p) for p in places]
    return _fit(things or texts, found)


def _in(heights: Sequence[float], place: Shape) -> list[int]:
    """Positions shown: in one column the too tall are left out, columns are filled in order."""
    if place.columns == 1:
        return which(heights, place.height)
    return list(range(how_many(heights, place)))


def _fit(things: Sequence[Any], found: Sequence[list[int]], size: int = 0) -> Fit:
    narrow, wide = found
    # A wide screen has room for whatever a narrow one shows.
    both = sorted({*narrow, *wide})
    rows = [thing if isinstance(thing, Shown) else Shown(thing) for thing in things]
    shown = tuple(replace(rows[at], wide=at not in narrow) for at in both)
    return Fit(shown, len(rows) - len(narrow), len(rows) - len(both), size)
