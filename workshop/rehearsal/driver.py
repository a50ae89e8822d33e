"""The thread that drives the rehearsals of a process: it looks, the writer does.

It waits for the writer's answers, so the event loop never waits for it. With several processes
on one PostgreSQL, whichever holds a rehearsal's lock drives it; the lock is let go with the
connection, and then another process says that the simulated participants are lost.
"""

import queue
from collections.abc import Sequence
from secrets import token_hex
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, connection

from workshop import counted
from workshop.actions import Incoming
from workshop.live.regularly import Regularly
from workshop.live.writer import Answer, run_batch, writer
from workshop.models import Workshop
from workshop.queries.composed import Composed
from workshop.rehearsal.cast import Cast

# Asked four times a second, mostly in vain.
_open = Composed(lambda: Workshop.objects.exclude(rehearses=None).values_list("pk"))


def send(actions: Sequence[Incoming]) -> list[tuple[Answer, float]]:
    """Hand them to the writer and wait: for each its answer, and after how many seconds it came."""
    began = monotonic()
    if settings.WRITER == "inline":
        return [(answer, monotonic() - began) for answer in run_batch(actions)]
    told: queue.SimpleQueue[tuple[int, Answer, float]] = queue.SimpleQueue()

    def hand_over(at: int, incoming: Incoming) -> None:
        writer.put(incoming, lambda answer: told.put((at, answer, monotonic() - began)))

    for at, incoming in enumerate(actions):
        hand_over(at, incoming)
    found = sorted((told.get() for _each in actions), key=lambda each: each[0])
    return [(answer, took) for _at, answer, took in found]


class Rehearser(Regularly):
    name, every, after_failure = "rehearsals", 0.25, 1.0

    def __init__(self, seed: int | None = None) -> None:
        super().__init__()
        self.process = token_hex(8)
        self.casts: dict[int, Cast] = {}
        self.seed = seed

    def look(self) -> None:
        here = {pk for (pk,) in _open.rows()}
        # What is rehearsed is no use of the product, and is not counted as one.
        counted.apart = frozenset(here)
        for gone in self.casts.keys() - here:
            del self.casts[gone]
            _let_go(gone)
        failed: Exception | None = None
        for pk in sorted(here):
            if not _is_ours(pk):
                self.casts.pop(pk, None)
                continue
            if pk not in self.casts:
                self.casts[pk] = Cast(pk, self.process, send, self.seed)
            try:
                self.casts[pk].look()
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001
                # What is wrong with one rehearsal must not stop the others; told when all had
                # their turn.
                failed = error
        if failed is not None:
            raise failed


def _is_ours(workshop: int) -> bool:
    """Whether this process, of those on one database, drives the rehearsal."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        # Asked again while it is ours, it would count: whoever holds it is looked up instead.
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
            " AND pid = pg_backend_pid() AND granted"
            " AND ((classid::bigint << 32) | objid::bigint) = %s)",
            [workshop],
        )
        (held,) = cursor.fetchone()
        if held:
            return True
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [workshop])
        (mine,) = cursor.fetchone()
    return bool(mine)


def _let_go(workshop: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [workshop])


rehearser = Rehearser()
