"""Erasing a whole team: the one way in which something published ends."""

import logging

from django.contrib.auth.models import User
from django.db import transaction

from behaviours import events
from behaviours.enums import State
from behaviours.models import Catalogue, Erasure, LiftedGuard, Team
from behaviours.permissions import check_can_manage

logger = logging.getLogger(__name__)


@transaction.atomic
def erase_team(*, team: Team, by: User) -> Erasure:
    """Deletes the team with its catalogue, every version included, and leaves a record of it.

    Managers, and superusers for a team without one. The guard is lifted for this catalogue and
    inside this transaction only: nobody else ever sees it lifted.
    """
    if not by.is_superuser:
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
    lifted = LiftedGuard.objects.create(catalogue_id=catalogue.pk) if catalogue else None
    team_id = team.pk
    team.delete()
    if lifted:
        lifted.delete()
    logger.warning(
        "Team %s and its %s versions were erased by user %s.", team_id, record.versions, by.pk
    )

    def tell() -> None:
        for user_id in members:
            events.member_removed.send(sender=Team, team_id=team_id, user_id=user_id)

    transaction.on_commit(tell, robust=True)
    return record
