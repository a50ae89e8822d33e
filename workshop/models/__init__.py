from workshop.models.action_record import ActionRecord
from workshop.models.ballot import Ballot, Option
from workshop.models.calibration import CalibrationWord, Estimate
from workshop.models.card import BoardChange, Card, Theme
from workshop.models.case import Case, CaseAnswer, CaseOption
from workshop.models.consent import ConsentRound, Decision, Draft, Reaction, Wording
from workshop.models.judgement import Judgement, Suggestion
from workshop.models.participant import Participant
from workshop.models.question import Question
from workshop.models.step import Step
from workshop.models.workshop import Workshop

__all__ = [
    "ActionRecord",
    "Ballot",
    "BoardChange",
    "CalibrationWord",
    "Card",
    "Case",
    "CaseAnswer",
    "CaseOption",
    "ConsentRound",
    "Decision",
    "Draft",
    "Estimate",
    "Judgement",
    "Option",
    "Participant",
    "Question",
    "Reaction",
    "Step",
    "Suggestion",
    "Theme",
    "Wording",
    "Workshop",
]
