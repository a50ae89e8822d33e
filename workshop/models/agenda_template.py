"""An agenda that a team keeps for its next workshops."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.models import Team
from workshop.models.ids import RandomId


class AgendaTemplate(RandomId):
    """`plan`: the steps with all that is set in them, as `commands/templates.py` writes them."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="agenda_templates")
    name = models.CharField(_("name"), max_length=80)
    plan = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "name"], name="one_template_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
