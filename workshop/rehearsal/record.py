"""What became of the acts of one rehearsal: counted here, told to the consoles as `Told`."""

from collections import Counter
from dataclasses import dataclass, field

from workshop.enums import Pace
from workshop.live.writer import Answer
from workshop.queries.rehearsals import Told

# What simply comes too late when others act meanwhile; among people that is no finding.
LATE = frozenset({"not_here", "theme_gone", "late_option", "old_wording", "how_changed"})
KINDS_KEPT = 20  # of refusals


@dataclass
class Record:
    acts: int = 0
    late: int = 0
    slowest: float = 0.0  # ms
    refusals: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    failed: set[str] = field(default_factory=set)
    walked: set[int] = field(default_factory=set)

    def answered(
        self, answer: Answer, took: float, *, step: str, action: str, moved_on: bool, pace: str
    ) -> None:
        """`took`: seconds until it was acknowledged. `moved_on`: the workshop has, since."""
        self.slowest = max(self.slowest, took * 1000)
        if answer.ok:
            self.acts += 1
        elif answer.code == "broken":
            self.failed.add(step)
        elif moved_on or (pace == Pace.HUMAN and answer.code in LATE):
            self.late += 1
        elif answer.code not in {"back_soon"}:
            self.refusals[step, action, answer.code, answer.message] += 1

    def told(self, *, process: str, calls: int, people: list[int], lost: bool, at: str) -> Told:
        return Told(
            process=process,
            calls=calls,
            people=tuple(str(pk) for pk in people),
            lost=lost,
            at=at,
            acts=self.acts,
            late=self.late,
            slowest=round(self.slowest, 1),
            refusals=tuple((*what, many) for what, many in self.refusals.most_common(KINDS_KEPT)),
            failed=tuple(sorted(self.failed)),
            walked=tuple(str(pk) for pk in sorted(self.walked)),
        )
