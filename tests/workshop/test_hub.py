"""The hub and its sockets, without a browser: what is read anew, and who is slow."""

import asyncio
import json
from typing import Any

import pytest
from asgiref.sync import async_to_sync

from workshop.enums import AudienceKind
from workshop.events import BoardChanged, ClockChanged
from workshop.live import hub, sockets
from workshop.live.hub import Hub
from workshop.live.sockets import Audience, Socket


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs do not wait for more changes before they send."""
    monkeypatch.setattr(hub, "TICK", 0.0)


def test_what_is_committed_while_the_hub_reads_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The snapshot of the first read cannot hold the second change."""
    looks: list[int] = []

    async def scenario() -> None:
        room = Hub(1)
        room.channels[Audience(AudienceKind.PHONE, "en")] = hub.Channel()

        twice = asyncio.Event()

        async def reading(_call: Any, *_args: Any) -> Any:
            looks.append(len(looks))
            if len(looks) == 1:
                room.happened((BoardChanged(),))
            else:
                twice.set()
            return {Audience(AudienceKind.PHONE, "en"): {"n": str(len(looks))}}, len(looks)

        monkeypatch.setattr(hub, "read", reading)
        room.happened((ClockChanged(),))
        await asyncio.wait_for(twice.wait(), 5)
        room.stop()

    asyncio.run(scenario())
    assert looks[:2] == [0, 1]


def test_a_read_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    naps: list[float] = []
    nap = asyncio.sleep

    async def scenario() -> None:
        room = Hub(1)
        room.channels[Audience(AudienceKind.PHONE, "en")] = hub.Channel()

        twice = asyncio.Event()

        async def reading(_call: Any, *_args: Any) -> Any:
            looks.append(len(looks))
            if len(looks) == 1:
                raise RuntimeError("the database was away for a moment")
            twice.set()
            return {}, 1

        async def no_nap(seconds: float) -> None:
            naps.append(seconds)
            await nap(0)

        monkeypatch.setattr(hub, "read", reading)
        monkeypatch.setattr(asyncio, "sleep", no_nap)
        room.happened((ClockChanged(),))
        await asyncio.wait_for(twice.wait(), 5)
        room.stop()

    asyncio.run(scenario())
    assert naps[:2] == [0.0, 1]


class Line:
    """The far end of a socket: takes frames, or has stopped reading."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.closed: list[int] = []
        self.end = asyncio.Event()
        self.reads = asyncio.Event()
        self.reads.set()

    async def send(self, frame: str) -> None:
        await self.reads.wait()
        self.got.append(frame)

    async def close(self, code: int) -> None:
        self.closed.append(code)
        self.end.set()


PHONES = Audience(AudienceKind.PHONE, "en")


def frame(number: int) -> str:
    return json.dumps({"t": "state", "seq": number}, separators=(",", ":"))


async def turns(number: int = 20) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


def test_a_phone_that_does_not_read_delays_nobody_and_starts_again_from_the_whole() -> None:
    async def scenario() -> None:
        slow, quick = Line(), Line()
        asleep = Socket(PHONES, slow.send, slow.close)
        awake = Socket(PHONES, quick.send, quick.close)
        wholes: list[Socket] = []

        async def resync(socket: Socket) -> None:
            wholes.append(socket)
            socket.put_whole(frame(1000))

        asleep.resync = awake.resync = resync
        await turns()
        slow.reads.clear()
        for number in range(100):
            asleep.put(frame(number))
            awake.put(frame(number))
            await turns(3)
        assert quick.got == [frame(number) for number in range(100)]
        assert asleep.behind
        slow.reads.set()
        await turns()
        # Of the hundred it gets the one it was busy with, and then the state as it is.
        assert slow.got == [frame(0), frame(1000)]
        assert wholes == [asleep]
        asleep.put(frame(1001))
        await turns()
        assert slow.got[-1] == frame(1001)
        asleep.stop()
        awake.stop()

    async_to_sync(scenario)()


def test_a_phone_that_takes_nothing_for_too_long_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "STALLED_SECONDS", 0.01)

    async def scenario() -> None:
        line = Line()
        socket = Socket(PHONES, line.send, line.close)
        line.reads.clear()
        original = asyncio.wait_for

        async def soon(awaited: Any, seconds: float) -> Any:
            return await original(awaited, min(seconds, 0.01))

        monkeypatch.setattr(asyncio, "wait_for", soon)
        socket.put(frame(1))
        await original(line.end.wait(), 5)
        assert line.closed == [4001]

    async_to_sync(scenario)()


def test_a_whole_state_takes_the_place_of_what_was_still_to_be_sent() -> None:
    async def scenario() -> None:
        line = Line()
        socket = Socket(PHONES, line.send, line.close)
        socket.put(frame(1))
        socket.say({"t": "mine"})
        socket.put_whole(frame(7))
        socket.put(frame(8))
        await turns()
        assert line.got == ['{"t":"mine"}', frame(7), frame(8)]
        socket.stop()

    async_to_sync(scenario)()
