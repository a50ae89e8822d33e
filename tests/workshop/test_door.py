"""The door: locked to newcomers, open to whoever is in, and the same to whoever guesses."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Stage, done, join, make_stage, refused, start, walk_to_end
from tests.workshop.browsers import HOST, identity
from workshop.enums import AudienceKind, StepKind
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.models import ActionRecord, Participant, Workshop
from workshop.templatetags.samsyn import code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("waits")]


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(people=1, title="What service means to us")
    start(stage)
    return stage


def lock(stage: Stage, locked: str = "yes") -> None:
    done(stage.facilitator, "joining.lock", locked=locked)


def phone(language: str = "") -> Client:
    browser = Client(headers={"host": HOST})
    if language:
        browser.cookies["django_language"] = language
    return browser


def at(stage: Stage) -> str:
    return reverse("join_code", args=[stage.workshop.code])


def regions(stage: Stage, kind: AudienceKind) -> str:
    audience = Audience(kind, "en")
    return " ".join(render(stage.workshop.pk, frozenset({audience}))[audience].values())


def test_a_newcomer_reads_that_the_door_is_locked_and_nothing_else(stage: Stage) -> None:
    lock(stage)

    answer = phone().get(at(stage))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The facilitator has locked the door for now." in page
    assert "What service means to us" not in page
    assert 'name="name"' not in page


def test_who_had_the_form_open_already_is_told_so_too(stage: Stage) -> None:
    guest = phone()
    form = re.search(r'name="uuid" value="([^"]+)"', guest.get(at(stage)).content.decode())
    assert form
    lock(stage)

    answer = guest.post(at(stage), {"uuid": form[1], "name": "Kari"})

    assert answer.status_code == 409
    assert "locked the door" in answer.content.decode()
    assert not Participant.objects.filter(name="Kari").exists()


def test_who_came_in_and_lost_the_answer_is_not_shut_out(stage: Stage) -> None:
    guest = phone()
    form = re.search(r'name="uuid" value="([^"]+)"', guest.get(at(stage)).content.decode())
    assert form
    phone().post(at(stage), {"uuid": form[1], "name": "Kari"})  # the answer never came
    lock(stage)

    answer = guest.post(at(stage), {"uuid": form[1], "name": "Kari"})

    assert answer.status_code == 302
    assert Participant.objects.filter(name="Kari").count() == 1


def test_whoever_is_in_stays_in_and_comes_back(stage: Stage) -> None:
    inside = phone()
    inside.cookies.load(identity(stage.people[0]))
    lock(stage)

    assert inside.get(reverse("phone", args=[stage.workshop.pk])).status_code == 200
    assert inside.get(at(stage)).headers["location"] == reverse("phone", args=[stage.workshop.pk])


def test_the_sentence_is_in_the_newcomers_language() -> None:
    stage = make_stage(people=0, language="nb")
    lock(stage)

    assert '<html lang="nb"' in phone().get(at(stage)).content.decode()
    assert '<html lang="sv"' in phone("sv").get(at(stage)).content.decode()


def test_opened_again_everybody_comes_in(stage: Stage) -> None:
    lock(stage)
    assert refused(stage.newcomer, "participant.join", name="Kari") == "locked"

    lock(stage, "no")

    join(stage, name="Kari")
    assert Participant.objects.filter(name="Kari").exists()


def test_said_twice_it_is_the_same(stage: Stage) -> None:
    lock(stage)
    before = Workshop.objects.get(pk=stage.workshop.pk).revision

    lock(stage)

    now = Workshop.objects.get(pk=stage.workshop.pk)
    assert now.joining_locked
    assert now.revision == before


def test_what_the_door_says_is_yes_or_no(stage: Stage) -> None:
    assert refused(stage.facilitator, "joining.lock", locked="perhaps") == "invalid"
    assert not ActionRecord.objects.filter(action="joining.lock").exists()


def test_a_locked_door_makes_guessing_no_cheaper(stage: Stage, waits: list[float]) -> None:
    """A good code is one, locked or not: it costs no try, and a wrong one costs what it did."""
    lock(stage)
    wrong = reverse("join_code", args=[str(1_099_999 - int(stage.workshop.code))])
    guesser = phone()
    for _ in range(25):
        assert guesser.get(at(stage)).status_code == 409
    assert waits == []

    for _ in range(20):
        assert guesser.get(wrong).status_code == 404
    assert waits == []
    guesser.get(wrong)
    guesser.get(at(stage))

    assert len(waits) == 1


def test_after_the_end_it_is_said_that_it_has_ended() -> None:
    stage = make_stage(StepKind.WRITE)
    lock(stage)
    walk_to_end(stage)

    answer = phone().get(at(stage))

    assert answer.status_code == 410
    assert "locked the door" not in answer.content.decode()
    assert refused(stage.newcomer, "participant.join") == "ended"


def test_the_big_screen_says_so_in_place_of_the_code(stage: Stage) -> None:
    before = regions(stage, AudienceKind.SCREEN)
    assert "data-qr" in before
    assert code(stage.workshop.code) in before

    lock(stage)

    wall = regions(stage, AudienceKind.SCREEN)
    assert "The door is locked for now." in wall
    assert "data-qr" not in wall
    assert "data-host" not in wall
    assert code(stage.workshop.code) not in wall


def test_the_console_says_so_beside_the_code_which_it_keeps(stage: Stage) -> None:
    lock(stage)

    console = regions(stage, AudienceKind.CONSOLE)
    assert "Door locked" in console
    assert "nobody new comes in" in console
    assert stage.workshop.code in console
    assert "Open the door again" in console


def test_phones_see_nothing_of_it(stage: Stage) -> None:
    before = regions(stage, AudienceKind.PHONE)

    lock(stage)

    assert regions(stage, AudienceKind.PHONE) == before
