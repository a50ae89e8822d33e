"""Who was asked to look at a draft before it is published, and what they approved."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from behaviours.models.version import Version


class Review(models.Model):
    """`approved_hash` is the hash of what the draft said when it was approved ("" before). The
    approval stands as long as the draft says that: saving an unchanged draft resets nothing.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    approved_hash = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    # What it said then, as `to_plain` writes a `Content`: so that what changed since can be told.
    approved = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "reviewer"], name="one_review_a_reviewer"),
        ]

    def __str__(self) -> str:
        return f"review of {self.version}"
