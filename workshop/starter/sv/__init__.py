"""Starter content in Swedish."""

from workshop.starter.shapes import Starter
from workshop.starter.sv import cases_people, cases_work, motivation, questions
from workshop.starter.sv.calibration import WORDS
from workshop.starter.sv.challenges import CARDS, RIGHT_EXPERIENCE
from workshop.starter.sv.openings import OPENINGS, REFERENCE_DEFINITION, VALUED_BY_CUSTOMERS

STARTER = Starter(
    cases=(*cases_work.CASES, *cases_people.CASES),
    calibration_words=WORDS,
    challenge_cards=CARDS,
    openings=OPENINGS,
    reference_definition=REFERENCE_DEFINITION,
    right_experience=RIGHT_EXPERIENCE,
    valued_by_customers=VALUED_BY_CUSTOMERS,
    questions=(*questions.QUESTIONS, *motivation.QUESTIONS),
)
