"""How a workshop moves: start, next, back, reopen. What a step needs is done on entering it."""

import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from workshop import steps
from workshop.actors import Named
from workshop.commands import (
    agreement,
    case_test,
    challenge,
    changes,
    choosing,
    ready,
    reopening,
    reports,
    roles,
    sorting,
    votes,
)
from workshop.commands.arrival import forget_arrival
from workshop.commands.room import Room
from workshop.enums import Phase, StepKind, StepState, WorkshopState
from workshop.events import WorkshopMoved
from workshop.exceptions import Refused
from workshop.models import Step, Workshop
from workshop.queries import walk
from workshop.queries.facilitating import Move, last_move

# Two facilitators who press within so long of each other press for the same move.
TOGETHER = timedelta(seconds=1)


def start_workshop(*, room: Room, by: Named) -> None:
    if room.workshop.state != WorkshopState.READY:
        raise _moved_on(room, by, last_move(room.workshop))
    if not room.steps:
        raise Refused("no_steps", _("Add a step to the agenda first."))
    room.workshop.state = WorkshopState.RUNNING
    room.workshop.started_at = timezone.now()
    _enter(room, room.steps[0], _first(room.steps[0]))


def go_next(*, room: Room, by: Named, seen: int | None, phase: str) -> None:
    """Where Next leads from what its presser saw. Raises Refused("moved_on") if that is over."""
    step = _seen(room, by, seen, phase)
    room.flush()
    forget_arrival(step)
    if step.phase == Phase.REVISING:
        challenge.publish_revisions(room, step)
    after = walk.phase_after(step)
    if after is not None:
        _enter(room, step, after)
        if (minutes := steps.KINDS[StepKind(step.kind)].clocks.get(after)) is not None:
            set_clock(step, minutes * 60)
            step.save(update_fields=["timer_left", "timer_rang", "timer_ends_at"])
        return
    _close(step)
    later = [s for s in room.steps if s.position > step.position]
    if later:
        _enter(room, later[0], _first(later[0]))
        return
    room.workshop.state = WorkshopState.FINISHED
    room.workshop.finished_at = timezone.now()
    _light(room)
    room.workshop.save(update_fields=["state", "finished_at", "screen_blank"])
    reports.store_report(room.workshop)
    room.happened(WorkshopMoved())


def go_back(*, room: Room, by: Named, seen: int | None, phase: str, ballots: str = "") -> None:
    """One phase back; nothing that people wrote is lost.

    Back from a count: `ballots` says whether the votes are kept. Raises Refused("keep_or_clear").
    """
    if room.workshop.state == WorkshopState.FINISHED:
        # Not the last of the agenda: a step may have been added since.
        last = room.current or room.steps[-1]
        _run_again(room)
        _enter(room, last, _last(last))
        return
    step = _seen(room, by, seen, phase)
    room.flush()
    forget_arrival(step)
    before = walk.phase_before(step)
    if step.phase == Phase.VOTING and step.runoff:
        votes.drop_runoff(step)
        before = Phase.COUNTED
    if before is not None:
        if step.phase in reopening.COUNTED and before in reopening.VOTING:
            reopening.reopen_ballots(step, ballots)
        if step.phase == Phase.DECIDED:
            agreement.reopen_decision(step)
        _enter(room, step, before)
        return
    earlier = [s for s in room.steps if s.position < step.position]
    if not earlier:
        raise Refused("first_step", _("This is the first step."))
    _unopen(step)
    _enter(room, earlier[-1], _last(earlier[-1]))


def reopen_step(*, room: Room, by: Named, target: int, ballots: str = "") -> None:
    """Open a step that is done again, from its start; what came after is done again too.

    `ballots` says whether its votes are kept. Raises Refused("keep_or_clear").
    """
    step = room.step(target)
    if step.state != StepState.DONE:
        raise Refused("not_done", _("Only a step that is done can be reopened."))
    room.flush()
    reopening.check_said(step, 0, ballots)
    _run_again(room)
    for each in room.steps:
        if each.position >= step.position and each.state != StepState.PLANNED:
            _unopen(each)
    reopening.reopen_ballots(step, ballots)
    _enter(room, step, _first(step))


def set_clock(step: Step, seconds: float | None) -> None:
    """Run for so many seconds from now; None stops the clock altogether."""
    step.timer_left, step.timer_rang = None, False
    step.timer_ends_at = None if seconds is None else timezone.now() + timedelta(seconds=seconds)


def new_code() -> str:
    """Six digits that no live workshop has. The first is never 0: people read codes aloud."""
    while True:
        code = str(secrets.randbelow(900_000) + 100_000)
        if not Workshop.objects.filter(code=code).exclude(state=WorkshopState.FINISHED).exists():
            return code


def _enter(room: Room, step: Step, phase: Phase) -> None:
    if step.kind == StepKind.CHANGES:
        if phase == Phase.REACTING:
            changes.open_lines(step)
        elif phase == Phase.SHOWN and step.phase == Phase.REACTING:
            changes.close_lines(room, step)
    elif phase == Phase.VOTING:
        votes.open_vote(room, step)
    elif (step.kind, phase) == (StepKind.CHALLENGE, Phase.SHOWN):
        challenge.add_starter_cards(room, step)
    elif phase == Phase.CHOSEN and step.phase == Phase.CHOOSING:
        choosing.close_choice(step)
    elif phase == Phase.TESTING:
        case_test.open_test(step)
    elif phase == Phase.TESTED and step.phase == Phase.TESTING:
        case_test.close_test(step)
    elif phase == Phase.REACTING:
        agreement.open_round(room, step)
    elif phase == Phase.REASONS:
        agreement.close_round(room, step)
    elif phase == Phase.DECIDED:
        agreement.record_agreement(room, step)
    elif phase == Phase.JUDGING:
        sorting.open_sorting(step)
    elif phase == Phase.ANSWERING:
        roles.open_answers(room, step)
    reopening.note_ballots(step, phase)
    ready.begin(step)
    opens = step.state != StepState.OPEN
    if opens:
        step.state, step.ended_at = StepState.OPEN, None
        step.started_at = step.started_at or timezone.now()
    step.phase = phase
    # A step's minutes begin when it is entered at its start; what follows inside it has no clock
    # until the facilitator starts one.
    fresh = opens and phase == _first(step)
    set_clock(step, step.minutes * 60 if fresh else None)
    step.save()
    room.workshop.current = step
    _light(room)
    moved = ["state", "current", "started_at", "finished_at", "code", "screen_blank"]
    room.workshop.save(update_fields=moved)
    room.forget()
    room.happened(WorkshopMoved())


def _light(room: Room) -> None:
    """Whoever moves on has something to show: a blank screen is lit, as presenters know it."""
    room.workshop.screen_blank = False


def _close(step: Step) -> None:
    step.state, step.ended_at = StepState.DONE, timezone.now()
    set_clock(step, None)
    step.save()


def _unopen(step: Step) -> None:
    """As if it had not been reached: what people wrote stays, what was concluded goes."""
    agreement.reopen_decision(step)
    while step.runoff:
        votes.drop_runoff(step)
    step.state, step.phase, step.ended_at = StepState.PLANNED, "", None
    set_clock(step, None)
    step.save()


def _run_again(room: Room) -> None:
    if room.workshop.state == WorkshopState.FINISHED:
        taken = Workshop.objects.filter(code=room.workshop.code).exclude(pk=room.workshop.pk)
        if taken.exclude(state=WorkshopState.FINISHED).exists():
            room.workshop.code = new_code()
        room.workshop.state, room.workshop.finished_at = WorkshopState.RUNNING, None


def _seen(room: Room, by: Named, seen: int | None, phase: str) -> Step:
    """The step that is open, which must be what the presser saw, and had time to look at.

    Of two facilitators who press at once the second one's page may show where the first one's
    press led before theirs arrives; theirs was meant for where both stood.
    """
    step, moved = room.current, last_move(room.workshop)
    if room.workshop.state != WorkshopState.RUNNING or step is None:
        raise _moved_on(room, by, moved)
    if step.pk != seen or step.phase != phase:
        raise _moved_on(room, by, moved)
    since = timezone.now() - moved.at if moved else TOGETHER
    if moved and moved.ref != by.ref and timedelta(0) <= since < TOGETHER:
        raise _moved_on(room, by, moved)
    return step


def _moved_on(room: Room, by: Named, moved: Move | None) -> Refused:
    """Names who did, unless it was in this batch, of which no record is written yet."""
    just_now = any(isinstance(event, WorkshopMoved) for event in room.events)
    if moved is None or moved.ref == by.ref or just_now:
        told = _("Somebody has already moved on. This is where the workshop is now.")
    else:
        told = _("%(name)s has already moved on. This is where the workshop is now.")
        told %= {"name": moved.name}
    return Refused("moved_on", told)


def _first(step: Step) -> Phase:
    return walk.first_phase(step)


def _last(step: Step) -> Phase:
    return steps.last_phase(step.kind, in_full=step.in_full)
