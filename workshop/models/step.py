"""A step of the agenda, with its clock and the settings that its kind reads."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.enums import BallotsAfter, Phase, StepKind, StepState, Way
from workshop.models.ids import RandomId
from workshop.models.workshop import Workshop


class Step(RandomId):
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=12, choices=StepKind.choices)
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=80)
    prompt = models.CharField(_("prompt on the phones"), max_length=240, blank=True)
    say = models.CharField(_("what to say"), max_length=600, blank=True)
    # The facilitators' own, beside the script: on no phone and no screen.
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    # Told, or talked over; "": as its kind says (`steps.way_of`).
    way = models.CharField(_("one-way or two-way"), max_length=3, choices=Way.choices, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), default=5)
    # A break after it, which is part of the plan and of no step's clock.
    break_after = models.PositiveIntegerField(_("minutes of break after it"), default=0)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.PLANNED)
    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # A running clock has an end; a paused one has what is left; one never started has neither.
    timer_ends_at = models.DateTimeField(null=True, blank=True)
    timer_left = models.FloatField(null=True, blank=True)  # seconds
    timer_rang = models.BooleanField(default=False)
    # How many options go on after a vote; set before it opens (method, section 1).
    cut = models.PositiveIntegerField(_("how many go on"), default=3)
    # A voter may put several dots on one option; set before the vote opens.
    several_dots = models.BooleanField(_("several dots on one option"), default=False)
    # How the vote was opened again, so that every phone can say it; "" while it is open at first.
    ballots_after = models.CharField(max_length=8, choices=BallotsAfter.choices, blank=True)
    # What no wording can change (law, mandate), stated by the leader before anybody writes.
    limits = models.CharField(_("fixed limits"), max_length=600, blank=True)
    # With its optional phases (`steps.Kind.optional`).
    in_full = models.BooleanField(_("in full"), default=False)
    # The reference definition is opened for everybody, once there are drafts of one's own.
    reference_shown = models.BooleanField(default=False)
    # list[str], the roles that answers are kept with: settled when the step opens, then only fewer.
    roles = models.JSONField(default=list, blank=True)
    # 0 for the vote itself, then one more for each run-off among tied options.
    runoff = models.PositiveIntegerField(default=0)
    # How many left or were merged since this phase opened: their "Ready" may be among the others'.
    ready_unsure = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=600), name="step_minutes_in_range"
            ),
            models.CheckConstraint(
                condition=models.Q(break_after__lte=600), name="step_break_in_range"
            ),
            models.CheckConstraint(
                condition=models.Q(timer_ends_at__isnull=True) | models.Q(timer_left__isnull=True),
                name="step_clock_runs_or_rests",
            ),
        ]

    def __str__(self) -> str:
        return self.title
