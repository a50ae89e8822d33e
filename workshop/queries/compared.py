"""Customer cases once they are shown: the counts, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.method.alike import Alike, BeforeAfter, alike, alike_cases, nearly_everyone
from workshop.method.thresholds import COMPARED_FROM
from workshop.models import Step
from workshop.queries.case_counts import Time, time_of
from workshop.queries.case_details import Details, details_of
from workshop.queries.cases import CaseAsked, case_steps, cases_of


@dataclass(frozen=True)
class Counted:
    """An answer and how many chose it; `before` is None in the first step of cases."""

    text: str
    people: int
    before: int | None


@dataclass(frozen=True)
class CaseCounted:
    id: str
    situation: str
    answers: tuple[Counted, ...]
    people: int
    alike: bool | None  # nearly everyone; None for fewer than two answers
    alike_before: bool | None


@dataclass(frozen=True)
class Compared:
    """`people` answered a case or more; `before` likewise, None in the first step of cases."""

    cases: tuple[CaseCounted, ...]
    people: int
    before: int | None
    alike: Alike
    compared: BeforeAfter | None
    details: Details | None = None

    @property
    def compared_from(self) -> int:
        return COMPARED_FROM


def compared_of(step: Step, steps: Sequence[Step], *, details: bool) -> Compared:
    """What the step of cases came to, beside the first one's answers if this is a later one."""
    asked = cases_of(step.workshop_id)
    first = case_steps(steps)[0]
    now = time_of(step, asked)
    before = time_of(first, asked) if first.pk != step.pk and first.started_at else None
    return Compared(
        cases=tuple(_counted(case, now, before) for case in asked),
        people=now.people,
        before=before.people if before else None,
        alike=alike(now.counts.values()),
        compared=alike_cases(before.counts, now.counts) if before else None,
        details=details_of(asked, now, before, step, steps) if details else None,
    )


def _counted(case: CaseAsked, now: Time, before: Time | None) -> CaseCounted:
    counts = now.counts[case.id]
    then: tuple[int | None, ...] = before.counts[case.id] if before else (None,) * len(case.answers)
    return CaseCounted(
        case.id,
        case.situation,
        tuple(
            Counted(answer.text, people, earlier)
            for answer, people, earlier in zip(case.answers, counts, then, strict=True)
        ),
        sum(counts),
        nearly_everyone(counts),
        nearly_everyone(before.counts[case.id]) if before else None,
    )
