from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import GuardedForm
from behaviours.forms.words import Words


class RemovalForm(GuardedForm):
    """`behaviours`, `questions`: (code, title or wording) of the other lines of the draft."""

    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Why the line goes. Readers see this where they compare versions."),
    )
    replaced_by = forms.ChoiceField(
        label=_("Replaced by"),
        required=False,
        help_text=_("Whoever has a link to this line is shown the one that stands for it."),
    )
    revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    submit_label = _("Remove the line")
    submit_class = "btn btn-no"

    def __init__(
        self,
        *args: Any,
        behaviours: Iterable[tuple[str, str]],
        questions: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = [(_("Behaviours"), _named(behaviours)), (_("Questions"), _named(questions))]
        asked = self.fields["replaced_by"]
        assert isinstance(asked, forms.ChoiceField)
        asked.choices = [
            ("", _("No other line")),
            *(group for group in groups if group[1]),
        ]


def _named(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, f"{code} – {words}") for code, words in lines]
