"""What a workshop hands over: plain data, so that this room never looks into the other.

A snapshot stays as it was written. A field that older snapshots lack is marked `LATER`.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from behaviours.plain import LATER, from_plain, to_plain


@dataclass(frozen=True)
class OutcomeTheme:
    """A theme with the texts of its cards, which carry no names, and how many people chose it.

    `non_examples`: texts that show what the theme is not.
    """

    key: str
    name: str
    cards: tuple[str, ...]
    voters: int | None = None
    chosen: bool = False
    non_examples: tuple[str, ...] = field(default=(), metadata=LATER)


class Objection(NamedTuple):
    phrase: str  # "" where none was marked
    reason: str
    change: str


@dataclass(frozen=True)
class OutcomeRound:
    """One consent round: its text and what people answered, reasons without names.

    `phrases`: what each objection is about, in their order; () in a round without any.
    `reservations`: reasons of those who can live with it.
    """

    number: int
    text: str
    agree: int
    live_with: int
    objections: tuple[tuple[str, str], ...] = ()  # (reason, suggested change)
    questions: tuple[tuple[str, str], ...] = ()  # (question, answer; "" while unanswered)
    abstained: int = 0
    phrases: tuple[str, ...] = field(default=(), metadata=LATER)
    reservations: tuple[str, ...] = field(default=(), metadata=LATER)

    def __post_init__(self) -> None:
        if self.phrases and len(self.phrases) != len(self.objections):
            raise ValueError("each objection has one phrase")

    @property
    def objected(self) -> tuple[Objection, ...]:
        phrases = self.phrases or ("",) * len(self.objections)
        pairs = zip(phrases, self.objections, strict=True)
        return tuple(Objection(phrase, reason, change) for phrase, (reason, change) in pairs)


@dataclass(frozen=True)
class OutcomeMedium:
    """How it is done in one medium: "face", "phone", "email", "chat" or "video"."""

    medium: str
    words: str = ""
    example: str = ""
    non_example: str = ""


@dataclass(frozen=True)
class OutcomeHow:
    """How a behaviour is carried out: in every medium, and in each."""

    trigger: str = ""
    mandate: str = ""  # and its limits
    conditions: str = ""  # what must be in place
    knowledge: str = ""
    seen: bool = False  # the customer is, by this
    heard: bool = False
    considered: bool = False
    media: tuple[OutcomeMedium, ...] = ()


@dataclass(frozen=True)
class OutcomeBehaviour:
    """`did` and `effect`: the incident it was taken from. `mirrors`: the key of a behaviour that
    is the other half of its pair. `resorted`: how many put it under the same theme without seeing
    which, of how many who were asked; None where it was not done.
    """

    key: str
    situation: str
    text: str
    theme: str = ""  # an OutcomeTheme.key, or ""
    voters: int | None = None
    audience: str = field(default="customer", metadata=LATER)  # "customer" | "oneself" | "team"
    did: str = field(default="", metadata=LATER)
    effect: str = field(default="", metadata=LATER)
    mirrors: str = field(default="", metadata=LATER)
    resorted: tuple[int, int] | None = field(default=None, metadata=LATER)
    how: OutcomeHow | None = field(default=None, metadata=LATER)


@dataclass(frozen=True)
class OutcomeQuestion:
    """`after`: the key of the question it follows, after the answer `after_answer`, "" for any."""

    key: str
    wording: str
    form: str  # "open" | "closed" | "choice"; older: "follow_up"
    stage: str  # "open" | "explore" | "check" | "solve" | "next_step" | "close"
    decides: str = ""
    purpose: str = field(default="dialogue", metadata=LATER)  # or "motivation"
    after: str = field(default="", metadata=LATER)
    after_answer: str = field(default="", metadata=LATER)
    stop: str = field(default="", metadata=LATER)  # when to ask no further


@dataclass(frozen=True)
class OutcomeCovered:
    theme: str  # a key
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeCoverage:
    """Which phrases of the decided text say which chosen themes, () for a theme it leaves out.

    `represented`: the participants' own cards that lie under themes it says, of `cards`.
    """

    themes: tuple[OutcomeCovered, ...]
    represented: int
    cards: int


@dataclass(frozen=True)
class OutcomeCase:
    """Does the decided text tell what to do here? Counts are people."""

    situation: str
    tells: int
    unsure: int
    silent: int


@dataclass(frozen=True)
class OutcomeDraft:
    text: str
    approvals: int
    chosen: bool = False


@dataclass(frozen=True)
class OutcomeChoice:
    """The drafts that were chosen among, by approval, and how many voted."""

    voters: int
    drafts: tuple[OutcomeDraft, ...]


@dataclass(frozen=True)
class Outcome:
    """The result of a workshop. `status`: "agreed", "trial" or "leader". Dates are ISO, or ""."""

    workshop: str  # its id, as text
    title: str
    held_on: str
    language: str
    term: str
    definition: str
    status: str
    participants: int
    themes: tuple[OutcomeTheme, ...] = ()
    rounds: tuple[OutcomeRound, ...] = ()
    behaviours: tuple[OutcomeBehaviour, ...] = ()
    questions: tuple[OutcomeQuestion, ...] = field(default=())
    limits: str = field(default="", metadata=LATER)  # law and mandate, stated before anybody wrote
    coverage: OutcomeCoverage | None = field(default=None, metadata=LATER)
    cases: tuple[OutcomeCase, ...] = field(default=(), metadata=LATER)
    choice: OutcomeChoice | None = field(default=None, metadata=LATER)
    until: str = field(default="", metadata=LATER)  # the end of a trial
    review_on: str = field(default="", metadata=LATER)


@dataclass(frozen=True)
class ConsentOnLine:
    """What a workshop about a draft's changes said of one changed line. Counts are people.

    `agreed`: no objection stands, no question is open, and enough of those present answered.
    `integrated`: objections that were met with new words; `withdrawn`: that were taken back after
    talk.
    """

    title: str  # of the workshop
    held_on: str  # ISO date
    present: int
    agree: int
    live_with: int
    objections: tuple[tuple[str, str], ...] = ()  # (reason, suggested change) that still stand
    reservations: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()  # (question, answer)
    agreed: bool = False
    integrated: tuple[tuple[str, str, str], ...] = ()  # (reason, suggested change, new words)
    withdrawn: int = 0

    @property
    def can_go(self) -> int:
        """How many can go with the line."""
        return self.agree + self.live_with


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON values only: lists for tuples."""
    plain: dict[str, Any] = to_plain(outcome)
    return plain


def outcome_from_json(data: dict[str, Any]) -> Outcome:
    """Reads what `outcome_to_json` wrote. Raises ValueError for anything else."""
    try:
        outcome: Outcome = from_plain(Outcome, data)
    except (TypeError, ValueError) as error:
        raise ValueError(f"not the snapshot of a workshop: {error}") from error
    if outcome_to_json(outcome) != data:
        raise ValueError("not the snapshot of a workshop: it does not read back as it was")
    return outcome
