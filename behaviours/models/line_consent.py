"""What a workshop about the changed lines of a draft said of one of them, without names."""

from typing import ClassVar

from django.db import models

from behaviours.models.version import PartOfVersion


class LineConsent(PartOfVersion):
    """`code` is the line's, "" for the definition. `words_hash` tells which words were answered
    to; a line that says something else now has not been agreed on. `snapshot`: a `ConsentOnLine`
    as JSON (behaviours/outcome.py).
    """

    code = models.CharField(max_length=12, blank=True)
    words_hash = models.CharField(max_length=64)
    workshop = models.CharField(max_length=64)
    snapshot = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "code", "workshop"], name="one_consent_a_line_and_workshop"
            ),
        ]

    def __str__(self) -> str:
        return f"consent on {self.code or 'the definition'} in workshop {self.workshop}"
