"""Whether to instruct, to support, or both, from what a leader answers before a workshop.

Source: situational leadership (Hersey & Blanchard 1969, 1977), as practice. The evidence is weak:
reviews find its parts inconsistent (Graeff 1997), and a test of three versions in ten Norwegian
banks explained hardly anything of how people did or felt (Thompson & Vecchio 2009). So this is a
starting point for thinking, says its reasons, and the leader decides.

Rule. Two needs are counted, never set off against each other:

direction = knows (new 3, some 2) + stake (high 1) + newness (new 1) + plan (few 1)
support   = drive (low 3, mixed 2) + goal (stretch or out of reach 1) + weight (behind the rest 1)
            + posts (many empty 1) + economy (tight 1) + own (never done it 1)

A need counts from 3. Direction alone: instruct. Both: both. Otherwise support, also where neither
counts: who can and wants to needs a free hand more than orders. Without an answer on what the
staff know and what drives them there is no recommendation; every other missing answer counts 0.
The style one falls back to says nothing of what the staff need, and counts 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NEED = 3  # points from which a need counts
MORE_MINUTES = 5


class Style(StrEnum):
    INSTRUCT = "instruct"
    SUPPORT = "support"
    BOTH = "both"


class Group(StrEnum):
    TASK = "task"
    ORGANISATION = "organisation"
    LEADER = "leader"


@dataclass(frozen=True)
class Question:
    """`choices`: the name of each choice → its answers. One question asks for two choices."""

    name: str
    group: Group
    choices: Mapping[str, tuple[str, ...]]


def _one(name: str, group: Group, *answers: str) -> Question:
    return Question(name, group, {name: answers})


QUESTIONS: tuple[Question, ...] = (
    _one("goal", Group.TASK, "within_reach", "stretch", "out_of_reach", "unknown"),
    _one("weight", Group.TASK, "first", "among_others", "behind"),
    _one("stake", Group.TASK, "little", "some", "high"),
    _one("newness", Group.ORGANISATION, "new", "changing", "settled"),
    _one("posts", Group.ORGANISATION, "filled", "some_empty", "many_empty"),
    _one("economy", Group.ORGANISATION, "well", "even", "tight"),
    _one("plan", Group.ORGANISATION, "most", "some", "few"),
    _one("own", Group.LEADER, "often", "sometimes", "never"),
    _one("habit", Group.LEADER, "instruct", "support", "both", "unknown"),
    Question(
        "staff",
        Group.LEADER,
        {"knows": ("new", "some", "well"), "drive": ("low", "mixed", "high")},
    ),
)
DIRECTION: dict[tuple[str, str], int] = {
    ("knows", "new"): 3,
    ("knows", "some"): 2,
    ("stake", "high"): 1,
    ("newness", "new"): 1,
    ("plan", "few"): 1,
}
SUPPORT: dict[tuple[str, str], int] = {
    ("drive", "low"): 3,
    ("drive", "mixed"): 2,
    ("goal", "stretch"): 1,
    ("goal", "out_of_reach"): 1,
    ("weight", "behind"): 1,
    ("posts", "many_empty"): 1,
    ("economy", "tight"): 1,
    ("own", "never"): 1,
}


@dataclass(frozen=True)
class Recommendation:
    """`because`: the answers that count for it, heaviest first; empty where neither need counts."""

    style: Style
    direction: int
    support: int
    because: tuple[tuple[str, str], ...]


def recommend(answers: Mapping[str, str]) -> Recommendation | None:
    """`answers`: choice → answer; what is no choice or no answer counts as not answered."""
    given = set(answers.items())
    if not all(_answered(answers, name) for name in ("knows", "drive")):
        return None
    direction = sum(points for answer, points in DIRECTION.items() if answer in given)
    support = sum(points for answer, points in SUPPORT.items() if answer in given)
    directs, supports = direction >= NEED, support >= NEED
    counted = (DIRECTION if directs else {}) | (SUPPORT if supports else {})
    because = sorted((a for a in counted if a in given), key=lambda a: -counted[a])
    return Recommendation(_style(directs, supports), direction, support, tuple(because))


def answered(answers: Mapping[str, str]) -> int:
    """How many of the ten questions have all their choices made."""
    return sum(all(_answered(answers, name) for name in asked.choices) for asked in QUESTIONS)


def _answered(answers: Mapping[str, str], name: str) -> bool:
    choices = next(asked.choices[name] for asked in QUESTIONS if name in asked.choices)
    return answers.get(name, "") in choices


def _style(directs: bool, supports: bool) -> Style:
    if directs and supports:
        return Style.BOTH
    return Style.INSTRUCT if directs else Style.SUPPORT


@dataclass(frozen=True)
class Advice:
    """A line for the leader's notes of the first step of this `kind`, or more minutes for it."""

    name: str
    kind: str
    minutes: int = 0


LIMITS = Advice("limits", "welcome")
EXAMPLE = Advice("example", "how")
SAY_BACK = Advice("say_back", "behaviours")
MORE_HOW = Advice("more_how", "how", MORE_MINUTES)
LAST = Advice("last", "write")
CASES = Advice("harm", "challenge")
NEEDS = Advice("needs", "questions")
MORE_CHALLENGE = Advice("more_challenge", "challenge", MORE_MINUTES)
MORE_AGREE = Advice("more_agree", "agree", MORE_MINUTES)

_FOR: Mapping[Style, tuple[Advice, ...]] = {
    Style.INSTRUCT: (LIMITS, EXAMPLE, SAY_BACK, MORE_HOW),
    Style.SUPPORT: (LAST, CASES, NEEDS, MORE_CHALLENGE),
    Style.BOTH: (LIMITS, LAST, EXAMPLE, MORE_AGREE),
}
# What single answers ask for, whichever way is chosen.
_ASKED_BY: Mapping[tuple[str, str], Advice] = {
    ("goal", "out_of_reach"): Advice("goal", "welcome"),
    ("weight", "behind"): Advice("weight", "welcome"),
    ("economy", "tight"): Advice("economy", "agree"),
    ("plan", "few"): Advice("plan", "welcome"),
    ("own", "never"): Advice("own", "how"),
}


def advice(style: Style, answers: Mapping[str, str]) -> tuple[Advice, ...]:
    """What leading in this way changes in the workshop. Nothing of it happens by itself."""
    asked = (found for answer, found in _ASKED_BY.items() if answer in set(answers.items()))
    return (*_FOR[style], *asked)


def against_habit(style: Style, answers: Mapping[str, str]) -> bool:
    """Whether the leader falls back to the one where the other alone is called for."""
    habit = answers.get("habit")
    return habit in {Style.INSTRUCT, Style.SUPPORT} and Style.BOTH != style != habit
