"""What a rehearsal was asked for, and how far its simulated participants have come."""

from typing import ClassVar

from django.db import models

from workshop.enums import Pace
from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop, new_screen_token


class Rehearsal(RandomId):
    """Beside a workshop that rehearses another. The secrets of its simulated people are not here.

    `told` is what the process that drives it has said last (`queries.rehearsals.Told`), as JSON.
    """

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="rehearsal")
    many = models.PositiveIntegerField()  # simulated participants
    pace = models.CharField(max_length=8, choices=Pace.choices, default=Pace.AT_ONCE)
    paused = models.BooleanField(default=False)
    # How often the facilitator has asked to fill a step again, and to call new people in.
    fillings = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=1)
    told = models.JSONField(default=dict, blank=True)
    # Whoever opens this address shows that phones reach the server; and when one last did.
    check_token = models.CharField(max_length=43, unique=True, default=new_screen_token)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(many__gte=1), name="rehearsal_has_people"),
        ]

    def __str__(self) -> str:
        return str(self.workshop)
