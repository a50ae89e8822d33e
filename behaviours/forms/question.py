from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.content import QuestionWords
from behaviours.enums import QuestionForm as FormOfQuestion
from behaviours.enums import Stage
from behaviours.forms.base import GuardedForm
from behaviours.forms.words import Words


class QuestionForm(GuardedForm):
    wording = Words(limit=400, rows=2, label=_("Wording"))
    form = forms.ChoiceField(label=_("Form"), choices=FormOfQuestion.choices)
    stage = forms.ChoiceField(label=_("Stage of the dialogue"), choices=Stage.choices)
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
    submit_label = _("Save the question")

    def __init__(self, *args: Any, behaviours: list[tuple[str, str]], **kwargs: Any) -> None:
        """`behaviours`: (code, title) of each behaviour in the draft."""
        super().__init__(*args, **kwargs)
        choices = [(code, f"{code} {title}") for code, title in behaviours]
        field = self.fields["behaviour_code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None: for every behaviour")), *choices]

    def words(self) -> QuestionWords:
        return QuestionWords(
            **{name: value for name, value in self.cleaned_data.items() if name != "revision"}
        )
