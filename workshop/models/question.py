"""A question of the team's question list."""

from typing import ClassVar

from django.db import models

from workshop.enums import QuestionForm, QuestionStage
from workshop.models.ids import RandomId
from workshop.models.step import Step

QUESTION_LENGTH = 240


class Question(RandomId):
    step = models.ForeignKey(Step, models.CASCADE, related_name="questions")
    author_key = models.CharField(max_length=32)
    wording = models.CharField(max_length=QUESTION_LENGTH)
    form = models.CharField(max_length=10, choices=QuestionForm.choices)
    stage = models.CharField(max_length=10, choices=QuestionStage.choices)
    decides = models.CharField(max_length=QUESTION_LENGTH, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.wording
