"""Where a workshop is: its agenda, the step that is open, its clock, and what lies beside it."""

from dataclasses import dataclass
from datetime import datetime

from workshop import steps as kinds
from workshop import visibility
from workshop.enums import AudienceKind, Phase, StepState, WorkshopState
from workshop.models import Step, Workshop
from workshop.queries import walk
from workshop.queries.tally import has_ballots, steps_with_ballots


@dataclass(frozen=True)
class AgendaStep:
    id: str
    number: int
    kind: str
    title: str
    minutes: int
    state: str
    took: int | None  # minutes, when done
    way: str = ""  # told, or talked over
    break_after: int = 0  # minutes
    ballots: bool = False  # it is done, and holds votes to be kept or cleared when it is reopened


@dataclass(frozen=True)
class CurrentStep:
    id: str
    number: int
    of: int
    kind: str
    phase: str
    title: str
    prompt: str
    say: str  # console
    minutes: int
    started_at: datetime | None
    way: str = ""  # console; told, or talked over


@dataclass(frozen=True)
class Timer:
    """In server time. `ends` is epoch milliseconds; `left` is seconds of a paused clock."""

    ends: int | None
    left: int | None
    rang: bool


@dataclass(frozen=True)
class Ahead:
    """What Next and Back lead to: a phase of this step, or a step by its title ("" = none)."""

    phase: str
    step: str
    kind: str
    opens: str = ""  # the phase in which that step begins
    ballots: bool = False  # a vote is opened again, and there are votes to be kept or cleared


def current_of(audience: AudienceKind, step: Step, steps: list[Step]) -> CurrentStep:
    number = next((n for n, s in enumerate(steps, 1) if s.pk == step.pk), 0)
    return CurrentStep(
        str(step.pk),
        number,
        len(steps),
        step.kind,
        step.phase,
        step.title,
        step.prompt,
        step.say if visibility.sees_script(audience) else "",
        step.minutes,
        step.started_at,
        kinds.way_of(step.kind, step.way) if visibility.sees_script(audience) else "",
    )


def timer_of(step: Step) -> Timer | None:
    if step.timer_ends_at is not None:
        return Timer(int(step.timer_ends_at.timestamp() * 1000), None, step.timer_rang)
    if step.timer_left is not None:
        return Timer(None, round(step.timer_left), step.timer_rang)
    return None


def agenda_of(steps: list[Step]) -> tuple[AgendaStep, ...]:
    voted = steps_with_ballots(steps)
    return tuple(
        AgendaStep(
            str(s.pk),
            n,
            s.kind,
            s.title,
            s.minutes,
            s.state,
            _took(s),
            kinds.way_of(s.kind, s.way),
            s.break_after,
            s.pk in voted,
        )
        for n, s in enumerate(steps, 1)
    )


def _took(step: Step) -> int | None:
    if step.state != StepState.DONE or not step.started_at or not step.ended_at:
        return None
    return max(1, round((step.ended_at - step.started_at).total_seconds() / 60))


def forward_of(row: Workshop, steps: list[Step]) -> Ahead | None:
    if row.state == WorkshopState.FINISHED:
        return None
    step = row.current
    if step is None:
        return _to_step(steps[0]) if steps else None
    if (phase := walk.phase_after(step)) is not None:
        return Ahead(phase, "", step.kind)
    later = [s for s in steps if s.position > step.position]
    return _to_step(later[0]) if later else Ahead("", "", "")


def _to_step(step: Step) -> Ahead:
    return Ahead("", step.title, step.kind, walk.first_phase(step))


def backward_of(row: Workshop, steps: list[Step]) -> Ahead | None:
    step = row.current
    if step is None:
        return None
    if row.state == WorkshopState.FINISHED:
        return Ahead("", step.title, step.kind)
    if step.phase == Phase.VOTING and step.runoff:
        return Ahead(Phase.COUNTED, "", step.kind)
    if (phase := walk.phase_before(step)) is not None:
        again = phase in {Phase.VOTING, Phase.CHOOSING} and has_ballots(step, step.runoff)
        return Ahead(phase, "", step.kind, ballots=again)
    earlier = [s for s in steps if s.position < step.position]
    return Ahead("", earlier[-1].title, earlier[-1].kind) if earlier else None
