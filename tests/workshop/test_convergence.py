"""What the frames lead to is what a fresh page shows: for every command, audience and language.

The hub renders only for the audiences that an event names. So this holds `audiences_of` to account
as well: whoever is not named must see nothing else than before.
"""

import json
import re
from collections.abc import Iterator

import pytest

from tests.factories import Person, Stage, act, make_stage
from tests.workshop.table import (
    ALWAYS,
    CLOCK,
    CONSOLE,
    DOOR,
    FINISHED,
    MOMENTS,
    PHONE,
    READY,
    ROWS,
    Rewind,
    bring_to,
)
from tests.workshop.test_bad_input import rewound
from workshop.enums import AudienceKind
from workshop.events import Event
from workshop.live.audiences import audiences_of, touched
from workshop.live.fragments import nested
from workshop.live.hub import Channel, render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import Committed, listeners
from workshop.models import Step

pytestmark = pytest.mark.django_db

AUDIENCES = frozenset(
    Audience(kind, language) for kind in AudienceKind for language in ("en", "nb")
)
# Where an action that is always permitted is tried; those that move the workshop, everywhere.
SOMEWHERE = {READY, ("write", "writing"), ("agree", "reacting"), ("close", "open"), FINISHED}
MOVES = {"workshop.start", "workshop.next", "workshop.back", "step.reopen"}


@pytest.fixture
def told() -> Iterator[list[Committed]]:
    heard: list[Committed] = []
    listeners.append(heard.append)
    yield heard
    listeners.remove(heard.append)


def tried(moment: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """What is sent in this moment, and by whom."""
    for action, row in ROWS.items():
        wide = row.moments == ALWAYS and action not in MOVES
        if moment in row.moments and (moment in SOMEWHERE or not wide):
            for who in row.who:
                yield action, who


def sender(stage: Stage, who: str) -> Person:
    return {
        PHONE: stage.people[0],
        CONSOLE: stage.facilitator,
        DOOR: stage.newcomer,
        CLOCK: stage.clock,
    }[who]


def applied(regions: dict[str, str], frame: str | None) -> dict[str, str]:
    """The page's regions after a frame."""
    if frame is None:
        return regions
    told = json.loads(frame)
    after = regions | {each["id"]: each["html"] for each in told["regions"]}
    return {id: html for id, html in after.items() if id not in told["gone"]}


def own(stage: Stage) -> list[dict[str, str]]:
    """Everybody's own regions."""
    frames = [personal_frame(stage.workshop.pk, who.participant, "en") for who in stage.people]
    return [{each["id"]: each["html"] for each in frame["regions"]} for frame in frames]


def place(regions: dict[str, str]) -> list[str]:
    """The step and phase that a phone reads off its page; when they change it asks for its own."""
    return re.findall(r'data-(?:step|phase)="([^"]*)"', regions.get("main", ""))


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: " ".join(moment).strip())
def test_frames_lead_to_what_a_fresh_page_shows(
    moment: tuple[str, str], told: list[Committed]
) -> None:
    stage = make_stage()
    bring_to(stage, moment)
    before = render(stage.workshop.pk, AUDIENCES)
    mine_before = own(stage)
    seen_to_change = 0
    for action, who in tried(moment):
        told.clear()
        data = ROWS[action].data(stage)
        with rewound():
            answer = act(sender(stage, who), action, **data)
            if not answer.ok:
                raise Rewind
            # None where nothing was to be done: a clock that rests already is not paused.
            events = told[0].events if told else ()
            named = audiences_of(events)
            fresh = render(stage.workshop.pk, AUDIENCES)
            for audience, regions in before.items():
                channel = Channel(7, regions)
                frame = channel.advance(fresh[audience]) if audience.kind in named else None
                assert applied(regions, frame) == fresh[audience], (action, audience)
                seen_to_change += frame is not None
                if frame is not None:
                    head = json.loads(frame)
                    assert (head["t"], head["base"], head["seq"]) == ("state", 7, 8)
                    assert json.loads(channel.whole_state())["seq"] == 8
            check_ones_own(stage, events, action, who, mine_before, before, fresh)
    assert seen_to_change or moment == FINISHED


def check_ones_own(
    stage: Stage,
    events: tuple[Event, ...],
    action: str,
    who: str,
    mine_before: list[dict[str, str]],
    before: dict[Audience, dict[str, str]],
    fresh: dict[Audience, dict[str, str]],
) -> None:
    """Whose own regions changed through another is told, or is led to another place and asks."""
    phones = Audience(AudienceKind.PHONE, "en")
    if place(before[phones]) != place(fresh[phones]):
        return
    keys = touched(events)
    for number, (person, then, now) in enumerate(
        zip(stage.people, mine_before, own(stage), strict=False)
    ):
        if then == now or (who == PHONE and number == 0):
            continue
        ways = {f"p:{person.id}"} | {
            person.key(step) for step in Step.objects.filter(workshop=stage.workshop)
        }
        assert ways & keys, f"{action} by {who} changed what {number} has, and nobody tells them"


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: " ".join(moment).strip())
def test_every_region_has_a_place_on_the_first_page(moment: tuple[str, str]) -> None:
    """A region that no other holds and that the page does not name would never be seen."""
    stage = make_stage()
    bring_to(stage, moment)
    top = {
        AudienceKind.PHONE: ["top", "main"],
        AudienceKind.CONSOLE: [
            "top", "pace", "dark", "agenda", "now", "facilitating", "body", "next", "people",
        ],
        AudienceKind.SCREEN: ["screen"],
    }  # fmt: skip
    for audience, regions in render(stage.workshop.pk, AUDIENCES).items():
        page = nested(regions, top[audience.kind])
        for region in regions:
            assert page.count(f'id="{region}"') == 1, (audience, region)
        assert "<!--inside-->" not in page


def test_nothing_changed_is_no_frame() -> None:
    channel = Channel()
    assert channel.advance({"a": "1"}) is not None
    assert channel.advance({"a": "1"}) is None
    assert channel.seq == 1


def test_what_is_gone_is_said_to_be_gone() -> None:
    channel = Channel()
    channel.advance({"a": "1", "b": "2"})

    frame = json.loads(channel.advance({"b": "3"}) or "")

    assert frame == {
        "t": "state",
        "base": 1,
        "seq": 2,
        "regions": [{"id": "b", "html": "3"}],
        "gone": ["a"],
    }
    assert json.loads(channel.whole_state()) == {
        "t": "state",
        "base": None,
        "seq": 2,
        "regions": [{"id": "b", "html": "3"}],
        "gone": [],
    }
