"""One connected browser: its audience, who it is, and its own small queue of frames."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from workshop.actors import Participant, author_key
from workshop.enums import AudienceKind

log = logging.getLogger(__name__)

Send = Callable[[str], Awaitable[None]]
Close = Callable[[int], Awaitable[None]]

# A socket this far behind is told to start again from a whole state.
FRAMES_BEHIND = 40
# One that takes nothing for so long is gone; it comes back by itself if it is alive.
STALLED_SECONDS = 20.0

BACK_SOON, REMOVED = 4001, 4403


@dataclass(frozen=True)
class Audience:
    kind: AudienceKind
    language: str


class Socket:
    """Frames are put, never awaited, by the hub; one task of its own writes them out.

    So a phone that has stopped reading delays nobody: its queue fills, is dropped, and when it
    reads again it gets one whole state.
    """

    def __init__(
        self,
        audience: Audience,
        send: Send,
        close: Close,
        *,
        participant: Participant | None = None,
        user: int | None = None,
        token: str = "",
    ) -> None:
        self.audience = audience
        self.participant = participant
        self.user = user
        self.token = token
        self.size = ""  # of a big screen in a rehearsal, as "1920x1080"
        self.behind = False  # frames were dropped; a whole state must come first
        self.resync: Callable[[Socket], Awaitable[None]] | None = None  # set by the hub
        self._send, self._close = send, close
        self._frames: list[str] = []
        self._more = asyncio.Event()
        self._task = asyncio.create_task(self._write())

    def key(self, workshop: int, step: int) -> str:
        """The author key in a step, for finding whom an event touches; kept nowhere."""
        if self.participant is None:
            return ""
        return author_key(self.participant.secret, workshop, step)

    def put(self, frame: str) -> None:
        if self.behind:
            return
        if len(self._frames) >= FRAMES_BEHIND:
            self._frames.clear()
            self.behind = True
        else:
            self._frames.append(frame)
        self._more.set()

    def put_whole(self, frame: str) -> None:
        """A whole state replaces whatever was still to be sent of earlier ones."""
        self.behind = False
        self._frames = [f for f in self._frames if not f.startswith('{"t":"state"')]
        self._frames.append(frame)
        self._more.set()

    def say(self, message: dict[str, Any]) -> None:
        self.put(dumps(message))

    async def end(self, reason: str, code: int) -> None:
        """Say why, then close."""
        # A stalled socket ends itself from its own task, which must live to say so.
        if self._task is not asyncio.current_task():
            self._task.cancel()
        # Whoever does not read cannot be told, and must be closed all the same.
        with suppress(TimeoutError, OSError, RuntimeError):
            await asyncio.wait_for(self._send(dumps({"t": "bye", "reason": reason})), 2)
        with suppress(TimeoutError, OSError, RuntimeError):
            await asyncio.wait_for(self._close(code), 2)

    def stop(self) -> None:
        self._task.cancel()

    async def _write(self) -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            while self._frames:
                frame = self._frames.pop(0)
                try:
                    async with asyncio.timeout(STALLED_SECONDS):
                        await self._send(frame)
                except Exception as error:
                    if not isinstance(error, TimeoutError | OSError | RuntimeError):
                        # Left alone it would show nothing new for ever; the page comes back.
                        log.exception("A frame could not be sent")
                    await self.end("slow", BACK_SOON)
                    return
            if self.behind and self.resync is not None:
                await self.resync(self)


def dumps(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
