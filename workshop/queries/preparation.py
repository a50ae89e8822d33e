"""What the leader prepared: what the answers point to, and what that changes in the agenda.

For facilitators and managers of the team: it speaks about its staff.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.enums import StepState
from workshop.method import leading
from workshop.models import Preparation, Step
from workshop.queries.composed import Composed

WAY, WHY = "way", "why"  # the leader's own choice, and why it is another than was recommended


@dataclass(frozen=True)
class AdviceShown:
    """One thing that the way of leading changes. `step`: None where the agenda has none for it."""

    name: str
    minutes: int
    step: str
    title: str
    taken: bool


@dataclass(frozen=True)
class Prepared:
    """`way`: the leader's own, else the recommended one, else "". Names and not words, so that
    one value serves every language.
    """

    way: str
    recommended: str
    because: tuple[tuple[str, str], ...]
    why: str
    answered: int
    against_habit: bool

    @property
    def is_own(self) -> bool:
        """Whether the leader chose otherwise than was recommended."""
        return bool(self.recommended) and self.way != self.recommended


_preparation = Composed(lambda workshop: Preparation.objects.filter(workshop=workshop))


def prepared_for(workshop: int) -> Prepared:
    """One query."""
    found = _preparation.all(Preparation, workshop)
    return prepared(found[0].answers if found else {})


def prepared(answers: Mapping[str, str]) -> Prepared:
    recommended = leading.recommend(answers)
    style = recommended.style.value if recommended else ""
    own = answers.get(WAY, "")
    way = own if own in set(leading.Style) else style
    return Prepared(
        way=way,
        recommended=style,
        because=recommended.because if recommended else (),
        why=answers.get(WHY, ""),
        answered=leading.answered(answers),
        against_habit=bool(way) and leading.against_habit(leading.Style(way), answers),
    )


def advice_for(
    answers: Mapping[str, str], steps: Sequence[Step], taken: Sequence[str]
) -> tuple[AdviceShown, ...]:
    """For steps that are still ahead; what the agenda has no step for is left out. No query."""
    way = prepared(answers).way
    if not way:
        return ()
    found = []
    for each in leading.advice(leading.Style(way), answers):
        step = step_for(each, steps)
        if step is not None:
            found.append(
                AdviceShown(each.name, each.minutes, str(step.pk), step.title, each.name in taken)
            )
    return tuple(found)


def step_for(advice: leading.Advice, steps: Sequence[Step]) -> Step | None:
    """The first step of its kind that has not been open yet."""
    ahead = (s for s in steps if s.kind == advice.kind and s.state == StepState.PLANNED)
    return next(ahead, None)


def said_at(preparation: Preparation | None, revision: int) -> dict[str, str] | None:
    """What it said when it had this revision; None if that is not kept any more."""
    if revision == 0:
        return {}
    saves: list[dict[str, Any]] = preparation.saves if preparation else []
    return next((dict(s["answers"]) for s in saves if s["revision"] == revision), None)
