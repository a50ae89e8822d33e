"""A text tried on customer cases: in which of them it does not tell people what to do.

Plain counts of people at any number of them. A case is one that the text fails when at least half
of those who judged it say that the text does not tell them what to do; "not sure" says neither.
A case that nobody judged is none. (Our own choice: a text that half the people cannot use in a
case is not a rule for that case.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Counted:
    """How many people gave each verdict on one case."""

    tells: int = 0
    unsure: int = 0
    silent: int = 0

    @property
    def judged(self) -> int:
        return self.tells + self.unsure + self.silent

    @property
    def fails(self) -> bool:
        return self.judged > 0 and 2 * self.silent >= self.judged


def worst_first(cases: Iterable[tuple[T, Counted]]) -> list[tuple[T, Counted]]:
    """Those that the text fails come first; otherwise the order stays."""
    return sorted(cases, key=lambda each: not each[1].fails)
