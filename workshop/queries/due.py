"""Whose words are to be deleted now."""

from datetime import datetime, timedelta

from workshop.enums import WorkshopState
from workshop.models import Workshop


def workshops_to_clear(now: datetime) -> list[int]:
    """Ids of workshops that were over for as long as their team keeps what was written."""
    ended = Workshop.objects.filter(
        state=WorkshopState.FINISHED,
        cleared_at=None,
        rehearses=None,
    ).exclude(team__keeps_days=None)
    rows = ended.values_list("pk", "finished_at", "team__keeps_days")
    return [pk for pk, at, days in rows if at and days and at + timedelta(days=days) <= now]
