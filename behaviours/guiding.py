"""How a manager follows a member up: proposed by one, agreed to by the other, ended by either."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.enums import Guiding
from behaviours.exceptions import Refused
from behaviours.models import Guidance, Membership, Team


@transaction.atomic
def propose_guidance(
    *, member: Membership, manager: Membership, by: User, area: str, way: str
) -> Guidance:
    """One of the two proposes; where the other has proposed the same already, both agree.

    `area`: a theme of the catalogue, or "" for all. Refused: "member_gone", "no_manager",
    "no_such_way", and "offer_waits" where the other's own proposal has not been answered.
    """
    team = Team.objects.select_for_update().get(pk=member.team_id)
    member, manager = _there(team, member), _there(team, manager)
    if not manager.is_manager or manager.pk == member.pk:
        raise Refused("no_manager", _("Choose a manager of the team, other than yourself."))
    if way not in Guiding.values:
        raise Refused("no_such_way", _("Choose one of the three ways."), "way")
    is_manager = _side(member, manager, by)
    found = Guidance.objects.filter(member=member, manager=manager, area=area).first()
    found = found or Guidance(member=member, manager=manager, area=area)
    if found.offered and found.offered_by_manager != is_manager:
        if found.offered != way:
            raise Refused(
                "offer_waits", _("There is a proposal for this already. Answer it first.")
            )
        return _settle(found)
    if found.way == way:
        # What both agreed on already needs no yes; a proposal of one's own is taken back with it.
        way = ""
    if found.offered == way:
        return found
    found.offered, found.offered_by_manager = way, is_manager
    return _changed(found)


@transaction.atomic
def agree_to_guidance(*, guidance: Guidance, by: User, revision: int) -> Guidance:
    """The other one says yes to what is proposed. Refused: "stale", "guidance_gone"."""
    found, is_manager = _locked(guidance, by)
    if found.revision != revision:
        raise Refused("stale", _("This has changed meanwhile. Look at it again."))
    if not found.offered or found.offered_by_manager == is_manager:
        raise Refused("nothing_offered", _("Nothing is proposed here that waits for you."))
    return _settle(found)


@transaction.atomic
def withdraw_guidance(*, guidance: Guidance, by: User, revision: int) -> None:
    """Either ends it, without a reason: a proposal first, and where none waits, what was agreed.

    Refused: "stale", "guidance_gone".
    """
    found, _is_manager = _locked(guidance, by)
    if found.revision != revision:
        raise Refused("stale", _("This has changed meanwhile. Look at it again."))
    if found.offered and found.way:
        found.offered = ""
        _changed(found)
    else:
        found.delete()


def end_guiding(manager: Membership) -> None:
    """Who manages no more guides nobody."""
    manager.guiding.all().delete()


def _settle(found: Guidance) -> Guidance:
    found.way, found.offered = found.offered, ""
    return _changed(found)


def _changed(found: Guidance) -> Guidance:
    found.changed_on = timezone.localdate()
    found.revision += 1
    found.save()
    return found


def _locked(guidance: Guidance, by: User) -> tuple[Guidance, bool]:
    """The row as it is now, and whether it is the manager who acts."""
    Team.objects.select_for_update().get(memberships=guidance.member_id)
    rows = Guidance.objects.select_related("member", "manager")
    found = rows.filter(pk=guidance.pk).first()
    if found is None:
        raise Refused("guidance_gone", _("This was withdrawn meanwhile."))
    return found, _side(found.member, found.manager, by)


def _side(member: Membership, manager: Membership, by: User) -> bool:
    """Whether `by` is the manager of the two; nobody else may do anything here."""
    if by.pk not in {member.user_id, manager.user_id}:
        raise PermissionDenied("the two whom it concerns only")
    return by.pk == manager.user_id


def _there(team: Team, membership: Membership) -> Membership:
    found = Membership.objects.filter(pk=membership.pk, team=team).first()
    if found is None:
        raise Refused("member_gone", _("This person is not a member of the team any more."))
    return found
