"""Calibration: a word with a unit, and the number that each person means by it."""

from typing import ClassVar

from django.db import models

from workshop.models.ids import RandomId
from workshop.models.step import Step

WORD_LENGTH = 60
QUESTION_LENGTH = 240
UNIT_LENGTH = 20


class CalibrationWord(RandomId):
    """`unit` is an id of `method.numbers`, or "own" with the facilitator's `own_unit`."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="words")
    position = models.PositiveIntegerField()
    word = models.CharField(max_length=WORD_LENGTH)
    question = models.CharField(max_length=QUESTION_LENGTH)
    unit = models.CharField(max_length=16)
    own_unit = models.CharField(max_length=UNIT_LENGTH, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.word


class Estimate(RandomId):
    """One's own number, and perhaps the range that would hold nine of ten colleagues."""

    word = models.ForeignKey(CalibrationWord, models.CASCADE, related_name="estimates")
    author_key = models.CharField(max_length=32)
    number = models.FloatField()
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "author_key"], name="one_estimate_a_person"),
            models.CheckConstraint(
                condition=models.Q(low__isnull=True, high__isnull=True)
                | models.Q(low__lte=models.F("high")),
                name="estimate_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
