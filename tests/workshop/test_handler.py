"""A page costs few turns of a thread, and is the same page as ever."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

import pytest
from asgiref.sync import SyncToAsync
from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from django.test import Client

from tests.factories import Stage, make_stage, start
from tests.workshop.browsers import HOST, identity
from workshop.handler import Handler


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    cookies: SimpleCookie
    page: str


def ask(handler: Handler, path: str, cookie: str = "", host: str = HOST) -> Answer:
    return asyncio.run(_ask(handler, path, cookie, host))


async def _ask(handler: Handler, path: str, cookie: str, host: str) -> Answer:
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": b""}]

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else await asyncio.Event().wait()  # type: ignore[return-value]

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", host.encode()), (b"cookie", cookie.encode())]
    await handler(
        {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b""},
        receive,
        send,
    )
    found = [(k.decode().lower(), v.decode()) for k, v in sent[0]["headers"]]
    cookies: SimpleCookie = SimpleCookie()
    for name, value in found:
        if name == "set-cookie":
            cookies.load(value)
    return Answer(sent[0]["status"], dict(found), cookies, sent[1]["body"].decode())


@pytest.fixture
def handler(threads: None) -> Iterator[Handler]:
    made = Handler()
    yield made
    for thread in made._threads:
        thread.submit(connections.close_all).result()
        thread.shutdown()


@pytest.fixture
def stage(handler: Handler) -> Stage:
    return make_stage(people=1)


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to a thread, by its name."""
    made: list[str] = []
    ordinary: Callable[..., Any] = SyncToAsync.__call__

    async def counted(self: Any, *args: Any, **more: Any) -> Any:
        made.append(getattr(self.func, "__qualname__", str(self.func)))
        return await ordinary(self, *args, **more)

    monkeypatch.setattr(SyncToAsync, "__call__", counted)
    return made


def door(stage: Stage) -> str:
    return f"/join/{stage.workshop.code}/"


def phone(stage: Stage) -> tuple[str, str]:
    cookie = identity(stage.people[0])
    return f"/w/{stage.workshop.pk}/", "; ".join(
        f"{name}={value}" for name, value in cookie.items()
    )


def test_the_door_takes_a_thread_for_its_page_only(
    handler: Handler, stage: Stage, turns: list[str]
) -> None:
    assert ask(handler, door(stage)).status == 200
    # Beginning and end of a request let go of connections that broke.
    assert len(turns) == 3
    assert "_behind" in turns


def test_so_does_the_phones_page(handler: Handler, stage: Stage, turns: list[str]) -> None:
    assert ask(handler, *phone(stage)).status == 200
    assert len(turns) == 3


def test_the_pages_have_the_headers_they_have_without(handler: Handler, stage: Stage) -> None:
    ours = ask(handler, door(stage))
    ordinary = Client(headers={"host": HOST}).get(door(stage))

    named = {name.lower(): value for name, value in ordinary.headers.items()}
    assert ours.cookies.keys() == ordinary.cookies.keys() == {settings.CSRF_COOKIE_NAME}
    unlike = {"expires", "set-cookie", "content-length"}
    for name in (ours.headers.keys() | named.keys()) - unlike:
        assert ours.headers.get(name) == named.get(name), name


def test_another_name_is_refused_as_ever(handler: Handler) -> None:
    assert ask(handler, "/", host="evil.example").status == 400


def test_all_pages_share_a_few_threads_and_their_connections(
    handler: Handler, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[int] = set()
    ordinary = Handler.resolve_request

    def noted(self: Handler, request: HttpRequest) -> Any:
        seen.add(threading.active_count())
        return ordinary(self, request)

    monkeypatch.setattr(Handler, "resolve_request", noted)

    async def crowd() -> list[Answer]:
        return await asyncio.gather(*(_ask(handler, door(stage), "", HOST) for _ in range(30)))

    before = threading.active_count()
    assert {answer.status for answer in asyncio.run(crowd())} == {200}
    assert max(seen) <= before + len(handler._threads)


def test_a_first_page_is_read_anew_after_every_commit(handler: Handler, stage: Stage) -> None:
    waiting = ask(handler, *phone(stage)).page
    start(stage)
    begun = ask(handler, *phone(stage)).page

    assert 'id="lobby"' in waiting
    assert 'id="lobby"' not in begun
