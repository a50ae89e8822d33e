"""What every written field has in common: its limit, its lines, and which characters it refuses."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Embeddings, overrides and isolates turn the reading order of whatever stands after them.
# The plain marks U+200E and U+200F stay: written Arabic and Hebrew need them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def check_characters(text: str) -> None:
    if _TURNING.search(text):
        raise ValidationError(
            _("This text has hidden characters that turn its reading order. Type it again."),
            code="hidden_characters",
        )
    if any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text):
        raise ValidationError(
            _("This text has control characters that cannot be shown. Type it again."),
            code="control_characters",
        )


class Words(forms.CharField):
    """One line, or several with `rows`. Its limit is checked here and not by the browser.

    A browser that cuts pasted text at the limit loses words without saying so.
    """

    def __init__(self, *, limit: int, rows: int = 0, **kwargs: Any) -> None:
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        self.rows = rows
        super().__init__(max_length=limit, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text if self.rows else " ".join(text.split())

    def run_validators(self, value: Any) -> None:
        check_characters(value)
        super().run_validators(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}
