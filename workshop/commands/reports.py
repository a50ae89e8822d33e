"""The report of a workshop: kept for later, and the link that opens it without sign-in."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.real import must_be_real
from workshop.commands.room import Room
from workshop.events import ReportLinked
from workshop.exceptions import Refused
from workshop.models import Workshop, WorkshopReport
from workshop.models.workshop import new_screen_token
from workshop.queries.report import has_report, report_of
from workshop.queries.report_parts import report_to_json, without_words


def store_report(workshop: Workshop) -> None:
    """Keeps the report as it stays without the words of single people; call it before they go.

    It is written anew each time. Of a workshop that is cleared there is nothing left to make it of.
    """
    if workshop.cleared_at is not None:
        return
    snapshot = report_to_json(without_words(report_of(workshop)))
    WorkshopReport.objects.update_or_create(
        workshop=workshop, defaults={"snapshot": snapshot, "made_at": timezone.now()}
    )


def open_report(*, room: Room, by: Named) -> None:
    """Makes the link, or a new one in place of the old, which then opens nothing.

    Raises Refused("not_closed") before the end of the close: until then it would tell too early;
    and Refused("rehearsal") in one.
    """
    must_be_real(room.workshop)
    if not has_report(room.workshop):
        raise Refused("not_closed", _("The report can be opened once you have come to the close."))
    _link(room, new_screen_token())


def close_report(*, room: Room, by: Named) -> None:
    """Nobody reads the report without sign-in any more."""
    _link(room, None)


def _link(room: Room, token: str | None) -> None:
    room.workshop.report_token = token
    room.workshop.save(update_fields=["report_token"])
    room.happened(ReportLinked())
