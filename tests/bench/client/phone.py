"""One open page: keeps what it sent until it is answered, follows the frames, comes back."""

import asyncio
import json
import random
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from tests.bench.client.frames import Known, State, inflated
from tests.bench.client.wire import Wire

# Seconds between two tries. A browser waits longer after each failure (static/js/live.js); this
# measures how fast the server takes everybody back, not how long they wait to ask.
RETRY = 0.05, 0.15


@dataclass(eq=False)
class Act:
    """One action: what was sent, and when it was answered."""

    uuid: str
    phone: int
    action: str
    step: str | None
    data: dict[str, Any]
    sent: float = 0.0
    acked: float = 0.0
    again: bool = False  # it was waiting when the socket opened anew
    answer: bytes = field(default=b"", repr=False)

    @property
    def frame(self) -> str:
        frame = {"t": "act", "id": self.uuid, "action": self.action, "step": self.step}
        return json.dumps(frame | {"data": self.data})


@dataclass
class Counted:
    """Of everybody together."""

    frames: int = 0
    unanswered: int = 0
    byes: int = 0


class Phone:
    """Also the facilitator's console and the big screen: only path and cookie differ."""

    def __init__(
        self,
        number: int,
        place: tuple[str, int],
        path: str,
        cookie: str,
        known: Known,
        counted: Counted,
        deflate: bool,
    ) -> None:
        self.number, self.place, self.path, self.cookie = number, place, path, cookie
        self.known, self.counted, self.deflate = known, counted, deflate
        self.wire: Wire | None = None
        self.keep = False  # come back when the socket is lost
        self.waiting: dict[str, Act] = {}
        self.states: list[tuple[float, State]] = []
        self.seq: int | None = None
        self.whole_at = self.mine_at = 0.0
        self.mine = b""
        self.at_place: tuple[bytes, bytes] | None = None
        self.frames = self.bytes = 0
        self._task: asyncio.Task[None] | None = None

    def counted_from(self) -> None:
        self.frames = self.bytes = 0

    # --- the socket ----------------------------------------------------------------------------
    def open(self) -> None:
        self.keep = True
        self._task = asyncio.ensure_future(self._connect())

    def shut(self) -> None:
        self.keep = False
        if self.wire is not None:
            self.wire.close()

    async def _connect(self) -> None:
        host, port = self.place
        loop = asyncio.get_running_loop()
        while self.keep:
            made = partial(Wire, self, f"{host}:{port}", self.path, self.cookie, self.deflate)
            try:
                _transport, wire = await loop.create_connection(made, host, port)
            except OSError:
                await asyncio.sleep(random.uniform(*RETRY))
                continue
            self.wire = wire
            return

    def opened(self) -> None:
        self.whole_at = self.mine_at = 0.0
        for act in self.waiting.values():
            act.again = True
            self._send(act)

    def lost(self) -> None:
        self.wire, self.whole_at, self.mine_at = None, 0.0, 0.0
        if self.keep:
            loop = asyncio.get_running_loop()
            loop.call_later(random.uniform(*RETRY), self.open)

    # --- out -----------------------------------------------------------------------------------
    def act(self, act: Act) -> None:
        self.waiting[act.uuid] = act
        self.counted.unanswered += 1
        act.sent = perf_counter()
        if self.wire is not None and self.wire.is_open:
            self._send(act)

    def _send(self, act: Act) -> None:
        assert self.wire is not None
        self.wire.send(act.frame)

    def ping(self) -> None:
        if self.wire is not None:
            self.wire.send('{"t":"ping"}')

    # --- in ------------------------------------------------------------------------------------
    def heard(self, at: float, deflated: bool, payload: bytes) -> None:
        self.counted.frames += 1
        self.frames += 1
        self.bytes += len(payload)
        state = self.known.state(payload, at)
        if state is None:
            text = inflated(payload) if deflated else payload
            if not text.startswith(b'{"t":"state"'):
                self._personal(at, text)
                return
            state = self.known.learn(payload, text, at)
        self._state(at, state)

    def _state(self, at: float, state: State) -> None:
        """As static/js/regions.js takes it."""
        if state.base is None:
            self.whole_at = self.whole_at or at
        elif self.seq is None or state.base > self.seq:
            if self.wire is not None:
                self.wire.send('{"t":"whole"}')
            return
        elif state.seq <= self.seq:
            return
        self.seq = state.seq
        if state.place is not None and state.place != self.at_place:
            # A phone that comes to another step or phase asks for its own part of it.
            if self.at_place is not None and self.number >= 0 and self.wire is not None:
                self.wire.send('{"t":"mine"}')
            self.at_place = state.place
        self.states.append((at, state))

    def _personal(self, at: float, text: bytes) -> None:
        if text.startswith(b'{"t":"ack","id":"'):
            act = self.waiting.pop(text[17:53].decode(), None)
            # Going down, the server took nothing; the next one gets it.
            if act is not None and b'"code":"back_soon"' in text:
                self.waiting[act.uuid] = act
            elif act is not None:
                act.acked, act.answer = at, text
                self.counted.unanswered -= 1
        elif text.startswith(b'{"t":"hello"'):
            self.seq = None  # a new line counts from a beginning of its own
        elif text.startswith(b'{"t":"mine"'):
            self.mine_at, self.mine = self.mine_at or at, text
        elif text.startswith(b'{"t":"bye"') and b"back_soon" not in text:
            self.counted.byes += 1
