"""The team's page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from behaviours.models import Invitation, Membership, Team


@dataclass(frozen=True)
class MemberLine:
    id: int
    email: str
    is_self: bool
    is_facilitator: bool
    is_manager: bool
    is_reader: bool


@dataclass(frozen=True)
class InvitationLine:
    id: int
    email: str
    expires_at: datetime
    is_facilitator: bool
    is_manager: bool
    is_reader: bool


@dataclass(frozen=True)
class TeamPage:
    members: tuple[MemberLine, ...]
    invitations: tuple[InvitationLine, ...]


def team_page(team: Team, viewer: Membership) -> TeamPage:
    """Invitations are for managers only. Two queries."""
    return TeamPage(
        members=tuple(
            MemberLine(
                id=found.pk,
                email=found.user.email or found.user.get_username(),
                is_self=found.user_id == viewer.user_id,
                is_facilitator=found.is_facilitator,
                is_manager=found.is_manager,
                is_reader=found.is_reader,
            )
            for found in team.memberships.select_related("user").order_by("user__email", "pk")
        ),
        invitations=_open_invitations(team) if viewer.is_manager else (),
    )


def _open_invitations(team: Team) -> tuple[InvitationLine, ...]:
    found = Invitation.objects.filter(
        team=team, accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )
    return tuple(
        InvitationLine(
            id=each.pk,
            email=each.email,
            expires_at=each.expires_at,
            is_facilitator=each.is_facilitator,
            is_manager=each.is_manager,
            is_reader=each.is_reader,
        )
        for each in found.order_by("expires_at")
    )
