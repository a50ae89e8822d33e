"""The forms of choosing among drafts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Choice, Id, Ids


class OfferForm(ActionForm):
    """`wording` is a suggested one; without it the draft is meant, as of `version`."""

    wording = Id(required=False)
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput())
    offer = Choice(choices=[("yes", _("Offer for choosing")), ("no", _("Take it off"))])

    def clean_offer(self) -> bool:
        return bool(self.cleaned_data["offer"] == "yes")


class ApproveForm(ActionForm):
    options = Ids(required=False)


class OtherForm(ActionForm):
    wording = Id()
