"""Who may. `can_…` answers; `check_can_…` raises and returns the membership that allows it.

A stranger gets Http404, so that nobody learns which teams exist; a member without the role gets
PermissionDenied.
"""

from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from behaviours.models import Membership, Team, Version

Person: TypeAlias = User | AnonymousUser


def membership_of(user: Person, team: Team) -> Membership | None:
    if not isinstance(user, User) or not user.is_active:
        return None
    return Membership.objects.filter(team=team, user=user).first()


def can_read(user: Person, team: Team) -> bool:
    """Every member reads, whatever their roles are."""
    return membership_of(user, team) is not None


def can_facilitate(user: Person, team: Team) -> bool:
    found = membership_of(user, team)
    return found is not None and found.is_facilitator


def can_manage(user: Person, team: Team) -> bool:
    found = membership_of(user, team)
    return found is not None and found.is_manager


def can_create_team(user: Person) -> bool:
    """Superusers, and whoever facilitates or manages a team already."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return (
        user.is_superuser
        or user.memberships.filter(Q(is_facilitator=True) | Q(is_manager=True)).exists()
    )


def check_can_read(user: Person, team: Team) -> Membership:
    found = membership_of(user, team)
    if found is None:
        raise Http404("no such team")
    return found


def check_can_facilitate(user: Person, team: Team) -> Membership:
    found = check_can_read(user, team)
    if not found.is_facilitator:
        raise PermissionDenied("facilitators only")
    return found


def check_can_manage(user: Person, team: Team) -> Membership:
    found = check_can_read(user, team)
    if not found.is_manager:
        raise PermissionDenied("managers only")
    return found


def can_see_draft(member: Membership, draft: Version) -> bool:
    """Managers; whoever was asked to review it; every member while it is shared.

    One query at most, and none for a manager or a shared draft.
    """
    if member.is_manager or draft.shared_at is not None:
        return True
    return draft.reviews.filter(reviewer_id=member.user_id).exists()


def check_can_see_draft(user: Person, draft: Version) -> Membership:
    found = check_can_read(user, draft.catalogue.team)
    if not can_see_draft(found, draft):
        raise PermissionDenied("managers, and those the draft is shared with")
    return found


def check_can_hand_over(user: Person, team: Team) -> Membership:
    """Whoever led the workshop, or manages the catalogue it goes to."""
    found = check_can_read(user, team)
    if not (found.is_facilitator or found.is_manager):
        raise PermissionDenied("facilitators and managers only")
    return found


def check_can_create_team(user: Person) -> None:
    if not can_create_team(user):
        raise PermissionDenied("superusers, facilitators and managers only")
