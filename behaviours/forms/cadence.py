"""How often a team looks again at what it agreed on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.cadence import LONGEST_CADENCE
from behaviours.forms.base import ActionForm

WRONG = _("Give a whole number of months, from 1 to 12.")


class CadenceForm(ActionForm):
    months = forms.IntegerField(
        label=_("Months from one review to the next"),
        min_value=1,
        max_value=LONGEST_CADENCE,
        help_text=_("From 1 to 12: at least once a year."),
        error_messages={
            "required": WRONG,
            "invalid": WRONG,
            "min_value": WRONG,
            "max_value": WRONG,
        },
    )
    submit_label = _("Save how often")
    submit_class = "btn"
