"""What was written into a draft, edit by edit: so that two people lose no word of each other."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from behaviours.models.version import Version


class Edit(models.Model):
    """What a line, or the definition (`code` ""), said once it had this `revision`.

    Working paper of a draft, with the name of who wrote it; gone when the draft is published.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="edits")
    code = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=5, blank=True)  # "" for the catalogue's own
    revision = models.PositiveIntegerField()
    words = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "code", "language", "revision"], name="one_edit_a_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code or 'definition'}, revision {self.revision}"
