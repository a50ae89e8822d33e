"""The one writer of a process: actions wait in a queue and are committed together.

A batch is one transaction of one workshop, under the lock of its row: two processes that locked
two workshops crosswise would deadlock. Nothing is acknowledged before it is committed. A refused
or broken action harms no other: each that writes by itself has a savepoint, and a batch that
fails as a whole is replayed one by one.
"""

import asyncio
import logging
import queue
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workshop import counted
from workshop.actions import Incoming, perform
from workshop.actors import Participant
from workshop.commands.room import Room
from workshop.events import Event
from workshop.exceptions import Refused
from workshop.models import ActionRecord, Workshop
from workshop.queries.composed import Composed, ComposedUpdate, insert

log = logging.getLogger(__name__)

# A batch ends by time, not by number: it holds SQLite's only write lock.
BATCH_SECONDS = 0.02
BATCH_SIZE = 500
# No more are looked at than one batch has time for: what is read for the others is read again.
AHEAD = 100
# A batch of five costs hardly more than one of one. Who acts while nobody else does never waits.
BUSY, GATHER = 0.02, 0.005
# How many rooms are kept from one batch to the next: reading one is half of what a batch costs.
ROOMS = 16
# Commands that only hand rows to the room write nothing before the batch is flushed, and so need
# no savepoint.
HOT = frozenset(
    {
        "card.submit",
        "ballot.set",
        "consent.react",
        "sort.judge",
        "estimate.give",
        "case.answer",
        "plan.make",
        "ready.say",
    }
)
# Those after which steps and agenda are as they were.
STILL = HOT | {"participant.join", "card.move"}


@dataclass(frozen=True)
class Answer:
    """What the sender is told. An answer with `ok` means: committed."""

    ok: bool
    code: str = ""
    message: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Committed:
    """What one batch came to."""

    workshop: int
    events: tuple[Event, ...]
    revision: int


_recorded = Composed(
    lambda workshop, uuids: ActionRecord.objects.filter(
        workshop=workshop, uuid__in=uuids
    ).values_list("actor", "uuid", "answer")
)
_revise = ComposedUpdate(lambda pk: Workshop.objects.filter(pk=pk), "revision")

Rooms = dict[int, Room]
Listener = Callable[[Committed], None]
listeners: list[Listener] = []


def run_batch(actions: Sequence[Incoming], rooms: Rooms | None = None) -> list[Answer]:
    """Commit the actions, in their order within each workshop; answers in the order given.

    `rooms` are those of the caller's earlier batches; without them each is read afresh.
    """
    rooms = {} if rooms is None else rooms
    answers: dict[int, Answer] = {}
    by_workshop: dict[int, list[tuple[int, Incoming]]] = {}
    for at, incoming in enumerate(actions):
        by_workshop.setdefault(incoming.workshop, []).append((at, incoming))
    for workshop, waiting in by_workshop.items():
        while waiting:
            done = _run_some(workshop, [incoming for _at, incoming in waiting[:AHEAD]], rooms)
            answers.update({waiting[n][0]: answer for n, answer in enumerate(done)})
            waiting = waiting[len(done) :]
    for at, answer in answers.items():
        if actions[at].workshop in counted.apart:
            continue
        if answer.ok:
            counted.acknowledgements.add()
        else:
            counted.refusals.add(answer.code)
    return [answers[at] for at in range(len(actions))]


def _run_some(workshop: int, actions: Sequence[Incoming], rooms: Rooms) -> list[Answer]:
    """As many as fit into one batch's time, at least one."""
    began = monotonic()
    try:
        answers, committed = _transaction(workshop, actions, rooms)
    except Workshop.DoesNotExist:
        return [
            _refusal(incoming, "not_here", _("There is no such workshop.")) for incoming in actions
        ]
    except Exception as error:  # noqa: BLE001
        # Not only the database's own errors: a driver may refuse a value before it gets there.
        if len(actions) > 1:
            return _run_some(workshop, actions[:1], rooms)
        _log(f"An action could not be committed: {actions[0].name}", error)
        return [_broken(actions[0])]
    if workshop not in counted.apart:
        counted.batches.add(monotonic() - began)
    if committed is not None:
        for listener in list(listeners):
            listener(committed)
    return answers


def _transaction(
    workshop: int, actions: Sequence[Incoming], rooms: Rooms
) -> tuple[list[Answer], Committed | None]:
    answers: list[Answer] = []
    records: list[ActionRecord] = []
    with transaction.atomic():
        room = _room(workshop, rooms)
        # From when the lock is ours: who waited for another process does as much as anybody.
        until = monotonic() + BATCH_SECONDS
        known = _known(workshop, actions)
        room.expect(*_actors(actions))
        for incoming in actions:
            key = incoming.record_key, incoming.uuid
            if key not in known:
                room, answer = _do(room, incoming)
                answers.append(answer)
                if not answer.ok:
                    continue
                known[key] = answer
                records.append(_record(workshop, incoming, answer))
            else:
                answers.append(known[key])
            if monotonic() > until:
                break
        room.flush()
        insert(records)
        if room.events:
            room.workshop.revision += 1
            _revise.run(workshop, room.workshop.revision)
    events, room.events = room.events, []
    if all(action.name in STILL for action in actions):
        rooms[workshop] = room
    committed = Committed(workshop, tuple(events), room.workshop.revision) if events else None
    return answers, committed


def _room(workshop: int, rooms: Rooms) -> Room:
    """The one of the last batch, if that moved nothing and nobody has committed since."""
    if len(rooms) > ROOMS:
        rooms.clear()
    room = rooms.pop(workshop, None)
    return room if room is not None and room.is_current() else Room(workshop)


def _actors(actions: Sequence[Incoming]) -> tuple[set[int], set[str]]:
    """The ids of the participants in a batch, and the author keys under which they act."""
    people = [a for a in actions if isinstance(a.actor, Participant)]
    keys = {a.record_key.removeprefix("k:") for a in people if a.hidden}
    return {a.actor.id for a in people if isinstance(a.actor, Participant)}, keys


def _known(workshop: int, actions: Sequence[Incoming]) -> dict[tuple[str, UUID], Answer]:
    """Answers already given to these UUIDs: a repeat is told the same and does nothing."""
    rows = _recorded.rows(workshop, [action.uuid for action in actions])
    return {(actor, uuid): Answer(True, data=answer) for actor, uuid, answer in rows}


def _do(room: Room, incoming: Incoming) -> tuple[Room, Answer]:
    """Returns the room to go on with: a fresh one where a refusal may have left traces in it."""
    before = len(room.events)
    with translation.override(incoming.language):
        try:
            if incoming.name in HOT:
                return room, Answer(True, data=perform(incoming, room))
            # What earlier actions of the batch left waiting must not go down with this one.
            room.flush()
            with transaction.atomic():
                return room, Answer(True, data=perform(incoming, room))
        except Refused as refused:
            answer = Answer(False, refused.code, refused.message, refused.fields)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001
            # One action of a batch: the others must not suffer.
            _log(f"An action broke: {incoming.name}", error)
            answer = _broken(incoming)
    del room.events[before:]
    if incoming.name in HOT:
        return room, answer
    fresh = Room(room.workshop.pk)
    fresh.events = room.events
    return fresh, answer


def _record(workshop: int, incoming: Incoming, answer: Answer) -> ActionRecord:
    return ActionRecord(
        workshop_id=workshop,
        actor=incoming.record_key,
        uuid=incoming.uuid,
        action=incoming.name,
        answer=answer.data,
        at=None if incoming.hidden else timezone.now(),
    )


def _log(what: str, error: Exception) -> None:
    """Where it broke, without the error's message, which may quote what somebody wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s (%s)\n%s", what, type(error).__name__, where)


def _refusal(incoming: Incoming, code: str, message: str) -> Answer:
    return Answer(False, code, message)


def _broken(incoming: Incoming) -> Answer:
    with translation.override(incoming.language):
        return Answer(False, "broken", _("That went wrong here. Nothing was sent; try once more."))


Waiting = tuple[Incoming, Callable[[Answer], object]]


class Writer:
    """The thread and its queue."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._rooms: Rooms = {}
        self._closing = False
        # Nothing is put behind the end of the queue, where nobody would answer it.
        self._end = threading.Lock()

    def start(self) -> None:
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take nothing new, commit and answer what waits, end."""
        with self._end:
            self._closing = True
            self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    @property
    def waiting(self) -> int:
        """How many actions wait, by and large."""
        return self._queue.qsize()

    @property
    def is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def put(self, incoming: Incoming, answered: Callable[[Answer], object]) -> None:
        """`answered` is called in the writer's thread, after the commit."""
        with self._end:
            if not self._closing:
                self._queue.put((incoming, answered))
                return
        with translation.override(incoming.language):
            message = _("The server is restarting. It is sent again by itself.")
        answered(Answer(False, "back_soon", message))

    def _run(self) -> None:
        ending, ended = False, 0.0
        while not ending:
            taken = [self._queue.get()]
            if monotonic() - ended < BUSY:
                # Many are sending: what comes in this moment shares one transaction.
                sleep(GATHER)
            while len(taken) < BATCH_SIZE and not self._queue.empty():
                taken.append(self._queue.get())
            ending = None in taken
            waiting = [each for each in taken if each is not None]
            if not waiting:
                continue
            for (_incoming, answered), answer in zip(
                waiting, self._answers([i for i, _a in waiting]), strict=True
            ):
                self._tell(answered, answer)
            ended = monotonic()
        connection.close()

    def _tell(self, answered: Callable[[Answer], object], answer: Answer) -> None:
        try:
            answered(answer)
        except RuntimeError:
            # The sender's event loop is closed. It is committed; the others must be told theirs.
            log.warning("There was nobody left to take an answer")

    def _answers(self, actions: list[Incoming]) -> list[Answer]:
        try:
            return run_batch(actions, self._rooms)
        except Exception as error:  # noqa: BLE001
            # The database itself is away: everybody keeps what they wrote and tries again.
            _log(f"A batch of {len(actions)} actions could not be run", error)
            connection.close()
            return [_broken(incoming) for incoming in actions]


writer = Writer()


async def submit(incoming: Incoming) -> Answer:
    """Hand over one action and wait for its answer."""
    if settings.WRITER == "inline":
        return (await sync_to_async(run_batch)([incoming]))[0]
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Answer] = loop.create_future()

    def tell(answer: Answer) -> None:
        if not future.done():  # the sender may have gone
            future.set_result(answer)

    writer.put(incoming, lambda answer: loop.call_soon_threadsafe(tell, answer))
    return await future


def submit_sync(incoming: Incoming) -> Answer:
    """The same for callers without an event loop."""
    if settings.WRITER == "inline":
        return run_batch([incoming])[0]
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    writer.put(incoming, answers.put)
    return answers.get()
