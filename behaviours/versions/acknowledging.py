"""Confirming that one has read a version, and whether a team attests it by name."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.exceptions import Refused
from behaviours.models import Acknowledgement, Membership, Team, Version
from behaviours.permissions import check_can_manage, check_can_read
from behaviours.queries.standing import withdrawal_of


@transaction.atomic
def acknowledge(*, version: Version, by: User, told_by_name: bool) -> Acknowledgement:
    """The member's word that they have read it. Once is enough; a second time changes nothing.

    `told_by_name`: what the page said when it was confirmed. Nobody's name is kept for managers
    who was not told, even if the team has just chosen so. Who confirms an older version again,
    because it stands again, is as if they confirmed it now.
    Every member. Refused: "not_published", "withdrawn", "not_told".
    """
    team = version.catalogue.team
    check_can_read(by, team)
    # The member's row is the lock: two taps at once are one, in either order.
    Membership.objects.select_for_update().get(team=team, user=by)
    attests = Team.objects.values_list("attests_by_name", flat=True).get(pk=team.pk)
    stored = Version.objects.select_related("withdrawal").get(pk=version.pk)
    if stored.is_draft:
        raise Refused("not_published", _("This is a draft. It can be confirmed once published."))
    if withdrawal_of(stored) is not None:
        raise Refused(
            "withdrawn",
            _("Version %(number)s has been withdrawn. Read the current one instead.")
            % {"number": stored.number},
        )
    if attests and not told_by_name:
        raise Refused(
            "not_told",
            _(
                "Your team has chosen that managers see by name who has confirmed. Nothing is"
                " stored yet: confirm again if you agree."
            ),
        )
    last = _confirmed(team, by).first()
    if last is not None and last.version_id == stored.pk:
        return last
    made, _is_new = Acknowledgement.objects.update_or_create(
        version=stored, user=by, defaults={"by_name": attests, "at": timezone.now()}
    )
    return made


@transaction.atomic
def set_attestation(*, team: Team, by: User, by_name: bool) -> Team:
    """Whether managers see by name who has confirmed from now on. Managers only.

    Turning it on shows nobody who confirmed before; turning it off hides all names.
    """
    check_can_manage(by, team)
    stored = Team.objects.select_for_update().get(pk=team.pk)
    stored.attests_by_name = by_name
    stored.save(update_fields=["attests_by_name"])
    return stored


def _confirmed(team: Team, by: User) -> QuerySet[Acknowledgement]:
    found = Acknowledgement.objects.filter(version__catalogue__team=team, user=by)
    return found.order_by("-at", "-pk")
