"""The list of a catalogue's versions, and what changed from one to another."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from behaviours.difference import Change, ChangeKind, FieldChange, Piece, Subject
from behaviours.enums import Audience, Medium, Purpose, QuestionForm, Stage, Status
from behaviours.models import Behaviour, BehaviourInMedium, Question, Version
from behaviours.queries.comparing import compare, words_of
from behaviours.queries.heads import Head, head_of
from behaviours.queries.sources import Source, sources_of
from behaviours.said import YES, said


@dataclass(frozen=True)
class VersionLine:
    number: str
    published_at: datetime | None
    change_note: str
    before: str
    is_current: bool


@dataclass(frozen=True)
class ShownField:
    """A changed field with its name in the person's language; "" where the name says nothing."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ShownChange:
    kind: str
    subject: str
    code: str
    heading: str
    label: str
    fields: tuple[ShownField, ...]
    why: str
    also_moved: bool


@dataclass(frozen=True)
class ComparePage:
    a: Head
    b: Head
    changes: tuple[ShownChange, ...]
    unchanged_behaviours: int
    unchanged_questions: int


def history(versions: list[Version]) -> tuple[VersionLine, ...]:
    """From `published_versions`, newest first. No query."""
    return tuple(
        VersionLine(
            number=version.number,
            published_at=version.published_at,
            change_note=version.change_note,
            before=version.based_on.number if version.based_on else "",
            is_current=place == 0,
        )
        for place, version in enumerate(versions)
    )


def compare_page(a: Version, b: Version, current: str) -> ComparePage:
    """What changed from `a` to `b`; `b` may be a draft. Eight queries."""
    difference = compare(a, b)
    sources = sources_of(b)
    return ComparePage(
        a=head_of(a, current),
        b=head_of(b, current),
        changes=tuple(_shown(change, sources) for change in difference.changes),
        unchanged_behaviours=difference.unchanged_behaviours,
        unchanged_questions=difference.unchanged_questions,
    )


def _shown(change: Change, sources: dict[str, Source]) -> ShownChange:
    headings = {
        Subject.DEFINITION: _("Definition"),
        Subject.BEHAVIOUR: _("Behaviour %(code)s") % {"code": change.code},
        Subject.QUESTION: _("Question %(code)s") % {"code": change.code},
    }
    return ShownChange(
        kind=change.kind.value,
        subject=change.subject.value,
        code=change.code,
        heading=headings[change.subject],
        label=change.label,
        fields=tuple(_shown_field(found) for found in change.fields),
        why=change.why or _why_from_source(change, sources),
        also_moved=change.also_moved,
    )


def _why_from_source(change: Change, sources: dict[str, Source]) -> str:
    """For a new behaviour nobody gave a reason for: the vote that put it there."""
    if change.subject is not Subject.BEHAVIOUR or change.kind is not ChangeKind.ADDED:
        return ""
    source = sources.get(change.code)
    if source is None:
        return ""
    if source.theme is None or source.theme.voters is None:
        return _("It comes from the workshop “%(workshop)s”.") % {"workshop": source.workshop}
    return _(
        "It comes from the workshop “%(workshop)s”, where %(voters)s of %(participants)s chose the"
        " theme “%(theme)s”."
    ) % {
        "workshop": source.workshop,
        "voters": source.theme.voters,
        "participants": source.participants,
        "theme": source.theme.name,
    }


def shown_words(entry: Behaviour | Question) -> tuple[tuple[str, str], ...]:
    """(label, text) of everything that the stored line says."""
    found = said(words_of(entry), whole=False)
    return tuple(
        (field_label(name), _choice_names(name).get(text, text))
        for name, text in found.items()
        if text
    )


def _shown_field(change: FieldChange) -> ShownField:
    names = _choice_names(change.name)
    if change.name == "review_on":
        days = {piece.text: date.fromisoformat(piece.text) for piece in change.pieces}
        names = {text: date_format(day, "DATE_FORMAT") for text, day in days.items()}
    pieces = tuple(
        replace(piece, text=names.get(piece.text, piece.text)) for piece in change.pieces
    )
    return ShownField(field_label(change.name), pieces)


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
        "why": _("Why"),
    }
    if name in labels:
        return labels[name]
    model = Behaviour if name in {field.name for field in Behaviour._meta.fields} else Question
    label = _name_of(model, name)
    return label[:1].upper() + label[1:]


def _name_of(model: type[Behaviour | BehaviourInMedium | Question], name: str) -> str:
    # A column of the model's own, never the far end of a key, which has no name.
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


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
