"""How many have tapped "Ready": a total for the facilitator, and to each person their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop import steps
from workshop.models import Ready, Step
from workshop.queries.composed import Composed

ACTION = "ready.say"

_ready = Composed(
    lambda step: Ready.objects.filter(step=step, ready=True).values_list("author_key")
)


@dataclass(frozen=True)
class Readiness:
    """`ready` of those `present`.

    Taps are counted, not people. `unsure`: somebody left or was merged after others had tapped, so
    that a tap of theirs may be among these; `everybody` holds whosever taps those are.
    """

    ready: int
    present: int
    unsure: bool
    everybody: bool


def readiness_of(step: Step, present: int) -> Readiness | None:
    """None where there is nothing to be ready with."""
    if not steps.permits(step.kind, step.phase, ACTION):
        return None
    taps = len(_ready.rows(step.pk))
    return Readiness(
        min(taps, present),
        present,
        step.ready_unsure > 0,
        0 < present <= taps - step.ready_unsure,
    )


def own_readiness(step: Step, keys: Sequence[str]) -> list[bool | None]:
    """Of each author key: ready or not; None where there is nothing to be ready with."""
    if not steps.permits(step.kind, step.phase, ACTION):
        return [None] * len(keys)
    found = {key for (key,) in _ready.rows(step.pk)}
    return [key in found for key in keys]
