"""Frames for many sockets: made once, understood by every client."""

from collections.abc import Sequence

import pytest
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from workshop.live.wire import SMALLEST, Shared

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
