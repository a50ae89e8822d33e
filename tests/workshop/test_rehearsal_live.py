"""A rehearsal on open sockets: who says how large the wall is, and what everybody hears at its end.

And the thread that drives it, beside the writer's own.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Thread

import pytest
from django.db import connection

from tests.factories import Stage, join, make_stage
from tests.workshop.browsers import console, later, live, phone, screen
from tests.workshop.rehearsed import Rehearsing
from workshop.commands.rehearsing import delete_rehearsal
from workshop.enums import StepKind
from workshop.live import hub
from workshop.live.writer import Writer
from workshop.models import Participant
from workshop.rehearsal import driver
from workshop.rehearsal.driver import Rehearser

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


@pytest.fixture
def stage() -> Stage:
    """A rehearsal with one who joined it by a phone."""
    real = make_stage(StepKind.WRITE, people=0)
    rehearsing = Rehearsing(real.workshop, real.crew)
    join(rehearsing.stage)
    return rehearsing.stage


@live
async def test_the_wall_says_its_size_and_the_go_page_asks_for_it(stage: Stage) -> None:
    async with console(stage) as boss, screen(stage) as wall:
        await boss.line.send(text='{"t":"screens"}')
        assert (await boss.next())["screens"] == []
        await wall.line.send(text='{"t":"size","width":1920,"height":1080}')
        await wall.line.send(text='{"t":"ping"}')
        assert (await wall.next())["t"] == "pong"
        await boss.line.send(text='{"t":"screens"}')
        while (told := await boss.next())["t"] != "screens":
            pass
        assert told["screens"] == ["1920x1080"]
        assert hub.screens_of(stage.workshop.pk) == ["1920x1080"]
    assert hub.screens_of(stage.workshop.pk) == []


@pytest.mark.parametrize(
    "said",
    [
        '{"t":"size"}',
        '{"t":"size","width":"1920","height":1080}',
        '{"t":"size","width":0,"height":1080}',
        '{"t":"size","width":1920,"height":1000000}',
        '{"t":"screens"}',
    ],
)
def test_what_is_no_size_is_refused(stage: Stage, said: str) -> None:
    @live
    async def scenario() -> None:
        async with screen(stage) as wall:
            await wall.line.send(text=said)
            assert await wall.next() == {"t": "refused", "code": "malformed"}
            assert hub.screens_of(stage.workshop.pk) == []

    scenario()


@live
async def test_a_phone_has_no_size_and_asks_for_no_screens(stage: Stage) -> None:
    async with phone(stage.people[0]) as ann:
        for said in ('{"t":"size","width":390,"height":844}', '{"t":"screens"}'):
            await ann.line.send(text=said)
            assert (await ann.next())["code"] == "malformed"


def test_everybody_is_told_when_it_is_deleted(
    stage: Stage, django_capture_on_commit_callbacks: Capture
) -> None:
    def delete() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            assert delete_rehearsal(workshop=stage.workshop.pk)

    @live
    async def scenario() -> None:
        async with console(stage) as boss, screen(stage) as wall, phone(stage.people[0]) as ann:
            await later(delete)
            for browser in (boss, wall, ann):
                while (frame := await browser.next())["t"] != "bye":
                    pass
                assert frame["reason"] == "ended"

    scenario()


# --- the thread -----------------------------------------------------------------------------------
@pytest.fixture
def writing(threads: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A writer of this test's own."""
    writer = Writer()
    monkeypatch.setattr(driver, "writer", writer)
    writer.start()
    yield
    writer.stop()


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_simulated_people_send_through_the_writers_own_thread(writing: None) -> None:
    real = make_stage(StepKind.WRITE, people=0)
    rehearsing = Rehearsing(real.workshop, real.crew, many=90)

    now = rehearsing.fill()

    assert len(now.told.people) == 90
    assert Participant.objects.filter(workshop=rehearsing.workshop).count() == 90
    assert 0 < now.told.slowest < 60_000


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_of_several_processes_one_drives_a_rehearsal(writing: None) -> None:
    real = make_stage(StepKind.WRITE, people=0)
    rehearsing = Rehearsing(real.workshop, real.crew)
    rehearsing.fill()
    other = Rehearser()

    def elsewhere() -> None:
        other.look()
        connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()

    # SQLite has one process, and so nobody else who could drive it.
    assert bool(other.casts) == (connection.vendor != "postgresql")
    assert rehearsing.driver.casts
    rehearsing.look()
    assert Participant.objects.filter(workshop=rehearsing.workshop).count() == 6
