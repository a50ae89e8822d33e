"""Proposing how to be followed up, or how to follow somebody up."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from behaviours.enums import Guiding
from behaviours.forms.base import ActionForm

ABOUT = {
    Guiding.INSTRUCT: gettext_lazy("Instruct: show how it is done, and look at it together"),
    Guiding.SUPPORT: gettext_lazy("Support: listen and ask, and help to find one’s own way"),
    Guiding.BOTH: gettext_lazy("Both: show what is new, and support in what is known"),
}


class GuidanceForm(ActionForm):
    """`managers`: whom a member can choose; empty where a manager proposes."""

    manager = forms.ChoiceField(
        label=gettext_lazy("With"),
        error_messages={"required": gettext_lazy("Choose a manager of the team.")},
    )
    area = forms.ChoiceField(label=gettext_lazy("For what"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three ways.")},
    )
    depending = ("area",)
    submit_label = gettext_lazy("Propose it")

    def __init__(
        self,
        *args: Any,
        managers: Sequence[tuple[str, str]],
        areas: Sequence[str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        chosen: Any = self.fields["area"]
        chosen.choices = [("", _("Everything")), *((area, area) for area in areas)]
        if managers:
            choice: Any = self.fields["manager"]
            choice.choices = managers
        else:
            del self.fields["manager"]


class AnswerForm(forms.Form):
    """Yes to a proposal, or an end: to which row, as it was seen."""

    guidance = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)
