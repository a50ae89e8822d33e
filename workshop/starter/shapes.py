"""The shapes of starter content: plain frozen values, the same in each language.

An id means the same in every language, so that what was chosen in one can be found in another.
"""

from dataclasses import dataclass
from typing import Literal

MAX_SITUATION = 280
MAX_ANSWER = 90
MAX_QUESTION = 240

CardKind = Literal["harm", "no", "saying"]
Channel = Literal["phone", "writing", "counter", "video", "any"]
Purpose = Literal["dialogue", "motivation"]
Stage = Literal["open", "explore", "check", "solve", "next_step", "close"]
AskedForm = Literal["open", "closed", "choice"]
Audience = Literal["customer", "oneself", "team"]


@dataclass(frozen=True)
class StarterCase:
    """A customer situation and two to four answers, each of which somebody sensible would defend.

    `topic` is the tension it asks about, in the language of the text; three cases share one.
    `situation` has at most MAX_SITUATION characters, an answer at most MAX_ANSWER.
    """

    id: str
    topic: str
    situation: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class CalibrationWord:
    """A word that everybody knows and reads differently. The question holds no number.

    `unit` is the id of a unit: km, kg, celsius, minute, hour, day, week, kr, percent, piece, word
    or times_a_week.
    """

    id: str
    word: str
    question: str
    unit: str


@dataclass(frozen=True)
class ChallengeCard:
    """Kind is not the same as service-minded: where kindness harmed, a good no, or a saying."""

    id: str
    text: str
    kind: CardKind


@dataclass(frozen=True)
class Opening:
    """A first prompt. `channel` is where customers are met; "writing" is chat and e-mail."""

    id: str
    channel: Channel
    text: str


@dataclass(frozen=True)
class StarterBehaviour:
    """One action that two colleagues who hear it would both tick, and what it looks like.

    `audience` is towards whom (`enums.BehaviourAudience`). `situation` stands after "When" and
    fits a card's, as does `text`, which begins with its verb. `example` is what somebody says or
    does then, `non_example` what looks alike and is not it. `theme` is a word for what it serves,
    "" where it serves many.
    """

    id: str
    audience: Audience
    situation: str
    text: str
    example: str
    non_example: str
    theme: str = ""


@dataclass(frozen=True)
class StarterQuestion:
    """A question that others ask, to take into one's own list.

    `decides`: what the answer decides. `after`: the id of the question that it follows up, of the
    same purpose, or "". `stop`: when to ask no further, or "". The wording, what it decides and
    when to stop have at most MAX_QUESTION characters each.
    """

    id: str
    purpose: Purpose
    stage: Stage
    wording: str
    form: AskedForm
    decides: str
    after: str = ""
    stop: str = ""


@dataclass(frozen=True)
class Starter:
    """All starter content of one language."""

    cases: tuple[StarterCase, ...]
    calibration_words: tuple[CalibrationWord, ...]
    challenge_cards: tuple[ChallengeCard, ...]
    openings: tuple[Opening, ...]
    reference_definition: str
    right_experience: str
    valued_by_customers: tuple[str, ...]
    questions: tuple[StarterQuestion, ...]
