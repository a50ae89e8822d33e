"""Erasing one workshop, and one account with its name in workshops. For the command line."""

import logging

from django.contrib.auth.models import User
from django.db import transaction

from behaviours.erasure import erase_member
from behaviours.models import Erasure
from behaviours.overwriting import overwriting
from workshop.models import ActionRecord, BoardChange, Workshop

log = logging.getLogger(__name__)
# In the place of a name in a board's history: empty, a change would count as not undone.
NOBODY = "–"


@transaction.atomic
def erase_workshop(*, workshop: Workshop) -> None:
    """Deletes the workshop with everything in it. What was handed over is the catalogue's."""
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    number = workshop.pk
    with overwriting():
        workshop.delete()
    log.warning("Workshop %s was erased from the command line.", number)


@transaction.atomic
def erase_account(*, user: User, with_team: bool = False) -> list[Erasure]:
    """As `behaviours.erasure.erase_member`, and their name goes from the history of boards.

    Raises `behaviours.exceptions.Refused`.
    """
    actor = f"m:{user.pk}"
    erased = erase_member(user=user, with_team=with_team)
    own = ActionRecord.objects.filter(actor=actor)
    undone = own.filter(action__in=("board.undo", "board.rewind")).values("workshop")
    BoardChange.objects.filter(actor=actor).update(by=NOBODY, actor="")
    # Who undid a change stands there by name only: of whoever undid one there, all names go.
    changes = BoardChange.objects.filter(step__workshop__in=undone)
    changes.exclude(undone_by="").update(undone_by=NOBODY)
    own.delete()
    return erased
