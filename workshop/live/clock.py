"""The clock thread: rows that are due enter the writer's queue as actor `clock`.

It only looks; the change itself is an action like any other, checked again under the lock.
"""

import logging
from time import monotonic
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.utils import timezone

from workshop.actions import Incoming
from workshop.actors import Clock
from workshop.commands.rehearsing import delete_rehearsal
from workshop.enums import StepState
from workshop.live.regularly import Regularly
from workshop.live.writer import Answer, writer
from workshop.models import Step
from workshop.queries.due import workshops_to_clear
from workshop.queries.rehearsals import rehearsals_to_delete

log = logging.getLogger(__name__)


def due_actions() -> list[Incoming]:
    """What the clock has to do now."""
    due = Step.objects.filter(
        state=StepState.OPEN, timer_rang=False, timer_ends_at__lte=timezone.now()
    )
    return [
        Incoming(workshop, Clock(), "timer.ring", uuid4(), step, {})
        for workshop, step in due.values_list("workshop_id", "pk")
    ]


def clearing_actions() -> list[Incoming]:
    """Workshops whose words have been kept for as long as their team keeps them."""
    return [
        Incoming(workshop, Clock(), "workshop.clear", uuid4(), None, {})
        for workshop in workshops_to_clear(timezone.now())
    ]


def forget_ended_sessions() -> None:
    """Nobody is signed in by them any more, and those of half a sign-up may hold an address."""
    ended = Session.objects.filter(expire_date__lt=timezone.now())
    # Mostly there is none, and then nothing is locked for it.
    if ended.exists():
        ended.delete()


class ClockThread(Regularly):
    name, every, after_failure = "clock", 0.5, 1.0
    # What is counted in days is looked at once so many seconds.
    seldom = 60.0
    _looked = -seldom

    def look(self) -> None:
        for incoming in due_actions():
            writer.put(incoming, _told)
        if monotonic() >= self._looked + self.seldom:
            self._looked = monotonic()
            for incoming in clearing_actions():
                writer.put(incoming, _told)
            for rehearsal in rehearsals_to_delete(timezone.now()):
                delete_rehearsal(workshop=rehearsal)
            forget_ended_sessions()


def _told(answer: Answer) -> None:
    # "not_due" is the ordinary answer when somebody moved on in the same moment.
    if not answer.ok and answer.code == "broken":
        log.error("The clock's action broke")


clock = ClockThread()
