"""Which roles answers are kept with: only where a role could be any of several people.

Threat: a role that is kept from the moment its fifth holder joins points at the fifth, and a
late comer of a rare role points at themself. So the roles are settled as a step opens, from those
present, and whatever happens to the room afterwards can only take roles away, from the answers
that are there too.
"""

from django.db.models import Count

from workshop.commands.room import Room
from workshop.enums import Phase, StepKind
from workshop.method.thresholds import roles_to_show
from workshop.models import CaseAnswer, Participant, Step


def open_answers(room: Room, step: Step) -> None:
    """As a step of cases is entered at its start; the caller saves the step."""
    if step.kind != StepKind.CASES:
        return
    if step.started_at is None:
        step.roles = sorted(_held_by_enough(room))
    else:
        _take_away(room, step)


def settle_roles(room: Room) -> None:
    """After somebody came, left or was merged."""
    step = room.current
    if step is not None and step.kind == StepKind.CASES and step.phase == Phase.ANSWERING:
        _take_away(room, step)


def _take_away(room: Room, step: Step) -> None:
    if not step.roles:
        return
    left = sorted(set(step.roles) & _held_by_enough(room))
    if left == step.roles:
        return
    step.roles = left
    step.save(update_fields=["roles"])
    CaseAnswer.objects.filter(step=step).exclude(role__in=left).update(role="")


def _held_by_enough(room: Room) -> set[str]:
    present = Participant.objects.filter(workshop=room.workshop, left_at=None, double_of=None)
    rows = present.order_by().values_list("role").annotate(Count("pk"))
    return set(roles_to_show(dict(rows))) - {""}
