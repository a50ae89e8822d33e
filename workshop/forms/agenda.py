"""The forms that add a step to the agenda and change one."""

from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from workshop.enums import StepKind, Way
from workshop.forms.draft import limits_field
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.forms.presenting import NOTES_HELP, NOTES_LENGTH, WAY_HELP

# What a step in full has more, by its kind.
IN_FULL = {
    StepKind.WRITE: _("Two more silent minutes after the cards are shown"),
    StepKind.CLUSTER: _("Everyone sorts on the phone first"),
    StepKind.BEHAVIOURS: _("Everyone sorts the behaviours again, blind"),
    StepKind.CLOSE: _("Everybody explains the sentence in their own words first"),
    StepKind.AGREE: _("People choose among drafts, and try the draft on the customer cases"),
}


class StepForm(ActionForm):
    title = Words(
        length=80,
        one_line=True,
        label=_("Title"),
        error_messages={"required": _("Give the step a title.")},
    )
    prompt = Words(length=240, rows=2, required=False, label=_("Prompt on the phones"))
    say = Words(length=600, rows=3, required=False, label=_("What to say"))
    notes = Words(
        length=NOTES_LENGTH, rows=5, required=False, label=_("Notes"), help_text=NOTES_HELP[""]
    )
    way = Choice(
        choices=[("", _("As the kind of step says")), *Way.choices],
        required=False,
        label=_("One-way or two-way"),
        help_text=WAY_HELP,
    )
    minutes = forms.IntegerField(min_value=1, max_value=600, label=_("Minutes"))
    break_after = forms.IntegerField(
        min_value=0, max_value=600, required=False, label=_("Minutes of break after it")
    )
    cut = forms.IntegerField(
        min_value=1,
        max_value=12,
        required=False,
        label=_("How many go on"),
        help_text=_("Only for votes."),
    )
    several_dots = forms.BooleanField(
        required=False,
        label=_("Several dots on one option"),
        help_text=_("Only for votes. Otherwise each person can put one dot on an option."),
    )
    in_full = forms.BooleanField(required=False, label=_("In full"))
    # A checkbox that is not ticked sends nothing: these say that it was there.
    asked_in_full = forms.CharField(
        required=False, max_length=1, initial="1", widget=forms.HiddenInput()
    )
    asked_several_dots = forms.CharField(
        required=False, max_length=1, initial="1", widget=forms.HiddenInput()
    )

    def clean_notes(self) -> str | None:
        """None where it was not asked; so are the two below."""
        return self.cleaned_data["notes"] if "notes" in self.data else None

    def clean_way(self) -> str | None:
        return self.cleaned_data["way"] if "way" in self.data else None

    def clean_break_after(self) -> int | None:
        return (self.cleaned_data["break_after"] or 0) if "break_after" in self.data else None

    def clean_cut(self) -> int:
        return self.cleaned_data["cut"] or 3

    def clean(self) -> dict[str, Any]:
        """`in_full` and `several_dots` are None where they were not asked."""
        data = super().clean() or {}
        for name in ("in_full", "several_dots"):
            asked = data.pop(f"asked_{name}", "")
            data[name] = data.get(name, False) if asked or data.get(name) else None
        return data


class AddStepForm(StepForm):
    # Changed lines come from a draft, with a workshop of their own.
    kind = Choice(
        choices=[each for each in StepKind.choices if each[0] != StepKind.CHANGES],
        label=_("Kind of step"),
    )
    field_order = ("kind",)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["in_full"].help_text = format_html_join(
            " ", "{}: {}.", ((StepKind(kind).label, words) for kind, words in IN_FULL.items())
        )


class EditStepForm(StepForm):
    """`in_full_of`: the kind of a step that can still be held in full or in short, or "".

    `asks_dots`: whether it is a vote that has not opened yet. `asks_limits`: whether something can
    be stated as fixed in it. `goes`: which way the step goes (`steps.way_of`), for the hint beside
    its notes.
    """

    target = Id()
    limits = limits_field()

    def __init__(
        self,
        *args: Any,
        in_full_of: str | None = None,
        asks_dots: bool = True,
        asks_limits: bool = True,
        goes: str = "",
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["notes"].help_text = NOTES_HELP[goes]
        if not asks_dots:
            del self.fields["several_dots"], self.fields["asked_several_dots"]
        if not asks_limits:
            del self.fields["limits"]
        if in_full_of:
            self.fields["in_full"].label = IN_FULL.get(StepKind(in_full_of), _("In full"))
        elif in_full_of is not None:
            del self.fields["in_full"], self.fields["asked_in_full"]

    def clean_limits(self) -> str | None:
        """None where it was not asked."""
        return self.cleaned_data["limits"] if "limits" in self.data else None
