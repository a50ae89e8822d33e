"""Erasing a team: its name is typed, so that nobody does it by accident."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from behaviours.forms.base import ActionForm


class EraseTeamForm(ActionForm):
    name = forms.CharField(
        label=gettext_lazy("Type the name of the team"),
        max_length=200,
        error_messages={"required": gettext_lazy("Type the name of the team.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    submit_label = gettext_lazy("Erase the team for good")
    submit_class = "btn btn-no"

    def __init__(self, *args: Any, team: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team

    def clean_name(self) -> str:
        given = " ".join(str(self.cleaned_data["name"]).split())
        if given != self.team:
            raise forms.ValidationError(
                _("This is not the name of the team, which is %(name)s.") % {"name": self.team}
            )
        return given
