"""What several processes do as one: what is seen, who is there, what rings, what is refused."""

import asyncio
import re
import signal
import time
from asyncio import timeout
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync
from django.utils import timezone

from behaviours.models import Membership
from behaviours.roles import Roles, add_member
from tests.factories import (
    Stage,
    done,
    make_person,
    make_stage,
    make_theme,
    unsorted_cards,
    walk_to,
)
from tests.processes.servers import Process, Redis, told
from tests.workshop.browsers import Browser, identity, later
from workshop.enums import Phase, StepKind
from workshop.live.limits import ACTIONS_A_SECOND, BURST, SOCKETS
from workshop.models import ActionRecord, BoardChange, Step

pytestmark = pytest.mark.live
P = ParamSpec("P")

AT_ONCE = 1.0  # seconds; a notice
BY_LOOKING = 3.5  # seconds; without one
CALM = {"hello", "state", "mine", "ack"}  # frames that trouble nobody


def scenario(told: Callable[P, Awaitable[None]]) -> Callable[P, None]:
    """Runs on a loop; `later` calls what uses the database in the test's own thread."""

    @wraps(told)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        async_to_sync(told)(*args, **kwargs)

    return run


async def reads(browser: Browser, words: str, within: float) -> None:
    async with timeout(within):
        await browser.until_reads(words)


async def counts_here(console: Browser, number: int, within: float = 5.0) -> None:
    """The facilitator's page says that so many are connected."""
    async with timeout(within):
        while not re.search(rf"<dt>Here</dt><dd[^>]*>{number}</dd>", console.html):
            await console.next()


async def heard_again(one: Browser, two: Browser, stage: Stage) -> None:
    """Wait until a change made through one is told to two, and not found by looking."""
    step = (await later(lambda: stage.now)).pk
    until = time.monotonic() + 20
    for number in range(100):
        assert time.monotonic() < until, "Notices did not come back"
        name = f"Again {number}."
        assert (await one.act("theme.create", step, name=name))["ok"]
        sent = time.monotonic()
        await reads(two, name, 10)
        if time.monotonic() - sent < 0.7:
            return


# --- what is seen ---------------------------------------------------------------------------------
@scenario
async def test_a_card_moved_through_one_is_seen_on_the_other_at_once(
    one: Process, two: Process, stage: Stage
) -> None:
    card = await later(lambda: unsorted_cards(stage.now)[0].pk)
    step = (await later(lambda: stage.now)).pk
    theme = await later(make_theme, stage.facilitator, "Hearing")
    ann, bo = stage.people[:2]
    async with one.phone(ann) as mine, two.phone(bo) as other:
        before = len(other.told)
        sent = await mine.act("card.move", step, card=str(card), theme=str(theme))
        assert sent["ok"]
        async with timeout(AT_ONCE):
            while f"card-{card}" not in str(other.told[before:]):
                await other.next()


@scenario
async def test_what_one_did_is_undone_through_the_other(
    one: Process, two: Process, stage: Stage
) -> None:
    step = (await later(lambda: stage.now)).pk
    ann, bo = stage.people[:2]
    async with one.phone(ann) as mine, two.phone(bo) as other:
        assert (await mine.act("theme.create", step, name="By mistake"))["ok"]
        await reads(other, "By mistake", AT_ONCE)
        change = await later(lambda: newest_change(stage))
        assert (await other.act("board.undo", step, change=str(change)))["ok"]
        async with timeout(AT_ONCE):
            while 'value="By mistake"' in mine.html or ">By mistake<" in mine.html:
                await mine.next()


def newest_change(stage: Stage) -> int:
    return BoardChange.objects.filter(step=stage.now).latest("number").pk


@scenario
async def test_a_timer_rings_once(one: Process, two: Process, stage: Stage) -> None:
    async with one.console(stage), two.console(stage):
        before = await later(lambda: revision(stage))
        await later(end_timer, stage)
        for _try in range(100):
            if await later(lambda: Step.objects.get(pk=stage.now.pk).timer_rang):
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.2)  # both clocks have looked again

        assert await later(lambda: revision(stage)) == before + 1
        assert await later(rings, stage) == 1


def rings(stage: Stage) -> int:
    return ActionRecord.objects.filter(workshop=stage.workshop, action="timer.ring").count()


def end_timer(stage: Stage) -> None:
    Step.objects.filter(pk=stage.now.pk).update(timer_ends_at=timezone.now(), timer_rang=False)


def revision(stage: Stage) -> int:
    stage.workshop.refresh_from_db(fields=["revision"])
    return stage.workshop.revision


# --- who is there ---------------------------------------------------------------------------------
@scenario
async def test_presence_counts_the_people_of_both(one: Process, two: Process, stage: Stage) -> None:
    ann, bo, cy = stage.people
    async with one.console(stage) as boss:
        async with one.phone(ann), two.phone(bo):
            await counts_here(boss, 2)
            async with two.phone(cy):
                await counts_here(boss, 3)
            await counts_here(boss, 2)
        await counts_here(boss, 0)


@scenario
async def test_who_was_with_a_process_that_died_is_no_longer_there(
    one: Process, two: Process, stage: Stage
) -> None:
    async with one.console(stage) as boss:
        async with two.phone(stage.people[0]):
            await counts_here(boss, 1)
            await later(two.stop, signal.SIGKILL)
        try:
            await counts_here(boss, 0, within=16)
        finally:
            await later(two.start)


@scenario
async def test_sockets_of_one_person_are_counted_over_both(
    one: Process, two: Process, stage: Stage
) -> None:
    ann = stage.people[0]
    path = f"/live/phone/{ann.workshop}/"
    lines = [(one, two)[n % 2].line(path, identity(ann)) for n in range(SOCKETS)]
    try:
        for line in lines:
            assert await line.connect()
            await Browser(line).until("mine")
        for process in (one, two):
            for _try in range(25):  # the other says within a moment who is there
                if await is_one_too_many(process, path, identity(ann)):
                    break
                await asyncio.sleep(0.2)
            else:
                pytest.fail("One socket too many was let in")
    finally:
        for line in lines:
            await line.disconnect()


async def is_one_too_many(process: Process, path: str, cookies: dict[str, str]) -> bool:
    line = process.line(path, cookies)
    assert await line.connect()
    browser = Browser(line)
    try:
        await browser.next()
        frame = await browser.next()
        return bool(frame == {"t": "bye", "reason": "too_many"})
    finally:
        await line.disconnect()


@pytest.mark.parametrize("away", [False, True], ids=["told", "found by looking"])
def test_a_removed_member_is_out_on_both(
    one: Process, two: Process, stage: Stage, redis: Redis, away: bool
) -> None:
    crew = stage.crew
    add_member(crew.team, make_person(), Roles(facilitator=True))  # a team needs one
    member = Membership.objects.get(team=crew.team, user=crew.facilitator)
    path = f"/teams/{crew.team.slug}/members/{member.pk}/remove/"

    @scenario
    async def run() -> None:
        async with one.console(stage) as here, two.console(stage) as there:
            if away:
                redis.stop()
            assert await later(one.post, path, crew.manager) == 200
            for browser in (here, there):
                async with timeout(BY_LOOKING if away else AT_ONCE * 2):
                    assert await browser.until_closed() == 4403
                assert browser.told[-1] == {"t": "bye", "reason": "removed"}

    run()


# --- limits ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("away", [False, True], ids=["with Redis", "without"])
def test_who_sends_to_both_sends_no_faster(
    one: Process, two: Process, redis: Redis, away: bool
) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    step, ann = stage.now.pk, stage.people[0]
    each = 38

    async def send(browser: Browser) -> list[str]:
        """All at once; the answers' codes."""
        for _number in range(each):
            data = {"text": "Listen"}
            await browser.say(
                {
                    "t": "act",
                    "id": str(uuid4()),
                    "action": "card.submit",
                    "step": step,
                    "data": data,
                }
            )
        return [str((await browser.until("ack")).get("code", "")) for _number in range(each)]

    @scenario
    async def run() -> None:
        if away:
            redis.stop()
        async with one.phone(ann) as here, two.phone(ann) as there:
            began = time.monotonic()
            codes = [code for of in await asyncio.gather(send(here), send(there)) for code in of]
            allowed = BURST + ACTIONS_A_SECOND * (time.monotonic() - began) + 1
        too_fast = codes.count("too_fast")
        if away:
            assert too_fast == 0
        else:
            assert too_fast >= 2 * each - allowed
            assert too_fast <= 2 * each - BURST

    run()


# --- Redis comes and goes -------------------------------------------------------------------------
@pytest.mark.parametrize("how", ["stop", "freeze"])
def test_without_redis_changes_are_found_and_with_it_they_are_told_again(
    one: Process, two: Process, redis: Redis, stage: Stage, how: str
) -> None:
    step = stage.now.pk

    @scenario
    async def run() -> None:
        async with one.phone(stage.people[0]) as mine, two.phone(stage.people[1]) as other:
            await heard_again(mine, other, stage)
            getattr(redis, how)()
            for name in ("First without.", "Second without."):
                async with timeout(AT_ONCE * 2):
                    assert (await mine.act("theme.create", step, name=name))["ok"]
                await reads(other, name, BY_LOOKING)
            redis.start()
            await heard_again(mine, other, stage)
            await heard_again(other, mine, stage)
            assert told(mine) | told(other) <= CALM

    run()


@scenario
async def test_what_nobody_told_is_found(one: Process, two: Process, stage: Stage) -> None:
    async with one.phone(stage.people[0]) as here, two.phone(stage.people[1]) as there:
        # Committed by a process that says nothing: this one.
        await later(done, stage.facilitator, "theme.create", name="Out of nowhere")
        await reads(here, "Out of nowhere", BY_LOOKING)
        await reads(there, "Out of nowhere", BY_LOOKING)
