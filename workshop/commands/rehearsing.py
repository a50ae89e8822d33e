"""Rehearsals: made as a copy, steered from the console, and deleted with everything in them."""

import logging
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.overwriting import overwriting
from workshop.actors import Named
from workshop.commands.copying import copy_workshop
from workshop.commands.roles import settle_roles
from workshop.commands.room import Room
from workshop.enums import Pace
from workshop.events import PeopleChanged, RehearsalChanged
from workshop.exceptions import Refused
from workshop.models import Participant, Rehearsal, Workshop
from workshop.queries.rehearsals import told_of

log = logging.getLogger(__name__)


@transaction.atomic
def rehearse_workshop(*, source: Workshop, by: AbstractBaseUser, many: int, pace: str) -> Workshop:
    """A rehearsal of `source`, with `many` simulated participants on their way into it.

    The caller has checked who may. Raises Refused("is_rehearsal") for a rehearsal of a rehearsal.
    """
    if source.rehearses_id is not None:
        raise Refused("is_rehearsal", _("This is a rehearsal already."))
    made = copy_workshop(source=source, by=by, title=source.title, rehearses=True)
    Rehearsal.objects.create(workshop=made, many=many, pace=pace)
    return made


def steer_rehearsal(*, room: Room, by: Named, ask: str) -> None:
    """What the simulated participants shall do: `ask` as in `forms.rehearsing.SteerForm`."""
    row = _rehearsal(room)
    if ask in Pace.values:
        row.pace = ask
    elif ask == "fill":
        row.fillings, row.paused = row.fillings + 1, False
    elif ask == "call":
        _send_away(room, row)
        row.calls, row.paused = row.calls + 1, False
    else:
        row.paused = ask == "pause"
    row.save(update_fields=["pace", "fillings", "calls", "paused"])
    room.happened(RehearsalChanged())


def keep_told(*, room: Room, told: dict[str, Any]) -> None:
    """What the process that drives the rehearsal says of it."""
    row = _rehearsal(room)
    row.told = told
    row.save(update_fields=["told"])
    room.happened(RehearsalChanged())


def note_reached(*, room: Room) -> None:
    """Somebody opened the address for checking on a device of their own."""
    row = _rehearsal(room)
    row.reached_at = timezone.now()
    row.save(update_fields=["reached_at"])
    room.happened(RehearsalChanged())


@transaction.atomic
def delete_rehearsal(*, workshop: int) -> bool:
    """Deletes a rehearsal with everything in it; whether there was one. A real one never goes.

    Not through the writer, which keeps a record of what it does in the workshop itself.
    """
    row = Workshop.objects.select_for_update().filter(pk=workshop).exclude(rehearses=None).first()
    if row is None:
        return False
    with overwriting():
        row.delete()
    log.info("A rehearsal was deleted.")
    return True


def _rehearsal(room: Room) -> Rehearsal:
    row = Rehearsal.objects.filter(workshop=room.workshop).first()
    if row is None:
        raise Refused("no_rehearsal", _("This is no rehearsal."))
    return row


def _send_away(room: Room, row: Rehearsal) -> None:
    """Those who came before make room. What they wrote stays, by nobody who is there."""
    gone = [int(pk) for pk in told_of(row).people]
    Participant.objects.filter(workshop=room.workshop, pk__in=gone).delete()
    room.__dict__.pop("participants", None)
    settle_roles(room)
    room.happened(PeopleChanged())
