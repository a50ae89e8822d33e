"""One websocket as a browser opens it: handshake with cookie and origin, frames, pongs."""

import asyncio
import base64
import os
from time import perf_counter
from typing import Protocol, cast

TEXT, CLOSE, PING = 0x1, 0x8, 0x9


class Owner(Protocol):
    """Whoever holds the wire."""

    def opened(self) -> None: ...

    def heard(self, at: float, deflated: bool, payload: bytes) -> None:
        """A whole text message; `at` is when its last byte was read."""

    def lost(self) -> None: ...


class Wire(asyncio.Protocol):
    """Refuses what the product never sends: fragments, binary, masked frames."""

    def __init__(self, owner: Owner, host: str, path: str, cookie: str, deflate: bool) -> None:
        self.owner = owner
        self.transport: asyncio.Transport | None = None
        self.is_open = False
        self._hello = handshake(host, path, cookie, deflate)
        self._rest = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self._hello)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        self.owner.lost()

    def send(self, text: str) -> None:
        if self.transport is not None and self.is_open:
            self.transport.write(client_frame(TEXT, text.encode()))

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        at = perf_counter()
        if not self.is_open:
            self._rest += data
            end = self._rest.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self._rest.startswith(b"HTTP/1.1 101 "):
                self.close()
                return
            self.is_open = True
            data, self._rest = bytes(self._rest[end + 4 :]), bytearray()
            self.owner.opened()
        if self._rest:
            self._rest += data
            if used := self._take(self._rest, at):
                del self._rest[:used]
        elif (used := self._take(data, at)) < len(data):
            self._rest = bytearray(data[used:])

    def _take(self, data: bytes | bytearray, at: float) -> int:
        """Hand over every whole frame at the start of `data`; returns how many bytes they were."""
        start, end = 0, len(data)
        while end - start >= 2:
            head, size, body = data[start], data[start + 1], start + 2
            if size == 126:
                size, body = int.from_bytes(data[start + 2 : start + 4], "big"), start + 4
            elif size == 127:
                size, body = int.from_bytes(data[start + 2 : start + 10], "big"), start + 10
            if end < body + size:
                break
            start = body + size
            self._frame(head, bytes(data[body:start]), at)
        return start

    def _frame(self, head: int, payload: bytes, at: float) -> None:
        opcode = head & 0x0F
        if opcode == TEXT and head & 0x80:
            self.owner.heard(at, bool(head & 0x40), payload)
        elif opcode == PING and self.transport is not None:
            self.transport.write(client_frame(0xA, payload))
        elif opcode == CLOSE:
            self.close()
        elif opcode not in {PING, 0xA}:
            raise ValueError(f"The product sent a frame of type {opcode:#x}")


def client_frame(opcode: int, payload: bytes) -> bytes:
    """A whole frame, masked as the standard asks of clients; a mask of zeros is a mask."""
    size = len(payload)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 65536:
        head = bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | 127)) + size.to_bytes(8, "big")
    return head + b"\0\0\0\0" + payload


def handshake(host: str, path: str, cookie: str, deflate: bool) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        f"Origin: http://{host}",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if deflate:
        # What browsers offer.
        lines.append("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
