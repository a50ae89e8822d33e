from workshop.models.action_record import ActionRecord
from workshop.models.agenda_template import AgendaTemplate
from workshop.models.ballot import Ballot, Option
from workshop.models.calibration import CalibrationWord, Estimate
from workshop.models.card import BoardChange, Card, Theme
from workshop.models.case import Case, CaseAnswer, CaseOption
from workshop.models.changes import AboutDraft, ChangedLine, LineReaction
from workshop.models.closing import Plan, RecallTheme
from workshop.models.consent import (
    CaseVerdict,
    ConsentRound,
    Decision,
    Draft,
    PhraseTie,
    Reaction,
    Wording,
)
from workshop.models.how import How, HowInMedium
from workshop.models.judgement import Judgement, Suggestion
from workshop.models.own_verb import OwnVerb
from workshop.models.participant import Participant
from workshop.models.preparation import Preparation
from workshop.models.question import Question
from workshop.models.ready import Ready
from workshop.models.rehearsal import Rehearsal
from workshop.models.report import WorkshopReport
from workshop.models.resorting import Resorting
from workshop.models.step import Step
from workshop.models.workshop import Workshop

__all__ = [
    "AboutDraft",
    "ActionRecord",
    "AgendaTemplate",
    "Ballot",
    "BoardChange",
    "CalibrationWord",
    "Card",
    "Case",
    "CaseAnswer",
    "CaseOption",
    "CaseVerdict",
    "ChangedLine",
    "ConsentRound",
    "Decision",
    "Draft",
    "Estimate",
    "How",
    "HowInMedium",
    "Judgement",
    "LineReaction",
    "Option",
    "OwnVerb",
    "Participant",
    "PhraseTie",
    "Plan",
    "Preparation",
    "Question",
    "Reaction",
    "Ready",
    "RecallTheme",
    "Rehearsal",
    "Resorting",
    "Step",
    "Suggestion",
    "Theme",
    "Wording",
    "Workshop",
    "WorkshopReport",
]
