"""What a line, or the definition, says in another of the team's languages."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from behaviours.models.version import PartOfVersion


class Translation(PartOfVersion):
    """`code` is the line's, "" for term and definition. `words`: field → text, as `said` names
    them. `source_hash` tells which words were translated: it is older if they are others now.
    """

    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    code = models.CharField(max_length=12, blank=True)
    words = models.JSONField(default=dict)
    source_hash = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "language", "code"], name="one_translation_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code or 'definition'} in {self.language}"
