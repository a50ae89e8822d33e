"""One question of a version at its own address."""

from dataclasses import dataclass

from behaviours.enums import Purpose, QuestionForm, Stage
from behaviours.models import Question, Version
from behaviours.queries.heads import Head, head_of
from behaviours.queries.order import Branch, branches
from behaviours.queries.questions import QuestionLine, question_lines
from behaviours.queries.sources import Source, source_of


@dataclass(frozen=True)
class QuestionPage:
    """`above`: the question it follows. `below`: its follow-ups and theirs, as far down as they go.

    `behaviour`: (code, title) of the one it belongs to, None for every behaviour.
    """

    head: Head
    code: str
    wording: str
    form_label: str
    purpose_label: str
    stage_label: str
    decides: str
    stop: str
    why: str
    above: QuestionLine | None
    after_answer: str
    below: tuple[QuestionLine, ...]
    behaviour: tuple[str, str] | None
    source: Source | None
    place: int
    count: int
    before: QuestionLine | None
    after: QuestionLine | None


def question_page(version: Version, current: str, code: str) -> QuestionPage | None:
    """None if the version has no such question. Three queries at most."""
    tops = branches(version.questions.all())
    order = [branch for top in tops for branch in _walk(top)]
    place = next((n for n, branch in enumerate(order) if branch.question.code == code), None)
    if place is None:
        return None
    found = order[place].question
    lines = {line.code: line for line in question_lines(tops)}
    return QuestionPage(
        head=head_of(version, current),
        code=found.code,
        wording=found.wording,
        form_label=str(QuestionForm(found.form).label),
        purpose_label=str(Purpose(found.purpose).label),
        stage_label=str(Stage(found.stage).label),
        decides=found.decides,
        stop=found.stop,
        why=found.why,
        above=lines.get(found.after_code),
        after_answer=found.after_answer,
        below=question_lines(order[place].below),
        behaviour=_behaviour(version, found),
        source=source_of(version, found),
        place=place + 1,
        count=len(order),
        before=lines[order[place - 1].question.code] if place else None,
        after=lines[order[place + 1].question.code] if place + 1 < len(order) else None,
    )


def _walk(branch: Branch) -> list[Branch]:
    return [branch, *(below for each in branch.below for below in _walk(each))]


def _behaviour(version: Version, question: Question) -> tuple[str, str] | None:
    """All are read and not one: in another language they are read already."""
    if not question.behaviour_code:
        return None
    lines = version.behaviours.all()
    found = (line for line in lines if line.code == question.behaviour_code)
    return next(((line.code, line.title) for line in found), None)
