"""Customer cases: the same situations answered before and after."""

from typing import ClassVar

from django.db import models

from workshop.models.ids import RandomId
from workshop.models.step import Step

CASE_LENGTH = 280
ANSWER_LENGTH = 120
ROLE_LENGTH = 60


class Case(RandomId):
    """A situation. Its step is the first in which it is put; a later step of cases repeats it."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="cases")
    position = models.PositiveIntegerField()
    situation = models.CharField(max_length=CASE_LENGTH)
    starter = models.CharField(max_length=40, blank=True)  # the id of the starter case it came from
    # Its answers lie in an order, from less to more: then agreement can be measured by distance.
    ordered = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.situation


class CaseOption(RandomId):
    case = models.ForeignKey(Case, models.CASCADE, related_name="options")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=ANSWER_LENGTH)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class CaseAnswer(RandomId):
    """One person's answer in one step. A role held by fewer than 5 is stored as ""."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="case_answers")
    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    option = models.ForeignKey(CaseOption, models.CASCADE, related_name="+")
    author_key = models.CharField(max_length=32)
    role = models.CharField(max_length=ROLE_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["step", "case", "author_key"], name="one_answer_a_case_and_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.option)
