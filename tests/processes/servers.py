"""Processes that serve one workshop, the Redis between them, and browsers that reach them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import redis
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.factories import Person, Stage
from tests.journeys.server import ROOT, free_port
from tests.processes.proxy import Proxy
from tests.workshop.browsers import Browser, Line, identity, later, session

STARTS_WITHIN = 60.0  # seconds
HOST = "127.0.0.1"


@dataclass
class Redis:
    """One of the test's own, so that ending it harms nobody."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.port}/0"

    def start(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            return
        told = ["--bind", HOST, "--port", str(self.port), "--save", "", "--appendonly", "no"]
        with (self.folder / "redis.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["redis-server", *told], cwd=self.folder, stdout=log, stderr=log
            )
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            assert time.monotonic() < until, "Redis did not start"
            time.sleep(0.02)

    def freeze(self) -> None:
        """Connections stay open and nothing answers."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            self.process.wait(timeout=15)
            self.process = None

    def _answers(self) -> bool:
        try:
            with redis.Redis(host=HOST, port=self.port) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


@dataclass
class Process:
    """`manage.py serve` on the test's database."""

    var: Path
    redis: Redis
    database: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    site: str = ""  # the public address, where there is a proxy in front
    proxy: Proxy | None = None  # through which its browsers come

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"

    def start(self) -> None:
        told = ["serve", "--no-demo", "--host", HOST, "--port", str(self.port)]
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSYN_", "DJANGO_"))}
        database = connection.settings_dict
        own = {
            "DATABASE_URL": f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}"
            f"/{self.database}",
            "REDIS_URL": self.redis.url,
            "SAMSYN_VAR": str(self.var),
            "SAMSYN_SECRET_KEY": settings.SECRET_KEY,
            **({"SAMSYN_URL": self.site} if self.site else {}),
        }
        log = self.var / f"{self.port}.log"
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", *told],
                cwd=ROOT, env=kept | own, stdout=out, stderr=out,
            )  # fmt: skip
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                host = self.site.partition("//")[2] or self.address
                asked = Request(f"http://{self.address}/healthz", headers={"Host": host})
                urlopen(asked, timeout=2).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("The server did not start:\n" + log.read_text()[-4000:])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
            self.process = None

    # --- who comes in ----------------------------------------------------------------------------
    @asynccontextmanager
    async def phone(self, person: Person) -> AsyncIterator[Browser]:
        path = f"/live/phone/{person.workshop}/"
        async with self._opened(path, identity(person)) as browser:
            await browser.until("mine")
            yield browser

    @asynccontextmanager
    async def console(self, stage: Stage) -> AsyncIterator[Browser]:
        cookies = await later(session, stage.crew.facilitator)
        async with self._opened(f"/live/console/{stage.workshop.pk}/", cookies) as browser:
            yield browser

    def behind(self, proxy: Proxy) -> "Process":
        """The same, entered through the proxy."""
        return replace(self, proxy=proxy)

    def line(self, path: str, cookies: dict[str, str]) -> "Wire":
        return Wire(self.address, path, cookies, self.proxy)

    @asynccontextmanager
    async def _opened(self, path: str, cookies: dict[str, str]) -> AsyncIterator[Browser]:
        line = self.line(path, cookies)
        assert await line.connect(), f"{path} was refused"
        browser = Browser(line)
        try:
            await browser.until("state", base=None)
            yield browser
        finally:
            await line.disconnect()

    def post(self, path: str, user: User) -> int:
        """A form without fields, sent from a page of this process."""
        token = "a" * 32
        said = "; ".join(f"{k}={v}" for k, v in (session(user) | {"csrftoken": token}).items())
        request = Request(
            f"http://{self.address}{path}",
            urlencode({"csrfmiddlewaretoken": token}).encode(),
            {"Cookie": said},
        )
        with urlopen(request, timeout=20) as answer:
            return int(answer.status)


class Wire(Line):
    """The same over a real connection."""

    def __init__(
        self, address: str, path: str, cookies: dict[str, str], proxy: Proxy | None = None
    ) -> None:
        self.address, self.path, self.proxy = address, path, proxy
        self.cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._open: ClientConnection | None = None

    async def connect(self) -> bool:
        proxy = self.proxy
        secure, site = ("s", proxy.site) if proxy else ("", self.address)
        try:
            self._open = await connect(
                f"ws{secure}://{site}{self.path}",
                origin=f"http{secure}://{site}",  # type: ignore[arg-type]
                ssl=proxy.trusting if proxy else None,
                additional_headers={"Cookie": self.cookies},
                compression=None,
                proxy=None,
            )
        except InvalidStatus:
            return False
        return True

    async def send(self, **message: Any) -> None:
        assert self._open is not None
        await self._open.send(message["text"])

    async def receive(self) -> dict[str, Any]:
        assert self._open is not None
        try:
            return {"type": "websocket.send", "text": await self._open.recv()}
        except ConnectionClosed as closed:
            return {"type": "websocket.close", "code": closed.rcvd.code if closed.rcvd else 1006}

    async def disconnect(self) -> None:
        if self._open is not None:
            await self._open.close()


def told(browser: Browser) -> set[str]:
    """The kinds of frames this browser ever got."""
    return {str(frame["t"]) for frame in browser.told}
