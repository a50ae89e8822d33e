"""The ten questions before a workshop, the leader's own way, and advice that is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from behaviours.forms.base import GuardedForm
from workshop.forms.fields import ActionForm, Choice, Words
from workshop.method import leading
from workshop.queries.preparation import WAY, WHY
from workshop.queries.preparation_words import (
    ADVICE,
    ANSWERS,
    CHOICES,
    GROUPS,
    NOTES,
    QUESTIONS,
    STYLES,
)

NOTE_LENGTH = 600
NOTE = "_note"


@dataclass(frozen=True)
class Asked:
    """One question: `fields` are its choices and its note. With two choices it has a heading."""

    name: str
    heading: str
    fields: tuple[forms.BoundField, ...]


@dataclass(frozen=True)
class AskedGroup:
    name: str
    title: str
    questions: tuple[Asked, ...]


class PreparationForm(GuardedForm):
    """A choice and a note for each question; what is left open can be answered another day."""

    way = Choice(
        choices=[("", gettext_lazy("As the answers point to")), *STYLES.items()],
        label=gettext_lazy("How will you lead it?"),
        required=False,
        widget=forms.RadioSelect,
    )
    why = Words(
        length=NOTE_LENGTH,
        rows=2,
        required=False,
        label=gettext_lazy("Why you choose otherwise"),
        help_text=gettext_lazy("Needed where you choose another way than the answers point to."),
    )
    submit_label = gettext_lazy("Save the preparation")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for asked in leading.QUESTIONS:
            for name, answers in asked.choices.items():
                self.fields[name] = Choice(
                    choices=[(each, ANSWERS[name, each]) for each in answers] + self._none(name),
                    label=str(CHOICES.get(name, QUESTIONS[asked.name])),
                    required=False,
                    widget=forms.RadioSelect,
                )
            self.fields[asked.name + NOTE] = Words(
                length=NOTE_LENGTH, rows=2, required=False, label=str(NOTES[asked.name])
            )
        # Everything can be left open; the page says so once.
        self.depending = tuple(self.fields)

    def _none(self, name: str) -> list[tuple[str, Any]]:
        """Nothing is chosen at first; what was answered can be taken back."""
        there = (self.data if self.is_bound else self.initial).get(name)
        return [("", gettext_lazy("Leave it open"))] if there else []

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        recommended = leading.recommend({name: str(text) for name, text in given.items()})
        own = given.get(WAY)
        other = recommended is not None and own and own != recommended.style
        if other and not given.get(WHY) and WHY not in self.errors:
            self.add_error(WHY, _("Say why, so that you know it again when you look back."))
        return given

    @property
    def words(self) -> dict[str, str]:
        """Of a valid form: every field but the revision."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self._names()}

    def words_of(self, answers: Mapping[str, str]) -> dict[str, str]:
        """The same of what is stored."""
        return {name: answers.get(name, "") for name in self._names()}

    def _names(self) -> Iterator[str]:
        return (name for name in self.fields if name != "revision")

    @property
    def groups(self) -> tuple[AskedGroup, ...]:
        return tuple(
            AskedGroup(
                group.value,
                str(GROUPS[group]),
                tuple(self._asked(each) for each in leading.QUESTIONS if each.group == group),
            )
            for group in leading.Group
        )

    def _asked(self, asked: leading.Question) -> Asked:
        heading = str(QUESTIONS[asked.name]) if len(asked.choices) > 1 else ""
        return Asked(
            asked.name, heading, tuple(self[name] for name in (*asked.choices, asked.name + NOTE))
        )

    @property
    def chosen(self) -> tuple[forms.BoundField, ...]:
        return self[WAY], self[WHY]


class AdviceForm(ActionForm):
    advice = Choice(
        choices=list(ADVICE.items()),
        error_messages={
            "required": gettext_lazy("Choose a piece of advice first."),
            "invalid_choice": gettext_lazy("Choose a piece of advice first."),
        },
    )
