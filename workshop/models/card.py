"""Cards, the themes they are grouped under, and the history of the board."""

from typing import ClassVar

from django.db import models

from workshop.enums import BehaviourAudience, ChallengeKind, HideReason
from workshop.models.ids import RandomId, random_place
from workshop.models.participant import Participant
from workshop.models.step import Step

CARD_LENGTH = 400
SITUATION_LENGTH = 200
THEME_LENGTH = 80


class Theme(RandomId):
    step = models.ForeignKey(Step, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=THEME_LENGTH)
    position = models.FloatField()
    removed = models.BooleanField(default=False)  # merged away; undo brings it back
    # Into which it was merged: who voted for it counts there, once.
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Card(RandomId):
    """`author_key` is an HMAC that only its writer's cookie can make again; there is no time.

    It is "" on the starter cards of a challenge, which no participant wrote.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="cards")
    author_key = models.CharField(max_length=32)
    situation = models.CharField(
        max_length=SITUATION_LENGTH, blank=True
    )  # "when …", behaviours only
    # Behaviours only: the incident they are taken from, and towards whom they are.
    did = models.CharField(max_length=SITUATION_LENGTH, blank=True)
    effect = models.CharField(max_length=SITUATION_LENGTH, blank=True)
    audience = models.CharField(
        max_length=8, choices=BehaviourAudience.choices, default=BehaviourAudience.CUSTOMER
    )
    # Leaders towards their team as the team towards the customer: the other half of the pair.
    mirrors = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="mirrored_by"
    )
    text = models.CharField(max_length=CARD_LENGTH)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="cards")
    # Random until somebody places it, so that no two are equal and none is "first".
    position = models.FloatField(default=random_place)
    hidden = models.CharField(max_length=12, choices=HideReason.choices, blank=True)
    # 1 when it was written among the silent additions, after the others' cards were shown.
    wave = models.PositiveSmallIntegerField(default=0)
    first_text = models.CharField(max_length=CARD_LENGTH, blank=True)  # before it was revised
    # What its writer would have instead, until revising is closed and it becomes the text.
    revised_text = models.CharField(max_length=CARD_LENGTH, blank=True)
    # Says the same as another card, which stands for both on the board.
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    # Whoever says "this is mine" after publication.
    claimed_by = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # From its first claim on the card has an author key of its own, HMAC(secret, workshop, card),
    # so that the writer's other cards stay without a name. It keeps that key when the name is
    # taken away: whoever has seen the name would find the other cards by the step's key.
    own_key = models.BooleanField(default=False)
    challenge = models.CharField(max_length=4, choices=ChallengeKind.choices, blank=True)
    # A challenge's card that shows what a theme is not.
    against = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="non_examples"
    )

    class Meta:
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [
            models.Index(fields=["step", "author_key"], name="cards_of_author"),
            models.Index(fields=["step"], condition=models.Q(own_key=True), name="own_key_cards"),
        ]

    def __str__(self) -> str:
        return self.text

    def stands(self) -> bool:
        """Whether it lies on the board by itself; so does one whose other is kept back."""
        return not self.hidden and (self.merged_into is None or bool(self.merged_into.hidden))


class BoardChange(RandomId):
    """One change of the board by a named person, with what it takes to undo it.

    `before` and `after` map "card:ID" and "theme:ID" to the fields that changed.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    # move, create, rename, merge, split, same (cards merged), apart, apply, rewind
    verb = models.CharField(max_length=12)
    by = models.CharField(max_length=60)
    actor = models.CharField(max_length=40)
    # None too when it was withdrawn since: what else the change did must not be forgotten.
    card = models.ForeignKey(Card, models.SET_NULL, null=True, related_name="+")
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    undone_by = models.CharField(max_length=60, blank=True)
    # The board's newest number when it was undone; so that an earlier board can be told again.
    undone_after = models.PositiveIntegerField(null=True, blank=True)
    # The step that was open; after a vote, themes change in that step and not in their own.
    made_in = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    # Whole minutes since that step was first opened; None where it was not kept yet.
    minute = models.PositiveIntegerField(null=True, blank=True)
    undone_minute = models.PositiveIntegerField(null=True, blank=True)
    # The how manieth undoing on this board it was; several come after one number.
    undone_turn = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "number"], name="board_change_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
