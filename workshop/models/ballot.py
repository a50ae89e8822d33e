"""What is voted on, and the ballots, which carry an author key and no time."""

from typing import ClassVar

from django.db import models

from workshop.models.card import Card, Theme
from workshop.models.consent import Wording
from workshop.models.ids import RandomId
from workshop.models.step import Step


class Option(RandomId):
    """Made when the vote opens, so that none comes late.

    A theme, a behaviour's card, or a wording where one chooses among drafts.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="options")
    runoff = models.PositiveIntegerField(default=0)
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="+")
    card = models.ForeignKey(Card, models.CASCADE, null=True, related_name="+")
    wording = models.ForeignKey(Wording, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(theme__isnull=False, card__isnull=True, wording__isnull=True)
                | models.Q(theme__isnull=True, card__isnull=False, wording__isnull=True)
                | models.Q(theme__isnull=True, card__isnull=True, wording__isnull=False),
                name="option_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.theme or self.card or self.wording)


class Ballot(RandomId):
    """A whole ballot: the ids of the options that got a dot, as strings.

    An id stands as often as its option got dots, where several are allowed.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="ballots")
    runoff = models.PositiveIntegerField(default=0)
    author_key = models.CharField(max_length=32)
    options = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["step", "runoff", "author_key"], name="one_ballot_a_voter"
            ),
        ]

    def __str__(self) -> str:
        return f"{len(self.options)} dots"
