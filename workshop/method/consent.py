"""When a consent round has agreed, and when to stop trying.

Source: the method's "Stopping". Agreed = no open objection, no unanswered "need to understand",
at least 80 % of those present voted. Otherwise stop after round 3, or when the answers hardly
move any more: shift ½Σ|p−p′| < .15 between two rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

QUORUM_PERCENT = 80
LAST_ROUND = 3
SMALL_SHIFT = 0.15


@dataclass(frozen=True)
class Standing:
    """Where a round stands. All counts are of people; `voted` includes those who abstained."""

    voted: int
    present: int
    objections: int
    unanswered: int

    @property
    def missing(self) -> int:
        """How many more must vote before there is a quorum."""
        return max(0, needed(self.present) - self.voted)

    @property
    def agreed(self) -> bool:
        return self.voted > 0 and not self.missing and not self.objections and not self.unanswered


def needed(present: int) -> int:
    """The smallest number of voters that is at least 80 % of those present."""
    return -(-present * QUORUM_PERCENT // 100)


def shift(before: Sequence[int], after: Sequence[int]) -> float | None:
    """½Σ|p−p′| between two tallies over the same answers, 0..1; None if one of them is empty."""
    if len(before) != len(after):
        raise ValueError("both tallies must be over the same answers")
    if not sum(before) or not sum(after):
        return None
    return 0.5 * sum(
        abs(a / sum(before) - b / sum(after)) for a, b in zip(before, after, strict=True)
    )


def may_stop(rounds: Sequence[Sequence[int]]) -> bool:
    """Whether a trial or the leader's open decision may end it without agreement.

    `rounds`: the tallies of the closed rounds, oldest first, over the same answers.
    """
    if len(rounds) >= LAST_ROUND:
        return True
    if len(rounds) < 2:
        return False
    moved = shift(rounds[-2], rounds[-1])
    return moved is not None and moved < SMALL_SHIFT
