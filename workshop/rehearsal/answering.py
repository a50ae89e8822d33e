"""Numbers, cases, and the lines of a draft: answers that everybody gives alone."""

from collections.abc import Iterator

from workshop.models import ChangedLine
from workshop.queries.cases import cases_of
from workshop.queries.estimates import words_of
from workshop.rehearsal.stage import Round, Stage

NUMBERS = (2, 3, 4, 5, 6, 8, 10, 15, 20, 30)
# With fewer people an objection would be a quarter of the room, and two of them half.
OBJECTS_FROM, ASKS_FROM = 4, 5


def estimate(stage: Stage) -> Iterator[Round]:
    asked = words_of(stage.step)
    given = {(n, word.id): stage.random.choice(NUMBERS) for n in stage.everybody for word in asked}
    yield [
        stage.by(n, "estimate.give", word=word, number=str(number))
        for (n, word), number in given.items()
    ]
    some = set(stage.some(2))
    yield [
        stage.by(n, "estimate.range", word=word, low=str(number // 2), high=str(number * 2))
        for (n, word), number in given.items()
        if n in some
    ]


def answer_cases(stage: Stage) -> Iterator[Round]:
    """Most give the first answer: with equal chances every case would look the same."""
    turns: Round = []
    for case in cases_of(stage.workshop.pk):
        ids = [answer.id for answer in case.answers]
        weights = [3, *(1 for _more in ids[1:])]
        for n in stage.everybody:
            (chosen,) = stage.random.choices(ids, weights)
            turns.append(stage.by(n, "case.answer", case=case.id, option=chosen))
    yield turns


def react_to_lines(stage: Stage) -> Iterator[Round]:
    """One objects, one needs to understand, some can live with it; then all agree with the rest."""
    rows = ChangedLine.objects.filter(step=stage.step).order_by("position", "pk")
    lines = [str(pk) for pk in rows.values_list("pk", flat=True)]
    if not lines:
        return
    order, words, turns = stage.everybody, stage.words, []
    if len(order) >= OBJECTS_FROM:
        reason, change = words.objection
        told = {"kind": "objection", "reason": reason, "change": change}
        turns.append(stage.by(order[0], "line.react", line=lines[0], **told))
    if len(order) >= ASKS_FROM:
        told = {"kind": "understand", "reason": words.question}
        turns.append(stage.by(order[1], "line.react", line=lines[-1], **told))
    for n in order[2::5]:
        told = {"kind": "live_with", "reason": words.reservation}
        turns.append(stage.by(n, "line.react", line=stage.random.choice(lines), **told))
    yield turns
    yield [stage.by(n, "line.rest") for n in order]
