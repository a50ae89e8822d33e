"""What the leader and the facilitator settle before a workshop: ten questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop


class Preparation(RandomId):
    """For facilitators and managers of the team only: it speaks about its staff.

    `answers`: field's name → what is written there; the leader's own way and its reason too.
    `saves`: what earlier saves said, oldest first, each {"revision", "by", "answers"}: so that two
    who write at once are told what each of them changed. `taken`: names of the suggestions that
    were put into the agenda.
    """

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="preparation")
    answers = models.JSONField(_("answers"), default=dict)
    revision = models.PositiveIntegerField(default=0)
    saves = models.JSONField(default=list)
    taken = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"preparation of {self.workshop}"
