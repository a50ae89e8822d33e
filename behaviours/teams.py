"""The commands on teams and their members. Each checks who may, in one transaction."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from behaviours import events
from behaviours.cadence import LONGEST_CADENCE
from behaviours.exceptions import Refused
from behaviours.guiding import end_guiding
from behaviours.models import Catalogue, Membership, Team
from behaviours.models.team import new_token
from behaviours.permissions import check_can_create_team, check_can_manage, check_can_read
from behaviours.roles import EVERYTHING, Roles, add_member

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})
# Words that stand where a team's slug stands in an address.
RESERVED_SLUGS = frozenset({"new"})
LONGEST = 3650  # days that words are kept


@transaction.atomic
def create_team(*, name: str, language: str, by: User | None = None) -> Team:
    """A team with an empty catalogue. `by` gets every role; None is the command line."""
    if by is not None:
        check_can_create_team(by)
        # Under the person's row lock a doubled click makes one team.
        User.objects.select_for_update().get(pk=by.pk)
        if made := _just_made(name, by):
            return made
    team = Team.objects.create(name=name, slug=_free_slug(name), language=language)
    Catalogue.objects.create(team=team)
    if by is not None:
        add_member(team, by, EVERYTHING)
    return team


@transaction.atomic
def change_roles(*, membership: Membership, by: User, roles: Roles) -> Membership:
    """Managers only. Refused: "last_manager", "last_facilitator", "member_gone"."""
    member = _locked(membership)
    check_can_manage(by, member.team)
    check_somebody_stays(
        member, loses_manager=not roles.manager, loses_facilitator=not roles.facilitator
    )
    if member.is_manager and not roles.manager:
        end_guiding(member)
    lost_the_console = member.is_facilitator and not roles.facilitator
    member.is_facilitator = roles.facilitator
    member.is_manager = roles.manager
    member.is_reader = roles.reader
    member.save()
    if lost_the_console:
        _tell_removed(member.team_id, member.user_id)
    return member


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    """Managers only. Refused: "last_manager", "last_facilitator", "member_gone"."""
    member = _locked(membership)
    check_can_manage(by, member.team)
    _end(member)


@transaction.atomic
def leave_team(*, team: Team, user: User) -> None:
    """Every member may leave. Refused: "last_manager", "last_facilitator", "member_gone"."""
    _end(_locked(check_can_read(user, team)))


@transaction.atomic
def open_reading_link(*, team: Team, by: User) -> Team:
    """Makes the reading link, or a new one in place of the old, which then opens nothing."""
    check_can_manage(by, team)
    stored = Team.objects.select_for_update().get(pk=team.pk)
    stored.reading_token = new_token()
    stored.save(update_fields=["reading_token"])
    return stored


@transaction.atomic
def close_reading_link(*, team: Team, by: User) -> Team:
    check_can_manage(by, team)
    stored = Team.objects.select_for_update().get(pk=team.pk)
    stored.reading_token = None
    stored.save(update_fields=["reading_token"])
    return stored


@transaction.atomic
def choose_languages(*, team: Team, by: User, languages: Iterable[str]) -> Team:
    """In which languages the catalogue is read beside its own. Managers only.

    What is translated into a language that is given up stays with the draft, and is read again
    when the language is chosen again. Refused: "no_such_language".
    """
    check_can_manage(by, team)
    stored = Team.objects.select_for_update().get(pk=team.pk)
    asked = set(languages)
    known = [code for code, _name in settings.LANGUAGES if code != stored.language]
    if asked - set(known):
        raise Refused("no_such_language", _("Choose among the languages on the list."))
    stored.more_languages = [code for code in known if code in asked]
    stored.save(update_fields=["more_languages"])
    return stored


@transaction.atomic
def choose_keeping(*, team: Team, by: User, days: int | None) -> Team:
    """After how many days what people wrote in a workshop is deleted; None: never. Managers only.

    Refused: "no_such_time".
    """
    check_can_manage(by, team)
    if days is not None and not 1 <= days <= LONGEST:
        raise Refused("no_such_time", _("Give a whole number of days, from 1 to 3650."))
    stored = Team.objects.select_for_update().get(pk=team.pk)
    stored.keeps_days = days
    stored.save(update_fields=["keeps_days"])
    return stored


@transaction.atomic
def choose_cadence(*, team: Team, by: User, months: int) -> Team:
    """How many months lie between two reviews, a year at most. Managers only.

    Refused: "no_such_time".
    """
    check_can_manage(by, team)
    if not 1 <= months <= LONGEST_CADENCE:
        raise Refused("no_such_time", _("Give a whole number of months, from 1 to 12."))
    stored = Team.objects.select_for_update().get(pk=team.pk)
    stored.review_months = months
    stored.save(update_fields=["review_months"])
    return stored


def deleted_at_once(team: Team, days: int | None) -> int:
    """In how many workshops words would be deleted at once, were they kept for so many days."""
    if days is None:
        return 0
    answers = events.keeping_asked.send(sender=Team, team=team, days=days)
    return sum(int(number or 0) for _asked, number in answers)


def _end(member: Membership) -> None:
    check_somebody_stays(member, loses_manager=True, loses_facilitator=True)
    team_id, user_id = member.team_id, member.user_id
    member.delete()
    _tell_removed(team_id, user_id)


def _tell_removed(team_id: int, user_id: int) -> None:
    transaction.on_commit(
        lambda: events.member_removed.send(sender=Team, team_id=team_id, user_id=user_id),
        robust=True,
    )


def _locked(membership: Membership) -> Membership:
    # The team's row is the lock: two managers removing each other at once must not both succeed.
    team = Team.objects.select_for_update().get(pk=membership.team_id)
    found = Membership.objects.filter(pk=membership.pk, team=team).first()
    if found is None:
        raise Refused("member_gone", _("This person is not a member of the team any more."))
    found.team = team
    return found


def check_somebody_stays(
    member: Membership, *, loses_manager: bool, loses_facilitator: bool
) -> None:
    others = Membership.objects.filter(team=member.team).exclude(pk=member.pk)
    if member.is_manager and loses_manager and not others.filter(is_manager=True).exists():
        raise Refused(
            "last_manager",
            _("This is the team's only manager. Make somebody else a manager first."),
        )
    if (
        member.is_facilitator
        and loses_facilitator
        and not others.filter(is_facilitator=True).exists()
    ):
        raise Refused(
            "last_facilitator",
            _("This is the team's only facilitator. Make somebody else a facilitator first."),
        )


def _just_made(name: str, by: User) -> Team | None:
    since = timezone.now() - timedelta(seconds=10)
    return Team.objects.filter(name=name, created_at__gt=since, memberships__user=by).first()


def _free_slug(name: str) -> str:
    base = slugify(name.translate(_LETTERS))[:50].strip("-") or "team"
    taken = set(Team.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= RESERVED_SLUGS
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
