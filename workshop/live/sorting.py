"""The sorting desk's thread: what people tapped goes to a worker, its suggestion to the writer.

Like the clock it only looks; the suggestion is an action, checked again under the lock. At most
one a second for each step. With several processes, the one that gets the step's lock suggests;
the others look only for the sake of the screens that they serve themselves.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection
from django.db.models import QuerySet

from workshop.actions import Incoming
from workshop.actors import Clock
from workshop.enums import JudgementKind, Phase, StepKind, StepState, WorkshopState
from workshop.live import sorting_worker
from workshop.live.regularly import Regularly
from workshop.live.writer import submit_sync
from workshop.models import Card, Judgement, Step, Suggestion
from workshop.queries.board import card_steps
from workshop.queries.composed import Composed
from workshop.queries.sorting import asked_lately, keep_standing

if TYPE_CHECKING:
    from workshop.method.desk import Found, Told

log = logging.getLogger(__name__)

AT_MOST_EVERY = 1.0
# Who has not asked for a screen for so long sorts no more.
ASKED_FOR, IDLE = 30.0, 300.0

Find = Callable[[str, Mapping[str, str], Sequence["Told"], str], "Found"]


@dataclass(frozen=True)
class Due:
    """A step whose suggestion, or whose screens, are not of all that was tapped."""

    step: Step
    judgements: int
    cards: int
    suggest: bool

    @property
    def of(self) -> tuple[int, int]:
        return self.judgements, self.cards


# Asked twice a second, mostly in vain.
_sorted_now = Composed(
    lambda: Step.objects.filter(
        workshop__state=WorkshopState.RUNNING,
        state=StepState.OPEN,
        kind__in=[StepKind.CLUSTER, StepKind.BEHAVIOURS],
        phase__in=[Phase.JUDGING, Phase.SORTING],
    ).values_list("pk")
)
_ahead = Composed(
    lambda: Step.objects.filter(
        workshop__state=WorkshopState.RUNNING,
        state=StepState.PLANNED,
        kind=StepKind.CLUSTER,
        in_full=True,
    ).values_list("pk")[:1]
)


def due_steps(known: Mapping[int, tuple[int, int]]) -> list[Due]:
    """What there is to look at. `known`: of how much this process's screens are, by step."""
    found: list[Due] = []
    open_now = [pk for (pk,) in _sorted_now.rows()]
    rows = Step.objects.filter(pk__in=open_now).select_related("workshop") if open_now else []
    for step in rows:
        told = Judgement.objects.filter(step=step, kind=JudgementKind.JUDGED).count()
        row = Suggestion.objects.filter(step=step).first()
        if step.phase != Phase.JUDGING and row is None and not told:
            continue
        cards = _cards(step).count()
        stale = row is None or (row.judgements, row.cards) != (told, cards)
        due = Due(step, told, cards, stale)
        screens = asked_lately(step.pk, ASKED_FOR) and known.get(step.pk) != due.of
        if due.cards and (due.suggest or screens):
            found.append(due)
    return found


def sorting_is_near() -> bool:
    """Whether a workshop runs in which everybody will sort: the engine takes a while to load."""
    return bool(_ahead.rows())


def look_at(due: Due, find: Find) -> None:
    """Have the step looked at; its screens and, if nobody else does it, its suggestion follow."""
    step = due.step
    with _claimed(step.pk) as mine:
        if not mine and not asked_lately(step.pk, ASKED_FOR):
            return
        texts = {
            str(pk): f"{when} {text}".strip()
            for pk, when, text in _cards(step).values_list("pk", "situation", "text")
        }
        rows = Judgement.objects.filter(step=step, kind=JudgementKind.JUDGED).order_by("pk")
        told = [
            (key, str(focal), shown, same)
            for key, focal, shown, same in rows.values_list(
                "author_key", "focal_id", "shown", "same"
            )
        ]
        found = find(str(step.pk), texts, told, step.workshop.language)
        keep_standing(step.pk, found.standing)
        if mine and due.suggest:
            _suggest(step, found, len(told), len(texts))


def _suggest(step: Step, found: "Found", judgements: int, cards: int) -> None:
    themes = found.themes if step.kind == StepKind.CLUSTER else ()
    data = {
        "judgements": judgements,
        "cards": cards,
        "themes": [{"name": name, "cards": list(group)} for name, group in themes],
        "alike": [list(pair) for pair in found.alike],
    }
    answer = submit_sync(
        Incoming(step.workshop_id, Clock(), "sort.suggest", uuid4(), step.pk, data)
    )
    # "not_due" and "step_closed" are the ordinary answers when something moved meanwhile.
    if answer.code in {"broken", "invalid"}:
        log.error("A suggestion was not taken: %s", answer.code)


def _cards(step: Step) -> QuerySet[Card]:
    steps = list(Step.objects.filter(workshop=step.workshop_id))
    return Card.objects.filter(step__in=card_steps(step, steps), hidden="")


@contextmanager
def _claimed(step: int) -> Iterator[bool]:
    """Whether this process, of those on one database, is the one that looks at the step."""
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [step])
        (mine,) = cursor.fetchone()
    try:
        yield bool(mine)
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [step])


class SortingThread(Regularly):
    # After a failure people sort on with plainer screens.
    name, every, after_failure = "sorting", 0.5, 5.0

    def __init__(self) -> None:
        super().__init__()
        self._pool: ProcessPoolExecutor | None = None
        self._used = 0.0
        self._known: dict[int, tuple[int, int]] = {}
        self._at: dict[int, float] = {}

    def close(self) -> None:
        self._end_worker()

    def look(self) -> None:
        now = monotonic()
        for due in due_steps(self._known):
            pk = due.step.pk
            if self.ending.is_set() or now - self._at.get(pk, 0.0) < AT_MOST_EVERY:
                continue
            self._at = {pk: at for pk, at in self._at.items() if now - at < AT_MOST_EVERY}
            self._at[pk] = self._used = now
            look_at(due, self._find)
            self._known[pk] = due.of
        self._known = dict(list(self._known.items())[-100:])
        if self._pool is None and sorting_is_near():
            self._worker().submit(sorting_worker.wake)
            self._used = now
        elif self._pool is not None and now - self._used > IDLE and not sorting_is_near():
            self._end_worker()

    def _find(
        self, step: str, texts: Mapping[str, str], told: Sequence["Told"], language: str
    ) -> "Found":
        try:
            future = self._worker().submit(sorting_worker.find, step, texts, told, language)
            return future.result()
        except BrokenProcessPool:
            self._end_worker()
            raise

    def _worker(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = sorting_worker.pool()
        return self._pool

    def _end_worker(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


sorter = SortingThread()
