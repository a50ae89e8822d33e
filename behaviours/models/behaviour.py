"""A behaviour: what we do in a situation, with how it sounds and what to avoid."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from behaviours.enums import Audience, Medium
from behaviours.models.version import PartOfVersion, Version


class Behaviour(PartOfVersion):
    code = models.CharField(max_length=12)
    title = models.CharField(_("title"), max_length=120)
    situation = models.CharField(_("when"), max_length=400, blank=True)
    text = models.CharField(_("we"), max_length=400)
    how = models.TextField(_("how"), max_length=1200, blank=True)
    example = models.TextField(_("example"), max_length=600, blank=True)
    non_example = models.TextField(_("avoid"), max_length=600, blank=True)
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    why = models.TextField(_("why"), max_length=600, blank=True)
    audience = models.CharField(
        _("towards whom"), max_length=8, choices=Audience.choices, default=Audience.CUSTOMER
    )
    # The other half of a pair: what leaders do towards their team as the team towards customers.
    mirrors_code = models.CharField(_("mirrors"), max_length=12, blank=True)
    mandate = models.CharField(_("mandate and its limits"), max_length=400, blank=True)
    conditions = models.CharField(_("what must be in place"), max_length=400, blank=True)
    knowledge = models.CharField(_("what one must know"), max_length=400, blank=True)
    # What it does for the customer.
    seen = models.BooleanField(_("the customer is seen"), default=False)
    heard = models.BooleanField(_("the customer is heard"), default=False)
    considered = models.BooleanField(_("the customer is considered"), default=False)
    # Where there is more to see: one https address a line, with its name after it.
    links = models.TextField(_("links"), max_length=1200, blank=True)
    position = models.PositiveIntegerField(default=0)
    # Where it comes from: a workshop among the version's provenances, and the key it had there.
    workshop = models.CharField(max_length=64, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)
    # Not stored: how it stands in the language it is read in (`queries/in_language.py`).
    standing = ""

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "code"], name="one_behaviour_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class BehaviourInMedium(PartOfVersion):
    """How a behaviour is done in one medium. It is found by the behaviour's code in its version.

    A key to the behaviour's row would be a second way into a published version.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="media")
    behaviour_code = models.CharField(max_length=12)
    medium = models.CharField(_("medium"), max_length=6, choices=Medium.choices)
    words = models.TextField(_("words or steps"), max_length=600, blank=True)
    example = models.TextField(_("how it sounds"), max_length=600, blank=True)
    non_example = models.TextField(_("avoid"), max_length=600, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "behaviour_code", "medium"], name="one_way_a_medium"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.behaviour_code} {self.medium}"
