"""What the facilitator presents by: notes beside the script, and how far one is from the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop import steps as kinds
from workshop.enums import WorkshopState
from workshop.models import Step, Workshop


@dataclass(frozen=True)
class SpeakerNotes:
    """Of the open step, and how those of the next one begin; "" where there are none."""

    text: str
    way: str
    next_title: str = ""
    next_line: str = ""


@dataclass(frozen=True)
class Pace:
    """What the time is held against, by the page, because no frame is sent for a passing minute.

    `started` and `entered` (the workshop, the open step) are epoch milliseconds. The rest are
    minutes of the plan with the breaks after the steps: those done, the open one, those to come.
    """

    started: int
    entered: int
    walked: int
    planned: int
    later: int


def notes_for(row: Workshop, steps: list[Step]) -> SpeakerNotes | None:
    """None where nothing is noted, and once the workshop is over."""
    if row.state == WorkshopState.FINISHED:
        return None
    at = row.current
    text = at.notes if at else ""
    after = next((s for s in steps if at is None or s.position > at.position), None)
    line = after.notes.partition("\n")[0].strip() if after else ""
    if not text and not line:
        return None
    way = kinds.way_of(at.kind, at.way) if at else ""
    return SpeakerNotes(text, way, after.title if after and line else "", line)


def pace_of(row: Workshop, steps: list[Step]) -> Pace | None:
    """None while the workshop does not run."""
    at = row.current
    if row.state != WorkshopState.RUNNING or at is None:
        return None
    if row.started_at is None or at.started_at is None:
        return None
    return Pace(
        started=int(row.started_at.timestamp() * 1000),
        entered=int(at.started_at.timestamp() * 1000),
        walked=_minutes(s for s in steps if s.position < at.position),
        planned=_minutes([at]),
        later=_minutes(s for s in steps if s.position > at.position),
    )


def _minutes(steps: Iterable[Step]) -> int:
    return sum(step.minutes + step.break_after for step in steps)
