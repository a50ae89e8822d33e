"""The close: what one's own words are about, and the plan that only its owner sees."""

from typing import ClassVar

from django.db import models

from workshop.models.card import CARD_LENGTH, SITUATION_LENGTH, Card, Theme
from workshop.models.ids import RandomId
from workshop.models.step import Step


class RecallTheme(RandomId):
    """The definition told in somebody's own words (a card of the close) says this theme."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="recalled")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["card", "theme"], name="one_recall_theme"),
        ]

    def __str__(self) -> str:
        return str(self.theme)


class Plan(RandomId):
    """When (situation), I will (behaviour): private, one or two a person (method, section 5)."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="plans")
    author_key = models.CharField(max_length=32)
    number = models.PositiveSmallIntegerField()  # 1 or 2
    situation = models.CharField(max_length=SITUATION_LENGTH)
    behaviour = models.ForeignKey(Card, models.SET_NULL, null=True, related_name="+")
    will = models.CharField(max_length=CARD_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "author_key", "number"], name="one_plan"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=2), name="one_plan_or_two"
            ),
        ]

    def __str__(self) -> str:
        return self.will
