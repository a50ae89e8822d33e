"""What a workshop hands over: plain data, so that this room never looks into the other."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any


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
    non_examples: tuple[str, ...] = ()


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


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON values only: lists for tuples.

    A theme without non-examples is written as before there were any: snapshots that were
    published then must read back as they are, and keep their place in the chain of hashes.
    """
    plain: dict[str, Any] = json.loads(json.dumps(asdict(outcome)))
    for theme in plain["themes"]:
        if not theme["non_examples"]:
            del theme["non_examples"]
    return plain


def outcome_from_json(data: dict[str, Any]) -> Outcome:
    """Reads what `outcome_to_json` wrote. Raises ValueError for anything else."""
    try:
        outcome = Outcome(
            **{
                **data,
                "themes": tuple(
                    OutcomeTheme(
                        **{
                            **theme,
                            "cards": tuple(theme["cards"]),
                            "non_examples": tuple(theme.get("non_examples", ())),
                        }
                    )
                    for theme in data["themes"]
                ),
                "rounds": tuple(
                    OutcomeRound(
                        **{
                            **held,
                            "objections": tuple(
                                (why, change) for why, change in held["objections"]
                            ),
                            "questions": tuple((asked, said) for asked, said in held["questions"]),
                        }
                    )
                    for held in data["rounds"]
                ),
                "behaviours": tuple(OutcomeBehaviour(**entry) for entry in data["behaviours"]),
                "questions": tuple(OutcomeQuestion(**entry) for entry in data["questions"]),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not the snapshot of a workshop: {error}") from error
    if outcome_to_json(outcome) != data:
        raise ValueError("not the snapshot of a workshop: it does not read back as it was")
    return outcome
