"""Frames for many sockets: made once, understood by every client."""

import asyncio
import json
import time
from collections.abc import Sequence

import pytest
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from workshop.live.wire import SMALLEST, Protocol, Shared

LONG = Shared('{"t":"state","regions":[' + '{"html":"<li>Ærlig – og snill 🙂</li>"},' * 400 + "]}")


def read(wire: bytes, extensions: Sequence[Extension] = ()) -> Frame:
    """As a client of the standard's own library reads it."""
    stream = StreamReader()
    stream.feed_data(wire)
    parsing = Frame.parse(stream.read_exact, mask=False, max_size=None, extensions=list(extensions))
    with pytest.raises(StopIteration) as parsed:
        next(parsing)
    assert isinstance(parsed.value.value, Frame)
    return parsed.value.value


def inflating() -> PerMessageDeflate:
    return PerMessageDeflate(True, True, 15, 15)


def test_whoever_offered_no_compression_gets_the_plain_text() -> None:
    frame = read(LONG.plain)

    assert (frame.opcode, frame.data) == (Opcode.TEXT, LONG.encode())


def test_a_browser_inflates_what_was_compressed_for_everybody() -> None:
    assert len(LONG.deflated) < len(LONG.plain) / 10
    assert read(LONG.deflated, [inflating()]).data == LONG.encode()


def test_two_frames_after_each_other_need_nothing_of_the_first() -> None:
    other = Shared(LONG.upper())
    browser = inflating()

    assert read(other.deflated, [browser]).data == other.encode()
    assert read(LONG.deflated, [browser]).data == LONG.encode()


def test_a_frame_of_about_one_packet_is_not_compressed() -> None:
    small = Shared("x" * (SMALLEST - 1))

    assert small.deflated == small.plain


def test_a_frame_is_made_once_for_all_sockets() -> None:
    assert LONG.plain is LONG.plain
    assert LONG.deflated is LONG.deflated


class Transport:
    """What a protocol wrote."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.written.append(data)


def protocol(*, reads: bool = True, closing: bool = False) -> tuple[Protocol, Transport]:
    """Behind the handshake; without a server, which a heartbeat needs nothing of."""
    line, transport = Protocol.__new__(Protocol), Transport()
    line.transport = transport  # type: ignore[assignment]
    line.handshake_complete, line.close_sent = True, closing
    line.writable, line.queue, line.frames = asyncio.Event(), asyncio.Queue(), []
    line.read_paused = True
    if reads:
        line.writable.set()
    return line, transport


def test_a_heartbeat_is_answered_with_the_time() -> None:
    line, transport = protocol()

    line.handle_text(Frame(Opcode.TEXT, b'{"t":"ping"}'))

    told = json.loads(bytes(read(transport.written[0]).data))
    assert told["t"] == "pong"
    assert abs(told["now"] / 1000 - time.time()) < 5
    assert line.queue.empty()


@pytest.mark.parametrize("text", [b'{"t":"mine"}', b'{"t": "ping"}', b"", b'{"t":"ping"}x'])
def test_everything_else_goes_to_the_application(text: bytes) -> None:
    line, transport = protocol()

    line.handle_text(Frame(Opcode.TEXT, text))

    assert line.queue.get_nowait() == {"type": "websocket.receive", "text": text.decode()}
    assert transport.written == []


def test_whoever_does_not_read_waits_like_everybody() -> None:
    line, transport = protocol(reads=False)

    line.handle_text(Frame(Opcode.TEXT, b'{"t":"ping"}'))

    assert transport.written == []
    assert line.queue.qsize() == 1


def test_a_line_that_is_closing_is_told_nothing() -> None:
    line, transport = protocol(closing=True)

    line.handle_text(Frame(Opcode.TEXT, b'{"t":"ping"}'))

    assert transport.written == []
