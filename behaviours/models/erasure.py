"""The one exception from "published is published": erasing a whole team, and its record."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class LiftedGuard(models.Model):
    """While a row stands here, the triggers let that catalogue go: within one transaction."""

    catalogue_id = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"guard lifted for catalogue {self.catalogue_id}"


class Erasure(models.Model):
    """Who erased which team and when. The team's name goes with the team."""

    team_id = models.BigIntegerField()
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    erased_at = models.DateTimeField(default=timezone.now)
    versions = models.PositiveIntegerField()
    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"team {self.team_id} erased at {self.erased_at}"
