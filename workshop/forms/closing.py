"""The forms of the close: one's own words, their themes, the private plan, the review date."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Day, Id, Ids, Words
from workshop.models.card import CARD_LENGTH, SITUATION_LENGTH

REVIEW_YEARS = 5


class RecallForm(ActionForm):
    """The sentence in one's own words."""

    text = Words(
        length=CARD_LENGTH,
        rows=4,
        label=_("How I would explain it to a new colleague"),
        error_messages={"required": _("Write something first.")},
    )


class EditRecallForm(RecallForm):
    card = Id()


class RecallTieForm(ActionForm):
    """Which themes an explanation says: all of them, in place of those it was tied to before."""

    card = Id()
    themes = Ids(required=False)


class PlanForm(ActionForm):
    """When (situation), I will (behaviour): one of the kept behaviours, or own words."""

    number = forms.TypedChoiceField(
        choices=[(1, 1), (2, 2)],
        coerce=int,
        error_messages={"invalid_choice": _("You can keep two plans.")},
    )
    situation = Words(
        length=SITUATION_LENGTH,
        rows=2,
        label=_("When …"),
        error_messages={"required": _("Say when you will do it.")},
    )
    behaviour = Id(required=False)
    will = Words(length=CARD_LENGTH, rows=3, required=False, label=_("I will …"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("behaviour") and not data.get("will") and "will" not in self.errors:
            self.add_error("will", _("Say what you will do, or choose a behaviour."))
        return data


class PlanNumberForm(ActionForm):
    number = forms.TypedChoiceField(
        choices=[(1, 1), (2, 2)],
        coerce=int,
        error_messages={"invalid_choice": _("You can keep two plans.")},
    )


class ReviewForm(ActionForm):
    """When the team looks at the result again."""

    on = Day(
        label=_("We look at it again on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date first."),
            "invalid": _("Write a date, such as 2027-05-22."),
        },
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if on <= today:
            raise forms.ValidationError(_("Choose a date after today."))
        if on > years_later(today, REVIEW_YEARS):
            raise forms.ValidationError(_("Choose a date within the next five years."))
        return on


def years_later(day: date, years: int) -> date:
    """The same day so many years on; for the 29 February the last day of the month."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
