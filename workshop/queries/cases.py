"""The customer cases of a workshop: one set, put before and again after."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from workshop.enums import StepKind
from workshop.models import Case, CaseAnswer, CaseVerdict, Step


@dataclass(frozen=True)
class Answer:
    id: str
    text: str


@dataclass(frozen=True)
class CaseAsked:
    """A situation and its answers, in the facilitator's order, the same for everybody."""

    id: str
    situation: str
    answers: tuple[Answer, ...]
    starter: str = ""
    ordered: bool = False


def case_steps(steps: Iterable[Step]) -> list[Step]:
    """The steps that put the cases, in their order; all of them put the same."""
    found = [step for step in steps if step.kind == StepKind.CASES]
    return sorted(found, key=attrgetter("position"))


def cases_of(workshop: int) -> tuple[CaseAsked, ...]:
    rows = Case.objects.filter(step__workshop=workshop).prefetch_related("options")
    return tuple(
        CaseAsked(
            str(row.pk),
            row.situation,
            tuple(Answer(str(option.pk), option.text) for option in row.options.all()),
            row.starter,
            row.ordered,
        )
        for row in rows.order_by("position", "pk")
    )


def cases_answered(workshop: int) -> bool:
    """Whether anybody has answered a case, or judged a draft by it: they stay as they are."""
    of_workshop = {"step__workshop": workshop}
    return (
        CaseAnswer.objects.filter(**of_workshop).exists()
        or CaseVerdict.objects.filter(**of_workshop).exists()
    )
