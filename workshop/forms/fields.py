"""The fields that every form is made of: what people send is text until it has passed here."""

import re
import unicodedata
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

# Control characters have no place in a sentence; neither have those that turn the reading
# direction of everything after them (a threat: they can disguise what a line says). Half an
# emoji, which a phone may cut off, cannot be stored or sent.
_UNWANTED = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# What leaves no mark alone: spaces, joiners, marks without a letter, and letters that are blank.
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def can_be_seen(text: str) -> bool:
    return any(unicodedata.category(c) not in _UNSEEN and c not in _BLANK for c in text)


class Words(forms.CharField):
    """What a person writes: composed characters, plain line ends, no control characters."""

    def __init__(self, *, length: int, rows: int = 3, one_line: bool = False, **more: Any) -> None:
        widget: forms.Widget = (
            forms.TextInput() if one_line else forms.Textarea(attrs={"rows": rows})
        )
        more.setdefault("widget", widget)
        super().__init__(max_length=length, strip=True, **more)
        self.one_line = one_line

    def to_python(self, value: Any) -> str:
        if not isinstance(value, str | None):
            raise forms.ValidationError(_("Write this as text."), code="invalid")
        text = unicodedata.normalize("NFC", value or "").replace("\r\n", "\n").replace("\r", "\n")
        text = _UNWANTED.sub("", text)
        if self.one_line:
            text = " ".join(text.split())
        return str(super().to_python(text if can_be_seen(text) else ""))


class Id(forms.CharField):
    """A random id; ids travel as text, because JavaScript's numbers are too short for them."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.HiddenInput())
        super().__init__(max_length=20, **more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value if isinstance(value, str | None) else str(value))
        if not text:
            return None
        if not text.isascii() or not text.isdecimal() or int(text) >= 2**63:
            raise forms.ValidationError(_("That is no longer here."), code="invalid")
        return int(text)


class Ids(forms.Field):
    """A list of random ids."""

    def clean(self, value: Any) -> list[int]:
        given = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if len(given) > 500:
            raise forms.ValidationError(_("That is too many."), code="invalid")
        return [Id().clean(each) for each in given]


class Choice(forms.ChoiceField):
    """One of a list. What was sent instead is not repeated: it may be anything of any length."""

    default_error_messages = {  # noqa: RUF012
        "invalid_choice": forms.ModelChoiceField.default_error_messages["invalid_choice"]
    }


class Day(forms.DateField):
    """A date as text."""

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str | date | None):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class ActionForm(forms.Form):
    """The base of all; field ids begin with the form's name, so that two can share a page."""

    use_required_attribute = False

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("auto_id", f"{type(self).__name__.removesuffix('Form').lower()}-%s")
        super().__init__(*args, **more)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class NothingForm(ActionForm):
    """For actions that need no more than their name."""
