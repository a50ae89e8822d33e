"""How long a team keeps what people wrote in its workshops."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from behaviours.forms.base import ActionForm
from behaviours.teams import LONGEST

NEVER, AFTER = "never", "after"


class KeepingForm(ActionForm):
    how = forms.ChoiceField(
        label=gettext_lazy("What people write in a workshop"),
        choices=[
            (NEVER, gettext_lazy("is kept until somebody deletes it")),
            (AFTER, gettext_lazy("is deleted some days after the workshop has ended")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text=gettext_lazy("From 1 to 3650."),
        error_messages={
            "invalid": gettext_lazy("Give a whole number of days, from 1 to 3650."),
            "min_value": gettext_lazy("Give a whole number of days, from 1 to 3650."),
            "max_value": gettext_lazy("Give a whole number of days, from 1 to 3650."),
        },
    )
    # Asked for only where something would be deleted at once.
    at_once = forms.BooleanField(
        label=gettext_lazy("Delete at once what is older than that"),
        required=False,
        widget=forms.HiddenInput,
    )
    submit_label = gettext_lazy("Save how long it is kept")
    submit_class = "btn"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("how") == AFTER and given.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Give a whole number of days, from 1 to 3650."))
        return given

    def ask_at_once(self, workshops: int) -> bool:
        """Of a valid form: whether the manager has still to say that so many may lose their words
        at once. The form then asks.
        """
        if not workshops or self.cleaned_data["at_once"]:
            return False
        self.fields["at_once"].widget = forms.CheckboxInput()
        self.add_error(
            "at_once",
            ngettext(
                "One workshop has ended longer ago than that. Tick this if what was written in it "
                "is to be deleted at once; it cannot be brought back.",
                "%(workshops)d workshops have ended longer ago than that. Tick this if what was "
                "written in them is to be deleted at once; it cannot be brought back.",
                workshops,
            )
            % {"workshops": workshops},
        )
        return True

    @property
    def keeps_days(self) -> int | None:
        """Of a valid form; None for never."""
        days: int | None = self.cleaned_data["days"]
        return days if self.cleaned_data["how"] == AFTER else None


def keeping_form(keeps_days: int | None) -> KeepingForm:
    """As it is set now."""
    return KeepingForm(initial={"how": AFTER if keeps_days else NEVER, "days": keeps_days or None})
