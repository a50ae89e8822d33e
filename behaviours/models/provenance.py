"""Where lines come from: a snapshot of a workshop, without names, kept with the version."""

from typing import Any, ClassVar

from django.db import models

from behaviours.models.version import PartOfVersion
from behaviours.outcome import Outcome, outcome_from_json, outcome_to_json


class Provenance(PartOfVersion):
    """`snapshot` is an Outcome as JSON. It is read and written as an Outcome only."""

    workshop = models.CharField(max_length=64)
    snapshot = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "workshop"], name="one_snapshot_a_workshop"),
        ]

    def __str__(self) -> str:
        return f"provenance of {self.version} in workshop {self.workshop}"

    @property
    def outcome(self) -> Outcome:
        return outcome_from_json(self.snapshot)

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A snapshot that does not read back as what it was is refused before it is kept for ever.
        self.snapshot = outcome_to_json(outcome_from_json(self.snapshot))
        super().save(*args, **kwargs)
