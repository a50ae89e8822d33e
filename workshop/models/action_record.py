"""What has been done once and is not done again."""

from typing import ClassVar

from django.db import models

from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop


class ActionRecord(RandomId):
    """One accepted action and its answer, so that a repeated UUID gets the same answer.

    `actor` is "p:ID" or "m:ID" for named actions. Where names are hidden it is "k:" and the
    author key of the step, and `at` is empty: the record must not say more than the card does.
    """

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="action_records")
    actor = models.CharField(max_length=40)
    uuid = models.UUIDField()
    action = models.CharField(max_length=30)
    answer = models.JSONField()
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "actor", "uuid"], name="action_once"),
        ]

    def __str__(self) -> str:
        return self.action
