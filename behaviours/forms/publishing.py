"""Publishing a draft, withdrawing a version."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from behaviours.enums import Size
from behaviours.forms.base import ActionForm
from behaviours.forms.words import Words


class PublishForm(ActionForm):
    """`numbers`: the number that each answer gives. Empty for version 1.0, which follows nothing
    and is not asked about.
    """

    size = forms.ChoiceField(
        label=_("Must anyone act differently?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, so that readers know what the number means.")},
    )
    change_note = Words(
        limit=1200,
        rows=4,
        label=_("Change note"),
        required=False,
        help_text=_("What is new, in a sentence or two. Every reader sees this."),
    )
    review_on = forms.DateField(
        label=_("We look at it again on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Readers see this. Where only spelling is corrected, the date stays as it is."),
        error_messages={"invalid": _("Write a date, such as 2027-05-22.")},
    )
    depending = ("change_note",)
    submit_label = _("Publish")
    submit_class = "btn btn-p btn-lg"

    def __init__(self, *args: Any, numbers: dict[Size, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not numbers:
            del self.fields["size"]
            return
        self.fields["change_note"].help_text = _(
            "What is new, in a sentence or two. Every reader sees this. Only spelling needs none."
        )
        asked = self.fields["size"]
        assert isinstance(asked, forms.ChoiceField)
        asked.choices = [
            (
                size.value,
                gettext("%(answer)s: version %(number)s")
                % {"answer": size.label, "number": number},
            )
            for size, number in numbers.items()
        ]

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(gettext("Choose a day that is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """The command says the same; here it is said together with what else is missing."""
        asked = super().clean() or self.cleaned_data
        if asked.get("size") != Size.PATCH and asked.get("change_note") == "":
            self.add_error(
                "change_note",
                _("Write what is new, so that readers know whether it concerns them."),
            )
        return asked

    @property
    def chosen(self) -> Size:
        return Size(self.cleaned_data.get("size") or Size.MAJOR)


class WithdrawForm(ActionForm):
    why = Words(
        limit=600,
        rows=3,
        label=_("Why it is withdrawn"),
        help_text=_("Readers of this version see this. It cannot be changed later."),
        error_messages={"required": _("Write why, so that readers know what to do instead.")},
    )
    submit_label = _("Withdraw the version")
    submit_class = "btn btn-no"
