from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.enums import Status
from behaviours.forms.base import GuardedForm
from behaviours.forms.words import Words


class Phrases(forms.MultipleChoiceField):
    """Phrases of the decided text; which there are is for the command to say."""

    widget = forms.MultipleHiddenInput

    def valid_value(self, value: str) -> bool:
        return True


class DefinitionForm(GuardedForm):
    term = Words(limit=120, label=_("Term"), help_text=_("The word that is defined."))
    definition = Words(limit=1200, rows=4, label=_("Definition"))
    status = forms.ChoiceField(
        label=_("Status"),
        choices=Status.choices,
        help_text=_("How the definition came to stand. Readers see this."),
    )
    trial_ends_on = forms.DateField(
        label=_("End of the trial"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For a definition on trial: the last day on which it counts."),
    )
    definition_why = Words(
        limit=600,
        rows=3,
        label=_("Why it says so"),
        required=False,
        help_text=_("Why the definition says this or has changed. Readers see this."),
    )
    review_on = forms.DateField(
        label=_("Review date"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("When the team looks at all of this again. Readers see this."),
    )
    leave_out = Phrases(required=False)
    depending = ("trial_ends_on",)
    submit_label = _("Save the definition")
