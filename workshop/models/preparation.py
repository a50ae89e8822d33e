"""What the leader and the facilitator settle before a workshop: ten questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.workshop import Workshop


class Preparation(models.Model):
    """`answers`: question's name → what was answered. For facilitators of the team only."""

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="preparation")
    answers = models.JSONField(_("answers"), default=dict)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"preparation of {self.workshop}"
