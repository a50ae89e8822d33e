"""Teams and who belongs to them."""

import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """A link token of 256 bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token that only its holder may know. 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


class Team(models.Model):
    """Owns workshops and one catalogue."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    # The other languages its catalogue is read in, beside `language`.
    more_languages = models.JSONField(default=list, blank=True)
    # Whether managers see by name who has confirmed a version. Each confirmation keeps what was
    # told when it was given (`Acknowledgement.by_name`).
    attests_by_name = models.BooleanField(default=False)
    # After so many days what people wrote in a workshop is deleted; None: never.
    keeps_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # How often the team looks at what it agreed on; never less often than once a year.
    review_months = models.PositiveSmallIntegerField(default=6)
    # None: members only. Set: whoever has the link reads the current version without sign-in.
    reading_token = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in a team; one person may have several roles."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    is_facilitator = models.BooleanField(_("facilitator"), default=False)
    is_manager = models.BooleanField(_("manager"), default=False)
    is_reader = models.BooleanField(_("reader"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "user"], name="one_membership_a_team"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"
