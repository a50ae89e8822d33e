"""What a workshop hands over to the catalogue: plain data, so that this room never looks into the other."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class OutcomeTheme:
    """A theme with the texts of its cards, which carry no names, and how many people chose it."""

    key: str
    name: str
    cards: tuple[str, ...]
    voters: int | None = None
    chosen: bool = False


@dataclass(frozen=True)
class OutcomeRound:
    """One consent round: its text and what people answered, reasons without names."""

    number: int
    text: str
    agree: int
    live_with: int
    objections: tuple[tuple[str, str], ...] = ()  # (reason, suggested change)
    questions: tuple[tuple[str, str], ...] = ()  # (question, answer; "" while unanswered)
    abstained: int = 0


@dataclass(frozen=True)
class OutcomeBehaviour:
    key: str
    situation: str
    text: str
    theme: str = ""  # an OutcomeTheme.key, or ""
    voters: int | None = None


@dataclass(frozen=True)
class OutcomeQuestion:
    key: str
    wording: str
    form: str  # "open" | "closed" | "follow_up"
    stage: str  # "open" | "explore" | "check" | "solve" | "next_step" | "close"
    decides: str = ""


@dataclass(frozen=True)
class Outcome:
    """The result of a workshop. `status`: "agreed", "trial" or "leader"."""

    workshop: str  # its id, as text
    title: str
    held_on: str  # ISO date
    language: str
    term: str
    definition: str
    status: str
    participants: int
    themes: tuple[OutcomeTheme, ...] = ()
    rounds: tuple[OutcomeRound, ...] = ()
    behaviours: tuple[OutcomeBehaviour, ...] = ()
    questions: tuple[OutcomeQuestion, ...] = field(default=())
