"""The forms of calibration and customer cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.forms.steps import ShiftForm, TargetForm
from workshop.models.calibration import QUESTION_LENGTH, UNIT_LENGTH, WORD_LENGTH
from workshop.models.case import ANSWER_LENGTH, CASE_LENGTH
from workshop.queries.units import OWN, offered

__all__ = ["ShiftForm", "TargetForm"]

NUMBER_LENGTH = 80
ANSWERS = 4


class Number(forms.CharField):
    """A number as it was typed; what it means is read where its unit is known."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=NUMBER_LENGTH, strip=True, **more)

    def to_python(self, value: Any) -> str:
        if not isinstance(value, str | None):
            raise forms.ValidationError(_("Write it as a number, in digits."), code="invalid")
        return str(super().to_python(value))


class EstimateForm(ActionForm):
    word = Id()
    number = Number(
        label=_("Your number"),
        error_messages={"required": _("Write your number first.")},
    )


class RangeForm(ActionForm):
    """Both ends, or neither."""

    word = Id()
    low = Number(required=False, label=_("From"))
    high = Number(required=False, label=_("to"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for one, other in (("low", "high"), ("high", "low")):
            if data.get(other) and not data.get(one) and one not in self.errors:
                self.add_error(one, gettext("Write both ends, or leave both empty."))
        return data


class AnswerCaseForm(ActionForm):
    case = Id()
    option = Id(error_messages={"required": _("Choose an answer first.")})


class StarterForm(TargetForm):
    starter_id = forms.CharField(max_length=40, widget=forms.HiddenInput())


class WordForm(TargetForm):
    """`target`: the step of a new word, the word that is edited."""

    word = Words(
        length=WORD_LENGTH,
        one_line=True,
        label=_("The word"),
        error_messages={"required": _("Write the word first.")},
    )
    question = Words(
        length=QUESTION_LENGTH,
        rows=2,
        label=_("The question on the phones"),
        help_text=_("Ask for one number, and name none."),
        error_messages={"required": _("Write the question first.")},
    )
    unit = Choice(label=_("Answered in"))
    own_unit = Words(
        length=UNIT_LENGTH,
        one_line=True,
        required=False,
        label=_("A unit of our own"),
        help_text=_("Only if the unit is not in the list."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        unit = self.fields["unit"]
        assert isinstance(unit, Choice)
        unit.choices = offered()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("unit") != OWN:
            data["own_unit"] = ""
        elif not data.get("own_unit") and "own_unit" not in self.errors:
            self.add_error("own_unit", gettext("Name the unit."))
        return data


class CaseForm(TargetForm):
    """`target`: the step of a new case, the case that is edited. Two to four answers."""

    situation = Words(
        length=CASE_LENGTH,
        rows=3,
        label=_("The situation"),
        help_text=_("Short and real: who asks for what, and what makes it hard."),
        error_messages={"required": _("Write the situation first.")},
    )
    answer_1 = Words(
        length=ANSWER_LENGTH,
        one_line=True,
        label=_("First answer"),
        error_messages={"required": _("Write at least two answers.")},
    )
    answer_2 = Words(
        length=ANSWER_LENGTH,
        one_line=True,
        label=_("Second answer"),
        error_messages={"required": _("Write at least two answers.")},
    )
    answer_3 = Words(length=ANSWER_LENGTH, one_line=True, required=False, label=_("Third answer"))
    answer_4 = Words(length=ANSWER_LENGTH, one_line=True, required=False, label=_("Fourth answer"))
    ordered = forms.BooleanField(
        required=False,
        label=_("The answers lie in an order, from less to more"),
        help_text=_("Then the details also measure how far apart the answers are."),
    )

    def clean(self) -> dict[str, Any]:
        """One `answers` instead of the fields of each."""
        data = super().clean() or {}
        names = [f"answer_{number}" for number in range(1, ANSWERS + 1)]
        seen: set[str] = set()
        for name in names:
            text = str(data.get(name, "")).casefold()
            if text and text in seen:
                self.add_error(name, gettext("Two answers say the same."))
            seen.add(text)
        return {
            **{key: value for key, value in data.items() if key not in names},
            "answers": [data[name] for name in names if data.get(name)],
        }
