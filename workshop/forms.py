"""One form an action: what a page renders is what the writer validates."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.enums import (
    DecisionKind,
    HideReason,
    QuestionForm,
    QuestionStage,
    ReactionKind,
    StepKind,
)
from workshop.models.card import CARD_LENGTH, SITUATION_LENGTH, THEME_LENGTH
from workshop.models.consent import DRAFT_LENGTH, REASON_LENGTH
from workshop.models.question import QUESTION_LENGTH

# Control characters have no place in a sentence; neither have those that turn the reading
# direction of everything after them (a threat: they can disguise what a line says). Half an
# emoji, which a phone may cut off, cannot be stored or sent.
_UNWANTED = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# What leaves no mark alone: spaces, joiners, marks without a letter, and letters that are blank.
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def can_be_seen(text: str) -> bool:
    return any(unicodedata.category(c) not in _UNSEEN and c not in _BLANK for c in text)


class Words(forms.CharField):
    """What a person writes: composed characters, plain line ends, no control characters."""

    def __init__(self, *, length: int, rows: int = 3, one_line: bool = False, **more: Any) -> None:
        widget: forms.Widget = (
            forms.TextInput() if one_line else forms.Textarea(attrs={"rows": rows})
        )
        more.setdefault("widget", widget)
        super().__init__(max_length=length, strip=True, **more)
        self.one_line = one_line

    def to_python(self, value: Any) -> str:
        if not isinstance(value, str | None):
            raise forms.ValidationError(_("Write this as text."), code="invalid")
        text = unicodedata.normalize("NFC", value or "").replace("\r\n", "\n").replace("\r", "\n")
        text = _UNWANTED.sub("", text)
        if self.one_line:
            text = " ".join(text.split())
        return str(super().to_python(text if can_be_seen(text) else ""))


class Id(forms.CharField):
    """A random id; ids travel as text, because JavaScript's numbers are too short for them."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.HiddenInput())
        super().__init__(max_length=20, **more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value if isinstance(value, str | None) else str(value))
        if not text:
            return None
        if not text.isascii() or not text.isdecimal() or int(text) >= 2**63:
            raise forms.ValidationError(_("That is no longer here."), code="invalid")
        return int(text)


class Ids(forms.Field):
    """A list of random ids."""

    def clean(self, value: Any) -> list[int]:
        given = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if len(given) > 500:
            raise forms.ValidationError(_("That is too many."), code="invalid")
        return [Id().clean(each) for each in given]


class Choice(forms.ChoiceField):
    """One of a list. What was sent instead is not repeated: it may be anything of any length."""

    default_error_messages = {  # noqa: RUF012
        "invalid_choice": forms.ModelChoiceField.default_error_messages["invalid_choice"]
    }


class Day(forms.DateField):
    """A date as text."""

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str | date | None):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class ActionForm(forms.Form):
    """The base of all; field ids begin with the form's name, so that two can share a page."""

    use_required_attribute = False

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("auto_id", f"{type(self).__name__.removesuffix('Form').lower()}-%s")
        super().__init__(*args, **more)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class NothingForm(ActionForm):
    """For actions that need no more than their name."""


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


class BehaviourForm(CardForm):
    """A card in a behaviours step: when …, we …."""

    situation = Words(
        length=SITUATION_LENGTH,
        rows=2,
        label=_("When …"),
        help_text=_("The situation: what the customer says or does."),
        error_messages={"required": _("Say when this is done.")},
    )
    text = Words(
        length=CARD_LENGTH,
        rows=3,
        label=_("we …"),
        help_text=_("What one can see us do or hear us say."),
        error_messages={"required": _("Say what we do.")},
    )


class EditCardForm(CardForm):
    card = Id()


class EditBehaviourForm(BehaviourForm):
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


class WordingForm(ActionForm):
    text = Words(
        length=DRAFT_LENGTH,
        rows=4,
        label=_("Your wording"),
        error_messages={"required": _("Write a wording first.")},
    )


class ReactForm(ActionForm):
    round = Id()
    kind = Choice(choices=ReactionKind.choices, label=_("Your answer"))
    reason = Words(length=REASON_LENGTH, rows=3, required=False, label=_("Why"))
    change = Words(length=REASON_LENGTH, rows=3, required=False, label=_("What would you change?"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if kind == ReactionKind.OBJECTION:
            if not data.get("reason"):
                self.add_error("reason", _("Say what harm the text would do."))
            if not data.get("change"):
                self.add_error("change", _("Suggest what would make it good enough."))
        if kind == ReactionKind.UNDERSTAND and not data.get("reason"):
            self.add_error("reason", _("Say what you need to understand."))
        return data


class AnswerForm(ActionForm):
    reaction = Id()
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


class AddQuestionForm(ActionForm):
    wording = Words(
        length=QUESTION_LENGTH,
        rows=2,
        label=_("The question, as you would say it"),
        error_messages={"required": _("Write the question first.")},
    )
    form = Choice(choices=QuestionForm.choices, label=_("Kind of question"))
    stage = Choice(choices=QuestionStage.choices, label=_("Stage of the dialogue"))
    decides = Words(
        length=QUESTION_LENGTH, rows=2, required=False, label=_("What the answer decides")
    )


class EditQuestionForm(AddQuestionForm):
    question = Id()


class QuestionIdForm(ActionForm):
    question = Id()


class PhaseForm(ActionForm):
    seen = Id(required=False)
    phase = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput())


class TargetForm(ActionForm):
    target = Id()


class ShiftForm(TargetForm):
    direction = Choice(choices=[("up", "up"), ("down", "down")])


class StepForm(ActionForm):
    title = Words(
        length=80,
        one_line=True,
        label=_("Title"),
        error_messages={"required": _("Give the step a title.")},
    )
    prompt = Words(length=240, rows=2, required=False, label=_("Prompt on the phones"))
    say = Words(length=600, rows=3, required=False, label=_("What to say"))
    minutes = forms.IntegerField(min_value=1, max_value=600, label=_("Minutes"))
    cut = forms.IntegerField(
        min_value=1,
        max_value=12,
        required=False,
        label=_("How many go on"),
        help_text=_("Only for votes."),
    )

    def clean_cut(self) -> int:
        return self.cleaned_data["cut"] or 3


class AddStepForm(StepForm):
    kind = Choice(choices=StepKind.choices, label=_("Kind of step"))
    field_order = ("kind",)


class EditStepForm(StepForm):
    target = Id()


class AdjustForm(ActionForm):
    minutes = forms.IntegerField(min_value=-60, max_value=60)


class PersonForm(ActionForm):
    participant = Id()


class MergePeopleForm(PersonForm):
    into = Id()
