"""The forms of how a behaviour is carried out: once for all, and in one medium."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.enums import Medium
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.how import HOW_LENGTH


class SaveHowForm(ActionForm):
    """Nothing of it is required: it is filled by several people, bit by bit."""

    card = Id()
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput())
    trigger = Words(length=HOW_LENGTH, rows=2, required=False, label=_("What sets it off"))
    mandate = Words(length=HOW_LENGTH, rows=2, required=False, label=_("Mandate and limits"))
    conditions = Words(
        length=HOW_LENGTH, rows=2, required=False, label=_("What has to be in place")
    )
    knowledge = Words(length=HOW_LENGTH, rows=2, required=False, label=_("What one has to know"))
    seen = forms.BooleanField(required=False, label=_("seen"))
    heard = forms.BooleanField(required=False, label=_("heard"))
    considered = forms.BooleanField(required=False, label=_("considered"))


class TellMediumForm(ActionForm):
    card = Id()
    medium = Choice(choices=Medium.choices, widget=forms.HiddenInput())
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput())
    words = Words(length=HOW_LENGTH, rows=3, required=False, label=_("Words or steps"))
    example = Words(length=HOW_LENGTH, rows=2, required=False, label=_("An example"))
    non_example = Words(length=HOW_LENGTH, rows=2, required=False, label=_("Not like this"))
