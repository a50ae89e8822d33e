"""What people object to in a text: the phrase, the harm, and what would make it good enough."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.enums import ReactionKind
from workshop.method.marks import Piece, marked
from workshop.models import Reaction


@dataclass(frozen=True)
class Objection:
    """`number` counts from 1 in the order of random ids; `phrase` is "" for the whole text."""

    id: str
    reason: str
    change: str
    phrase: str = ""
    number: int = 0


def objections_in(rows: Iterable[Reaction]) -> tuple[Objection, ...]:
    """Those of a round's reactions, which come in the order of their random ids."""
    objecting = [row for row in rows if row.kind == ReactionKind.OBJECTION]
    return tuple(
        Objection(str(row.pk), row.reason, row.change, row.phrase, number)
        for number, row in enumerate(objecting, start=1)
    )


def marked_text(text: str, objections: Iterable[Objection]) -> tuple[Piece, ...]:
    """The text in pieces with the numbers of the objections to them; () where none is to words."""
    phrases = [objection.phrase for objection in objections]
    return marked(text, phrases) if any(phrases) else ()
