"""The report of a workshop: kept for later, and the link that opens it without sign-in."""

from django.utils import timezone

from workshop.models import Workshop, WorkshopReport
from workshop.queries.report import report_of
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
