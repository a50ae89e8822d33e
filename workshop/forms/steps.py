"""The forms of a workshop's steps, agenda, clock and people."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.enums import (
    DecisionKind,
    HideReason,
)
from workshop.forms.fields import ActionForm, Choice, Day, Id, Ids, Words
from workshop.models.card import CARD_LENGTH, SITUATION_LENGTH, THEME_LENGTH
from workshop.models.consent import DRAFT_LENGTH, REASON_LENGTH


class JoinForm(ActionForm):
    name = Words(
        length=40,
        one_line=True,
        required=False,
        label=_("Your name"),
        help_text=_("Shown to the facilitator and when you move cards. Not beside what you write."),
    )
    role = forms.CharField(max_length=60, required=False, label=_("Your role"))

    def __init__(self, *args: Any, roles: list[str] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if roles:
            self.fields["role"] = Choice(
                required=False,
                label=_("Your role"),
                choices=[("", _("No role")), *((role, role) for role in roles)],
            )
        elif roles is not None:
            del self.fields["role"]


class CardForm(ActionForm):
    situation = Words(
        length=SITUATION_LENGTH,
        rows=2,
        required=False,
        label=_("When …"),
        help_text=_("The situation: what the customer says or does."),
    )
    text = Words(
        length=CARD_LENGTH,
        rows=4,
        label=_("Your card"),
        error_messages={"required": _("Write something first.")},
    )


class EditCardForm(CardForm):
    card = Id()


class CardIdForm(ActionForm):
    card = Id()


class HideCardForm(CardIdForm):
    reason = Choice(choices=HideReason.choices)


class MoveCardForm(ActionForm):
    card = Id()
    theme = Id(required=False)
    before = Id(required=False)


class CreateThemeForm(ActionForm):
    name = Words(
        length=THEME_LENGTH,
        one_line=True,
        label=_("Name of the theme"),
        error_messages={"required": _("Give the theme a name.")},
    )
    card = Id(required=False)


class RenameThemeForm(ActionForm):
    theme = Id()
    name = Words(
        length=THEME_LENGTH,
        one_line=True,
        label=_("Name of the theme"),
        error_messages={"required": _("Give the theme a name.")},
    )


class MergeThemesForm(ActionForm):
    theme = Id()
    into = Id()


class UndoForm(ActionForm):
    change = Id()


class BallotForm(ActionForm):
    options = Ids(required=False)


class DraftForm(ActionForm):
    text = Words(
        length=DRAFT_LENGTH,
        rows=4,
        label=_("The draft, in one sentence"),
        error_messages={"required": _("Write the draft first.")},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput())


class AnswerForm(ActionForm):
    reaction = Id()
    question = forms.CharField(
        max_length=REASON_LENGTH, required=False, strip=False, widget=forms.HiddenInput
    )
    text = Words(
        length=REASON_LENGTH,
        rows=2,
        label=_("Your answer"),
        error_messages={"required": _("Write the answer first.")},
    )


class DecisionForm(ActionForm):
    kind = Choice(
        choices=[c for c in DecisionKind.choices if c[0] != DecisionKind.AGREED],
        label=_("How it ends"),
    )
    until = Day(
        required=False,
        label=_("On trial until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until: date | None = data.get("until")
        today = timezone.localdate()
        trial = data.get("kind") == DecisionKind.TRIAL and "until" not in self.errors
        if trial and (until is None or not today < until <= today + timedelta(days=730)):
            self.add_error("until", _("Choose a date after today, within two years."))
        return data


class PhaseForm(ActionForm):
    seen = Id(required=False)
    phase = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput())


class TargetForm(ActionForm):
    target = Id()


class BallotsForm(ActionForm):
    """What becomes of the ballots of a vote that is opened again; "" where it was not asked."""

    ballots = Choice(
        required=False,
        choices=[("keep", _("Keep the votes")), ("clear", _("Clear them"))],
        error_messages={"invalid_choice": _("Say first whether the votes are kept or cleared.")},
    )


class BackForm(PhaseForm, BallotsForm):
    pass


class ReopenForm(TargetForm, BallotsForm):
    pass


class ShiftForm(TargetForm):
    direction = Choice(choices=[("up", "up"), ("down", "down")])


class AdjustForm(ActionForm):
    minutes = forms.IntegerField(min_value=-60, max_value=60)


class PersonForm(ActionForm):
    participant = Id()


class MergePeopleForm(PersonForm):
    into = Id()
