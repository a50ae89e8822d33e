"""Deleting what people wrote in a workshop, once its team's time for keeping it is over."""

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.overwriting import overwriting
from workshop.commands.reports import store_report
from workshop.commands.room import Room
from workshop.enums import WorkshopState
from workshop.events import WorkshopCleared
from workshop.exceptions import Refused
from workshop.models import (
    ActionRecord,
    Ballot,
    BoardChange,
    Card,
    CaseAnswer,
    CaseVerdict,
    ConsentRound,
    Decision,
    Draft,
    Estimate,
    How,
    HowInMedium,
    Judgement,
    LineReaction,
    Option,
    Participant,
    PhraseTie,
    Plan,
    Preparation,
    Question,
    Reaction,
    Ready,
    RecallTheme,
    Resorting,
    Suggestion,
    Theme,
    Wording,
    Workshop,
)

# What hangs on other rows goes before them. Each with the way from it to the workshop.
CLEARED: tuple[tuple[type[Model], str], ...] = (
    (LineReaction, "line__step__workshop"),
    (Plan, "step__workshop"),
    (RecallTheme, "card__step__workshop"),
    (Judgement, "step__workshop"),
    (Ready, "step__workshop"),
    (Suggestion, "step__workshop"),
    (Resorting, "step__workshop"),
    (HowInMedium, "how__step__workshop"),
    (How, "step__workshop"),
    (BoardChange, "step__workshop"),
    (Ballot, "step__workshop"),
    (Option, "step__workshop"),
    (PhraseTie, "step__workshop"),
    (CaseVerdict, "step__workshop"),
    (CaseAnswer, "step__workshop"),
    (Estimate, "word__step__workshop"),
    (Reaction, "round__step__workshop"),
    (Wording, "step__workshop"),
    (Draft, "step__workshop"),
    (Question, "step__workshop"),
    (Card, "step__workshop"),
    (Theme, "step__workshop"),
    (Preparation, "workshop"),
    (Participant, "workshop"),
    (ActionRecord, "workshop"),
)


def clear_workshop(*, room: Room) -> None:
    """Deletes what people wrote and who was there; what was decided stays, with its counts.

    Asked for by the clock. Raises Refused("not_due") where it is too early or done already: of two
    processes that ask, the second finds it done under the workshop's lock.
    """
    workshop = room.workshop
    if not is_due(workshop):
        raise Refused("not_due", _("It is not time to delete this."))
    store_report(workshop)
    workshop.current = None
    workshop.cleared_at = timezone.now()
    workshop.save(update_fields=["current", "cleared_at"])
    with overwriting():
        for model, way in CLEARED:
            model._default_manager.filter(**{way: workshop}).delete()
        # The sentence that was decided is everybody's; what was put before it is not.
        rounds = ConsentRound.objects.filter(step__workshop=workshop)
        rounds.exclude(pk__in=Decision.objects.values("round")).delete()
    room.forget()
    room.happened(WorkshopCleared())


def is_due(workshop: Workshop) -> bool:
    """Whether the workshop is over for longer than its team keeps what was written."""
    days = workshop.team.keeps_days
    if (
        workshop.cleared_at
        or workshop.rehearses_id
        or workshop.state != WorkshopState.FINISHED
        or days is None
    ):
        return False
    ended = workshop.finished_at
    return ended is not None and ended + timedelta(days=days) <= timezone.now()
