"""Somebody without a phone: counted like everybody, and written for on a page of their own."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from tests.factories import Person, Stage, done, go_next, make_stage, refused, start, walk_to
from tests.workshop.browsers import (
    BACKEND,
    HOST,
    identity,
    is_refused,
    later,
    live,
    opened,
    socket_to,
)
from workshop import actors
from workshop.cookies import cookie_name, identity_of, set_identity
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.models import ActionRecord, Ballot, Card, CaseAnswer, Participant, Reaction
from workshop.queries.people import people_of
from workshop.templatetags.console import by_need

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return make_stage(people=2, roles=["Adviser"])


@pytest.fixture
def browser(stage: Stage) -> Client:
    """The facilitator's own."""
    browser = Client(headers={"host": HOST})
    browser.force_login(stage.crew.facilitator, backend=BACKEND)
    return browser


def entering(stage: Stage, browser: Client, name: str = "Aud", **more: str) -> Any:
    at = reverse("seat_new", args=[stage.workshop.pk])
    found = re.search(r'name="uuid" value="([^"]+)"', browser.get(at).content.decode())
    assert found
    return browser.post(at, {"uuid": found[1], "name": name, "role": "", **more})


def enter(stage: Stage, browser: Client, name: str = "Aud") -> Person:
    """Enter somebody; returns them with what the browser was given."""
    assert entering(stage, browser, name).status_code == 302
    row = Participant.objects.get(name=name)
    cookies = {key: each.value for key, each in browser.cookies.items()}
    who = identity_of(cookies, stage.workshop.pk, row.pk)
    assert who is not None
    return Person(stage.workshop.pk, who)


def page_of(person: Person) -> str:
    return reverse("seat", args=[person.workshop, person.id])


def seat_cookie(person: Person, name: str = "") -> dict[str, str]:
    response = HttpResponse()
    set_identity(
        response,
        workshop=person.workshop,
        participant=person.id,
        secret=person.participant.secret,
        seat=page_of(person),
    )
    own = cookie_name(person.workshop, person.id)
    return {name or own: response.cookies[own].value}


def post(
    browser: Client, person: Person, stage: Stage, action: str, **data: object
) -> dict[str, Any]:
    sent = {"id": str(uuid4()), "action": action, "step": str(stage.now.pk), "data": data}
    at = reverse("seat_act", args=[person.workshop, person.id])
    answer: dict[str, Any] = browser.post(at, sent, content_type="application/json").json()
    return answer


# --- coming in -------------------------------------------------------------------------------
def test_they_are_among_the_present_and_marked_for_the_facilitator(
    stage: Stage, browser: Client
) -> None:
    aud = enter(stage, browser)

    people = people_of(stage.workshop)
    assert people.present == 3
    assert [person.without_phone for person in people.people] == [False, False, True]
    # A phone that was never there is not one that was lost.
    found = {person.id: presence for person, presence in by_need(people, frozenset())}
    assert found[str(aud.id)] == "here"
    assert set(found.values()) == {"here", "lost"}


def test_their_page_opens_at_once_with_a_cookie_for_it_alone(stage: Stage, browser: Client) -> None:
    aud = enter(stage, browser)

    cookie = browser.cookies[cookie_name(stage.workshop.pk, aud.id)]
    assert cookie["path"] == page_of(aud)
    assert cookie["httponly"]
    # This browser is nobody in the workshop besides.
    assert cookie_name(stage.workshop.pk) not in browser.cookies
    page = browser.get(page_of(aud))
    assert page.status_code == 200
    assert "You write for" in page.content.decode()


def test_their_secret_is_stored_nowhere(stage: Stage, browser: Client) -> None:
    aud = enter(stage, browser)

    record = ActionRecord.objects.get(action="participant.enter")
    for kept in (record.answer, record.uuid, Participant.objects.filter(pk=aud.id).values().get()):
        assert aud.participant.secret not in str(kept)


def test_sent_twice_it_is_one_person(stage: Stage, browser: Client) -> None:
    at = reverse("seat_new", args=[stage.workshop.pk])
    found = re.search(r'name="uuid" value="([^"]+)"', browser.get(at).content.decode())
    assert found
    for _ in range(2):
        browser.post(at, {"uuid": found[1], "name": "Aud"})

    assert Participant.objects.filter(name="Aud").count() == 1


def test_a_name_that_is_too_long_is_said_and_kept(stage: Stage, browser: Client) -> None:
    answer = entering(stage, browser, "A" * 41)

    assert answer.status_code == 422
    assert "A" * 41 in answer.content.decode()
    assert people_of(stage.workshop).present == 2


def test_a_locked_door_is_the_facilitators_to_walk_through(stage: Stage, browser: Client) -> None:
    done(stage.facilitator, "joining.lock", locked="yes")

    enter(stage, browser)

    assert people_of(stage.workshop).present == 3


def test_a_full_workshop_is_full(stage: Stage, browser: Client, settings: Settings) -> None:
    settings.PARTICIPANTS = 2

    answer = entering(stage, browser)

    assert answer.status_code == 409
    assert "This workshop is full." in answer.content.decode()
    assert refused(stage.facilitator, "participant.enter", name="Aud") == "full"


# --- writing for them ------------------------------------------------------------------------
def test_a_card_is_theirs_under_a_key_like_anybodys(stage: Stage, browser: Client) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    aud = enter(stage, browser)

    answer = post(browser, aud, stage, "card.submit", text="Ask once more")

    assert answer["ok"]
    card = Card.objects.get(text="Ask once more")
    assert card.author_key == aud.key(stage.now)
    assert "Ask once more" in str(answer["mine"])
    record = ActionRecord.objects.get(action="card.submit", actor=f"k:{card.author_key}")
    assert record.at is None


def test_a_case_a_ballot_and_a_reaction_are_theirs_too(stage: Stage, browser: Client) -> None:
    walk_to(stage, StepKind.CASES, Phase.ANSWERING)
    aud = enter(stage, browser)
    case = stage.now.cases.all()[0]
    option = case.options.all()[0]
    post(browser, aud, stage, "case.answer", case=str(case.pk), option=str(option.pk))
    assert CaseAnswer.objects.get(author_key=aud.key(stage.now)).option == option

    walk_to(stage, StepKind.VOTE, Phase.VOTING)
    one = stage.now.options.all()[0]
    post(browser, aud, stage, "ballot.set", options=[str(one.pk)])
    assert Ballot.objects.get(author_key=aud.key(stage.now)).options == [str(one.pk)]

    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    newest = stage.now.rounds.latest("number")
    post(browser, aud, stage, "consent.react", round=str(newest.pk), kind="agree")
    assert Reaction.objects.get(author_key=aud.key(stage.now)).kind == "agree"


def test_the_console_learns_no_more_of_it_than_of_others(stage: Stage, browser: Client) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    aud = enter(stage, browser)
    post(browser, aud, stage, "card.submit", text="Ask once more")

    console = Audience(AudienceKind.CONSOLE, "en")
    regions = render(stage.workshop.pk, frozenset({console}))[console]

    assert "Ask once more" not in " ".join(regions.values())
    assert aud.key(stage.now) not in " ".join(regions.values())


@live
async def test_their_page_is_live_like_any_phone() -> None:
    stage = await later(make_stage, StepKind.WRITE)
    await later(start, stage)
    aud = await later(entered_in, stage)

    async with opened(f"{page_of(aud)}live/", seat_cookie(aud)) as page:
        answer = await page.act("card.submit", (await later(lambda: stage.now)).pk, text="Listen")
        assert answer["ok"]
        await later(go_next, stage)
        await page.until_reads("Look up")


def entered_in(stage: Stage) -> Person:
    answer = done(stage.facilitator, "participant.enter", name="Aud")
    return Person(
        stage.workshop.pk, actors.Participant(int(answer["participant"]), actors.new_secret())
    )


# --- whose page opens where --------------------------------------------------------------------
def test_one_browser_holds_several_people_apart(stage: Stage, browser: Client) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    aud, bo = enter(stage, browser, "Aud"), enter(stage, browser, "Bo")
    post(browser, aud, stage, "card.submit", text="Of Aud")
    post(browser, bo, stage, "card.submit", text="Of Bo")

    pages = [browser.get(page_of(each)).content.decode() for each in (aud, bo)]

    assert ["Of Aud" in page for page in pages] == [True, False]
    assert ["Of Bo" in page for page in pages] == [False, True]
    # Each leads to the other; what is being written is kept apart on the device.
    assert page_of(bo) in pages[0]
    assert page_of(aud) in pages[1]
    assert f'data-workshop="{stage.workshop.pk}-{aud.id}"' in pages[0]


def test_many_without_a_phone_cost_their_pages_no_more_than_two(
    stage: Stage, browser: Client
) -> None:
    aud, _bo = enter(stage, browser, "Aud"), enter(stage, browser, "Bo")
    browser.get(page_of(aud))
    with CaptureQueriesContext(connection) as of_two:
        browser.get(page_of(aud))
    for number in range(6):
        enter(stage, browser, f"Guest of honour {number}")
    browser.get(page_of(aud))

    with CaptureQueriesContext(connection) as of_many:
        assert "Guest of honour 5" in browser.get(page_of(aud)).content.decode()

    assert len(of_many) == len(of_two)


def test_in_another_browser_nobody_writes_for_them(stage: Stage, browser: Client) -> None:
    aud = enter(stage, browser)
    other = Client(headers={"host": HOST})
    other.force_login(stage.crew.facilitator, backend=BACKEND)

    page = other.get(page_of(aud))

    assert page.status_code == 403
    assert "This page is in another browser" in page.content.decode()
    at = reverse("seat_poll", args=[stage.workshop.pk, aud.id])
    assert other.get(at).status_code == 404


def test_a_participants_own_cookie_opens_nobody_elses_page(stage: Stage, browser: Client) -> None:
    aud, ann = enter(stage, browser), stage.people[0]
    phone = Client(headers={"host": HOST})
    forged = next(iter(identity(ann).values()))
    phone.cookies.load(identity(ann) | {cookie_name(stage.workshop.pk, aud.id): forged})

    assert phone.get(page_of(aud)).headers["location"] == reverse("join")


@live
async def test_nor_does_it_open_their_socket() -> None:
    stage = await later(make_stage, StepKind.WRITE)
    aud = await later(entered_in, stage)
    ann = stage.people[0]
    forged = {cookie_name(stage.workshop.pk, aud.id): next(iter(identity(ann).values()))}

    assert await is_refused(socket_to(f"{page_of(aud)}live/", identity(ann) | forged))
    assert await is_refused(socket_to(f"{page_of(aud)}live/", {}))


def test_names_of_the_others_are_for_whoever_is_signed_in(stage: Stage, browser: Client) -> None:
    aud, bo = enter(stage, browser, "Aud"), enter(stage, browser, "Bo")
    signed_out = Client(headers={"host": HOST})
    signed_out.cookies.load(seat_cookie(aud))

    page = signed_out.get(page_of(aud))

    assert page.status_code == 200
    assert page_of(bo) not in page.content.decode()


def test_who_was_marked_as_left_is_offered_no_more(stage: Stage, browser: Client) -> None:
    aud, bo = enter(stage, browser, "Aud"), enter(stage, browser, "Bo")
    done(stage.facilitator, "participant.leave", participant=str(bo.id))

    assert page_of(bo) not in browser.get(page_of(aud)).content.decode()
