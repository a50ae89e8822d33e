"""The simulated participants of one rehearsal: who they are, and what they still have to do.

Their secrets are here and nowhere else, as a phone's are in its cookie: a server that starts anew
has lost them. `Cast.look` is called again and again; each time it does what is due by then.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from random import Random
from time import monotonic
from uuid import uuid4

from workshop.actions import Incoming
from workshop.actors import Clock, Newcomer, Participant, new_secret
from workshop.enums import Pace, WorkshopState
from workshop.live.writer import Answer
from workshop.models import Rehearsal, Workshop
from workshop.queries.rehearsals import Told, place_of, told_of
from workshop.rehearsal.record import Record
from workshop.rehearsal.scripts import script_for
from workshop.rehearsal.stage import Round, Stage, Turn
from workshop.rehearsal.words import words_in

log = logging.getLogger(__name__)

# So many act in one moment: real phones wait in between as well, and so does the writer's queue.
AT_ONCE = 40
# One look does not hold up the other rehearsals for longer.
LOOK_SECONDS = 0.5
# At a human pace: a first round takes up to a minute, what follows from it is quicker.
FIRST_SECONDS, LATER_SECONDS = 50.0, 15.0
TELL_EVERY = 0.5

Send = Callable[[Sequence[Incoming]], list[tuple[Answer, float]]]


class Cast:
    """`send` hands actions to the writer: for each its answer, and the seconds until it came.

    `seed` makes what they do repeatable; `now` is a monotonic clock.
    """

    def __init__(
        self,
        workshop: int,
        process: str,
        send: Send,
        seed: int | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.workshop, self.process = workshop, process
        self.people: list[Participant] = []
        self.record = Record()
        self._send, self._now = send, now
        self._random = Random(seed)  # noqa: S311 - nothing here is a secret
        self._calls, self._at = 0, ""
        # Ids of those whose secrets went with another process, or with an earlier lock.
        self._lost: list[int] = []
        self._place = ""
        self._rounds: Iterator[Round] = iter(())
        self._rounds_come = False
        self._first = True
        self._waiting: list[tuple[float, Turn]] = []
        self._paused_at: float | None = None
        self._told: Told | None = None
        self._told_at = -TELL_EVERY

    def look(self) -> bool:
        """Does what is due; whether there is more to do at once."""
        row = _row(self.workshop)
        if row is None:
            return False
        if self._calls != row.calls:
            self._come(row)
        if row.paused:
            self._rest()
            more = False
        else:
            self._wake()
            more = self._act(row)
        self._tell(row, done=not more)
        return more

    # --- coming in -----------------------------------------------------------------------------
    def _come(self, row: Rehearsal) -> None:
        """At a call that nobody has come to yet. To an older one others have: they are lost."""
        self._calls, self.people = row.calls, []
        self._place = self._at = ""  # who is new begins with what is open
        told = told_of(row)
        self._lost = [int(pk) for pk in told.people] if told.calls == row.calls else []
        if told.calls == row.calls:
            self._keep(told)
            return
        if row.workshop.state == WorkshopState.FINISHED:
            return
        workshop, words = row.workshop, words_in(row.workshop.language)
        while len(self.people) < row.many:
            first = len(self.people)
            coming = [
                self._sending(
                    workshop,
                    Newcomer(),
                    "participant.join",
                    {
                        "name": _name(words.people, number),
                        "role": self._random.choice(workshop.roles or [""]),
                    },
                )
                for number in range(first, min(row.many, first + AT_ONCE))
            ]
            joined = 0
            for answer, took in self._send(coming):
                self._answered(row, answer, took, "participant.join")
                if answer.ok:
                    who = Participant(int(answer.data["participant"]), new_secret())
                    self.people.append(who)
                    joined += 1
            if joined < len(coming):
                return

    def _keep(self, told: Told) -> None:
        """What the process before this one has counted still holds."""
        record = self.record
        record.acts, record.late, record.slowest = told.acts, told.late, told.slowest
        record.refusals.update({each[:4]: each[4] for each in told.refusals})
        record.failed |= set(told.failed)
        record.walked |= {int(pk) for pk in told.walked}

    # --- acting --------------------------------------------------------------------------------
    def _act(self, row: Rehearsal) -> bool:
        """Turns that are due, until the look's time is over; whether some are left."""
        if (place := place_of(row.workshop, row.fillings)) != self._place:
            self._begin(row, place)
        until = self._now() + LOOK_SECONDS
        while self.people:
            if not self._waiting and not self._next_round(row):
                break
            due = [turn for at, turn in self._waiting if at <= self._now()][:AT_ONCE]
            if not due:
                return True
            sent = set(map(id, due))
            self._waiting = [each for each in self._waiting if id(each[1]) not in sent]
            self._do(row, due)
            if self._now() > until:
                return True
        if row.workshop.current is not None and not self._lost:
            self.record.walked.add(row.workshop.current.pk)
        return False

    def _begin(self, row: Rehearsal, place: str) -> None:
        """Another step or phase: what was still to be done in the last one is let go."""
        self._place, self._waiting, self._rounds, self._first = place, [], iter(()), True
        workshop, step = row.workshop, row.workshop.current
        if step is None or workshop.state != WorkshopState.RUNNING or not self.people:
            return
        if (script := script_for(step.kind, step.phase)) is not None:
            self._rounds = script(Stage(workshop, step, self.people, self._random))

    def _next_round(self, row: Rehearsal) -> bool:
        """Whether there is another; an error ends the script, and is told."""
        step = row.workshop.current
        try:
            turns = next(self._rounds, None)
        except Exception:
            log.exception("The script of a rehearsal's step broke: %s", step and step.kind)
            self.record.failed.add(step.title if step else "")
            self._rounds = iter(())
            return False
        if turns is None:
            return False
        self._waiting = [(self._when(row), turn) for turn in turns]
        self._waiting.sort(key=lambda each: each[0])
        self._first = False
        return True

    def _when(self, row: Rehearsal) -> float:
        if row.pace == Pace.AT_ONCE:
            return self._now()
        within = FIRST_SECONDS if self._first else LATER_SECONDS
        return self._now() + self._random.uniform(1.0, within)

    def _do(self, row: Rehearsal, turns: Sequence[Turn]) -> None:
        workshop = row.workshop
        sent = [
            self._sending(workshop, self.people[turn.person], turn.action, turn.data)
            for turn in turns
        ]
        for turn, (answer, took) in zip(turns, self._send(sent), strict=True):
            self._answered(row, answer, took, turn.action)

    def _answered(self, row: Rehearsal, answer: Answer, took: float, action: str) -> None:
        step = row.workshop.current
        moved_on = answer.code in {"step_closed", "ended"} and self._has_moved(row)
        self.record.answered(
            answer,
            took,
            step=step.title if step else "",
            action=action,
            moved_on=moved_on,
            pace=row.pace,
        )

    def _has_moved(self, row: Rehearsal) -> bool:
        now = _row(self.workshop)
        return now is None or place_of(now.workshop, row.fillings) != self._place

    def _sending(
        self, workshop: Workshop, actor: Participant | Newcomer, name: str, data: dict[str, object]
    ) -> Incoming:
        return Incoming(
            workshop.pk, actor, name, uuid4(), workshop.current_id, data, workshop.language
        )

    # --- resting -------------------------------------------------------------------------------
    def _rest(self) -> None:
        if self._paused_at is None:
            self._paused_at = self._now()

    def _wake(self) -> None:
        """What was planned is done as much later as it was paused."""
        if self._paused_at is not None:
            later = self._now() - self._paused_at
            self._waiting = [(at + later, turn) for at, turn in self._waiting]
            self._paused_at = None

    # --- telling -------------------------------------------------------------------------------
    def _tell(self, row: Rehearsal, *, done: bool) -> None:
        """When it has changed, not too often, and at once when a place is filled."""
        filled = done and not row.paused and bool(self.people)
        self._at = self._place if filled else self._at
        told = self.record.told(
            process=self.process,
            calls=self._calls,
            people=[who.id for who in self.people] or self._lost,
            lost=bool(self._lost),
            at=self._at,
        )
        soon = self._told is None or told.at != self._told.at or told.calls != self._told.calls
        if told == self._told or not (soon or self._now() - self._told_at >= TELL_EVERY):
            return
        self._told, self._told_at = told, self._now()
        self._send(
            [
                Incoming(
                    self.workshop, Clock(), "rehearsal.tell", uuid4(), None, {"told": asdict(told)}
                )
            ]
        )


def _row(workshop: int) -> Rehearsal | None:
    rows = Rehearsal.objects.select_related("workshop", "workshop__current")
    return rows.filter(workshop=workshop).first()


def _name(names: Sequence[str], number: int) -> str:
    """The list's names, then the same with a number."""
    turn, place = divmod(number, len(names))
    return names[place] if not turn else f"{names[place]} {turn + 1}"
