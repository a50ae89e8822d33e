"""A behaviour: what we do in a situation, with how it sounds and what to avoid."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from behaviours.models.version import PartOfVersion


class Behaviour(PartOfVersion):
    code = models.CharField(max_length=12)
    title = models.CharField(_("title"), max_length=120)
    situation = models.CharField(_("when"), max_length=400, blank=True)
    text = models.CharField(_("we"), max_length=400)
    how = models.TextField(_("how"), max_length=1200, blank=True)
    example = models.TextField(_("example"), max_length=600, blank=True)
    non_example = models.TextField(_("avoid"), max_length=600, blank=True)
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    why = models.TextField(_("why"), max_length=600, blank=True)
    position = models.PositiveIntegerField(default=0)
    # Where it comes from: a workshop among the version's provenances, and the key it had there.
    workshop = models.CharField(max_length=64, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "code"], name="one_behaviour_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
