"""A published version taken back: it stays to be read, and is not current any more."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.models.version import Version


class Withdrawal(models.Model):
    version = models.OneToOneField(Version, models.CASCADE, related_name="withdrawal")
    why = models.TextField(_("why"), max_length=600)
    withdrawn_at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"withdrawal of {self.version}"
