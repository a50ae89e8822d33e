"""Who may: `check_…` raises, `can_…` answers. When is in `steps`, who sees what in `visibility`."""

from django.contrib.auth.models import AnonymousUser, User

from behaviours import permissions as team_permissions
from workshop.models import Workshop


def can_facilitate(user: User | AnonymousUser, workshop: Workshop) -> bool:
    return team_permissions.can_facilitate(user, workshop.team)


def check_can_facilitate(user: User | AnonymousUser, workshop: Workshop) -> None:
    """Raises Http404 for a stranger to the team, PermissionDenied for a member without the role."""
    team_permissions.check_can_facilitate(user, workshop.team)
