"""The forms of the question list and of the team's own verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.enums import QuestionForm, QuestionPurpose, QuestionStage
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.own_verb import VERB_LENGTH
from workshop.models.question import QUESTION_LENGTH


class AddQuestionForm(ActionForm):
    """Without a form the wording says which; without a purpose it is of the customer dialogue."""

    wording = Words(
        length=QUESTION_LENGTH,
        rows=2,
        label=_("The question, as you would say it"),
        error_messages={"required": _("Write the question first.")},
    )
    form = Choice(required=False, choices=QuestionForm.choices, label=_("Kind of question"))
    purpose = Choice(required=False, choices=QuestionPurpose.choices, label=_("Which list"))
    stage = Choice(choices=QuestionStage.choices, label=_("Stage of the dialogue"))
    decides = Words(
        length=QUESTION_LENGTH, rows=2, required=False, label=_("What the answer decides")
    )
    after = Id(required=False, label=_("After which question"))
    after_answer = Words(
        length=QUESTION_LENGTH, rows=2, required=False, label=_("For which answer")
    )
    stop = Words(length=QUESTION_LENGTH, rows=2, required=False, label=_("When to ask no further"))


class EditQuestionForm(AddQuestionForm):
    question = Id()


class QuestionIdForm(ActionForm):
    question = Id()


class TakeQuestionForm(ActionForm):
    starter = forms.CharField(max_length=60, widget=forms.HiddenInput())


class VerbForm(ActionForm):
    """One word, which the command reads out of what was sent; nothing else of it is kept."""

    verb = forms.CharField(
        max_length=VERB_LENGTH,
        label=_("The verb"),
        error_messages={"required": _("Give a verb: what somebody does.")},
    )


class VerbIdForm(ActionForm):
    verb = Id()
