"""Sorting by everyone: what people tapped, and what is suggested from it."""

from typing import ClassVar

from django.db import models

from workshop.enums import JudgementKind
from workshop.models.card import Card
from workshop.models.ids import RandomId
from workshop.models.step import Step


class Judgement(RandomId):
    """One screen: a focal card, the candidates shown with it, and those that say the same.

    `shown` and `same` are ids of cards as strings; `same` is empty for "none of them", and a
    screen that was skipped says nothing about its cards.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="judgements")
    author_key = models.CharField(max_length=32)
    focal = models.ForeignKey(Card, models.CASCADE, related_name="+")
    shown = models.JSONField(default=list)
    same = models.JSONField(default=list)
    kind = models.CharField(max_length=8, choices=JudgementKind.choices)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["step", "author_key"], name="judgements_of_judge")
        ]

    def __str__(self) -> str:
        return self.kind


class Suggestion(RandomId):
    """The newest suggested grouping of a step.

    `themes` is a list of {"name", "cards": [ids]}, singletons left out; `judgements` and `cards`
    say of how many it was made, and so whether it is still the newest there can be.
    """

    step = models.OneToOneField(Step, models.CASCADE, related_name="suggestion")
    judgements = models.PositiveIntegerField()
    cards = models.PositiveIntegerField()
    themes = models.JSONField(default=list)
    # Pairs of cards that say nearly the same words: [[id, id], …].
    alike = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{len(self.themes)} themes"
