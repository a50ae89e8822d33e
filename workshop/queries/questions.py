"""The question list, by purpose and stage, with follow-ups under their question."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workshop.enums import QuestionPurpose, QuestionStage, StepKind
from workshop.method.wording import check_question
from workshop.models import Question, Step, Workshop

# What may be said about a wording beside it in the list; each is a word, none a verdict.
FLAGS = ("leading", "multiple", "hypothetical", "why")


@dataclass(frozen=True)
class QuestionInList:
    """`after`: the id of the question that it follows up, or "". `flags` are read, never stored."""

    id: str
    wording: str
    form: str
    stage: str
    decides: str
    purpose: str = QuestionPurpose.DIALOGUE
    after: str = ""
    after_wording: str = ""
    after_answer: str = ""  # for which answer it is asked, "" for any
    stop: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placed:
    """A question in its place: `depth` is 0, or how many questions stand above a follow-up."""

    question: QuestionInList
    depth: int


@dataclass(frozen=True)
class StageOfList:
    stage: str
    rows: tuple[Placed, ...]


@dataclass(frozen=True)
class Mix:
    """How many of each form; `follow_ups` are among them. Shown as it is, and never judged."""

    open: int
    closed: int
    choice: int
    follow_ups: int


@dataclass(frozen=True)
class PurposeList:
    purpose: str
    stages: tuple[StageOfList, ...]
    mix: Mix


def questions_of(step: Step) -> tuple[QuestionInList, ...]:
    rows = Question.objects.filter(step=step).select_related("after").order_by("pk")
    return tuple(_in_list(row, step.workshop.language) for row in rows)


def all_questions(workshop: Workshop) -> tuple[QuestionInList, ...]:
    rows = Question.objects.filter(step__workshop=workshop, step__kind=StepKind.QUESTIONS)
    rows = rows.select_related("after").order_by("step__position", "pk")
    return tuple(_in_list(row, workshop.language) for row in rows)


def lists_of(questions: Iterable[QuestionInList]) -> tuple[PurposeList, ...]:
    """The lists that have any question. A follow-up stands under its question, whatever its stage.

    A follow-up whose question is not among them is a question like others.
    """
    asked = list(questions)
    found = []
    for purpose in QuestionPurpose:
        of_purpose = [each for each in asked if each.purpose == purpose]
        if of_purpose:
            found.append(PurposeList(purpose, _stages(of_purpose), mix_of(of_purpose)))
    return tuple(found)


def has_own_question(step: Step, key: str) -> bool:
    """Somebody has added one; for facilitators ("" is their key) the room has."""
    rows = Question.objects.filter(step=step)
    return (rows.filter(author_key=key) if key else rows).exists()


def mix_of(questions: Iterable[QuestionInList]) -> Mix:
    asked = list(questions)
    count = [each.form for each in asked].count
    follow_ups = sum(bool(each.after) for each in asked)
    return Mix(count("open"), count("closed"), count("choice"), follow_ups)


def _stages(asked: list[QuestionInList]) -> tuple[StageOfList, ...]:
    below: dict[str, list[QuestionInList]] = {}
    known = {each.id for each in asked}
    for each in asked:
        below.setdefault(each.after if each.after in known else "", []).append(each)

    def placed(question: QuestionInList, depth: int) -> list[Placed]:
        rows = [Placed(question, depth)]
        for each in below.get(question.id, ()):
            rows += placed(each, depth + 1)
        return rows

    found = []
    for stage in QuestionStage:
        rows = [row for top in below.get("", ()) if top.stage == stage for row in placed(top, 0)]
        if rows:
            found.append(StageOfList(stage, tuple(rows)))
    return tuple(found)


def _in_list(row: Question, language: str) -> QuestionInList:
    return QuestionInList(
        str(row.pk),
        row.wording,
        row.form,
        row.stage,
        row.decides,
        row.purpose,
        str(row.after_id) if row.after_id else "",
        row.after.wording if row.after else "",
        row.after_answer,
        row.stop,
        _flags(row.wording, language),
    )


@lru_cache(maxsize=2_000)
def _flags(wording: str, language: str) -> tuple[str, ...]:
    reading = check_question(wording, language)
    return tuple(flag for flag in FLAGS if getattr(reading, flag))
