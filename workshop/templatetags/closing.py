"""What of a close's own words fits on the big screen. Lengths agree with static/css/closing.css."""

from typing import Final

from django import template

from workshop.fitting import Both, Fit, Look, Shape, height_of, largest, sized
from workshop.queries.recalled import Recalled, ThemeTold, Told

register = template.Library()

# The deep half with the sentence above and the counts below it; the pale half with the texts.
_SENTENCE: Final[Both] = (Shape(37.0, 25.0), Shape(50.0, 25.0))
_COUNTS: Final[Both] = (Shape(37.0, 21.0), Shape(50.0, 21.0))
_TEXTS: Final[Both] = (Shape(37.0, 52.0), Shape(53.0, 52.0))
_SIZES: Final = (4.25, 3.5, 2.75, 2.25, 1.875, 1.625)


@register.filter
def recall_staged(text: str) -> str:
    """Classes with the largest size at which the sentence fits above the counts."""
    narrow, wide = (largest(text, each, _SIZES, 1.15, True) + 1 for each in _SENTENCE)
    return f"n{narrow} w{wide}"


@register.filter
def counts_on_wall(found: Recalled) -> Fit:
    """The themes with most explanations first, as many as there is room for."""

    def height(theme: ThemeTold, place: Shape, size: float) -> float:
        return height_of(
            f"{theme.texts} none says “{theme.name}”", place.width, Look(size, 1.3, 0.5)
        )

    themes = sorted(found.themes, key=lambda theme: -theme.texts)
    return sized(themes, _COUNTS, (2.25, 1.75), height)


@register.filter
def texts_on_wall(found: Recalled) -> Fit:
    def height(told: Told, place: Shape, size: float) -> float:
        return height_of(told.text, place.width, Look(size, 1.28, 2.75, 2.6))

    return sized(found.texts, _TEXTS, (2.0, 1.625), height)
