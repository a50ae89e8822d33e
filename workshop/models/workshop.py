"""A workshop: one team settling one word."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.models import Team
from workshop.enums import WorkshopState
from workshop.models.ids import RandomId


def new_screen_token() -> str:
    """Of 256 bits; so long, too, that the log knows it for a token and leaves it out."""
    return secrets.token_urlsafe(32)


class Workshop(RandomId):
    team = models.ForeignKey(Team, models.CASCADE, related_name="workshops")
    title = models.CharField(_("title"), max_length=120)
    term = models.CharField(_("word to define"), max_length=60)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    roles = models.JSONField(default=list)  # list[str], offered when joining
    state = models.CharField(
        max_length=10, choices=WorkshopState.choices, default=WorkshopState.READY
    )
    current = models.ForeignKey(
        "workshop.Step", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    code = models.CharField(max_length=6)
    screen_token = models.CharField(max_length=43, unique=True, default=new_screen_token)
    # Counts committed batches: a hub that missed a notice sees here that it is behind.
    revision = models.BigIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # When the team looks at the result again.
    review_on = models.DateField(_("review date"), null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    # The workshop that this one is a rehearsal of. A rehearsal counts nowhere and is deleted.
    rehearses = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="rehearsals"
    )
    # Nobody new joins while it stands; who is in stays in.
    joining_locked = models.BooleanField(default=False)
    # The big screen shows nothing, until it is lit again.
    screen_blank = models.BooleanField(default=False)
    # Whoever has the link reads the report; None: nobody without sign-in.
    report_token = models.CharField(max_length=43, unique=True, null=True, blank=True)
    # When what people wrote and who was there was deleted; the outcome and its numbers stay.
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            # A code may come back only after the workshop that had it is over.
            models.UniqueConstraint(
                fields=["code"], condition=~Q(state="finished"), name="code_unique_while_live"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "-created_at"], name="workshops_of_team")]

    def __str__(self) -> str:
        return self.title
