"""Words of the changed lines of a draft, and what of them fits on the big screen."""

from typing import Final

from django import template
from django.utils.translation import gettext as _

from behaviours.difference import CHOICES
from behaviours.queries.shown import choice_text, field_label
from workshop.fitting import Fit, Look, Shape, height_of, sized
from workshop.queries.changes import Answered, LineAnswered, LineAsked, LineField, LineObjection

register = template.Library()

# In the screen's unit; lengths agree with changes.css.
_LINES: Final = (Shape(83.0, 41.0, 1), Shape(113.0, 41.0, 1))
_TWO: Final = (Shape(40.0, 46.5, 2), Shape(55.0, 46.5, 2))
_ALONE: Final = (Shape(46.0, 44.0), Shape(64.0, 44.0))
_MANY: Final = 4
_FEW: Final = 6


@register.filter
def heading(line: LineAsked) -> str:
    """What the line is, with its code."""
    names = {
        "definition": _("Definition"),
        "behaviour": _("Behaviour %(code)s"),
        "question": _("Question %(code)s"),
    }
    return names.get(line.subject, "%(code)s") % {"code": line.code}


@register.filter
def change_kind(line: LineAsked) -> str:
    names = {
        "added": _("Added"),
        "removed": _("Removed"),
        "moved": _("Moved"),
        "changed": _("Reworded"),
    }
    return names.get(line.kind, line.kind)


@register.filter
def runs_of(field: LineField) -> tuple[tuple[str, str], ...]:
    """As people read them: a choice by its name."""
    if field.name not in CHOICES:
        return field.runs
    return tuple((how, choice_text(field.name, text)) for how, text in field.runs)


@register.filter
def name_of(field: LineField) -> str:
    return field_label(field.name)


@register.filter
def answers_to(line: LineAnswered) -> list[tuple[str, str, int]]:
    """The four answers: (kind, word, people)."""
    return [
        ("agree", _("Agree"), line.agree),
        ("live_with", _("Can live with it"), line.live_with),
        ("objection", _("Objection"), line.objection),
        ("understand", _("Need to understand"), line.understand),
    ]


@register.filter
def words_of_line(line: LineAsked) -> str:
    """In one run, for the wall: what it says now, or said if it is taken out."""
    gone = "added" if line.kind == "removed" else "removed"
    field = line.fields[0] if line.fields else None
    if field is None:
        return line.label
    return "".join(text for how, text in runs_of(field) if how != gone)


@register.filter
def lines_on_wall(answered: Answered) -> Fit:
    """Every line with its tally, objections first; many stand in two columns."""
    few = len(answered.lines) <= _MANY
    places, sizes = (_LINES, (2.25, 2.0)) if few else (_TWO, (1.625,))

    def height(line: LineAnswered, place: Shape, size: float) -> float:
        words = line.asked.label or words_of_line(line.asked)
        look = Look(size, 1.25, 0.0, 2.5, bold=True)
        # At most two lines of words are shown, then the tally.
        return min(height_of(words, place.width, look), 2 * size * 1.25) + 2.9 + 2.4

    return sized(answered.by_need, places, sizes, height)


@register.filter
def objections_on_wall(line: LineAnswered) -> Fit:
    """The reasons of one line, beside its words."""

    def height(row: LineObjection, place: Shape, size: float) -> float:
        look = Look(size, 1.3, 0.0, 3.0)
        below = [row.change, row.wording]
        return (
            height_of(row.reason, place.width, look)
            + 3.5
            + sum(
                height_of(f"{_('Suggested change:')} {text}", place.width, look) + 0.5
                for text in below
                if text
            )
        )

    return sized(line.objections, _ALONE, (2.0, 1.625), height)


@register.filter
def alone_classes(line: LineAnswered) -> str:
    """The size of a line that stands alone."""
    words = sum(len(text) for field in line.asked.fields for _how, text in field.runs)
    return "long" if words > 260 else "mid" if words > 120 else ""


@register.filter
def decided_on_wall(answered: Answered) -> Fit:
    """What is not agreed first: it is what is left to do."""
    rows = (*answered.not_agreed, *answered.agreed)

    def height(line: LineAnswered, place: Shape, size: float) -> float:
        words = line.asked.label or words_of_line(line.asked)
        look = Look(size, 1.25, 0.0, 4.5)
        return min(height_of(words, place.width, look), 2 * size * 1.25) + 1.5

    few = len(rows) <= _FEW
    return sized(rows, _LINES if few else _TWO, (2.25,) if few else (1.625,), height)


@register.filter
def are_few(answered: Answered) -> bool:
    """Whether the lines stand below each other."""
    return len(answered.lines) <= _FEW
