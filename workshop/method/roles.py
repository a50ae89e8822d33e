"""Group-informed consensus: what each role can go with, multiplied."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import prod

from .thresholds import roles_to_show


@dataclass(frozen=True)
class Votes:
    """Of `voted` people in a role (passes count as voted), `agree` agreed."""

    agree: int
    voted: int

    def __post_init__(self) -> None:
        if not 0 <= self.agree <= self.voted:
            raise ValueError("as many agree as voted, at most")

    @property
    def chance(self) -> float:
        """(agree + 1) / (voted + 2): the share, drawn towards one half when few voted."""
        return (self.agree + 1) / (self.voted + 2)


@dataclass(frozen=True)
class GroupInformed:
    """`product` falls with each role more; `geometric` is comparable over numbers of roles."""

    product: float
    geometric: float
    roles: int


def group_informed(votes: Collection[Votes]) -> GroupInformed | None:
    """∏ (agree + 1) / (voted + 2) over roles, and its geometric mean; both between 0 and 1.

    Roles in which nobody voted are skipped; None if no role is left.

    Source: Small et al. (2021), Polis, "group-informed consensus".
    """
    chances = [role.chance for role in votes if role.voted]
    if not chances:
        return None
    product = prod(chances)
    return GroupInformed(product, product ** (1 / len(chances)), len(chances))


@dataclass(frozen=True)
class ByRole:
    """What may be shown by role: each shown role, the rest as one, and the consensus of these."""

    roles: dict[str, Votes]
    rest: Votes | None
    consensus: GroupInformed


def by_role(votes: Mapping[str, Votes]) -> ByRole | None:
    """Consensus over the roles that may be shown, with everybody else as one group.

    Threat: a product over all roles, divided by the shown ones, would give a hidden one. So the
    product is over what is shown only. None with fewer than two groups: that is the total again.
    """
    shown = roles_to_show({role: one.voted for role, one in votes.items()})
    roles = {role: votes[role] for role in sorted(shown)}
    others = [one for role, one in votes.items() if role not in shown and one.voted]
    rest = Votes(sum(o.agree for o in others), sum(o.voted for o in others)) if others else None
    groups = [*roles.values(), *([rest] if rest else [])]
    consensus = group_informed(groups)
    if consensus is None or len(groups) < 2:
        return None
    return ByRole(roles, rest, consensus)
