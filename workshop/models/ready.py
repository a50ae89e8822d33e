"""Who has tapped "Ready" in the phase that is open: under an author key, like what they write."""

from typing import ClassVar

from django.db import models

from workshop.models.ids import RandomId
from workshop.models.step import Step


class Ready(RandomId):
    """Gone with the phase that it was said in."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="ready")
    author_key = models.CharField(max_length=32)
    # False once they write on, or take it back.
    ready = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "author_key"], name="ready_once"),
        ]

    def __str__(self) -> str:
        return "ready" if self.ready else "not ready"
