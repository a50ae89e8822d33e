"""How a chosen behaviour is carried out: once for all, and in each medium.

Source: the method's "How" (section 1): an operational definition with anchors.
"""

from typing import ClassVar

from django.db import models

from workshop.enums import Medium
from workshop.models.card import Card
from workshop.models.ids import RandomId
from workshop.models.step import Step

HOW_LENGTH = 400


class How(RandomId):
    """What holds in every medium. Written together: the last of two windows to save is told."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="hows")
    card = models.ForeignKey(Card, models.CASCADE, related_name="hows")
    trigger = models.CharField(max_length=HOW_LENGTH, blank=True)
    mandate = models.CharField(max_length=HOW_LENGTH, blank=True)  # and its limits
    conditions = models.CharField(max_length=HOW_LENGTH, blank=True)  # what must be in place
    knowledge = models.CharField(max_length=HOW_LENGTH, blank=True)  # what one must know
    # What it does for the customer.
    seen = models.BooleanField(default=False)
    heard = models.BooleanField(default=False)
    considered = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "card"], name="one_how_a_behaviour"),
        ]

    def __str__(self) -> str:
        return f"how: {self.card}"


class HowInMedium(RandomId):
    """Words or steps, and how it sounds well and badly, in one medium."""

    how = models.ForeignKey(How, models.CASCADE, related_name="media")
    medium = models.CharField(max_length=6, choices=Medium.choices)
    words = models.CharField(max_length=HOW_LENGTH, blank=True)
    example = models.CharField(max_length=HOW_LENGTH, blank=True)
    non_example = models.CharField(max_length=HOW_LENGTH, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["how", "medium"], name="one_how_a_medium"),
        ]

    def __str__(self) -> str:
        return f"{self.how} ({self.medium})"
