"""The forms of a rehearsal: how many take part, what they shall do, what their driver tells."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workshop.enums import Pace
from workshop.forms.fields import ActionForm, Choice

MANY = 12


class RehearseForm(forms.Form):
    """A rehearsal is made by a page of its own, not through the door of actions."""

    use_required_attribute = False

    many = forms.IntegerField(
        min_value=1,
        initial=MANY,
        label=_("How many simulated participants?"),
        error_messages={
            "required": _("Say how many take part."),
            "invalid": _("Write a whole number, in digits."),
            "min_value": _("At least one must take part."),
        },
    )
    pace = Choice(
        choices=Pace.choices,
        initial=Pace.AT_ONCE,
        widget=forms.RadioSelect,
        label=_("How fast do they act?"),
        help_text=_("At a human pace, they take about a minute for each step."),
        error_messages={"required": _("Choose how fast they act.")},
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        return helper

    def clean_many(self) -> int:
        """Read when it is sent: the limit is a setting of the server."""
        many: int = self.cleaned_data["many"]
        if many > settings.PARTICIPANTS:
            raise forms.ValidationError(
                gettext("At most %(most)d can take part in a workshop here.")
                % {"most": settings.PARTICIPANTS}
            )
        return many


class SteerForm(ActionForm):
    ask = Choice(
        choices=[
            ("fill", _("Fill this step again")),
            ("call", _("Call in new people")),
            ("pause", _("Pause")),
            ("resume", _("Go on")),
            *Pace.choices,
        ]
    )


class Plain(forms.Field):
    """An object as JSON has it."""

    def clean(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise forms.ValidationError(gettext("That is not what a rehearsal tells."))
        return value


class TellForm(ActionForm):
    """From the process that drives it."""

    told = Plain()
