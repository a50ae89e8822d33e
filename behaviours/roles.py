"""The roles of a member, and giving them. Who may give them is checked by the commands."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from behaviours.exceptions import Refused
from behaviours.models import Membership, Team


@dataclass(frozen=True)
class Roles:
    facilitator: bool = False
    manager: bool = False
    reader: bool = False

    def __post_init__(self) -> None:
        if not (self.facilitator or self.manager or self.reader):
            raise Refused("no_role", _("Choose at least one role."), field="roles")

    @classmethod
    def from_names(cls, names: list[str]) -> "Roles":
        """`names` among "facilitator", "manager" and "reader". Refused: "no_role"."""
        return cls(**{name: name in names for name in ("facilitator", "manager", "reader")})


EVERYTHING = Roles(facilitator=True, manager=True, reader=True)


def add_member(team: Team, user: User, roles: Roles) -> Membership:
    """Adds the roles to what the person has already. The caller has checked who may."""
    membership, _created = Membership.objects.get_or_create(
        team=team, user=user, defaults={"is_reader": roles.reader}
    )
    membership.is_facilitator |= roles.facilitator
    membership.is_manager |= roles.manager
    membership.is_reader |= roles.reader
    membership.save()
    return membership
