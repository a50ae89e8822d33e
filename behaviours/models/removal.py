"""An entry that was in the version before and is not in this one, with the reason."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from behaviours.models.version import PartOfVersion


class Removal(PartOfVersion):
    code = models.CharField(max_length=12)
    why = models.TextField(_("why"), max_length=600, blank=True)
    # The code of the line that stands for it now; "" for none.
    replaced_by = models.CharField(_("replaced by"), max_length=12, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "code"], name="one_removal_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} removed"
