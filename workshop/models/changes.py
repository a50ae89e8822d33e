"""The changed lines of a catalogue's draft, as they were put to people, and what people said."""

from typing import ClassVar

from django.db import models

from workshop.enums import LineReactionKind, Settled
from workshop.models.consent import REASON_LENGTH
from workshop.models.ids import RandomId
from workshop.models.step import Step

WORDING_LENGTH = 600


class AboutDraft(RandomId):
    """Which draft a step asks about. The draft may be published or discarded by now."""

    step = models.OneToOneField(Step, models.CASCADE, related_name="about_draft")
    draft = models.BigIntegerField()  # the id of a behaviours.Version
    base = models.CharField(max_length=20, blank=True)  # number of the version before, "" if none
    recorded_at = models.DateTimeField(null=True, blank=True)  # on the draft, last
    present = models.PositiveIntegerField(default=0)  # when the answers were closed
    # The line that the big screen shows alone; none: all of them.
    on_wall = models.ForeignKey(
        "workshop.ChangedLine", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"draft {self.draft}"


class ChangedLine(RandomId):
    """One line as it was when the workshop was made. `code` is "" for the definition.

    `fields`: [name, words before, words after] of each field that differs.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="changed_lines")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=10)  # behaviours.difference.ChangeKind
    subject = models.CharField(max_length=10)  # behaviours.difference.Subject
    label = models.TextField(blank=True)
    fields = models.JSONField(default=list)
    words_hash = models.CharField(max_length=64)  # behaviours.content.words_hash

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "code"], name="one_changed_line_a_code"),
        ]

    def __str__(self) -> str:
        return self.code or self.label


class LineReaction(RandomId):
    """One person's answer to one line, and what became of it when it was talked through.

    `settled`, `wording`: of an objection. `answer`: to a need to understand.
    """

    line = models.ForeignKey(ChangedLine, models.CASCADE, related_name="reactions")
    author_key = models.CharField(max_length=32)
    kind = models.CharField(max_length=10, choices=LineReactionKind.choices)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    change = models.CharField(max_length=REASON_LENGTH, blank=True)
    settled = models.CharField(max_length=10, choices=Settled.choices, blank=True)
    wording = models.CharField(max_length=WORDING_LENGTH, blank=True)
    answer = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["line", "author_key"], name="one_reaction_a_line_and_person"
            ),
        ]

    def __str__(self) -> str:
        return self.kind
