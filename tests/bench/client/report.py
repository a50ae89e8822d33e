"""What the client tells of what came: read after the work is over."""

import asyncio
import json
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.client.frames import State, final_regions
from tests.bench.client.phone import Act, Phone
from tests.bench.client.wire import Wire

_at = itemgetter(0)


def act(act: Act) -> dict[str, Any]:
    """One action and its answer, for the bench to compare with the database."""
    answer = json.loads(act.answer) if act.answer else {}
    return {
        "uuid": act.uuid,
        "phone": act.phone,
        "action": act.action,
        "data": act.data,
        "again": act.again,
        "ms": (act.acked - act.sent) * 1000 if act.acked else None,
        "ok": answer.get("ok"),
        "code": answer.get("code", ""),
        "answer": answer.get("data", {}),
    }


def last_other(phones: Sequence[Phone], acts: Sequence[Act]) -> list[float]:
    """For each card moved: after how many ms the last of the others saw it in its new place."""
    moves = [a for a in acts if a.action == "card.move" and b'"ok":true' in a.answer]
    states = {state for phone in phones for _at, state in phone.states} if moves else set()
    found: list[float] = []
    for move in moves:
        shows = {s for s in states if s.first >= move.sent and _shows(s, move)}
        seen = [_first(p, shows, move.sent) for p in phones if p.number != move.phone]
        if seen and None not in seen:
            found.append((max(at for at in seen if at is not None) - move.sent) * 1000)
    return found


def _shows(state: State, move: Act) -> bool:
    return f"card-{move.data['card']}" in state.inside.get(f"theme-{move.data['theme']}", ())


def _first(phone: Phone, shows: set[State], since: float) -> float | None:
    for at, state in phone.states[bisect_left(phone.states, since, key=_at) :]:
        if state in shows:
            return at
    return None


def different(phones: Sequence[Phone], fresh: Sequence[dict[str, str]]) -> list[int]:
    """Which phones end with something else than a fresh page shows."""
    known: dict[tuple[State, ...], dict[str, str]] = {}
    wrong: list[int] = []
    for phone in phones:
        states = [state for _at, state in phone.states]
        start = max((n for n, state in enumerate(states) if state.base is None), default=0)
        frames = tuple(states[start:])
        if frames not in known:
            known[frames] = final_regions(list(frames))
        if any(known[frames] != each for each in fresh):
            wrong.append(phone.number)
    return wrong


class _Echo:
    """One message at a time to a server that sends it back."""

    def __init__(self, count: int, text: str) -> None:
        self.count, self.text = count, text
        self.wire: Wire | None = None
        self.ms: list[float] = []
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sent = 0.0

    def opened(self) -> None:
        self._next()

    def _next(self) -> None:
        assert self.wire is not None
        self._sent = perf_counter()
        self.wire.send(self.text)

    def heard(self, at: float, deflated: bool, payload: bytes) -> None:
        self.ms.append((at - self._sent) * 1000)
        if len(self.ms) < self.count:
            self._next()
        elif not self.done.done():
            self.done.set_result(None)

    def lost(self) -> None:
        if not self.done.done():
            self.done.set_exception(ConnectionError("The echo went away"))


async def echo(host: str, port: int, count: int, text: str) -> float:
    """The median of `count` round trips, in ms."""
    owner = _Echo(count, text)
    owner.wire = Wire(owner, f"{host}:{port}", "/", "", False)
    wire = owner.wire
    await asyncio.get_running_loop().create_connection(lambda: wire, host, port)
    await owner.done
    wire.close()
    return median(owner.ms)
