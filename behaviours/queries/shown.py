"""Fields, changes and reasons as people read them: names for fields, choices and dates."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Field
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from behaviours.difference import CHOICES, FieldChange, Piece
from behaviours.enums import Audience, Medium, Purpose, QuestionForm, Stage, Status
from behaviours.models import Behaviour, BehaviourInMedium, Question
from behaviours.pieces import without_markup
from behaviours.queries.comparing import words_of
from behaviours.said import YES, said

_DATES = frozenset({"review_on", "trial_ends_on"})


@dataclass(frozen=True)
class ShownField:
    """A changed field with its name in the person's language; "" where the name says nothing."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "ins")

    @property
    def after(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "del")


def shown_field(change: FieldChange) -> ShownField:
    """Choices by their names, dates as dates; what is only markup is not marked."""
    if change.name in CHOICES:
        pieces = tuple(
            Piece(each.kind, choice_text(change.name, each.text)) for each in change.pieces
        )
    else:
        pieces = without_markup(change.pieces)
    return ShownField(field_label(change.name), pieces)


def shown_words(entry: Behaviour | Question) -> tuple[tuple[str, str], ...]:
    """(label, text) of everything that the stored line says."""
    found = said(words_of(entry), whole=False)
    return tuple(
        (field_label(name), choice_text(name, text)) for name, text in found.items() if text
    )


def field_label(name: str) -> str:
    if name in {"definition", "wording"}:
        return ""
    medium, _dot, field = name.rpartition(".")
    if medium:
        label = _name_of(BehaviourInMedium, field)
        return _("%(medium)s: %(field)s") % {"medium": Medium(medium).label, "field": label}
    labels = {
        "term": _("Term"),
        "status": _("Status"),
        "language": _("Language"),
        "review_on": _("Review date"),
        "trial_ends_on": _("End of the trial"),
        "why": _("Why"),
    }
    if name in labels:
        return labels[name]
    model = Behaviour if name in {field.name for field in Behaviour._meta.fields} else Question
    label = _name_of(model, name)
    return label[:1].upper() + label[1:]


def _name_of(model: type[Behaviour | BehaviourInMedium | Question], name: str) -> str:
    column = model._meta.get_field(name)
    assert isinstance(column, Field)  # the far end of a key has no name
    return str(column.verbose_name)


def choice_text(name: str, text: str) -> str:
    """A stored choice or date as people say it; any other text as it is."""
    if name in _DATES and text:
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    return _choice_names(name).get(text, text)


def _choice_names(name: str) -> dict[str, str]:
    choices = {
        "status": Status.choices,
        "form": QuestionForm.choices,
        "stage": Stage.choices,
        "purpose": Purpose.choices,
        "audience": Audience.choices,
        "language": settings.LANGUAGES,
    }
    if name in {"seen", "heard", "considered"}:
        return {YES: _("Yes")}
    return {str(value): str(label) for value, label in choices.get(name, [])}
