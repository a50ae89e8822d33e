"""Starter content that a facilitator chooses from and edits: cases, words, cards, behaviours.

Written in each language for itself: the same situations, in the words of those who work in it.
No answer to a case is the right one; they tell readings of "service-minded" apart (kind, quick,
always yes, fair, honest). A language that we do not write gets English.
"""

from workshop.starter import en, nb, sv
from workshop.starter.en import behaviours as en_behaviours
from workshop.starter.nb import behaviours as nb_behaviours
from workshop.starter.shapes import (
    MAX_ANSWER,
    MAX_QUESTION,
    MAX_SITUATION,
    CalibrationWord,
    ChallengeCard,
    Opening,
    Starter,
    StarterBehaviour,
    StarterCase,
    StarterQuestion,
)
from workshop.starter.sv import behaviours as sv_behaviours

__all__ = [
    "LANGUAGES",
    "MAX_ANSWER",
    "MAX_QUESTION",
    "MAX_SITUATION",
    "CalibrationWord",
    "ChallengeCard",
    "Opening",
    "StarterBehaviour",
    "StarterCase",
    "StarterQuestion",
    "behaviours",
    "calibration_words",
    "cases",
    "challenge_cards",
    "openings",
    "questions",
    "reference_definition",
    "right_experience",
    "valued_by_customers",
]

_STARTERS = {"en": en.STARTER, "nb": nb.STARTER, "sv": sv.STARTER}
_BEHAVIOURS = {
    "en": en_behaviours.BEHAVIOURS,
    "nb": nb_behaviours.BEHAVIOURS,
    "sv": sv_behaviours.BEHAVIOURS,
}
LANGUAGES = tuple(_STARTERS)


def cases(language: str) -> tuple[StarterCase, ...]:
    """Customer cases to answer before and after, three to each topic."""
    return _starter(language).cases


def calibration_words(language: str) -> tuple[CalibrationWord, ...]:
    """Words to put one's own number on; far, heavy and cold come first."""
    return _starter(language).calibration_words


def challenge_cards(language: str) -> tuple[ChallengeCard, ...]:
    """Cards for the challenge: the three starters first, the saying last."""
    return _starter(language).challenge_cards


def behaviours(language: str) -> tuple[StarterBehaviour, ...]:
    """Towards customers, oneself and one's team. For after the own behaviours, never before."""
    return _BEHAVIOURS.get(language, en_behaviours.BEHAVIOURS)


def openings(language: str) -> tuple[Opening, ...]:
    """Prompts to open with, by channel."""
    return _starter(language).openings


def questions(language: str) -> tuple[StarterQuestion, ...]:
    """Questions that others ask: of the customer dialogue, then of the motivation talk.

    For after the own questions, never before.
    """
    return _starter(language).questions


def reference_definition(language: str) -> str:
    """One definition to compare with. For after the own drafts, never before."""
    return _starter(language).reference_definition


def right_experience(language: str) -> str:
    """The saying about the customer's experience, which is also the last challenge card."""
    return _starter(language).right_experience


def valued_by_customers(language: str) -> tuple[str, ...]:
    """What customers value, in five short lines. For after the own cards, never before."""
    return _starter(language).valued_by_customers


def _starter(language: str) -> Starter:
    return _STARTERS.get(language, en.STARTER)
