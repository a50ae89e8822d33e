"""An invitation to a team: a link for one person and one use."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.models.team import Team

VALID_FOR = timedelta(days=14)


def two_weeks_from_now() -> datetime:
    return timezone.now() + VALID_FOR


class Invitation(models.Model):
    """Only the hash of its token is kept, so that a read of the database opens no team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_facilitator = models.BooleanField(default=False)
    is_manager = models.BooleanField(default=False)
    is_reader = models.BooleanField(default=True)
    # None when the invitation was made on the command line.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=two_weeks_from_now)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.team}"

    @property
    def is_open(self) -> bool:
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and self.expires_at > timezone.now()
        )
