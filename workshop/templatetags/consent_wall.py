"""What of a consent round fits on the big screen. Lengths agree with consent-marks.css."""

from dataclasses import dataclass
from typing import Final

from django import template

from workshop.fitting import Both, Fit, Look, Shape, Shown, height_of, largest, sized
from workshop.queries.case_test import CaseTested, Tried
from workshop.queries.consent import Decided, Reactions, Round
from workshop.queries.consent_marks import Objection
from workshop.queries.scene import Scene
from workshop.templatetags.screen import columns_of

register = template.Library()

# As `wl-fit` has them, largest first.
_SIZES: Final = (5.25, 4.25, 3.5, 2.75, 2.25, 1.875, 1.625)
_ASKED: Final = (Shape(46.0, 37.0), Shape(68.0, 37.0))
_BESIDE: Final = (Shape(48.0, 14.0), Shape(70.0, 14.0))
_TESTED: Final = (Shape(83.0, 12.0), Shape(113.0, 10.0))
_REASONS: Final = (Shape(50.0, 50.0), Shape(72.0, 50.0))
_STOOD: Final = (Shape(29.0, 30.0), Shape(40.0, 30.0))
_NO_BAR: Final = 6.0  # where there is no bar with the code below
_LINE: Final = 1.45  # room for underlines and numbers
_GAP: Final = 1.5
_WORDS: Final = "Suggested change: "  # as long as in other languages


@dataclass(frozen=True)
class Beside:
    """A text with classes for its size, and what has room next to it."""

    classes: str
    fit: Fit


@register.filter
def difference_staged(round: Round) -> str:
    """Classes for the largest size at which old and new words fit together."""
    text = "".join(words for _how, words in round.difference)
    narrow, wide = (largest(text, place, _SIZES, _LINE, True) for place in _ASKED)
    return f"n{narrow} w{wide}"


@register.filter
def beside_text(found: Reactions, round: Round) -> Beside:
    """Objections first, then questions, then reservations; the text, if objected to, above."""
    rows = [
        *(Shown(("", "", objection), head="objection") for objection in found.objections),
        *(Shown((u.question, u.answer, None), head="understand") for u in found.understandings),
        *(Shown((text, "", None), head="live_with") for text in found.reservations),
    ]
    classes, places = "", _REASONS
    if found.objections:
        text = round.text + " 12" * len(found.objections)
        classes, places = _above(text, _BESIDE, _REASONS)
    return Beside(classes, sized(rows, places, (2.0, 1.625), _reason))


@register.filter
def stood_on_wall(decided: Decided) -> Fit:
    return sized(decided.objections, _STOOD, (1.625,), _objection)


@register.filter
def tested_on_wall(scene: Scene, tested: Tried) -> Beside:
    """The cases, those that the text fails first, below the text."""
    classes, places = _above(tested.text, _TESTED, columns_of(scene, 2, 3, less=-_NO_BAR))

    def tallest(_case: CaseTested, place: Shape, size: float) -> float:
        """They lie in rows, and a row is as tall as its tallest."""
        return max(_height(case, place, size) for case in tested.cases)

    return Beside(classes, sized(tested.cases, places, (2.0, 1.625), tallest))


def _above(text: str, tops: Both, whole: Both) -> tuple[str, Both]:
    """The size of a text, and what it leaves of the whole place below it."""
    left = []
    for top, place in zip(tops, whole, strict=True):
        size = _SIZES[_small(text, top)]
        tall = height_of(text, top.width, Look(size, _LINE, bold=True)) + 1.0 + _GAP
        left.append(Shape(place.width, max(6.0, place.height - tall), place.columns))
    return _classes(text, tops), (left[0], left[1])


def _classes(text: str, places: Both) -> str:
    narrow, wide = (_small(text, place) for place in places)
    return f"n{narrow} w{wide}"


def _small(text: str, place: Shape) -> int:
    """Never larger than the reasons' heading: the text is there to be compared with."""
    return max(4, largest(text, place, _SIZES, _LINE, True))


def _reason(row: Shown, place: Shape, size: float) -> float:
    first, second, objection = row.what
    if objection is not None:
        return _objection(objection, place, size)
    look = Look(size, 1.3, 0.0, 6.0)
    below = height_of(_WORDS + second, place.width, look) if second else 0.0
    return height_of(first, place.width, look) + below + 3.0


def _objection(objection: Objection, place: Shape, size: float) -> float:
    look = Look(size, 1.3, 0.0, 6.0)
    about = height_of(objection.phrase or "The whole text", place.width, look) + 0.5
    change = height_of(_WORDS + objection.change, place.width, look)
    return about + height_of(objection.reason, place.width, look) + change + 3.0


def _height(case: CaseTested, place: Shape, size: float) -> float:
    look = Look(size, 1.25, 0.0, 3.0, bold=True)
    # Three counts below the situation, and a mark where the text fails.
    return height_of(case.situation, place.width, look) + 6.9 + 2.2 * case.fails + 2.8
