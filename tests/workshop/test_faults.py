"""Frames lost, doubled, delayed and reordered on purpose: a page ends in what the database has.

The client here takes frames in as static/js/regions.js does. Its line is bad by a seeded random.
Waking, a network that comes back and a server that was restarted are one path: a whole state,
then frames.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import pytest

from tests.factories import Person, Stage, act, done, go_next, make_stage, make_theme, walk_to
from tests.factories import themes_of as themes_of_step
from tests.factories import unsorted_cards as unsorted_cards_of_step
from tests.workshop.browsers import later, live
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub as hub_module
from workshop.live.hub import Channel, hub_of, leave, render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience, Socket
from workshop.models import Card

SECONDS = 10.0


class Page:
    """What a browser makes of its frames; the same conditions as in regions.js."""

    def __init__(self) -> None:
        self.seq: int | None = None
        self.regions: dict[str, str] = {}
        self.mine: dict[str, str] = {}

    @property
    def place(self) -> list[str]:
        return re.findall(r'data-(?:step|phase)="([^"]*)"', self.regions.get("main", ""))

    def hello(self) -> None:
        """A new line: nothing of an earlier one says what this server has told."""
        self.seq = None

    def take(self, text: str) -> bool:
        """Whether the page now asks for the whole state."""
        frame: dict[str, Any] = json.loads(text)
        if frame["t"] == "mine":
            self.mine = listed(frame)
        if frame["t"] != "state":
            return False
        base, seq = frame["base"], frame["seq"]
        if base is not None:
            if self.seq is None or base > self.seq:
                return True
            if seq <= self.seq:
                return False
        self.seq = seq
        self.regions = ({} if base is None else self.regions) | listed(frame)
        for id in frame["gone"]:
            self.regions.pop(id, None)
        return False


def listed(frame: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["html"] for each in frame["regions"]}


class Wire:
    """Loses, doubles, holds back and shuffles what is sent through it, as long as it is `bad`."""

    def __init__(self, random: Random) -> None:
        self.bad = True
        self._random = random
        self._held: list[str] = []

    def through(self, frame: str) -> list[str]:
        """What arrives at the other end when this is sent."""
        if not self.bad:
            held, self._held = self._held, []
            return [*held, frame]
        arriving: list[str] = []
        match self._random.choices(("well", "lost", "twice", "later"), (4, 2, 2, 2))[0]:
            case "well":
                arriving = [frame]
            case "twice":
                arriving, self._held = [frame], [*self._held, frame]
            case "later":
                self._held.append(frame)
        if self._held and self._random.random() < 0.3:
            arriving += self._held
            self._held = []
            self._random.shuffle(arriving)
        return arriving


# --- frames alone: many histories ----------------------------------------------------------------
class Talk:
    """A channel, a page and the line between, with everything that the channel ever showed."""

    def __init__(self, random: Random) -> None:
        self.random, self.page = random, Page()
        self.now: dict[str, str] = {}
        self.ever: list[dict[str, str]] = [{}]
        self.begin()

    def begin(self) -> None:
        """A server that knows nothing of earlier frames, and a new line to it."""
        self.channel = Channel()
        self.channel.advance(self.now)
        self.reconnect()

    def reconnect(self) -> None:
        # Of a line that was left nothing more is heard (live.js).
        self.wire = Wire(self.random)
        self.page.hello()
        self.send(self.channel.whole_state())

    def change(self) -> None:
        now = dict(self.now)
        for id in self.random.sample("abcdefgh", self.random.randint(1, 3)):
            if id in now and self.random.random() < 0.3:
                del now[id]
            else:
                now[id] = f"{id}{self.random.random()}"
        self.now = now
        self.ever.append(now)
        if (frame := self.channel.advance(now)) is not None:
            self.send(frame)

    def send(self, frame: str) -> None:
        for each in self.wire.through(frame):
            asks = self.page.take(each)
            assert self.page.regions in self.ever, "a state that never was"
            if asks:
                self.wake()

    def wake(self) -> None:
        """The question can be lost as well."""
        if not self.wire.bad or self.random.random() < 0.8:
            self.send(self.channel.whole_state())


ENDINGS: dict[str, Callable[[Talk], None]] = {
    "the next change": Talk.change,
    "waking": Talk.wake,
    "the network's return": Talk.reconnect,
    "a restart": Talk.begin,
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("seed", range(50))
def test_whatever_the_line_does_the_page_ends_in_what_is(seed: int, ending: str) -> None:
    talk = Talk(Random(seed))
    for _ in range(60):
        whats = (talk.change, talk.wake, talk.reconnect, talk.begin)
        talk.random.choices(whats, (20, 1, 1, 1))[0]()

    heal(talk, ENDINGS[ending])

    assert talk.page.regions == talk.now


def heal(talk: Talk, ending: Callable[[Talk], None]) -> None:
    """The line is good again, and one thing happens on it."""
    talk.wire.bad = False
    ending(talk)
    if talk.wire.bad:  # it is a new line, whose first frame may be lost
        talk.wire.bad = False
        talk.wake()


def test_the_line_is_as_bad_as_it_says() -> None:
    """Otherwise the test above would hold of nothing."""
    wire, sent = Wire(Random(1)), [str(number) for number in range(200)]

    arrived = [each for frame in sent for each in wire.through(frame)]

    assert len(set(arrived)) < len(sent)
    assert len(set(arrived)) < len(arrived)
    assert arrived != sorted(arrived, key=int)


# --- the real hub, and what is in the database ---------------------------------------------------
class Window:
    """A page on a bad line to the workshop's hub."""

    def __init__(self, stage: Stage, kind: AudienceKind, random: Random) -> None:
        self.stage, self.random = stage, random
        self.audience = Audience(kind, "en")
        self.person = stage.people[0] if kind == AudienceKind.PHONE else None
        self.page, self.heard = Page(), asyncio.Event()
        self._asking: set[asyncio.Task[None]] = set()

    async def connect(self) -> None:
        """A new line to the hub that there is now."""
        self.wire = wire = Wire(self.random)
        self.page.hello()

        async def send(text: str) -> None:
            if wire is self.wire:
                self._arrive(wire.through(text))

        async def close(_code: int) -> None: ...

        self.hub = hub_of(self.stage.workshop.pk)
        participant = self.person.participant if self.person else None
        self.socket = Socket(self.audience, send, close, participant=participant)
        await self.hub.add(self.socket)

    def _arrive(self, frames: list[str]) -> None:
        for frame in frames:
            before = self.page.place
            if self.page.take(frame):
                self._ask(self.wake())
            if self.person is not None and self.page.place != before:
                self._ask(self.ask_for_mine(self.person))
        self.heard.set()

    def _ask(self, question: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(question)
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    async def ask_for_mine(self, person: Person) -> None:
        """Led to another step, a phone asks for what is its own there (follow.js)."""
        if not self.wire.bad or self.random.random() < 0.8:
            self.socket.say(await self.hub.personal(person.participant, "en"))

    async def wake(self) -> None:
        if not self.wire.bad or self.random.random() < 0.8:
            await self.hub.send_whole(self.socket)

    def leave(self) -> None:
        leave(self.hub, self.socket)

    async def is_current(self) -> None:
        """Take in what comes until the page shows what a fresh one would."""
        async with asyncio.timeout(SECONDS):
            while not await later(self._is_current):
                await self.heard.wait()
                self.heard.clear()

    def _is_current(self) -> bool:
        workshop = self.stage.workshop.pk
        fresh = render(workshop, frozenset({self.audience}), hub_module.connected_to(workshop))
        if self.person is not None:
            mine = personal_frame(workshop, self.person.participant, "en")
            if self.page.mine != listed(mine):
                return False
        return self.page.regions == fresh[self.audience]


def make_a_change(stage: Stage, random: Random) -> None:
    """Somebody does something: people write, the facilitator goes on, everybody moves cards."""
    person = random.choice(stage.people)
    step = stage.now
    # The last step is kept for the end: a phone asks for what is its own where it is led elsewhere,
    # and the end of the workshop leads nowhere.
    if random.random() < 0.12 and step.kind not in {StepKind.CLUSTER, StepKind.CLOSE}:
        go_next(stage)
        return
    match step.phase:
        case Phase.WRITING:
            act(person, "card.submit", text=f"Card {random.random()}")
        case Phase.LOOKING:
            hide_or_show(stage, random)
        case Phase.SORTING:
            move_something(stage, person, random)
        case _:
            act(stage.facilitator, "timer.adjust", minutes=1)


def hide_or_show(stage: Stage, random: Random) -> None:
    card = random.choice(list(Card.objects.filter(step=stage.now).order_by("pk")) or [None])
    if card is not None:
        verb = "card.unhide" if card.hidden else "card.hide"
        done(stage.facilitator, verb, card=str(card.pk), reason="rude")


def move_something(stage: Stage, person: Person, random: Random) -> None:
    themes, cards = themes_of_step(stage.now), unsorted_cards_of_step(stage.now)
    if len(themes) < 2:
        make_theme(person, f"Theme {random.random()}")
    elif cards and random.random() < 0.7:
        theme = random.choice(themes)
        done(person, "card.move", card=str(random.choice(cards).pk), theme=str(theme.pk))
    else:
        one, other = random.sample(themes, 2)
        done(person, "theme.merge", theme=str(one.pk), into=str(other.pk))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "TICK", 0.0)
    monkeypatch.setattr(hub_module, "CALM_TICK", 0.001)


@asynccontextmanager
async def windows(stage: Stage, random: Random) -> AsyncIterator[list[Window]]:
    """A phone, the console and the big screen."""
    opened = [Window(stage, kind, random) for kind in AudienceKind]
    for window in opened:
        await window.connect()
    try:
        yield opened
    finally:
        for window in opened:
            window.leave()


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("ending", ["the next change", "waking", "the network's return"])
@pytest.mark.parametrize("seed", range(3))
@live
async def test_every_page_ends_in_what_the_database_has(seed: int, ending: str) -> None:
    random = Random(seed)
    stage = await later(new_stage)
    async with windows(stage, random) as opened:
        for _ in range(25):
            await later(make_a_change, stage, random)
            one = random.choice(opened)
            match random.choices(("", "wake", "return", "restart"), (20, 1, 1, 1))[0]:
                case "wake":
                    await one.wake()
                case "return":
                    one.leave()
                    await one.connect()
                case "restart":
                    await restart(opened)
            await asyncio.sleep(0)

        for window in opened:
            window.wire.bad = False
        if ending == "the next change":
            # Everybody sees where the workshop is, so this is a frame for each of them.
            await later(go_next, stage)
        for window in opened:
            if ending == "waking":
                await window.wake()
            elif ending == "the network's return":
                window.leave()
                await window.connect()
                window.wire.bad = False
                await window.wake()
        for window in opened:
            await window.is_current()


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
@live
async def test_after_a_restart_a_high_number_from_before_is_in_nobodys_way() -> None:
    """The new process counts from the beginning; the page must not think it has seen it all."""
    stage = await later(new_stage)
    async with windows(stage, Random(1)) as opened:
        for window in opened:
            window.wire.bad = False
        for _ in range(6):
            await later(act, stage.facilitator, "timer.adjust", minutes=1)
            for window in opened:
                await window.is_current()
        before = [window.page.seq or 0 for window in opened]

        await restart(opened)
        for window in opened:
            window.wire.bad = False
            await window.wake()
        await later(act, stage.facilitator, "timer.adjust", minutes=1)

        for window, seq in zip(opened, before, strict=True):
            await window.is_current()
            assert window.page.seq is not None and window.page.seq < seq


async def restart(opened: list[Window]) -> None:
    """Everybody is put out, and comes back to a hub that knows nothing of before."""
    for window in opened:
        window.leave()
    for window in opened:
        await window.connect()


def new_stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    return stage
