"""Frames that many sockets get are encoded and compressed once, and written as they are.

uvicorn would encode, compress and copy each frame again for each socket. A thousand phones that
come back to a board of a thousand cards get the same 840 kB each: made once, they are 60 kB on
the wire and one object in memory. Relies on uvicorn's sansio protocol, whose version is pinned;
under any other server the same frames go the ordinary way, as text.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import (
    PerMessageDeflate,
    ServerPerMessageDeflateFactory,
)
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

from workshop.live.heartbeat import PING, pong

# Below this a frame is about one packet anyway.
SMALLEST = 1024
LEVEL = 3  # 840 kB of cards in 4 ms; the higher levels take ten times as long for a tenth less
WINDOW = 15  # bits; what a client may lower, and browsers do not


class Shared(str):
    """A text frame for many sockets."""

    @cached_property
    def plain(self) -> bytes:
        return Frame(Opcode.TEXT, self.encode()).serialize(mask=False)

    @cached_property
    def deflated(self) -> bytes:
        """For whoever negotiated it, without memory of earlier frames: so it fits everybody."""
        if len(self) < SMALLEST:
            return self.plain
        # Made for this frame alone: a window and what it remembers must not outlive it.
        deflate = PerMessageDeflate(True, True, WINDOW, WINDOW, {"level": LEVEL})
        return Frame(Opcode.TEXT, self.encode()).serialize(mask=False, extensions=[deflate])


class _Inflate(PerMessageDeflate):
    """Only inflates: what goes out is compressed already, or is not worth it."""

    def encode(self, frame: Frame) -> Frame:
        return frame


class _Offer(ServerPerMessageDeflateFactory):
    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], PerMessageDeflate]:
        answer, made = super().process_request_params(params, accepted_extensions)
        return answer, _Inflate(
            made.remote_no_context_takeover,
            made.local_no_context_takeover,
            made.remote_max_window_bits,
            made.local_max_window_bits,
        )


# No context in either direction: nothing is held for a socket between two frames.
_OFFER = _Offer(server_no_context_takeover=True, client_no_context_takeover=True)


class Protocol(WebSocketsSansIOProtocol):
    """uvicorn's own, with a way for `Shared` frames: {"type": "websocket.send", "shared": …}."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn.available_extensions = [_OFFER]

    def handle_text(self, event: Frame) -> None:
        """A heartbeat is answered here: through the application it took three quarters of what a
        hall costs that only listens. Whoever does not read waits there for their turn."""
        open_now = self.handshake_complete and not self.close_sent
        if event.data == PING and event.fin and open_now and self.writable.is_set():
            self.transport.write(Frame(Opcode.TEXT, pong().encode()).serialize(mask=False))
        else:
            super().handle_text(event)

    async def send(self, message: Any) -> None:
        shared = message.get("shared")
        if shared is None:
            await super().send(message)
            return
        await self.writable.wait()
        if self.disconnected or self.close_sent or self.transport.is_closing():
            raise ClientDisconnected
        self.transport.write(shared.deflated if self._inflates() else shared.plain)

    def _inflates(self) -> bool:
        """Whether this client takes what was compressed for everybody."""
        return any(
            isinstance(each, _Inflate) and each.local_max_window_bits == WINDOW
            for each in self.conn.extensions
        )
