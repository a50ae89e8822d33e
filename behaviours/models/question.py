"""A question of the question list: its wording, its stage, and what the answer decides."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from behaviours.enums import Purpose, QuestionForm, Stage
from behaviours.models.version import PartOfVersion


class Question(PartOfVersion):
    code = models.CharField(max_length=12)
    wording = models.CharField(_("wording"), max_length=400)
    form = models.CharField(
        _("form"), max_length=10, choices=QuestionForm.choices, default=QuestionForm.OPEN
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.EXPLORE
    )
    decides = models.CharField(_("what the answer decides"), max_length=400, blank=True)
    behaviour_code = models.CharField(_("behaviour"), max_length=12, blank=True)
    why = models.TextField(_("why"), max_length=600, blank=True)
    purpose = models.CharField(
        _("list"), max_length=10, choices=Purpose.choices, default=Purpose.DIALOGUE
    )
    # A follow-up: after which question, and for which answer to it ("" for any).
    after_code = models.CharField(_("follows"), max_length=12, blank=True)
    after_answer = models.CharField(_("after the answer"), max_length=400, blank=True)
    stop = models.CharField(_("when to ask no further"), max_length=400, blank=True)
    position = models.PositiveIntegerField(default=0)
    workshop = models.CharField(max_length=64, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)
    # Not stored: how it stands in the language it is read in (`queries/in_language.py`).
    standing = ""

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "code"], name="one_question_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.wording}"
