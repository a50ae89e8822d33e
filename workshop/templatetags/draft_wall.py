"""The draft, or a round's text, on the big screen: below what is fixed, beside what it says.

Lengths agree with static/css/draft.css and wall-steps.css; see `templatetags.screen`.
"""

from dataclasses import dataclass
from typing import Final

from django import template

from workshop.fitting import Fit, Look, Shape, height_of, sized
from workshop.queries.coverage import ThemeCovered
from workshop.queries.scene import Scene
from workshop.templatetags.draft import quoted
from workshop.templatetags.screen import WIDTHS, body_height

register = template.Library()

_BESIDE: Final = (46.0, 68.0)  # width of the text with the column beside it
_SIDE: Final = 30.0
_SIZES: Final = (5.25, 4.25, 3.5, 2.75, 2.25, 1.875, 1.625, 1.5)
_FIXED: Final = (1.875, 1.5)
_FEW: Final = 12.0  # so tall at most, to be set large
_TALLEST: Final = 43.0


@dataclass(frozen=True)
class OnWall:
    """`sizes`: classes of the text. `fixed`: class of what is fixed. `alone`: on a narrow screen
    the text needs the whole width, and what stands beside it is left out there.
    """

    sizes: str
    fixed: str
    alone: bool


@register.filter
def draft_on_wall(scene: Scene) -> OnWall:
    return _on_wall(scene, scene.draft.text if scene.draft else "")


@register.filter
def round_on_wall(scene: Scene) -> OnWall:
    """With what its new wording changed, where that is marked in it."""
    found = scene.round
    if found is None:
        return _on_wall(scene, "")
    if found.anew:
        return _on_wall(scene, found.text, less=3.5)
    return _on_wall(scene, "".join(text for _kind, text in found.difference) or found.text)


@register.filter
def themes_said_on_wall(scene: Scene) -> Fit:
    """The chosen themes with the words that say them, as many as there is room for."""
    themes = scene.coverage.themes if scene.coverage else ()
    place = Shape(_SIDE - 2.25, _height(scene) - 10.5)

    def height(theme: ThemeCovered, place: Shape, size: float) -> float:
        words = quoted(theme.phrases) if theme.phrases else "Not said yet at all"
        name = height_of(theme.name, place.width, Look(size, 1.25, bold=True))
        return name + height_of(words, place.width, Look(1.5, 1.25, around=0.625))

    return sized(themes, (place, place), (1.75, 1.5), height)


def _on_wall(scene: Scene, text: str, *, less: float = 0.0) -> OnWall:
    """`less`: height that something else takes."""
    tall = _height(scene) - less
    fixed = 0 if _fixed(scene, _BESIDE[0], _FIXED[0]) <= _FEW else 1
    left = [tall - _fixed(scene, width, _FIXED[fixed]) for width in (*_BESIDE, WIDTHS[0])]
    narrow, wide = (_largest(text, *place) for place in zip(_BESIDE, left[:2], strict=True))
    alone = narrow is None
    if alone:
        narrow = _largest(text, WIDTHS[0], left[2])
    last = len(_SIZES) - 1
    return OnWall(
        f"n{last if narrow is None else narrow} w{last if wide is None else wide}",
        f"l{fixed}",
        alone,
    )


def _largest(text: str, width: float, height: float) -> int | None:
    """The position of the first size at which the whole text fits, or None."""
    for at, size in enumerate(_SIZES):
        if height_of(text, width, Look(size, 1.2, bold=True)) <= height:
            return at
    return None


def _fixed(scene: Scene, width: float, size: float) -> float:
    """What is fixed, with its heading, its border and the space below."""
    if not scene.limits:
        return 0.0
    return height_of(scene.limits, width - 2.5, Look(size, 1.25)) + 2.25 + 1.75 + 1.5


def _height(scene: Scene) -> float:
    return min(_TALLEST, body_height(scene))
