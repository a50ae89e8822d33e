"""Question lists as readers see them: by list and stage, follow-ups under their question."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from behaviours.enums import Purpose, QuestionForm, Stage
from behaviours.models import Question, Version
from behaviours.queries.heads import Head, head_of
from behaviours.queries.order import Branch, branches


@dataclass(frozen=True)
class QuestionLine:
    """`depth`: how many questions stand above it; 0 for one that follows none."""

    code: str
    wording: str
    form_label: str
    stage: str
    decides: str
    behaviour_code: str
    why: str
    after_answer: str = ""
    stop: str = ""
    depth: int = 0


@dataclass(frozen=True)
class StageGroup:
    stage: str
    label: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class PurposeGroup:
    """One list. `mix`: (form, how many), shown as it is and never judged."""

    purpose: str
    label: str
    stages: tuple[StageGroup, ...]
    mix: tuple[tuple[str, int], ...]
    count: int


@dataclass(frozen=True)
class QuestionsPage:
    head: Head
    purposes: tuple[PurposeGroup, ...]
    count: int


def questions_page(version: Version, current: str) -> QuestionsPage:
    """One query."""
    purposes = purposes_of(version.questions.all())
    return QuestionsPage(head_of(version, current), purposes, sum(p.count for p in purposes))


def purposes_of(questions: Iterable[Question]) -> tuple[PurposeGroup, ...]:
    found = groupby(branches(questions), key=lambda branch: branch.question.purpose)
    return tuple(_purpose(purpose, list(grown)) for purpose, grown in found)


def question_lines(grown: Iterable[Branch]) -> tuple[QuestionLine, ...]:
    return tuple(_line(question, depth) for top in grown for depth, question in top.walk())


def _purpose(purpose: str, grown: list[Branch]) -> PurposeGroup:
    stages = groupby(grown, key=lambda branch: branch.question.stage)
    asked = [question for top in grown for _depth, question in top.walk()]
    count = [question.form for question in asked].count
    return PurposeGroup(
        purpose,
        str(Purpose(purpose).label),
        tuple(
            StageGroup(stage, str(Stage(stage).label), question_lines(tops))
            for stage, tops in stages
        ),
        tuple((str(form.label), count(form)) for form in QuestionForm if count(form)),
        len(asked),
    )


def _line(question: Question, depth: int) -> QuestionLine:
    return QuestionLine(
        code=question.code,
        wording=question.wording,
        form_label=str(QuestionForm(question.form).label),
        stage=question.stage,
        decides=question.decides,
        behaviour_code=question.behaviour_code,
        why=question.why,
        after_answer=question.after_answer,
        stop=question.stop,
        depth=depth,
    )
