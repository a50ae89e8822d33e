"""A team's one catalogue, and the codes it has ever given out."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from behaviours.models.team import Team


class Catalogue(models.Model):
    """Its row is the lock under which drafts are opened, codes given and versions published."""

    team = models.OneToOneField(Team, models.CASCADE, related_name="catalogue")
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"catalogue of {self.team}"


class CodeSeries(models.Model):
    """The last number given to a prefix. It only grows: a code stays with its line for ever."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="code_series")
    prefix = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["catalogue", "prefix"], name="one_series_a_prefix"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:02d}"
