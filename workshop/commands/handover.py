"""The outcome goes to the team's catalogue as a draft."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours import exceptions as catalogue
from behaviours.versions import receive_outcome
from workshop.actors import Named
from workshop.commands.real import must_be_real
from workshop.commands.room import Room
from workshop.events import HandedOver
from workshop.exceptions import Refused
from workshop.queries.outcome import outcome_of


def hand_over(*, room: Room, by: Named) -> None:
    """Raises Refused("undecided") before there is a decided sentence, ("rehearsal") in one."""
    must_be_real(room.workshop)
    room.flush()
    outcome = outcome_of(room.workshop)
    if outcome is None:
        raise Refused("undecided", _("There is no decided sentence to hand over yet."))
    user = get_user_model().objects.get(pk=int(by.ref.removeprefix("m:")))
    try:
        receive_outcome(team=room.workshop.team, by=user, outcome=outcome)
    except catalogue.Refused as refused:
        raise Refused(refused.code, refused.message) from refused
    room.workshop.handed_over_at = timezone.now()
    room.workshop.save(update_fields=["handed_over_at"])
    room.happened(HandedOver())
