"""Rehearsals: which there are, how far their simulated participants have come."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from behaviours.models import Team
from workshop.models import Rehearsal, Workshop

# Nobody rehearses for longer; what is forgotten is deleted by then.
LASTS = timedelta(hours=24)


@dataclass(frozen=True)
class Told:
    """What the process that drives a rehearsal has said of it last.

    `people`: ids of the simulated participants who came at the call of number `calls`; `lost`:
    their secrets are gone with the process that had them. `at`: the place that is filled by now.
    `slowest`: the longest wait for an acknowledgement, in ms. `refusals`: (step, action, code,
    message, how many). `failed`: titles of steps in which something broke. `walked`: ids of steps.
    """

    process: str = ""
    calls: int = 0
    people: tuple[str, ...] = ()
    lost: bool = False
    at: str = ""
    acts: int = 0
    late: int = 0
    slowest: float = 0.0
    refusals: tuple[tuple[str, str, str, str, int], ...] = ()
    failed: tuple[str, ...] = ()
    walked: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        return sum(many for *_what, many in self.refusals)


@dataclass(frozen=True)
class Rehearsed:
    """What a console shows of its rehearsal. `done`: the place that is open now is filled."""

    many: int
    pace: str
    paused: bool
    waiting: bool  # new people are called and not there yet
    done: bool
    told: Told


def told_of(row: Rehearsal) -> Told:
    return told_from(row.told)


def told_from(stored: Mapping[str, Any]) -> Told:
    """As it was stored: JSON knows no tuples."""
    names = {field.name for field in fields(Told)}
    kept = {name: value for name, value in stored.items() if name in names}
    for name in ("people", "failed", "walked"):
        kept[name] = tuple(kept.get(name, ()))
    kept["refusals"] = tuple(tuple(each) for each in kept.get("refusals", ()))
    return Told(**kept)


def place_of(workshop: Workshop, fillings: int) -> str:
    """Where a workshop stands, for whoever fills it: another place is filled anew."""
    step = workshop.current
    if step is None:
        return workshop.state
    return f"{workshop.state}:{step.pk}:{step.phase}:{step.runoff}:{fillings}"


def rehearsed(workshop: Workshop) -> Rehearsed | None:
    """None for a workshop that is no rehearsal."""
    if workshop.rehearses_id is None:
        return None
    row = Rehearsal.objects.filter(workshop=workshop).first()
    if row is None:
        return None
    told = told_of(row)
    return Rehearsed(
        many=row.many,
        pace=row.pace,
        paused=row.paused,
        waiting=told.calls != row.calls,
        done=told.at == place_of(workshop, row.fillings),
        told=told,
    )


def rehearsals_of(team: Team) -> list[Workshop]:
    """Those that are open now, newest first, each with the workshop that it rehearses."""
    rows = Workshop.objects.filter(team=team).exclude(rehearses=None)
    return list(rows.select_related("rehearses").order_by("-created_at", "-pk"))


def rehearsals_to_delete(now: datetime) -> list[int]:
    """Ids of those that were made a day ago or earlier."""
    rows = Workshop.objects.exclude(rehearses=None).filter(created_at__lte=now - LASTS)
    return list(rows.values_list("pk", flat=True))
