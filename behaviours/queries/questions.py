"""Question lists as readers see them: by list and stage, follow-ups under their question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from behaviours.enums import Purpose, QuestionForm, Stage
from behaviours.models import Question, Version
from behaviours.queries.heads import Head, head_of
from behaviours.queries.order import Branch, branches


@dataclass(frozen=True)
class QuestionLine:
    """`depth`: how many questions stand above it; 0 for one that follows none. `shown`: the
    reader has chosen to see it.
    """

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
    shown: bool = True
    standing: str = ""  # in the language it is read in


@dataclass(frozen=True)
class StageGroup:
    stage: str
    label: str
    questions: tuple[QuestionLine, ...]

    @property
    def is_shown(self) -> bool:
        return any(question.shown for question in self.questions)


@dataclass(frozen=True)
class PurposeGroup:
    """One list. `mix`: (form, how many), shown as it is and never judged."""

    purpose: str
    label: str
    stages: tuple[StageGroup, ...]
    mix: tuple[tuple[str, int], ...]
    count: int

    @property
    def is_shown(self) -> bool:
        return any(stage.is_shown for stage in self.stages)


@dataclass(frozen=True)
class Asked:
    """What a reader chose to see: a list, and the questions of a behaviour; "" for all."""

    list: str = ""
    of: str = ""

    def __bool__(self) -> bool:
        return bool(self.list or self.of)


@dataclass(frozen=True)
class QuestionsPage:
    """`behaviours`: (code, title) of those that questions belong to."""

    head: Head
    purposes: tuple[PurposeGroup, ...]
    count: int
    behaviours: tuple[tuple[str, str], ...]
    asked: Asked
    shown_count: int


def questions_page(
    version: Version, current: str, query: Mapping[str, str] | None = None
) -> QuestionsPage:
    """`query`: the address's, which says what of `Asked`. Two queries."""
    questions = list(version.questions.all())
    belong = {each.behaviour_code for each in questions}
    titles = titles_of(version)
    behaviours = tuple((code, title) for code, title in titles if code in belong)
    asked = _asked(query or {}, questions, {code for code, _title in behaviours})
    purposes = tuple(_chosen(purpose, asked) for purpose in purposes_of(questions))
    lines = [q for p in purposes for stage in p.stages for q in stage.questions]
    return QuestionsPage(
        head=head_of(version, current),
        purposes=purposes,
        count=len(lines),
        behaviours=behaviours,
        asked=asked,
        shown_count=sum(line.shown for line in lines),
    )


def titles_of(version: Version) -> Iterable[tuple[str, str]]:
    """Code and title of each behaviour. One query; none in another language than its own."""
    if version.read_in:
        return ((line.code, line.title) for line in version.behaviours.all())
    return version.behaviours.values_list("code", "title")


def _asked(query: Mapping[str, str], questions: list[Question], codes: set[str]) -> Asked:
    """What names no list or no behaviour of these chooses nothing."""
    purpose, code = query.get("list", ""), query.get("of", "")
    there = purpose in {each.purpose for each in questions}
    return Asked(purpose if there else "", code if code in codes else "")


def _chosen(purpose: PurposeGroup, asked: Asked) -> PurposeGroup:
    """Nothing is left out: a page that a device keeps serves every choice."""
    listed = asked.list in ("", purpose.purpose)

    def marked(line: QuestionLine) -> QuestionLine:
        return replace(line, shown=listed and asked.of in ("", line.behaviour_code))

    stages = (replace(s, questions=tuple(map(marked, s.questions))) for s in purpose.stages)
    return replace(purpose, stages=tuple(stages))


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
        standing=question.standing,
    )
