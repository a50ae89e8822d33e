"""The forms of behaviours: an incident and the action in it, mirror pairs, starters, re-sorting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.enums import BehaviourAudience
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.card import CARD_LENGTH, SITUATION_LENGTH


class BehaviourForm(ActionForm):
    """When …, somebody did …, and it came to …; so we … . The incident itself is invited."""

    situation = Words(
        length=SITUATION_LENGTH,
        rows=2,
        label=_("When …"),
        help_text=_("A real situation: what somebody said or did."),
        error_messages={"required": _("Say when this is done.")},
    )
    did = Words(length=SITUATION_LENGTH, rows=2, required=False, label=_("What somebody did then"))
    effect = Words(length=SITUATION_LENGTH, rows=2, required=False, label=_("What came of it"))
    text = Words(
        length=CARD_LENGTH,
        rows=3,
        label=_("we …"),
        help_text=_("One action that one can see or hear."),
        error_messages={"required": _("Say what we do.")},
    )
    audience = Choice(choices=BehaviourAudience.choices, required=False, label=_("Towards whom?"))

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or BehaviourAudience.CUSTOMER


class EditBehaviourForm(BehaviourForm):
    card = Id()


class MirrorForm(ActionForm):
    """A behaviour towards one's team, and the one towards the customer; none takes it back."""

    card = Id()
    mirrors = Id(required=False)


class TakeForm(ActionForm):
    """A starter behaviour for the board, or with `back` off it again."""

    starter = forms.CharField(max_length=60, widget=forms.HiddenInput())
    back = forms.BooleanField(required=False)


NONE = "none"


class ResortForm(ActionForm):
    """A behaviour, and the theme that one puts it under: an id, or "none" for none of these."""

    card = Id()
    theme = forms.CharField(
        max_length=20, error_messages={"required": _("Choose a theme, or none of these.")}
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "theme" in data:
            try:
                data["theme"] = None if data["theme"] == NONE else Id().clean(data["theme"])
            except forms.ValidationError as error:
                self.add_error("theme", error)
        return data
