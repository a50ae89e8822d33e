"""The agenda: steps added, reworded, moved and removed, also while the workshop runs."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from workshop import steps
from workshop.actors import Named
from workshop.commands.cases import keep_cases, put_first_cases
from workshop.commands.draft import has_limits
from workshop.commands.room import Room
from workshop.commands.words import put_first_words
from workshop.enums import Phase, StepKind, StepState
from workshop.events import AgendaChanged
from workshop.exceptions import Refused
from workshop.models import Card, Step
from workshop.queries.cases import case_steps

STEPS_A_WORKSHOP = 40


def add_step(
    *,
    room: Room,
    by: Named,
    kind: str,
    title: str,
    prompt: str,
    say: str,
    minutes: int,
    cut: int,
    in_full: bool | None = None,
    several_dots: bool | None = None,
    notes: str | None = None,
    way: str | None = None,
    break_after: int | None = None,
) -> dict[str, str]:
    """A new step at the end of the agenda, from where it can be moved up."""
    if len(room.steps) >= STEPS_A_WORKSHOP:
        raise Refused("too_many_steps", _("The agenda is full. Remove a step first."))
    step = Step.objects.create(
        workshop=room.workshop,
        kind=kind,
        position=len(room.steps),
        title=title,
        prompt=prompt,
        say=say,
        minutes=minutes,
        cut=cut,
        in_full=bool(in_full) and steps.has_optional(kind),
        several_dots=bool(several_dots) and has_cut(kind),
        notes=notes or "",
        way=way or "",
        break_after=break_after or 0,
    )
    room.steps.append(step)
    put_first(step, room.workshop.language, room.steps)
    room.happened(AgendaChanged())
    return {"step": str(step.pk)}


def put_first(step: Step, language: str, steps: Sequence[Step]) -> None:
    """What a new step begins with; `steps` are all there are, this one among them."""
    if step.kind == StepKind.CALIBRATE:
        put_first_words(step, language)
    elif step.kind == StepKind.CASES and len(case_steps(steps)) == 1:
        put_first_cases(step, language)


def edit_step(
    *,
    room: Room,
    by: Named,
    target: int,
    title: str,
    prompt: str,
    say: str,
    minutes: int,
    cut: int,
    in_full: bool | None = None,
    several_dots: bool | None = None,
    limits: str | None = None,
    notes: str | None = None,
    way: str | None = None,
    break_after: int | None = None,
) -> None:
    """Words and minutes of any step; how many go on only before a vote has opened.

    In full or in short only before the step has come to what the two differ in. Several dots on
    one option, or one, only before its vote has opened. What is None stays as it is.
    """
    step = room.step(target)
    if cut != step.cut and step.state != StepState.PLANNED:
        raise Refused(
            "vote_opened",
            _("How many go on is set before the vote opens."),
            {"cut": _("How many go on is set before the vote opens.")},
        )
    if in_full is not None and in_full != step.in_full and steps.has_optional(step.kind):
        if not may_change_in_full(step):
            past = _("This step has come too far to change that.")
            raise Refused("past_that", past, {"in_full": past})
        step.in_full = in_full
    if several_dots is not None and several_dots != step.several_dots and has_cut(step.kind):
        if not may_change_dots(step):
            late = _("Whether an option can have several dots is set before the vote opens.")
            raise Refused("vote_opened", late, {"several_dots": late})
        step.several_dots = several_dots
    if limits is not None and has_limits(step.kind):
        step.limits = limits
    step.notes = step.notes if notes is None else notes
    step.way = step.way if way is None else way
    step.break_after = step.break_after if break_after is None else break_after
    step.title, step.prompt, step.say = title, prompt, say
    step.minutes, step.cut = minutes, cut
    words = ["title", "prompt", "say", "minutes", "cut", "in_full", "several_dots", "limits"]
    step.save(update_fields=[*words, "notes", "way", "break_after"])
    room.happened(AgendaChanged())


def remove_step(*, room: Room, by: Named, target: int) -> None:
    step = room.step(target)
    _must_be_ahead(step)
    rest = [s for s in room.steps if s.pk != step.pk]
    # Steps that were open once hold what people wrote; they stay.
    if step.started_at is not None:
        raise _stays()
    keep_cases(step, rest)
    step.delete()
    room.renumber(rest)
    room.happened(AgendaChanged())


def shift_step(*, room: Room, by: Named, target: int, direction: str) -> None:
    """One place up or down among the steps still ahead."""
    step = room.step(target)
    _must_be_ahead(step)
    order = list(room.steps)
    at = order.index(step)
    other = at + (-1 if direction == "up" else 1)
    if not 0 <= other < len(order) or order[other].state != StepState.PLANNED:
        return
    order[at], order[other] = order[other], order[at]
    room.renumber(order)
    room.happened(AgendaChanged())


def _must_be_ahead(step: Step) -> None:
    if step.state != StepState.PLANNED:
        raise _stays()


def _stays() -> Refused:
    return Refused("step_stays", _("A step that has been open stays where it is."))


def has_cut(kind: str) -> bool:
    """Whether a step of this kind votes, and so needs to know how many go on."""
    return any("ballot.set" in actions for actions in steps.KINDS[StepKind(kind)].permits.values())


def may_change_dots(step: Step) -> bool:
    """Whether the vote of the step has never opened: its options come with it, and stay."""
    return has_cut(step.kind) and not step.options.exists()


def may_change_in_full(step: Step) -> bool:
    """Whether a step has not yet come to the phases that only a step in full has.

    Nor has anybody written in them: what they wrote would be shown to nobody any more.
    """
    kind = steps.KINDS[StepKind(step.kind)]
    if not kind.optional or step.state == StepState.DONE:
        return False
    if step.phase:
        first = min(kind.phases.index(each) for each in kind.optional)
        if kind.phases.index(Phase(step.phase)) >= first:
            return False
    first_wave = 0 if step.kind == StepKind.CLOSE else 1
    return not Card.objects.filter(step=step, wave__gte=first_wave).exists()
