"""Everybody in the room, and the orders the bench gives them."""

import asyncio
import json
import random
import resource
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any
from uuid import uuid4

from tests.bench.client import report
from tests.bench.client.frames import Known
from tests.bench.client.http import Browser, join, sign_in
from tests.bench.client.phone import Act, Counted, Phone

HOST = "127.0.0.1"
Order = dict[str, Any]
Tell = Callable[[int, int], None]


class Crowd:
    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.known = Known()
        self.counted = Counted()
        self.phones: list[Phone] = []
        self.watchers: list[Phone] = []  # the facilitator's console, the big screen
        self.cookies: list[str] = []
        self.acts: list[Act] = []
        self.workshop = 0
        self.ports: list[int] = []
        self._cpu = self._cpu_used = 0.0

    async def do(self, order: Order) -> dict[str, Any]:
        work = getattr(self, f"do_{order.pop('do')}")
        return dict(await work(**order))

    # --- coming --------------------------------------------------------------------------------
    async def do_sign_in(self, port: int, email: str, password: str) -> Order:
        return {"cookie": await sign_in(HOST, port, email, password)}

    async def do_join(self, ports: list[int], code: str, people: int, at_once: int) -> Order:
        """`people` join through the public page, `at_once` at a time."""
        self.ports, gate = ports, asyncio.Semaphore(at_once)
        self.cookies, done = [""] * people, 0

        async def one(number: int) -> None:
            nonlocal done
            async with gate:
                await self._join(number, code)
            done += 1
            self.tell(done, people)

        await asyncio.gather(*(one(number) for number in range(people)))
        return {"cookies": self.cookies}

    async def do_arrive(
        self, ports: list[int], code: str, people: int, deflate: bool, seconds: float
    ) -> Order:
        """All join at once, and each opens its socket as soon as it has the page."""
        self.ports, self.cookies, start = ports, [""] * people, perf_counter()

        async def one(number: int) -> None:
            await self._join(number, code)
            self.phones.append(self._phone(number, deflate))
            self.phones[-1].open()
            self.tell(len(self.phones), people)

        await asyncio.gather(*(one(number) for number in range(people)))
        await self._until(lambda: all(map(_current, self.phones)), seconds)
        return {"cookies": self.cookies} | self._currency(start)

    async def _join(self, number: int, code: str) -> None:
        port = self.ports[number % len(self.ports)]
        self.cookies[number], self.workshop = await join(HOST, port, code)

    def _phone(self, number: int, deflate: bool) -> Phone:
        path = f"/live/phone/{self.workshop}/"
        return self._page(number, path, self.cookies[number], deflate)

    async def do_open(
        self, deflate: bool, at_once: int, seconds: float, console: str, screen: str
    ) -> Order:
        """All sockets; done when everybody has the whole state and their own."""
        if not self.watchers:
            self.watchers = [
                self._page(-1, f"/live/console/{self.workshop}/", console, deflate),
                self._page(-2, f"/live/screen/{screen}/", "", deflate),
            ]
        if not self.phones:
            self.phones = [self._phone(number, deflate) for number in range(len(self.cookies))]
        start, opening = perf_counter(), [*self.watchers, *self.phones]
        for first in range(0, len(opening), at_once):
            group = opening[first : first + at_once]
            for phone in group:
                phone.open()
            await self._until(partial(_all_current, group), seconds)
            self.tell(min(first + at_once, len(opening)), len(opening))
        return self._currency(start)

    def _page(self, number: int, path: str, cookie: str, deflate: bool) -> Phone:
        place = HOST, self.ports[number % len(self.ports)]
        return Phone(number, place, path, cookie, self.known, self.counted, deflate)

    async def do_shut(self) -> Order:
        for phone in (*self.watchers, *self.phones):
            phone.shut()
        await self._until(lambda: not any(p.wire for p in self.phones), 10)
        return {}

    async def do_back(self, since: float, seconds: float) -> Order:
        """Wait until everybody is back and current after a restart."""
        await self._until(lambda: all(map(_current, (*self.phones, *self.watchers))), seconds)
        return self._currency(since)

    def _currency(self, since: float) -> Order:
        """How long after `since` the last phone had everything; None if one has not."""
        at = [max(p.whole_at, p.mine_at) for p in self.phones if _current(p)]
        again = [act.acked for act in self.acts if act.again]
        late = len(self.phones) - len(at)
        return {"seconds": None if late or not at else max(at + again) - since, "late": late}

    # --- working -------------------------------------------------------------------------------
    async def do_mark(self) -> Order:
        """What is counted begins here."""
        self.counted.frames = 0
        self.acts = []
        for phone in (*self.watchers, *self.phones):
            phone.counted_from()
        self._cpu = _cpu()
        return {"at": perf_counter()}

    async def do_act(self, plan: list[list[Any]], seconds: float) -> Order:
        """[at, phone, action, step, data] each; done when all are answered."""
        start, acts = perf_counter(), list[Act]()
        for number, (at, phone, action, step, data) in enumerate(plan):
            if (wait := start + at - perf_counter()) > 0:
                await asyncio.sleep(wait)
            act = Act(str(uuid4()), phone, action, step, data)
            acts.append(act)
            self.acts.append(act)
            (self.phones[phone] if phone >= 0 else self.watchers[-1 - phone]).act(act)
            self.tell(number + 1, len(plan))
        await self._until(lambda: not self.counted.unanswered, seconds)
        return {
            "first": min((act.sent for act in acts), default=start),
            "last": max((act.acked for act in acts), default=start),
            "answers": [json.loads(act.answer) if act.answer else None for act in acts[-1:]],
        }

    async def do_settle(self, quiet: float, seconds: float) -> Order:
        """Wait until nothing has come for `quiet` seconds."""
        until, seen, since = perf_counter() + seconds, -1, perf_counter()
        while perf_counter() < until and perf_counter() - since < quiet:
            if self.counted.frames != seen:
                seen, since = self.counted.frames, perf_counter()
            await asyncio.sleep(0.02)
        return {}

    async def do_converge(self, seconds: float) -> Order:
        """Wait until every phone shows what a fresh page shows, or for so long."""
        until = perf_counter() + seconds
        while True:
            await self.do_settle(0.4, seconds)
            # The reading of what came, which begins here, is no part of the load.
            self._cpu_used = _cpu() - self._cpu
            different = report.different(self.phones, await self._fresh_everywhere())
            if not different or perf_counter() > until:
                return {"different": different}

    async def do_idle(self, seconds: float, every: float) -> Order:
        """Nobody does anything; each page asks now and then whether the server is there."""
        tasks = [asyncio.ensure_future(_beat(p, every)) for p in (*self.watchers, *self.phones)]
        for second in range(int(seconds)):
            await asyncio.sleep(1)
            self.tell(second + 1, int(seconds))
        for task in tasks:
            task.cancel()
        return {}

    # --- telling -------------------------------------------------------------------------------
    async def do_report(self, since: float) -> Order:
        """What was measured since the mark, and who does not show what a fresh page shows."""
        people = max(1, len(self.phones))
        return {
            "client_cpu_s": self._cpu_used,
            "frames_per_client": sum(p.frames for p in self.phones) / people,
            "bytes_per_client": sum(p.bytes for p in self.phones) / people,
            "frames": self.counted.frames,
            "byes": self.counted.byes,
            "acts": [report.act(act) for act in self.acts],
            "last_other_ms": report.last_other(self.phones, self.acts),
            "last_state_s": max((p.states[-1][0] for p in self.phones if p.states), default=0)
            - since,
        }

    async def _fresh_everywhere(self) -> list[dict[str, str]]:
        return [await self._fresh(port) for port in self.ports]

    async def _fresh(self, port: int) -> dict[str, str]:
        """What the database says now, read without a hub."""
        if not self.cookies:
            return {}
        browser = Browser(HOST, port)
        browser.cookies = dict([each.split("=", 1) for each in self.cookies[0].split("; ")])
        answer = await browser.get(f"/w/{self.workshop}/poll/")
        browser.close()
        return {each["id"]: each["html"] for each in json.loads(answer.body)["state"]["regions"]}

    async def do_echo(self, port: int, count: int, text: str) -> Order:
        """The floor: one bare websocket, one message at a time."""
        return {"ms": await report.echo(HOST, port, count, text)}

    async def _until(self, done: Callable[[], bool], seconds: float) -> None:
        until = perf_counter() + seconds
        while not done() and perf_counter() < until:  # noqa: ASYNC110 - nothing to hook into
            await asyncio.sleep(0.01)


async def _beat(phone: Phone, every: float) -> None:
    await asyncio.sleep(random.uniform(0, every))
    while True:
        phone.ping()
        await asyncio.sleep(every)


def _all_current(phones: list[Phone]) -> bool:
    return all(map(_current, phones))


def _current(phone: Phone) -> bool:
    return bool(phone.whole_at and (phone.mine_at or phone.number < 0))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
