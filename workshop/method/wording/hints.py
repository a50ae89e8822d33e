"""What a reading of somebody's words says back."""

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["open", "closed", "choice", "unknown"]

CLEAR, MILD = "clear", "mild"  # how sure a hint is: a broken rule, or worth a look


@dataclass(frozen=True)
class Hint:
    """One rule that a behaviour's wording seems to break.

    `rule` is R1 to R9; `start` and `end` are places in the text as it was given, `end` not
    included; `severity` is CLEAR or MILD; `reason` and `example` are ids of texts shown.
    """

    rule: str
    start: int
    end: int
    severity: str
    reason: str
    example: str


@dataclass(frozen=True)
class QuestionReading:
    """A question's form, its flags, and the id of the reason for each of them."""

    form: Form
    leading: bool = False
    multiple: bool = False
    follow_up: bool = False
    hypothetical: bool = False
    why: bool = False
    reasons: tuple[str, ...] = field(default=())
