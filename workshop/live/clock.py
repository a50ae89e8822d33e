"""The clock thread: rows that are due enter the writer's queue as actor `clock`.

It only looks; the change itself is an action like any other, checked again under the lock.
"""

import logging
from uuid import uuid4

from django.utils import timezone

from workshop.actions import Incoming
from workshop.actors import Clock
from workshop.enums import StepState
from workshop.live.regularly import Regularly
from workshop.live.writer import Answer, writer
from workshop.models import Step

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


class ClockThread(Regularly):
    name, every, after_failure = "clock", 0.5, 1.0

    def look(self) -> None:
        for incoming in due_actions():
            writer.put(incoming, _told)


def _told(answer: Answer) -> None:
    # "not_due" is the ordinary answer when somebody moved on in the same moment.
    if not answer.ok and answer.code == "broken":
        log.error("The clock's action broke")


clock = ClockThread()
