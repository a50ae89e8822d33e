"""Somebody who joined by code. What they write with hidden names is kept without them."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop


class Participant(RandomId):
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="participants")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=60, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    # Entered by the facilitator, who writes for them on a page of their own.
    without_phone = models.BooleanField(default=False)
    # Leads the team: writes and reacts unmarked like everybody, and is asked to speak last.
    leader = models.BooleanField(default=False)
    # Somebody who joined twice: this row no longer counts among the present.
    double_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "number"], name="participant_number_once"),
        ]

    def __str__(self) -> str:
        return self.name or f"#{self.number}"
