"""The forms of consent on the changed lines of a draft."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workshop.enums import LineReactionKind, Settled
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.changes import WORDING_LENGTH
from workshop.models.consent import REASON_LENGTH


class LineForm(ActionForm):
    line = Id()
    kind = Choice(
        choices=LineReactionKind.choices,
        label=_("Your answer"),
        error_messages={"required": _("Choose an answer first.")},
    )
    reason = Words(length=REASON_LENGTH, rows=3, required=False, label=_("Why"))
    change = Words(length=REASON_LENGTH, rows=3, required=False, label=_("What would you change?"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind, empty = data.get("kind"), not data.get("reason") and "reason" not in self.errors
        if kind == LineReactionKind.OBJECTION:
            if empty:
                self.add_error("reason", _("Say what harm the line would do."))
            if not data.get("change") and "change" not in self.errors:
                self.add_error("change", _("Suggest what would make it good enough."))
        elif kind == LineReactionKind.UNDERSTAND and empty:
            self.add_error("reason", _("Say what you need to understand."))
        return data


class SettleForm(ActionForm):
    reaction = Id()
    settled = Choice(
        choices=Settled.choices,
        label=_("What became of the objection?"),
        error_messages={"required": _("Choose what became of the objection.")},
    )
    wording = Words(length=WORDING_LENGTH, rows=3, required=False, label=_("The new words"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        met = data.get("settled") == Settled.INTEGRATED
        if met and not data.get("wording") and "wording" not in self.errors:
            self.add_error("wording", _("Write the words that meet the objection."))
        return data


class LineAnswerForm(ActionForm):
    reaction = Id()
    text = Words(
        length=REASON_LENGTH,
        rows=2,
        label=_("Your answer"),
        error_messages={"required": _("Write the answer first.")},
    )


class ShowLineForm(ActionForm):
    """Without a line, all of them."""

    line = Id(required=False)
