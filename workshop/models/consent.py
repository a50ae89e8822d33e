"""The draft, its rounds, what people reacted, and the decision."""

from typing import ClassVar

from django.db import models

from workshop.enums import DecisionKind, ReactionKind, Verdict
from workshop.models.card import Theme
from workshop.models.case import Case
from workshop.models.ids import RandomId
from workshop.models.step import Step

DRAFT_LENGTH = 600
REASON_LENGTH = 400
PHRASE_LENGTH = 200


class Draft(RandomId):
    step = models.OneToOneField(Step, models.CASCADE, related_name="draft")
    text = models.CharField(max_length=DRAFT_LENGTH, blank=True)
    # Two facilitators with the draft open: the second to save is told, and keeps the words.
    version = models.PositiveIntegerField(default=0)
    # The newest version whose test on the cases was closed, and so may be shown.
    tested = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text


class Wording(RandomId):
    """A wording that somebody suggests, names hidden: a whole one, or a change to a phrase.

    With `phrase`, `text` is what would stand in its place.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="wordings")
    author_key = models.CharField(max_length=32)
    text = models.CharField(max_length=DRAFT_LENGTH)
    phrase = models.CharField(max_length=PHRASE_LENGTH, blank=True)

    def __str__(self) -> str:
        return self.text


class PhraseTie(RandomId):
    """A phrase of the draft, and a theme that it stands for; without a phrase it holds no more."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="ties")
    phrase = models.CharField(max_length=PHRASE_LENGTH)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "phrase", "theme"], name="one_tie"),
        ]

    def __str__(self) -> str:
        return f"{self.phrase} → {self.theme}"


class CaseVerdict(RandomId):
    """Whether one version of the draft tells somebody what to do in a case."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="verdicts")
    version = models.PositiveIntegerField()  # of the draft
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    author_key = models.CharField(max_length=32)
    verdict = models.CharField(max_length=6, choices=Verdict.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["step", "version", "case", "author_key"], name="one_verdict_a_case"
            ),
        ]

    def __str__(self) -> str:
        return self.verdict


class ConsentRound(RandomId):
    """A text put to everybody. New wording is a new round; this one and its reactions stay."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=DRAFT_LENGTH)
    closed = models.BooleanField(default=False)
    present = models.PositiveIntegerField(default=0)  # when it was closed

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "number"], name="consent_round_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"


class Reaction(RandomId):
    round = models.ForeignKey(ConsentRound, models.CASCADE, related_name="reactions")
    author_key = models.CharField(max_length=32)
    kind = models.CharField(max_length=10, choices=ReactionKind.choices)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    change = models.CharField(max_length=REASON_LENGTH, blank=True)
    phrase = models.CharField(max_length=PHRASE_LENGTH, blank=True)  # which an objection is about
    answer = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "author_key"], name="one_reaction_a_person"),
        ]

    def __str__(self) -> str:
        return self.kind


class Decision(RandomId):
    """How the step ended. Only `agreed` says that people agreed."""

    step = models.OneToOneField(Step, models.CASCADE, related_name="decision")
    round = models.ForeignKey(ConsentRound, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    until = models.DateField(null=True, blank=True)  # of a trial

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(kind="trial") & models.Q(until__isnull=False))
                | (~models.Q(kind="trial") & models.Q(until__isnull=True)),
                name="a_trial_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
