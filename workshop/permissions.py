"""Who may: `check_…` raises, `can_…` answers. When is in `steps`, who sees what in `visibility`."""

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from behaviours import permissions as team_permissions
from workshop.models import Workshop


def can_facilitate(user: User | AnonymousUser, workshop: Workshop) -> bool:
    return team_permissions.can_facilitate(user, workshop.team)


def check_can_facilitate(user: User | AnonymousUser, workshop: Workshop) -> None:
    """Raises Http404 for a stranger to the team, PermissionDenied for a member without the role."""
    team_permissions.check_can_facilitate(user, workshop.team)


def check_can_prepare(user: User | AnonymousUser, workshop: Workshop) -> None:
    """Facilitators and managers: a preparation speaks about the team's staff. Raises as above."""
    found = team_permissions.check_can_read(user, workshop.team)
    if not (found.is_facilitator or found.is_manager):
        raise PermissionDenied("facilitators and managers only")
