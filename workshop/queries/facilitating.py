"""Who leads a workshop now, and who of them moved it last."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from behaviours.models import Membership
from workshop.models import ActionRecord, Workshop

MEMBER = "m:"  # before a member's id, among those connected and in the records
MOVES = ("workshop.start", "workshop.next", "workshop.back", "step.reopen")


@dataclass(frozen=True)
class Facilitating:
    """For two or more who have the console open. `moved_by` is "" where nobody moved it yet."""

    names: tuple[str, ...]
    moved_by: str = ""


@dataclass(frozen=True)
class Move:
    """`ref`: the actor's, "m:ID"."""

    ref: str
    name: str
    at: datetime


def person_name(user: object) -> str:
    """How a member is named to others: full name, else the part of the address before the @."""
    full = str(getattr(user, "get_full_name", lambda: "")())
    return full or str(getattr(user, "email", "")).partition("@")[0]


def members_among(connected: Iterable[str]) -> frozenset[int]:
    """Their ids, among all who are connected."""
    members = (each for each in connected if each.startswith(MEMBER))
    return frozenset(int(each.removeprefix(MEMBER)) for each in members)


def facilitating(workshop: int, users: Collection[int]) -> Facilitating | None:
    """None, without a query, where fewer than two are here."""
    if len(users) < 2:
        return None
    names = _names(Workshop.objects.only("team_id").get(pk=workshop).team_id)
    here = sorted((names[user] for user in users if user in names), key=str.casefold)
    if len(here) < 2:
        return None
    moved = _last(workshop, names)
    return Facilitating(tuple(here), moved.name if moved else "")


def last_move(workshop: Workshop) -> Move | None:
    """As far as it is committed: not of the batch that is under way."""
    return _last(workshop.pk, _names(workshop.team_id))


def _names(team: int) -> dict[int, str]:
    rows = Membership.objects.filter(team=team, is_facilitator=True).select_related("user")
    return {row.user_id: person_name(row.user) for row in rows}


def _last(workshop: int, names: dict[int, str]) -> Move | None:
    # By their refs, for which there is an index: a workshop has records by the ten thousand.
    refs = {f"{MEMBER}{user}": name for user, name in names.items()}
    rows = ActionRecord.objects.filter(workshop=workshop, actor__in=refs, action__in=MOVES)
    for ref, at in rows.order_by("-at").values_list("actor", "at")[:1]:
        return Move(ref, refs[ref], at) if at else None
    return None
