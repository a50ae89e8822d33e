"""The forms around the draft: wordings, words tied to themes, what is fixed, who leads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.consent import DRAFT_LENGTH, PHRASE_LENGTH

LIMITS_LENGTH = 600


class SuggestForm(ActionForm):
    """A whole wording, or what would stand in the place of `phrase`."""

    phrase = Words(
        length=PHRASE_LENGTH, one_line=True, required=False, label=_("The words you would change")
    )
    text = Words(
        length=DRAFT_LENGTH,
        rows=4,
        label=_("Your wording"),
        error_messages={"required": _("Write a wording first.")},
    )


class WordingIdForm(ActionForm):
    wording = Id()


class TieForm(ActionForm):
    phrase = Words(
        length=PHRASE_LENGTH,
        one_line=True,
        label=_("Words of the saved draft"),
        error_messages={"required": _("Mark words in the draft first, or type them here.")},
    )
    theme = Id(error_messages={"required": _("Choose the theme that these words say.")})
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput())


class TieIdForm(ActionForm):
    tie = Id()


def limits_field() -> Words:
    return Words(
        length=LIMITS_LENGTH,
        rows=3,
        required=False,
        label=_("What is fixed"),
        help_text=_("What no wording can change, such as a law or a mandate."),
    )


class LimitsForm(ActionForm):
    limits = limits_field()


class LeaderForm(ActionForm):
    participant = Id()
    leads = Choice(choices=[("yes", "yes"), ("no", "no")])

    def clean_leads(self) -> bool:
        return bool(self.cleaned_data["leads"] == "yes")
