"""What two people agreed on about following up, for these two only."""

from dataclasses import dataclass
from datetime import date

from behaviours.enums import Guiding
from behaviours.models import Behaviour, Guidance, Membership, Team
from behaviours.queries.heads import current_version


@dataclass(frozen=True)
class GuidanceShown:
    """`way`: what counts, "" as long as nothing does; `offered`: what is proposed instead."""

    id: int
    area: str
    way: str
    offered: str
    is_mine_to_answer: bool
    other: str
    changed_on: date
    revision: int


@dataclass(frozen=True)
class Pair:
    """Everything between the reader of the page and one other person."""

    other: str
    rows: tuple[GuidanceShown, ...]


def guidance_between(me: Membership, member: Membership) -> tuple[Pair, ...]:
    """On one's own page what one has with each manager; on another's, what I have with them.

    One query. What others have with that member is never read.
    """
    rows = Guidance.objects.filter(member=member).select_related("member__user", "manager__user")
    is_own = me.pk == member.pk
    if not is_own:
        rows = rows.filter(manager=me)
    pairs: dict[str, list[GuidanceShown]] = {}
    for row in rows.order_by("manager__user__email", "area"):
        shown = _shown(row, is_own)
        pairs.setdefault(shown.other, []).append(shown)
    return tuple(Pair(other, tuple(shown)) for other, shown in pairs.items())


def waiting_for(me: Membership) -> frozenset[int]:
    """The members on whose page a proposal waits for this person. One query."""
    rows = Guidance.objects.filter(offered__in=Guiding.values)
    mine = rows.filter(member=me, offered_by_manager=True)
    theirs = rows.filter(manager=me, offered_by_manager=False)
    return frozenset((mine | theirs).values_list("member", flat=True))


def areas_of(team: Team) -> tuple[str, ...]:
    """The themes of the current version, in its order. Two queries."""
    current = current_version(team)
    if current is None:
        return ()
    themes = Behaviour.objects.filter(version=current).exclude(theme="")
    return tuple(dict.fromkeys(themes.order_by("position").values_list("theme", flat=True)))


def managers_for(member: Membership) -> tuple[tuple[str, str], ...]:
    """(membership's id, e-mail) of the managers who could follow this member up. One query."""
    found = Membership.objects.filter(team=member.team_id, is_manager=True).exclude(pk=member.pk)
    people = found.select_related("user").order_by("user__email")
    return tuple((str(each.pk), _name(each)) for each in people)


def _shown(row: Guidance, is_own: bool) -> GuidanceShown:
    return GuidanceShown(
        id=row.pk,
        area=row.area,
        way=str(Guiding(row.way).label) if row.way else "",
        offered=str(Guiding(row.offered).label) if row.offered else "",
        is_mine_to_answer=bool(row.offered) and row.offered_by_manager == is_own,
        other=_name(row.manager if is_own else row.member),
        changed_on=row.changed_on,
        revision=row.revision,
    )


def _name(membership: Membership) -> str:
    return membership.user.email or membership.user.get_username()
