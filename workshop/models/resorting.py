"""Blind re-sorting: under which theme others would put a behaviour (method, section 1)."""

from typing import ClassVar

from django.db import models

from workshop.models.card import Card, Theme
from workshop.models.ids import RandomId
from workshop.models.step import Step


class Resorting(RandomId):
    """One person's guess for one behaviour; no theme says that it fits none."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="resortings")
    card = models.ForeignKey(Card, models.CASCADE, related_name="resortings")
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="+")
    author_key = models.CharField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["step", "card", "author_key"], name="one_resorting_a_card_and_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.theme or "")
