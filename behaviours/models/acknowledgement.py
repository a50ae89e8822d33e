"""A member's word that they have read a version."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from behaviours.models.version import Version


class Acknowledgement(models.Model):
    """Who is kept for the reader's own sake: to show what is new to them. Managers see counts,
    and the name only where `by_name`, which says what the reader was told when they confirmed.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="acknowledgements")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="acknowledgements"
    )
    by_name = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "user"], name="one_acknowledgement_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"acknowledgement of {self.version}"
