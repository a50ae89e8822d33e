"""What a workshop came to, kept for when what people wrote has been deleted."""

from django.db import models
from django.utils import timezone

from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop


class WorkshopReport(RandomId):
    """`snapshot`: a `queries.report_parts.Report` without the raw words, as JSON values."""

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="report")
    snapshot = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.workshop)
