"""How a manager follows a member up: chosen together by the two, and seen by nobody else."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.enums import Guiding
from behaviours.models.team import Membership


class Guidance(models.Model):
    """Of one member by one manager, for one theme of the catalogue or for all ("").

    `way` is what both agreed on, "" before; `offered` what one of them proposes and the other has
    not answered, "" if nothing waits. It goes when either leaves the team. Only the last change is
    kept, by its day.
    """

    member = models.ForeignKey(Membership, models.CASCADE, related_name="guided")
    manager = models.ForeignKey(Membership, models.CASCADE, related_name="guiding")
    area = models.CharField(_("for what"), max_length=120, blank=True)
    way = models.CharField(max_length=10, choices=Guiding.choices, blank=True)
    offered = models.CharField(max_length=10, choices=Guiding.choices, blank=True)
    offered_by_manager = models.BooleanField(default=False)
    changed_on = models.DateField(default=timezone.localdate)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "manager", "area"], name="one_guidance_an_area"
            ),
            models.CheckConstraint(
                condition=~models.Q(member=models.F("manager")), name="guided_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"guidance of {self.member_id} by {self.manager_id}"
