"""Erasing a whole team, the one way in which something published ends; and erasing an account."""

import logging

from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from behaviours import events
from behaviours.enums import State
from behaviours.exceptions import Refused
from behaviours.fulltext import forget_deleted
from behaviours.models import Catalogue, Erasure, Invitation, LiftedGuard, Membership, Team
from behaviours.overwriting import overwriting
from behaviours.permissions import check_can_manage
from behaviours.teams import check_somebody_stays

logger = logging.getLogger(__name__)


@transaction.atomic
def erase_team(*, team: Team, by: User | None) -> Erasure:
    """Deletes the team with its catalogue, every version included, and leaves a record of it.

    Managers, and superusers for a team without one; `by` None is the command line. The guard is
    lifted for this catalogue and inside this transaction only: nobody else ever sees it lifted.
    """
    if by is not None and not by.is_superuser:
        check_can_manage(by, team)
    catalogue = Catalogue.objects.select_for_update().filter(team=team).first()
    published = (
        catalogue.versions.filter(state=State.PUBLISHED).order_by("major", "minor", "patch")
        if catalogue
        else None
    )
    last = published.last() if published is not None else None
    record = Erasure.objects.create(
        team_id=team.pk,
        erased_by=by,
        versions=published.count() if published is not None else 0,
        last_hash=last.content_hash if last else "",
    )
    members = list(team.memberships.values_list("user_id", flat=True))
    team_id = team.pk
    with overwriting():
        lifted = LiftedGuard.objects.create(catalogue_id=catalogue.pk) if catalogue else None
        team.delete()
        if lifted:
            lifted.delete()
        forget_deleted(connection)
    logger.warning(
        "Team %s and its %s versions were erased by %s.",
        team_id,
        record.versions,
        f"user {by.pk}" if by else "the command line",
    )

    def tell() -> None:
        for user_id in members:
            events.member_removed.send(sender=Team, team_id=team_id, user_id=user_id)

    transaction.on_commit(tell, robust=True)
    return record


@transaction.atomic
def erase_member(*, user: User, with_team: bool = False) -> list[Erasure]:
    """Deletes the account and what is only theirs; what they wrote for the team stays, unnamed.

    `with_team`: a team whose last manager or facilitator this is goes too, as a whole. Without it
    Refused: "last_manager", "last_facilitator".
    """
    erased = []
    for membership in Membership.objects.filter(user=user).select_related("team"):
        # The team's row is the lock, as for every change of its members.
        team = Team.objects.select_for_update().get(pk=membership.team_id)
        membership.team = team
        try:
            check_somebody_stays(membership, loses_manager=True, loses_facilitator=True)
        except Refused as refused:
            if not with_team:
                raise Refused(refused.code, f"{team.name}: {refused.message}") from None
            erased.append(erase_team(team=team, by=None))
        else:
            _tell_removed(team.pk, user.pk)
    number = user.pk
    with overwriting():
        Invitation.objects.filter(email__iexact=user.email).update(email="")
        _end_sessions(user)
        _forget_provided(user)
        user.delete()
    logger.warning("Account %s was erased from the command line.", number)
    return erased


def _tell_removed(team_id: int, user_id: int) -> None:
    transaction.on_commit(
        lambda: events.member_removed.send(sender=Team, team_id=team_id, user_id=user_id),
        robust=True,
    )


def _end_sessions(user: User) -> None:
    """A session names the account inside what is signed, so each is opened."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def _forget_provided(user: User) -> None:
    """Who they are at a provider of accounts, where members signed in by one and do so no more:
    its tables are still there, and Django, which does not know them now, leaves their rows.
    """
    if apps.is_installed("allauth.socialaccount"):
        return
    with connection.cursor() as cursor:
        if "socialaccount_socialaccount" not in connection.introspection.table_names(cursor):
            return
        cursor.execute(
            "DELETE FROM socialaccount_socialtoken WHERE account_id IN"
            " (SELECT id FROM socialaccount_socialaccount WHERE user_id = %s)",
            [user.pk],
        )
        cursor.execute("DELETE FROM socialaccount_socialaccount WHERE user_id = %s", [user.pk])
