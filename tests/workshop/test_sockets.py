"""Sockets: who may open one, what it gets, and what one of them can do to the others."""

import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core import signing

from behaviours.models import Membership
from behaviours.roles import Roles, add_member
from behaviours.teams import remove_member
from tests.factories import (
    Person,
    Stage,
    done,
    go_next,
    join,
    make_crew,
    make_person,
    make_stage,
    make_theme,
    unsorted_cards,
    walk_to,
    write,
)
from tests.workshop.browsers import (
    Browser,
    console,
    identity,
    is_refused,
    later,
    live,
    phone,
    screen,
    session,
    socket_to,
    token_of,
)
from workshop.actors import Participant, new_secret
from workshop.cookies import SALT, cookie_name
from workshop.enums import Phase, StepKind
from workshop.live import hub
from workshop.models import Card

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs do not wait for more changes before they send."""
    monkeypatch.setattr(hub, "TICK", 0.0)


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    return stage


@pytest.fixture
def board(stage: Stage) -> Stage:
    """Three cards on an open board."""
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    return stage


# --- the door -------------------------------------------------------------------------------------
@live
async def test_a_phone_is_greeted_with_the_time_the_whole_state_and_its_own(stage: Stage) -> None:
    async with phone(stage.people[0]) as ann:
        kinds = [frame["t"] for frame in ann.told]

    assert kinds == ["hello", "state", "mine"]
    assert ann.told[0]["now"] > 1_700_000_000_000
    assert {"top", "main", "step"} <= set(ann.regions)


@live
async def test_console_and_screen_are_greeted_with_the_time_and_the_whole_state(
    stage: Stage,
) -> None:
    async with console(stage) as boss, screen(stage) as wall:
        assert [frame["t"] for frame in boss.told] == ["hello", "state"]
        assert [frame["t"] for frame in wall.told] == ["hello", "state"]
        assert {"agenda", "now", "next", "people"} <= set(boss.regions)
        assert set(wall.regions) == {"screen"}


def changed(cookies: dict[str, str]) -> dict[str, str]:
    """A cookie whose last letter somebody has changed."""
    return {k: v[:-1] + ("A" if v[-1] != "A" else "B") for k, v in cookies.items()}


def forged(stage: Stage) -> dict[str, str]:
    """An own secret for somebody else's id, without the server's signature."""
    found = {"w": str(stage.workshop.pk), "p": str(stage.people[0].id), "s": new_secret()}
    return {
        cookie_name(stage.workshop.pk): signing.dumps(found, salt=SALT, key="not the server's key")
    }


def of_another_workshop(stage: Stage) -> dict[str, str]:
    other = make_stage(StepKind.WRITE, people=1, crew=stage.crew)
    (value,) = identity(other.people[0]).values()
    return {cookie_name(stage.workshop.pk): value}


def of_nobody(stage: Stage) -> dict[str, str]:
    ghost = Person(stage.workshop.pk, Participant(5, new_secret()))
    return identity(ghost)


@pytest.mark.parametrize(
    "cookies",
    [
        lambda stage: {},
        lambda stage: {cookie_name(stage.workshop.pk): "x"},
        lambda stage: changed(identity(stage.people[0])),
        forged,
        of_another_workshop,
        of_nobody,
        lambda stage: session(stage.crew.facilitator),
    ],
    ids=["nothing", "nonsense", "changed", "forged", "other workshop", "nobody", "a member"],
)
def test_a_phone_without_a_good_cookie_stays_outside(
    stage: Stage, cookies: Callable[[Stage], dict[str, str]]
) -> None:
    given = cookies(stage)

    @live
    async def scenario() -> None:
        assert await is_refused(socket_to(f"/live/phone/{stage.workshop.pk}/", given))

    scenario()


@pytest.mark.parametrize("who", ["nobody", "reader", "manager", "other team's", "participant"])
def test_the_console_is_for_the_teams_facilitators(stage: Stage, who: str) -> None:
    cookies: dict[str, dict[str, str]] = {
        "nobody": {},
        "reader": session(stage.crew.reader),
        "manager": session(stage.crew.manager),
        "other team's": session(make_crew().facilitator),
        "participant": identity(stage.people[0]),
    }

    @live
    async def scenario() -> None:
        assert await is_refused(socket_to(f"/live/console/{stage.workshop.pk}/", cookies[who]))

    scenario()


@live
async def test_the_screen_opens_by_its_link_alone(stage: Stage) -> None:
    cookies = await later(session, stage.crew.facilitator)
    for token in ("x", str(stage.workshop.pk), "0" * 32, stage.workshop.code):
        assert await is_refused(socket_to(f"/live/screen/{token}/", cookies))
    async with screen(stage) as wall:
        assert wall.regions


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, "testserver"),
        ("", "testserver"),
        ("null", "testserver"),
        ("http://evil.example", "testserver"),
        ("http://testserver:81", "testserver"),
        ("http://testserver.evil.example", "testserver"),
        ("http://[", "testserver"),
        # DNS rebinding: a public name that leads to this machine.
        ("http://evil.example", "evil.example"),
    ],
)
def test_no_other_site_opens_a_socket_here(stage: Stage, origin: str | None, host: str) -> None:
    cookies = session(stage.crew.facilitator) | identity(stage.people[0])
    pk, token = stage.workshop.pk, token_of(stage)

    @live
    async def scenario() -> None:
        for path in (f"/live/phone/{pk}/", f"/live/console/{pk}/", f"/live/screen/{token}/"):
            assert await is_refused(socket_to(path, cookies, origin=origin, host=host))

    scenario()


@pytest.mark.parametrize(
    "path",
    ["/live/phone/1/", f"/live/phone/{10**40}/", f"/live/console/{10**40}/", "/live/", "/x", "/"],
)
def test_a_socket_to_nowhere_is_closed(stage: Stage, path: str) -> None:
    cookies = session(stage.crew.facilitator) | identity(stage.people[0])

    @live
    async def scenario() -> None:
        assert await is_refused(socket_to(path, cookies))

    scenario()


# --- acting ---------------------------------------------------------------------------------------
@live
async def test_an_action_is_acknowledged_with_ones_own_state(stage: Stage) -> None:
    step = await later(lambda: stage.now)
    async with phone(stage.people[0]) as ann:
        answer = await ann.act("card.submit", step.pk, text="Listen before I answer")

    card = await later(Card.objects.get)
    assert (answer["ok"], answer["data"]) == (True, {"card": str(card.pk)})
    assert answer["mine"]["step"] == str(step.pk)
    assert "Listen before I answer" in ann.mine[f"mine-{step.pk}"]


@live
async def test_a_refusal_comes_back_to_its_sender_alone(stage: Stage) -> None:
    step = await later(lambda: stage.now)
    async with phone(stage.people[0]) as ann, phone(stage.people[1]) as bo:
        answer = await ann.act("card.submit", step.pk, text=" ")
        await bo.settle()

    assert answer == {
        "t": "ack",
        "id": answer["id"],
        "ok": False,
        "code": "invalid",
        "message": "Write something first.",
        "fields": {"text": "Write something first."},
    }
    assert "ack" not in {frame["t"] for frame in bo.told}


@live
async def test_an_action_sent_again_is_answered_the_same(stage: Stage) -> None:
    step, uuid = await later(lambda: stage.now), uuid4()
    async with phone(stage.people[0]) as ann:
        first = await ann.act("card.submit", step.pk, uuid=uuid, text="Listen")
        again = await ann.act("card.submit", step.pk, uuid=uuid, text="Listen")

    assert first == again
    assert await later(Card.objects.count) == 1


@live
async def test_a_change_by_one_reaches_all_the_others(board: Stage) -> None:
    step = await later(lambda: board.now)
    ann, bo, _ = board.people
    async with phone(ann) as one, phone(bo) as other, console(board) as boss, screen(board) as wall:
        answer = await one.act("theme.create", step.pk, name="Hearing people out")
        for browser in (one, other, boss, wall):
            await browser.until_reads("Hearing people out")

    assert answer["ok"]
    assert f"theme-{answer['data']['theme']}" in other.regions
    assert [browser.gaps for browser in (one, other, boss, wall)] == [0, 0, 0, 0]


@live
async def test_frames_lead_without_a_gap_to_what_a_fresh_page_shows(board: Stage) -> None:
    cards = [card.pk for card in await later(unsorted_cards, await later(lambda: board.now))]
    async with phone(board.people[0]) as watching:
        await later(make_theme, board.facilitator, "Hearing", *cards[:2])
        await later(make_theme, board.facilitator, "Following up", cards[2])
        await later(go_next, board)
        async with phone(board.people[1]) as fresh:
            while watching.regions != fresh.regions:
                await watching.next()

    assert watching.gaps == 0
    assert "Hearing" not in watching.html  # the close shows no board


@live
async def test_what_others_send_in_secret_is_not_even_counted_on_a_phone(stage: Stage) -> None:
    """Else the number of frames would tell how fast the others write."""
    async with phone(stage.people[0]) as ann, console(stage) as boss:
        before = ann.seq
        for number in range(3):
            await later(write, stage.people[1], f"Hidden {number}")
        await boss.until("state", base=boss.seq)
        await later(done, stage.facilitator, "timer.adjust", minutes=1)
        frame = await ann.until("state")

    assert (frame["base"], frame["seq"]) == (before, before + 1)
    assert [region["id"] for region in frame["regions"]] == ["top"]


@live
async def test_after_a_gap_a_page_asks_for_the_whole(board: Stage) -> None:
    async with phone(board.people[0]) as ann:
        await later(make_theme, board.facilitator, "Hearing")
        await ann.until_reads("Hearing")
        ann.regions, ann.seq = {}, -1
        await ann.say({"t": "whole"})
        frame = await ann.until("state", base=None)
        await ann.until("mine")

    assert "Hearing" in ann.html
    assert frame["seq"] == ann.seq == 2


@live
async def test_a_page_asks_for_its_own_part_and_for_the_time(stage: Stage) -> None:
    async with phone(stage.people[0]) as ann:
        await ann.say({"t": "mine"})
        assert (await ann.next())["t"] == "mine"
        await ann.say({"t": "ping"})
        assert (await ann.next())["t"] == "pong"


@live
async def test_the_screen_may_only_look(stage: Stage) -> None:
    async with screen(stage) as wall:
        message = {"t": "act", "id": str(uuid4()), "action": "workshop.next", "data": {}}
        await wall.say(message)
        assert await wall.until("refused") == {"t": "refused", "code": "malformed"}
        await wall.say({"t": "mine"})
        await wall.until("refused")

    assert await later(lambda: stage.place) == ("write", "writing")


@live
async def test_a_phone_cannot_press_next(stage: Stage) -> None:
    step = await later(lambda: stage.now)
    async with phone(stage.people[0]) as ann:
        answer = await ann.act("workshop.next", step.pk, seen=str(step.pk), phase="writing")

    assert (answer["ok"], answer["code"]) == (False, "not_allowed")
    assert await later(lambda: stage.place) == ("write", "writing")


@live
async def test_each_person_reads_in_their_own_language(stage: Stage) -> None:
    async with (
        phone(stage.people[0], django_language="sv") as swedish,
        phone(stage.people[1], django_language="xx") as lost,
    ):
        step = await later(lambda: stage.now)
        in_swedish = await swedish.act("card.submit", step.pk, text="")
        in_english = await lost.act("card.submit", step.pk, text="")

    assert in_english["message"] == "Write something first."
    assert in_swedish["message"] == "Skriv något först."


# --- ones own state, touched by others ------------------------------------------------------------
@live
async def test_the_writer_of_a_card_that_is_kept_back_is_told_and_nobody_else(
    stage: Stage,
) -> None:
    card = await later(write, stage.people[0], "Like Kari never does")
    await later(go_next, stage)
    async with phone(stage.people[0]) as ann, phone(stage.people[1]) as bo:
        before = dict(bo.mine)
        await later(done, stage.facilitator, "card.hide", card=str(card), reason="names_person")
        await ann.until("mine")
        await bo.settle()

    (html,) = ann.mine.values()
    assert "Like Kari never does" in html
    assert "textarea" in html or "form" in html
    assert bo.mine == before
    assert "Kari" not in json.dumps(bo.told)


@live
async def test_who_is_marked_as_left_is_told_on_their_own_phone(stage: Stage) -> None:
    ann, bo, _ = stage.people
    async with phone(ann) as one, phone(bo) as other:
        before = dict(one.mine)
        await later(done, stage.facilitator, "participant.leave", participant=str(ann.id))
        await one.until("mine")
        left = dict(one.mine)
        await later(done, stage.facilitator, "participant.return", participant=str(ann.id))
        await one.until("mine")
        await other.settle()

    assert left != before
    assert one.mine == before
    assert [frame["t"] for frame in other.told].count("mine") == 1


@live
async def test_the_answer_to_a_question_reaches_the_phones_that_read_the_reasons() -> None:
    stage = await later(at_reasons)
    step = await later(lambda: stage.now)
    asked = await later(lambda: stage.step(StepKind.AGREE).rounds.get().reactions.get())
    async with phone(stage.people[1]) as bo, console(stage) as boss:
        answer = await boss.act(
            "understanding.answer",
            step.pk,
            reaction=str(asked.pk),
            text="Yes, in letters as well",
        )
        await bo.until_reads("Yes, in letters as well")

    assert answer["ok"]


def at_reasons() -> Stage:
    stage = make_stage(StepKind.AGREE)
    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    newest = stage.step(StepKind.AGREE).rounds.get()
    done(
        stage.people[0],
        "consent.react",
        round=str(newest.pk),
        kind="understand",
        reason="Also in letters?",
    )
    go_next(stage)
    return stage


@live
async def test_the_console_sees_who_is_connected_and_who_is_lost(stage: Stage) -> None:
    kari = await later(join, stage, "Kari")
    async with console(stage) as boss:
        without = boss.regions["people"]
        async with phone(kari):
            await boss.until("state")
            with_kari = boss.regions["people"]
        await boss.until("state")

    assert "Kari" in without
    assert with_kari != without
    assert boss.regions["people"] == without


# --- what one socket can do -----------------------------------------------------------------------
DEEP = "[" * 100_000
MALFORMED: list[Any] = [
    "",
    "not json",
    "[]",
    "5",
    "null",
    '"act"',
    "{}",
    DEEP,
    '{"t":' + DEEP,
    "{" * 20_000,
    {"t": 5},
    {"t": ["act"]},
    {"t": "dance"},
    {"t": "act"},
    {"t": "act", "id": "1", "action": "card.submit", "data": {}},
    {"t": "act", "id": str(uuid4()), "action": "card.submit", "data": []},
    {"t": "act", "id": str(uuid4()), "action": "card.submit", "data": "x"},
    {"t": "act", "id": str(uuid4()), "action": 5, "data": {}},
    {"t": "act", "id": str(uuid4()), "action": "x" * 41, "data": {}},
    {"t": "act", "id": str(uuid4()), "action": "card.submit", "step": "five", "data": {}},
    {"t": "act", "id": str(uuid4()), "action": "card.submit", "step": [5], "data": {}},
    f'{{"t":"act","id":"{uuid4()}","action":"card.submit","step":1e999,"data":{{}}}}',
    f'{{"t":"act","id":"{uuid4()}","action":"card.submit","step":NaN,"data":{{}}}}',
    f'{{"t":"act","id":"{uuid4()}","action":"card.submit","step":{"9" * 5000},"data":{{}}}}',
    f'{{"t":"act","id":"{uuid4()}","action":"card.submit","data":{{"text":{DEEP}',
]


@pytest.mark.parametrize("at", range(0, len(MALFORMED), 9))
def test_a_malformed_frame_is_refused_and_the_socket_lives(stage: Stage, at: int) -> None:
    @live
    async def scenario() -> None:
        async with phone(stage.people[0]) as ann:
            for message in MALFORMED[at : at + 9]:
                await ann.say(message)
                frame = await ann.next()
                assert frame == {"t": "refused", "code": "malformed"}, str(message)[:100]
            await ann.say({"t": "ping"})
            assert (await ann.next())["t"] == "pong"

    scenario()


@live
async def test_bytes_are_malformed_too(stage: Stage) -> None:
    async with phone(stage.people[0]) as ann:
        await ann.line.send(bytes=b'{"t":"ping"}')
        assert await ann.next() == {"t": "refused", "code": "malformed"}


@live
async def test_the_tenth_malformed_frame_ends_its_own_socket_and_no_other(stage: Stage) -> None:
    async with phone(stage.people[1]) as bo:
        async with phone(stage.people[0]) as ann:
            for _ in range(10):
                await ann.say("not json")
            assert await ann.until_closed() == 4400
        await bo.say({"t": "ping"})
        assert (await bo.next())["t"] == "pong"
    assert [frame["t"] for frame in ann.told].count("refused") == 10


@live
async def test_odd_but_well_formed_actions_are_refused_in_words(stage: Stage) -> None:
    step = await later(lambda: stage.now)
    async with phone(stage.people[0]) as ann:
        for data in (
            {"text": 10**400},
            {"text": "\ud83d"},
            {"text": {"a": ["b"]}},
            {"text": "x" * 60_000},
            {},
        ):
            answer = await ann.act("card.submit", step.pk, **data)
            assert (answer["ok"], answer["code"]) == (False, "invalid"), data
        answer = await ann.act("card.submit", 10**400, text="Listen")
        assert answer["code"] == "step_closed"
        answer = await ann.act("card.submit", -1, text="Listen")
        assert answer["code"] == "step_closed"
    assert await later(Card.objects.count) == 0


@live
async def test_removed_from_the_team_means_out_at_once(
    stage: Stage, django_capture_on_commit_callbacks: Any
) -> None:
    second = await later(another_facilitator, stage)

    def remove() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            remove_member(membership=Membership.objects.get(user=second), by=stage.crew.manager)

    async with (
        console(stage, second) as out,
        console(stage) as stays,
        phone(stage.people[0]) as ann,
    ):
        await later(remove)
        assert await out.until_closed() == 4403
        await stays.settle()
        await ann.settle()
        cookies = await later(session, second)
        assert await is_refused(socket_to(f"/live/console/{stage.workshop.pk}/", cookies))

    assert out.told[-1] == {"t": "bye", "reason": "removed"}


def another_facilitator(stage: Stage) -> User:
    user = make_person()
    add_member(stage.crew.team, user, Roles(facilitator=True))
    return user


@live
async def test_a_renewed_link_ends_the_screens_that_were_open(stage: Stage) -> None:
    old = await later(token_of, stage)
    async with screen(stage) as wall, console(stage) as boss:
        await later(done, stage.facilitator, "screen.renew")
        assert await wall.until_closed() == 4403
        await boss.until("state")
        assert await later(token_of, stage) in boss.html

    assert await is_refused(socket_to(f"/live/screen/{old}/", {}))
    async with screen(stage) as again:
        assert again.regions


@live
async def test_a_person_has_six_pages_open_and_no_seventh(stage: Stage) -> None:
    async with AsyncExitStack() as pages:
        for _ in range(6):
            await pages.enter_async_context(phone(stage.people[0]))
        seventh = socket_to(f"/live/phone/{stage.workshop.pk}/", identity(stage.people[0]))
        assert await seventh.connect()
        browser = Browser(seventh)
        assert await browser.until_closed() == 4400
        assert browser.told[-1] == {"t": "bye", "reason": "too_many"}
        async with phone(stage.people[1]) as bo:
            assert bo.regions
