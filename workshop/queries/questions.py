"""The question list by stage."""

from dataclasses import dataclass

from workshop.enums import StepKind
from workshop.models import Question, Step, Workshop


@dataclass(frozen=True)
class QuestionInList:
    id: str
    wording: str
    form: str
    stage: str
    decides: str


def questions_of(step: Step) -> tuple[QuestionInList, ...]:
    return tuple(
        QuestionInList(str(q.pk), q.wording, q.form, q.stage, q.decides)
        for q in Question.objects.filter(step=step).order_by("pk")
    )


def all_questions(workshop: Workshop) -> tuple[QuestionInList, ...]:
    rows = Question.objects.filter(step__workshop=workshop, step__kind=StepKind.QUESTIONS)
    return tuple(
        QuestionInList(str(q.pk), q.wording, q.form, q.stage, q.decides)
        for q in rows.order_by("step__position", "pk")
    )
