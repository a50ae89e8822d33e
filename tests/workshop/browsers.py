"""Browsers with an open socket, against the product's own ASGI application.

A scenario runs on an event loop while everything that touches the database runs in the test's own
thread, and so inside its transaction.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID, uuid4

from asgiref.sync import async_to_sync, sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tests.factories import Person, Stage
from workshop.asgi import application
from workshop.cookies import cookie_name, set_identity
from workshop.live import lifespan
from workshop.models import Workshop

P = ParamSpec("P")
T = TypeVar("T")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOST = "testserver"
SECONDS = 10.0


def live(scenario: Callable[P, Awaitable[None]]) -> Callable[P, None]:
    """The test runs as one process of the product: hubs hear of every commit."""

    @wraps(scenario)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        async def whole() -> None:
            lifespan.start(asyncio.get_running_loop())
            try:
                await scenario(*args, **kwargs)
            finally:
                await lifespan.stop()

        async_to_sync(whole)()

    return run


async def later(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call what uses the database, in the test's own thread."""
    result: T = await sync_to_async(call)(*args, **kwargs)
    return result


# --- cookies --------------------------------------------------------------------------------------
def identity(person: Person) -> dict[str, str]:
    """The cookie that joining sets."""
    response = HttpResponse()
    set_identity(
        response,
        workshop=person.workshop,
        participant=person.id,
        secret=person.participant.secret,
    )
    name = cookie_name(person.workshop)
    return {name: response.cookies[name].value}


def session(user: User) -> dict[str, str]:
    """The cookie that signing in sets."""
    client = Client(headers={"host": HOST})
    client.force_login(user, backend=BACKEND)
    return {"sessionid": client.cookies["sessionid"].value}


# --- sockets --------------------------------------------------------------------------------------
class Line:
    """A socket to the application, as a server holds it. (The one in channels needs daphne.)"""

    def __init__(self, path: str, headers: list[tuple[bytes, bytes]]) -> None:
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": headers,
            "subprotocols": [],
        }
        self._application: Any = ApplicationCommunicator(application, scope)  # type: ignore[no-untyped-call]

    async def send(self, **message: Any) -> None:
        await self._application.send_input({"type": "websocket.receive", **message})

    async def receive(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._application.receive_output(SECONDS)
        return message

    async def connect(self) -> bool:
        """Whether the door opened."""
        await self._application.send_input({"type": "websocket.connect"})
        return bool((await self.receive())["type"] == "websocket.accept")

    async def disconnect(self) -> None:
        await self._application.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._application.wait(SECONDS)


class Browser:
    """One open page: its socket, and what it has made of the frames it got."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.regions: dict[str, str] = {}
        self.mine: dict[str, str] = {}
        self.seq = -1
        self.gaps = 0
        self.told: list[dict[str, Any]] = []

    @property
    def html(self) -> str:
        return "\n".join((*self.regions.values(), *self.mine.values()))

    async def next(self) -> dict[str, Any]:
        """The next frame, taken in as the page takes it in."""
        message = await self.line.receive()
        assert message["type"] == "websocket.send", message
        frame: dict[str, Any] = json.loads(message["text"])
        self.told.append(frame)
        if frame["t"] == "state":
            if frame["base"] is None:
                self.regions = {}
            elif frame["base"] != self.seq:
                self.gaps += 1
            self.seq = frame["seq"]
            self.regions |= {each["id"]: each["html"] for each in frame["regions"]}
            for gone in frame["gone"]:
                self.regions.pop(gone, None)
        mine = frame if frame["t"] == "mine" else frame.get("mine")
        if mine:
            self.mine = {each["id"]: each["html"] for each in mine["regions"]}
        return frame

    async def until(self, kind: str, **has: Any) -> dict[str, Any]:
        """Take frames in until one of this kind, with these values, has come."""
        while True:
            frame = await self.next()
            if frame["t"] == kind and all(frame.get(key) == value for key, value in has.items()):
                return frame

    async def until_reads(self, words: str) -> None:
        """Take frames in until the page says these words."""
        while words not in self.html:
            await self.next()

    async def until_closed(self) -> int:
        """Take frames in until the socket is closed; returns the code."""
        while True:
            message = await self.line.receive()
            if message["type"] == "websocket.close":
                return int(message.get("code") or 1000)
            self.told.append(json.loads(message["text"]))

    async def say(self, message: Any) -> None:
        text = message if isinstance(message, str) else json.dumps(message)
        await self.line.send(text=text)

    async def act(
        self, action: str, step: int | None = None, uuid: UUID | None = None, **data: Any
    ) -> dict[str, Any]:
        """Send an action and take frames in until its answer."""
        uuid = uuid or uuid4()
        message = {"t": "act", "id": str(uuid), "action": action, "step": step, "data": data}
        await self.say(message | {"step": str(step) if step else None})
        return await self.until("ack", id=str(uuid))

    async def settle(self) -> None:
        """Everything that was on its way when this was called has come."""
        await self.say({"t": "whole"})
        await self.until("state", base=None)


def socket_to(
    path: str, cookies: dict[str, str], *, origin: str | None = f"http://{HOST}", host: str = HOST
) -> Line:
    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if cookies:
        said = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers.append((b"cookie", said.encode()))
    return Line(path, headers)


@asynccontextmanager
async def opened(path: str, cookies: dict[str, str]) -> AsyncIterator[Browser]:
    """A browser whose page is there: greeted, and with a whole state."""
    line = socket_to(path, cookies)
    assert await line.connect(), f"{path} was refused"
    browser = Browser(line)
    try:
        await browser.until("state", base=None)
        yield browser
    finally:
        await line.disconnect()


@asynccontextmanager
async def phone(person: Person, **more: str) -> AsyncIterator[Browser]:
    async with opened(f"/live/phone/{person.workshop}/", identity(person) | more) as browser:
        await browser.until("mine")
        yield browser


@asynccontextmanager
async def console(stage: Stage, user: User | None = None, **more: str) -> AsyncIterator[Browser]:
    cookies = await later(session, user or stage.crew.facilitator)
    async with opened(f"/live/console/{stage.workshop.pk}/", cookies | more) as browser:
        yield browser


@asynccontextmanager
async def screen(stage: Stage, **more: str) -> AsyncIterator[Browser]:
    token = await later(token_of, stage)
    async with opened(f"/live/screen/{token}/", dict(more)) as browser:
        yield browser


def token_of(stage: Stage) -> str:
    return Workshop.objects.values_list("screen_token", flat=True).get(pk=stage.workshop.pk)


async def is_refused(line: Line) -> bool:
    """Whether the door stays shut."""
    opened = await line.connect()
    if opened:
        await line.disconnect()
    return not opened
