"""The websocket end of a page. It knows who is there and passes actions on; no domain words."""

import asyncio
import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from channels.generic.websocket import AsyncWebsocketConsumer

from workshop.actions import Incoming
from workshop.actors import Actor, Member, Participant
from workshop.cookies import identity_of
from workshop.enums import AudienceKind
from workshop.hosts import same_origin
from workshop.live.doors import (
    answer_frame,
    audience_language,
    may_facilitate,
    participant_in,
    screen_of,
)
from workshop.live.heartbeat import now, pong
from workshop.live.hub import Hub, hub_of, leave
from workshop.live.limited import submit_limited
from workshop.live.limits import SOCKETS
from workshop.live.reader import read
from workshop.live.sockets import Audience, Socket
from workshop.live.wire import Shared

# So many broken frames are no accident; then this socket, and only this one, is closed.
BROKEN_FRAMES = 10
POLICY = 4400
LARGEST_SIDE = 20_000  # pixels


class LiveConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """What phone, console and screen share. Refusal is the default: `identify` must say who."""

    kind: AudienceKind
    hub: Hub | None = None
    socket: Socket | None = None
    broken = 0

    async def dispatch(self, message: dict[str, Any]) -> None:
        # Channels closes old database connections, in a thread, before every message; nothing
        # here uses the loop's connections, and the hop costs more than the message.
        handler = getattr(self, message["type"].replace(".", "_"), None)
        if handler is None:
            return
        try:
            await handler(message)
        except BaseException:
            # After an error no disconnect comes: the person would stay connected for ever.
            self._leave()
            raise

    async def identify(self) -> tuple[int, Participant | None, int | None, str, str] | None:
        """(workshop, participant, user, token, its language), or None for a stranger."""
        raise NotImplementedError

    def actor(self) -> Actor | None:
        """As whom actions are sent; None where the page may only look."""
        return None

    async def connect(self) -> None:
        headers = dict(self.scope["headers"])
        origin, host = headers.get(b"origin", b"").decode("latin1"), headers.get(b"host", b"")
        who = await self.identify() if same_origin(origin, host.decode("latin1")) else None
        if who is None:
            await self.close()
            return
        self.workshop, self.participant, self.user, token, language = who
        self.language = audience_language(self.scope, language)
        await self.accept()
        await self.tell({"t": "hello", "now": now()})
        self.hub = hub_of(self.workshop)
        if self.hub.sockets_of(self.participant, self.user) >= SOCKETS:
            await self.tell({"t": "bye", "reason": "too_many"})
            await self.close(POLICY)
            return
        self.socket = Socket(
            Audience(self.kind, self.language),
            self._send_text,
            self.close,
            participant=self.participant,
            user=self.user,
            token=token,
        )
        await self.hub.add(self.socket)

    async def disconnect(self, code: int) -> None:
        self._leave()

    def _leave(self) -> None:
        if self.hub is not None and self.socket is not None:
            leave(self.hub, self.socket)
        self.socket = None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            message = json.loads(text_data or "")
            if not isinstance(message, dict):
                raise ValueError("not an object")
        except (ValueError, RecursionError):
            await self._malformed()
            return
        match message.get("t"):
            case "act":
                await self._act(message)
            case "ping":
                await self._send_text(pong())
            case "whole" if self.hub and self.socket:
                await self.hub.send_whole(self.socket)
            case "mine" if self.hub and self.participant:
                await self.tell(await self.hub.personal(self.participant, self.language))
            case "size" if self.socket and self.kind == AudienceKind.SCREEN:
                await self._size(message)
            case "screens" if self.hub and self.kind == AudienceKind.CONSOLE:
                await self.tell({"t": "screens", "screens": self.hub.screens()})
            case _:
                await self._malformed()

    async def _size(self, message: dict[str, Any]) -> None:
        """How large a big screen is, for the go page of a rehearsal."""
        sides = message.get("width"), message.get("height")
        if not all(isinstance(side, int) and 0 < side <= LARGEST_SIDE for side in sides):
            await self._malformed()
        elif self.socket:
            self.socket.size = f"{sides[0]}x{sides[1]}"

    async def _act(self, message: dict[str, Any]) -> None:
        actor = self.actor()
        incoming = incoming_of(message, self.workshop, actor, self.language) if actor else None
        if incoming is None:
            await self._malformed()
            return
        _answering.add(self)
        try:
            answer = await submit_limited(incoming)
            mine = None
            # Only what is sent with a hidden name changes one's own part of the page.
            if answer.ok and incoming.hidden and self.hub and self.participant is not None:
                mine = await self.hub.personal(self.participant, self.language)
            await self.tell(answer_frame(incoming.uuid, answer, mine))
        finally:
            _answering.discard(self)

    async def _malformed(self) -> None:
        self.broken += 1
        await self.tell({"t": "refused", "code": "malformed"})
        if self.broken >= BROKEN_FRAMES:
            await self.close(POLICY)

    async def tell(self, message: dict[str, Any]) -> None:
        # A line that broke meanwhile is no error: its disconnect is the next message.
        with suppress(OSError, RuntimeError):
            await self._send_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    async def _send_text(self, text: str) -> None:
        if isinstance(text, Shared):
            await self.base_send({"type": "websocket.send", "text": text, "shared": text})
        else:
            await self.send(text_data=text)


_answering: set[LiveConsumer] = set()


async def all_answered() -> None:
    """Wait, at most two seconds, until every action taken has been answered on its socket."""
    for _turn in range(100):
        if not _answering:
            return
        await asyncio.sleep(0.02)


class PhoneConsumer(LiveConsumer):
    """Open to whoever has joined the workshop, by their cookie; `seat`: or was entered here."""

    kind = AudienceKind.PHONE

    async def identify(self) -> tuple[int, Participant | None, int | None, str, str] | None:
        found = self.scope["url_route"]["kwargs"]
        workshop = found["workshop"]
        participant = identity_of(self.scope["cookies"], workshop, found.get("seat"))
        language = await read(participant_in, workshop, participant.id) if participant else None
        return (workshop, participant, None, "", language) if language else None

    def actor(self) -> Actor | None:
        return self.participant


class ConsoleConsumer(LiveConsumer):
    """Open to facilitators of the workshop's team."""

    kind = AudienceKind.CONSOLE

    async def identify(self) -> tuple[int, Participant | None, int | None, str, str] | None:
        workshop, user = self.scope["url_route"]["kwargs"]["workshop"], self.scope["user"]
        if not user.is_authenticated:  # without a turn in the reader's queue
            return None
        language = await read(may_facilitate, workshop, user)
        return (workshop, None, user.pk, "", language) if language else None

    def actor(self) -> Actor | None:
        return Member(self.user) if self.user is not None else None


class ScreenConsumer(LiveConsumer):
    """Open to whoever has the big screen's link; it may only look."""

    kind = AudienceKind.SCREEN

    async def identify(self) -> tuple[int, Participant | None, int | None, str, str] | None:
        token = self.scope["url_route"]["kwargs"]["token"]
        found = await read(screen_of, token)
        return (found[0], None, None, token, found[1]) if found else None


def incoming_of(
    message: dict[str, Any], workshop: int, actor: Actor, language: str
) -> Incoming | None:
    """An action as a client sent it, or None where its shape is wrong."""
    name, data, step = message.get("action"), message.get("data", {}), message.get("step")
    if not isinstance(name, str) or not isinstance(data, dict) or len(name) > 40:
        return None
    try:
        uuid = UUID(str(message.get("id")))
        number = int(step) if step not in (None, "") else None
    except (ValueError, TypeError, OverflowError):  # a step of 1e999 is infinite
        return None
    return Incoming(workshop, actor, name, uuid, number, data, language)
