"""A form whose writer was not alone: what others wrote meanwhile, shown by each field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from behaviours.difference import Piece, word_pieces
from behaviours.forms.base import GuardedForm
from behaviours.forms.behaviour import REMOVE
from behaviours.merging import MergedField, Way, Words, merge
from behaviours.models import Edit
from behaviours.queries.edits import name_of, said_then

AnyForm = TypeVar("AnyForm", bound=GuardedForm)
THEIRS = "theirs_"


@dataclass(frozen=True)
class Met:
    """What others did to a field.

    `before` is None where what the writer saw is not known; then `stored` shows what is other than
    in `yours`. A choice is shown as a whole.
    """

    label: str
    is_conflict: bool
    by: str
    yours: tuple[Piece, ...]
    stored: tuple[Piece, ...]
    before: str | None
    choice: str  # the name of the box that takes what is stored


@dataclass(frozen=True)
class Meeting:
    """At the top of the form: who else wrote, and which fields are whose.

    `at`: what others did to a field, by the form's name of it.
    """

    people: tuple[str, ...]
    theirs: tuple[str, ...]
    both: tuple[str, ...]
    at: Mapping[str, Met]


def form_name(name: str) -> str:
    """The form's name of a field: "phone.words" → "phone_words"."""
    return name.replace(".", "_")


def with_theirs(data: QueryDict, seen: Words | None) -> QueryDict:
    """Where the writer takes what was stored, it stands in place of their own words.

    `seen`: what the page showed as stored; None if that is not known any more.
    """
    if seen is None:
        return data
    words = {form_name(name): text for name, text in seen.items()}
    found = data.copy()
    for name in list(found):
        if name.startswith(THEIRS) and found[name]:
            found[name.removeprefix(THEIRS)] = words.get(name.removeprefix(THEIRS), "")
            del found[name]
    return found


def nothing_to_say(fields: Iterable[MergedField]) -> bool:
    """Whether what is stored has all the writer's words: a doubled click, or no change at all."""
    return all(field.way in {Way.NOBODY, Way.THEY} for field in fields)


def meet(
    make: Callable[[Mapping[str, Any]], AnyForm],
    data: QueryDict,
    *,
    before: Words | None,
    yours: Words,
    stored: Words,
    edits: Sequence[Edit],
    revision: int,
) -> AnyForm | None:
    """The form with both sides' words; saving it again counts from `revision`.

    None if the writer changed nothing that is not stored already. `edits`: since the writer's
    page was made, oldest first.
    """
    fields = merge(before, yours, stored)
    if nothing_to_say(fields):
        return None
    merged = {form_name(field.name): field.text for field in fields}
    rest = {
        name: data.getlist(name) if name == "leave_out" else value
        for name, value in data.dict().items()
        if not name.startswith(THEIRS) and not name.endswith(f"_{REMOVE}")
    }
    form = make({**rest, **merged, "revision": str(revision)})
    form.full_clean()
    met: dict[str, Met] = {}
    for field in fields:
        name = form_name(field.name)
        if name in form.fields and field.way in {Way.THEY, Way.BOTH}:
            met[name] = _met(form, name, field, _writer(field.name, before, edits))
    form.meeting = Meeting(
        people=tuple(dict.fromkeys(name_of(edit) or _("Somebody") for edit in edits)),
        theirs=tuple(each.label for each in met.values() if not each.is_conflict),
        both=tuple(each.label for each in met.values() if each.is_conflict),
        at=met,
    )
    return form


def _writer(name: str, before: Words | None, edits: Sequence[Edit]) -> str:
    """Who changed the field last."""
    found, last = "", before
    for edit in edits:
        words = said_then(edit)
        if last is None or words.get(name, "") != last.get(name, ""):
            found = name_of(edit)
        last = words
    return found or _("somebody")


def _met(form: forms.Form, name: str, field: MergedField, by: str) -> Met:
    bound = form.fields[name]
    yours, stored = (_shown(bound, text) for text in (field.yours, field.stored))
    before = None if field.before is None else _shown(bound, field.before)
    whole = isinstance(bound, forms.ChoiceField | forms.BooleanField | forms.DateField)
    if whole or before is None:
        ours: tuple[Piece, ...] = (Piece("equal", yours),)
        theirs = (Piece("equal", stored),) if whole else word_pieces(yours, stored)
    else:
        ours, theirs = word_pieces(before, yours), word_pieces(before, stored)
    label = str(bound.label or name)
    if "_" in name and (group := getattr(form, "group_of", None)):
        label = group(name) or label
    return Met(label, field.way is Way.BOTH, by, ours, theirs, before, f"{THEIRS}{name}")


def _shown(field: forms.Field, text: str) -> str:
    """A choice by its name, a tick as yes or no."""
    if isinstance(field, forms.BooleanField):
        return _("Yes") if text else _("No")
    if not isinstance(field, forms.ChoiceField):
        return text
    choices: Any = field.choices
    for value, label in choices:
        if isinstance(label, list | tuple):
            for inner, name in label:
                if str(inner) == text:
                    return str(name)
        elif str(value) == text:
            return str(label)
    return text
