"""The clock thread: rows that are due enter the writer's queue as actor `clock`.

It only looks; the change itself is an action like any other, checked again under the lock.
"""

import logging
import threading
from uuid import uuid4

from django.db import DatabaseError, connection
from django.utils import timezone

from workshop.actions import Incoming
from workshop.actors import Clock
from workshop.enums import StepState
from workshop.live.writer import Answer, writer
from workshop.models import Step

log = logging.getLogger(__name__)
EVERY_SECONDS = 0.5


def due_actions() -> list[Incoming]:
    """What the clock has to do now."""
    due = Step.objects.filter(
        state=StepState.OPEN, timer_rang=False, timer_ends_at__lte=timezone.now()
    )
    return [
        Incoming(workshop, Clock(), "timer.ring", uuid4(), step, {})
        for workshop, step in due.values_list("workshop_id", "pk")
    ]


class ClockThread:
    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="clock", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stop.wait(EVERY_SECONDS):
            try:
                waiting = due_actions()
            except DatabaseError:
                log.exception("The clock could not read what is due")
                connection.close()
                continue
            for incoming in waiting:
                writer.put(incoming, _told)
        connection.close()


def _told(answer: Answer) -> None:
    # "not_due" is the ordinary answer when somebody moved on in the same moment.
    if not answer.ok and answer.code == "broken":
        log.error("The clock's action broke")


clock = ClockThread()
