from workshop.models.action_record import ActionRecord
from workshop.models.ballot import Ballot, Option
from workshop.models.card import BoardChange, Card, Theme
from workshop.models.consent import ConsentRound, Decision, Draft, Reaction, Wording
from workshop.models.participant import Participant
from workshop.models.question import Question
from workshop.models.step import Step
from workshop.models.workshop import Workshop

__all__ = [
    "ActionRecord",
    "Ballot",
    "BoardChange",
    "Card",
    "ConsentRound",
    "Decision",
    "Draft",
    "Option",
    "Participant",
    "Question",
    "Reaction",
    "Step",
    "Theme",
    "Wording",
    "Workshop",
]
