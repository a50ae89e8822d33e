"""Who may: `check_…` raises, `can_…` answers. When is in `steps`, who sees what in `visibility`."""

from behaviours import permissions as team_permissions
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404

from workshop.models import Workshop


def can_facilitate(user: AbstractBaseUser | AnonymousUser, workshop: Workshop) -> bool:
    return team_permissions.can_facilitate(user, workshop.team)


def check_can_facilitate(user: AbstractBaseUser | AnonymousUser, workshop: Workshop) -> None:
    """Raises Http404 for a stranger to the team, PermissionDenied for a member without the role."""
    if not user.is_authenticated:
        raise Http404
    team_permissions.check_can_facilitate(user, workshop.team)
