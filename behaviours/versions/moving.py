"""Moving a line of a draft one place up or down. Managers only."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from behaviours.models import Behaviour, Question
from behaviours.queries.order import grown, in_audiences, place_of, siblings
from behaviours.versions.entries import locked_entry


@transaction.atomic
def move_entry(*, entry: Behaviour | Question, by: User, up: bool) -> None:
    """One place up or down as readers see the order. Nothing happens at the ends.

    A behaviour at the edge of its theme takes the whole theme past the next one; it stays with
    its audience. Lists and stages have their own order: a question moves among those of its
    stage, with its follow-ups, and a follow-up among those of its question.

    Refused: "already_published", "draft_gone", "entry_gone".
    """
    stored = locked_entry(entry, by)
    step = -1 if up else 1
    if isinstance(stored, Behaviour):
        _number(_moved_behaviour(stored, step))
    else:
        _number(_moved_question(stored, step))


def _moved_behaviour(line: Behaviour, step: int) -> Iterable[Behaviour]:
    audiences = in_audiences(list(line.version.behaviours.all()))
    for themes in audiences:
        for row, theme in enumerate(themes):
            if line in theme and not _swap(theme, theme.index(line), step):
                _swap(themes, row, step)
                return chain.from_iterable(chain.from_iterable(audiences))
    return chain.from_iterable(chain.from_iterable(audiences))


def _moved_question(line: Question, step: int) -> Iterable[Question]:
    questions = list(line.version.questions.all())
    beside = siblings(questions)
    row = beside[place_of(line, {each.code for each in questions})]
    _swap(row, row.index(line), step)
    return [question for branch in grown(beside) for _depth, question in branch.walk()]


def _swap(order: list[Any], place: int, step: int) -> bool:
    """False at the end of the list."""
    if not 0 <= place + step < len(order):
        return False
    order[place], order[place + step] = order[place + step], order[place]
    return True


def _number(lines: Iterable[Behaviour | Question]) -> None:
    for position, line in enumerate(lines):
        if line.position != position:
            line.position = position
            line.save(update_fields=["position"])
