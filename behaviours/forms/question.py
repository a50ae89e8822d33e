from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.content import QuestionWords
from behaviours.enums import Purpose, Stage
from behaviours.enums import QuestionForm as FormOfQuestion
from behaviours.forms.base import FieldGroup, GroupedForm
from behaviours.forms.words import Words

Named = list[tuple[str, str]]  # code and title, or wording, of each line in the draft


class QuestionForm(GroupedForm):
    wording = Words(limit=400, rows=2, label=_("Wording"))
    purpose = forms.ChoiceField(label=_("List"), choices=Purpose.choices)
    stage = forms.ChoiceField(label=_("Stage of the dialogue"), choices=Stage.choices)
    form = forms.ChoiceField(label=_("Form"))
    decides = Words(
        limit=400,
        rows=2,
        label=_("What the answer decides"),
        required=False,
    )
    behaviour_code = forms.ChoiceField(label=_("Behaviour"), required=False)
    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Why the line is there or has changed. Readers see this."),
    )
    after_code = forms.ChoiceField(
        label=_("Follows the question"),
        required=False,
        help_text=_("Readers see a follow-up under its question."),
    )
    after_answer = Words(
        limit=400,
        label=_("After the answer"),
        required=False,
        help_text=_("Empty: whatever the answer is."),
    )
    stop = Words(
        limit=400,
        label=_("When to ask no further"),
        required=False,
        help_text=_("A sign in what the customer says or does."),
    )
    submit_label = _("Save the question")
    first = ("wording", "purpose", "stage", "form", "decides", "behaviour_code", "why")

    def __init__(
        self, *args: Any, behaviours: Named, questions: Named, code: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("behaviour_code", _("None: for every behaviour"), behaviours)
        others = [each for each in questions if each[0] != code]
        self._offer("after_code", _("None: it follows no question"), others)
        field = self.fields["form"]
        assert isinstance(field, forms.ChoiceField)
        # What a question follows has fields of its own now; an older line may still say so here.
        is_older = self.initial.get("form") == FormOfQuestion.FOLLOW_UP
        field.choices = [
            each
            for each in FormOfQuestion.choices
            if each[0] != FormOfQuestion.FOLLOW_UP or is_older
        ]

    def _offer(self, name: str, none: Any, lines: Named) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", none), *((code, f"{code} {said}") for code, said in lines)]

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        return (self.group(_("Follow-up, and when to stop"), "after_code", "after_answer", "stop"),)

    def words(self) -> QuestionWords:
        return QuestionWords(
            **{name: value for name, value in self.cleaned_data.items() if name != "revision"}
        )
