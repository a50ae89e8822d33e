"""What a reader sees: a version, one behaviour of it, and its question list."""

import re
from dataclasses import dataclass

from behaviours.enums import QuestionForm, Stage
from behaviours.models import Behaviour, Question, Version
from behaviours.queries.heads import Head, head_of
from behaviours.queries.order import in_stages, in_themes
from behaviours.queries.sources import Source, source_of

_WHEN = re.compile(r"^(when|når|när)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class BehaviourLine:
    code: str
    title: str
    situation: str
    text: str


@dataclass(frozen=True)
class ThemeGroup:
    theme: str
    behaviours: tuple[BehaviourLine, ...]


@dataclass(frozen=True)
class QuestionLine:
    code: str
    wording: str
    form_label: str
    stage: str
    decides: str
    behaviour_code: str
    why: str


@dataclass(frozen=True)
class StageGroup:
    stage: str
    label: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class VersionPage:
    head: Head
    definition: str
    definition_why: str
    groups: tuple[ThemeGroup, ...]
    behaviour_count: int
    question_count: int


@dataclass(frozen=True)
class BehaviourPage:
    head: Head
    code: str
    title: str
    situation: str
    text: str
    how: str
    example: str
    non_examples: tuple[str, ...]
    theme: str
    why: str
    questions: tuple[QuestionLine, ...]
    source: Source | None
    place: int
    count: int
    before: BehaviourLine | None
    after: BehaviourLine | None


@dataclass(frozen=True)
class QuestionsPage:
    head: Head
    stages: tuple[StageGroup, ...]
    count: int


def version_page(version: Version, current: str) -> VersionPage:
    """Two queries."""
    lines = list(version.behaviours.all())
    return VersionPage(
        head=head_of(version, current),
        definition=version.definition,
        definition_why=version.definition_why,
        groups=tuple(
            ThemeGroup(group[0].theme, tuple(_line(line) for line in group))
            for group in in_themes(lines)
        ),
        behaviour_count=len(lines),
        question_count=version.questions.count(),
    )


def behaviour_page(version: Version, current: str, code: str) -> BehaviourPage | None:
    """None if the version has no such behaviour. Three queries.

    The questions are those that belong to the behaviour; if none does, those that belong to no
    behaviour, which are for all of them.
    """
    lines = [line for group in in_themes(list(version.behaviours.all())) for line in group]
    place = next((n for n, line in enumerate(lines) if line.code == code), None)
    if place is None:
        return None
    found = lines[place]
    found_questions = list(version.questions.filter(behaviour_code__in=[code, ""]))
    questions = [question for stage in in_stages(found_questions) for question in stage]
    own = [question for question in questions if question.behaviour_code]
    return BehaviourPage(
        head=head_of(version, current),
        code=found.code,
        title=found.title,
        situation=without_when(found.situation),
        text=found.text,
        how=found.how,
        example=found.example,
        non_examples=tuple(filter(None, map(str.strip, found.non_example.splitlines()))),
        theme=found.theme,
        why=found.why,
        questions=tuple(question_line(question) for question in own or questions),
        source=source_of(version, found),
        place=place + 1,
        count=len(lines),
        before=_line(lines[place - 1]) if place else None,
        after=_line(lines[place + 1]) if place + 1 < len(lines) else None,
    )


def questions_page(version: Version, current: str) -> QuestionsPage:
    """One query."""
    stages = in_stages(list(version.questions.all()))
    return QuestionsPage(
        head=head_of(version, current),
        stages=tuple(
            StageGroup(
                found[0].stage,
                str(Stage(found[0].stage).label),
                tuple(question_line(question) for question in found),
            )
            for found in stages
        ),
        count=sum(map(len, stages)),
    )


def without_when(situation: str) -> str:
    """The page says "When" itself; people write it or leave it out."""
    return _WHEN.sub("", situation)


def question_line(question: Question) -> QuestionLine:
    return QuestionLine(
        code=question.code,
        wording=question.wording,
        form_label=str(QuestionForm(question.form).label),
        stage=question.stage,
        decides=question.decides,
        behaviour_code=question.behaviour_code,
        why=question.why,
    )


def _line(behaviour: Behaviour) -> BehaviourLine:
    return BehaviourLine(
        behaviour.code, behaviour.title, without_when(behaviour.situation), behaviour.text
    )
