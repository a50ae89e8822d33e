"""A verb that the team counts as an action and our lists do not have."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from behaviours.models import Team
from workshop.models.ids import RandomId

VERB_LENGTH = 40


class OwnVerb(RandomId):
    team = models.ForeignKey(Team, models.CASCADE, related_name="own_verbs")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    verb = models.CharField(max_length=VERB_LENGTH)  # as written, in lower case

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "language", "verb"], name="one_own_verb"),
        ]

    def __str__(self) -> str:
        return self.verb
