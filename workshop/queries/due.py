"""Whose words are to be deleted now."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from behaviours.models import Team
from workshop.enums import WorkshopState
from workshop.models import Workshop


def workshops_to_clear(now: datetime) -> list[int]:
    """Ids of workshops that were over for as long as their team keeps what was written."""
    ended = _kept().exclude(team__keeps_days=None)
    rows = ended.values_list("pk", "finished_at", "team__keeps_days")
    return [pk for pk, at, days in rows if at and days and at + timedelta(days=days) <= now]


def cleared_at_once(*, team: Team, days: int, **_more: object) -> int:
    """How many of the team's workshops would be cleared now, if it kept words for so many days."""
    since = timezone.now() - timedelta(days=days)
    return _kept().filter(team=team, finished_at__lte=since).count()


def _kept() -> QuerySet[Workshop]:
    """Those that are over and have their words still."""
    return Workshop.objects.filter(state=WorkshopState.FINISHED, cleared_at=None, rehearses=None)
