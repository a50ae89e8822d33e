"""A question of the team's question list."""

from typing import ClassVar

from django.db import models

from workshop.enums import QuestionForm, QuestionPurpose, QuestionStage
from workshop.models.ids import RandomId
from workshop.models.step import Step

QUESTION_LENGTH = 240


class Question(RandomId):
    step = models.ForeignKey(Step, models.CASCADE, related_name="questions")
    author_key = models.CharField(max_length=32)
    wording = models.CharField(max_length=QUESTION_LENGTH)
    form = models.CharField(max_length=10, choices=QuestionForm.choices)
    stage = models.CharField(max_length=10, choices=QuestionStage.choices)
    purpose = models.CharField(
        max_length=10, choices=QuestionPurpose.choices, default=QuestionPurpose.DIALOGUE
    )
    decides = models.CharField(max_length=QUESTION_LENGTH, blank=True)
    # A follow-up: after which question, and for which answer to it ("" for any).
    after = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="follow_ups"
    )
    after_answer = models.CharField(max_length=QUESTION_LENGTH, blank=True)
    stop = models.CharField(max_length=QUESTION_LENGTH, blank=True)  # when to ask no further

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.wording
