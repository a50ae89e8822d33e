"""The forms of a consent round and of the test on cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.enums import ReactionKind, Verdict
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.consent import PHRASE_LENGTH, REASON_LENGTH


class ReactForm(ActionForm):
    """An objection is about words of the text, or about the whole of it: one or the other is said.

    Whether the words are in the text is for the command to know.
    """

    round = Id()
    kind = Choice(choices=ReactionKind.choices, label=_("Your answer"))
    phrase = Words(
        length=PHRASE_LENGTH,
        one_line=True,
        required=False,
        label=_("The words it is about"),
        error_messages={
            "max_length": _("Mark at most %(limit_value)d letters, or choose the whole text."),
        },
    )
    whole = forms.BooleanField(required=False, label=_("It is about the whole text"))
    reason = Words(length=REASON_LENGTH, rows=3, required=False, label=_("Why"))
    change = Words(length=REASON_LENGTH, rows=3, required=False, label=_("What would you change?"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if data.get("whole"):
            data["phrase"] = ""
            self.errors.pop("phrase", None)
        if kind == ReactionKind.OBJECTION:
            if not data.get("whole") and not data.get("phrase") and "phrase" not in self.errors:
                self.add_error("phrase", _("Mark the words it is about, or choose the whole text."))
            if not data.get("reason") and "reason" not in self.errors:
                self.add_error("reason", _("Say what harm the text would do."))
            if not data.get("change") and "change" not in self.errors:
                self.add_error("change", _("Suggest what would make it good enough."))
        if (
            kind == ReactionKind.UNDERSTAND
            and not data.get("reason")
            and "reason" not in self.errors
        ):
            self.add_error("reason", _("Say what you need to understand."))
        data.pop("whole", None)
        return data


class JudgeCaseForm(ActionForm):
    """`version`: of the draft that was read."""

    case = Id()
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput())
    verdict = Choice(
        choices=Verdict.choices,
        label=_("Does this text tell you what to do here?"),
        error_messages={"required": _("Choose an answer first.")},
    )
