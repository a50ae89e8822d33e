"""How the room's forms are rendered and how a command's refusal reaches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from behaviours.exceptions import Refused


def fields_only() -> FormHelper:
    """Crispy renders the fields; the page's own template has the form and its button."""
    helper = FormHelper()
    helper.form_tag = False
    return helper


class ActionForm(forms.Form):
    """A form with one button, shown by behaviours/parts/form.html."""

    submit_label: str | Promise = ""
    submit_class = "btn btn-p"
    # Fields that some answers require and others do not: they are not called optional.
    depending: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()

    def refuse(self, refusal: Refused) -> None:
        """Shows the refusal by the field it is about; what was typed stays."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.message)


def said_otherwise(data: Mapping[str, Any], **fields: str) -> QueryDict:
    """What was sent, with these fields changed."""
    assert isinstance(data, QueryDict)  # as every form that was sent has it
    changed = data.copy()
    for name, value in fields.items():
        changed[name] = value
    return changed


class GuardedForm(ActionForm):
    """Carries the revision that the writer saw, so that nobody writes over words unseen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    # What others wrote meanwhile: a `forms.meeting.Meeting`, after a refusal for staleness.
    meeting: Any = None

    def show_newer(self, revision: int) -> None:
        """After a refusal for staleness: the next save counts from what is stored now."""
        self.data = said_otherwise(self.data, revision=str(revision))


@dataclass(frozen=True)
class FieldGroup:
    """Fields that are seldom needed, behind one heading. Open where one of them is in error."""

    title: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool
    filled: bool  # something is said in it


class GroupedForm(GuardedForm):
    """Shown by behaviours/parts/grouped_form.html: first `first`, then each of `groups`."""

    first: Sequence[str] = ()

    @property
    def main(self) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in self.first)

    def group(self, title: str | Promise, *names: str, is_open: bool = False) -> FieldGroup:
        found = tuple(self[name] for name in names)
        filled = any(field.value() not in {None, "", False} for field in found)
        wrong = any(field.errors or hasattr(field.field, "met") for field in found)
        return FieldGroup(str(title), found, is_open or wrong, filled)
