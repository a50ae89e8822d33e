"""Coming in by code: quick, forgiving with what is typed, and each person once."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import Stage, make_stage, walk_to_end
from workshop.cookies import identity_of
from workshop.enums import StepKind
from workshop.models import ActionRecord, Participant
from workshop.views import join
from workshop.views.join import code_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("waits")]


@pytest.fixture
def stage() -> Stage:
    return make_stage(people=0, roles=["Adviser", "Team leader"])


def phone() -> Client:
    return Client(headers={"host": "testserver"})


def door(stage: Stage) -> str:
    return reverse("join_code", args=[stage.workshop.code])


def live(stage: Stage) -> str:
    return reverse("phone", args=[stage.workshop.pk])


def form_on(page: Any) -> dict[str, str]:
    """What the page's form would send, with nothing filled in."""
    found = re.search(r'name="uuid" value="([^"]+)"', page.content.decode())
    assert found
    return {"uuid": found[1], "name": "", "role": ""}


def wrong_code(stage: Stage) -> str:
    return str(1_099_999 - int(stage.workshop.code))


# --- coming in -----------------------------------------------------------------------------------
def test_from_the_qr_code_it_is_one_tap_to_the_phones_page(stage: Stage) -> None:
    guest = phone()
    answer = guest.post(door(stage), form_on(guest.get(door(stage))))

    assert answer.headers["location"] == live(stage)
    assert guest.get(live(stage)).status_code == 200


def test_typing_the_code_leads_to_the_same_door(stage: Stage) -> None:
    answer = phone().post(reverse("join"), {"code": stage.workshop.code})

    assert answer.headers["location"] == door(stage)


def test_the_start_pages_form_leads_there_too(stage: Stage) -> None:
    answer = phone().get("/join", {"code": stage.workshop.code}, follow=True)

    assert answer.redirect_chain[-1][0] == door(stage)
    assert answer.status_code == 200


def test_who_joins_may_say_a_name_and_a_role(stage: Stage) -> None:
    guest = phone()
    sent = form_on(guest.get(door(stage))) | {"name": " Aisha\u202e ", "role": "Team leader"}
    guest.post(door(stage), sent)

    joined = Participant.objects.get()
    assert (joined.name, joined.role) == ("Aisha", "Team leader")


def test_neither_is_needed(stage: Stage) -> None:
    guest = phone()
    guest.post(door(stage), form_on(guest.get(door(stage))))

    joined = Participant.objects.get()
    assert (joined.name, joined.role, joined.number) == ("", "", 1)


def test_without_roles_nobody_is_asked_for_one() -> None:
    page = phone().get(door(make_stage(people=0))).content.decode()

    assert 'name="role"' not in page


def test_the_page_speaks_the_workshops_language_until_somebody_chooses() -> None:
    stage = make_stage(people=0, language="nb")
    guest = phone()

    assert '<html lang="nb"' in guest.get(door(stage)).content.decode()
    guest.cookies["django_language"] = "sv"
    assert '<html lang="sv"' in guest.get(door(stage)).content.decode()


def test_the_secret_is_in_the_cookie_and_nowhere_on_the_server(stage: Stage) -> None:
    guest = phone()
    guest.post(door(stage), form_on(guest.get(door(stage))))

    cookie = guest.cookies[f"samsyn-{stage.workshop.pk}"]
    who = identity_of({cookie.key: cookie.value}, stage.workshop.pk)
    assert who is not None
    assert cookie["httponly"]
    record = ActionRecord.objects.get(action="participant.join")
    for kept in (record.answer, Participant.objects.values().get()):
        assert who.secret not in str(kept)


# --- once ----------------------------------------------------------------------------------------
def test_a_form_sent_twice_makes_one_participant(stage: Stage) -> None:
    guest, again = phone(), phone()
    sent = form_on(guest.get(door(stage)))
    guest.post(door(stage), sent)
    answer = again.post(door(stage), sent)  # before the first answer came

    assert Participant.objects.count() == 1
    assert answer.headers["location"] == live(stage)
    assert again.get(live(stage)).status_code == 200


def test_whoever_is_in_goes_straight_on_with_the_same_code(stage: Stage) -> None:
    guest = phone()
    guest.post(door(stage), form_on(guest.get(door(stage))))

    for answer in (
        guest.get(door(stage)),
        guest.post(reverse("join"), {"code": stage.workshop.code}),
        guest.post(door(stage), {"uuid": str(uuid4())}),
    ):
        assert answer.headers["location"] == live(stage)
    assert Participant.objects.count() == 1


def test_a_cookie_of_somebody_unknown_opens_nothing(stage: Stage) -> None:
    guest = phone()
    guest.post(door(stage), form_on(guest.get(door(stage))))
    Participant.objects.all().delete()

    assert guest.get(door(stage)).status_code == 200
    guest.cookies[f"samsyn-{stage.workshop.pk}"] = "1:made-up"
    assert guest.get(door(stage)).status_code == 200


def test_looking_at_the_page_joins_nobody(stage: Stage) -> None:
    phone().get(door(stage))
    phone().head(door(stage))

    assert not Participant.objects.exists()


@pytest.mark.parametrize("more", [{}, {"uuid": ""}, {"uuid": "made up"}])
def test_a_form_without_its_number_still_joins(stage: Stage, more: dict[str, str]) -> None:
    answer = phone().post(door(stage), {"name": "Aisha"} | more)

    assert answer.headers["location"] == live(stage)
    assert Participant.objects.get().name == "Aisha"


# --- what is typed -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "typed",
    [
        "482917",
        " 482 917 ",
        "482\u00a0917",
        "482-917",
        "４８２９１７",
        "٤٨٢٩١٧",
        "http://192.168.1.20:8000/join/482917/",
        "192.168.1.20:8000/join/482917",
        "https://samsyn.example/join?code=482+917",
        "https://samsyn.example/join/482%20917/",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert code_from(typed) == "482917"


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "48291", "4829170", "abcdef", "482 917 a", "http://10.0.0.1/", "½" * 6, "4829l7"],
)  # fmt: skip
def test_what_has_not_six_digits_is_no_code(typed: str) -> None:
    assert code_from(typed) is None


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(stage: Stage) -> None:
    typed = f" {wrong_code(stage)[:3]} {wrong_code(stage)[3:]}"
    answer = phone().post(reverse("join"), {"code": typed})
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "No workshop is open with this code. Look at the big screen again" in text
    assert f'value="{typed}"' in text
    assert 'aria-invalid="true"' in text


def test_a_wrong_address_is_not_found_but_asks_for_the_code(stage: Stage) -> None:
    answer = phone().get(reverse("join_code", args=[wrong_code(stage)]))

    assert answer.status_code == 404
    assert f'value="{wrong_code(stage)}"' in answer.content.decode()


def test_markup_in_a_code_stays_words() -> None:
    text = phone().post(reverse("join"), {"code": '"><b>boo</b>'}).content.decode()

    assert "The code has six digits." in text
    assert "<b>boo" not in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"name": "x" * 41}, "at most 40 characters"), ({"role": "King"}, "Select a valid choice")],
)
def test_what_does_not_fit_is_said_beside_the_field_and_kept(
    stage: Stage, wrong: dict[str, str], said: str
) -> None:
    guest = phone()
    sent = form_on(guest.get(door(stage))) | {"name": "Aisha"} | wrong
    answer = guest.post(door(stage), sent)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert said in text
    assert f'value="{sent["name"]}"' in text
    assert form_on(answer)["uuid"] == sent["uuid"]
    assert not Participant.objects.exists()


# --- when it is over, or full --------------------------------------------------------------------
def test_a_workshop_that_has_ended_is_gone_for_newcomers() -> None:
    stage = make_stage(StepKind.WELCOME, people=1)
    walk_to_end(stage)

    assert phone().get(door(stage)).status_code == 410
    assert phone().post(door(stage), {"name": "Aisha"}).status_code == 410
    assert phone().post(reverse("join"), {"code": stage.workshop.code}).status_code == 410


def test_who_was_in_it_still_sees_where_their_words_went() -> None:
    stage = make_stage(StepKind.WELCOME, people=0)
    guest = phone()
    guest.post(door(stage), form_on(guest.get(door(stage))))
    walk_to_end(stage)

    assert guest.get(door(stage)).headers["location"] == live(stage)


def test_a_code_that_came_back_leads_to_the_workshop_that_is_open() -> None:
    ended = make_stage(StepKind.WELCOME, people=0)
    walk_to_end(ended)
    now = make_stage(people=0, title="The one that is open")
    type(now.workshop).objects.filter(pk=now.workshop.pk).update(code=ended.workshop.code)

    assert "The one that is open" in phone().get(door(ended)).content.decode()


def test_a_full_workshop_says_so_and_keeps_the_name(stage: Stage, settings: Settings) -> None:
    settings.PARTICIPANTS = 0
    guest = phone()
    answer = guest.post(door(stage), form_on(guest.get(door(stage))) | {"name": "Aisha"})

    assert answer.status_code == 409
    assert "This workshop is full. Tell the facilitator." in answer.content.decode()
    assert 'value="Aisha"' in answer.content.decode()


# --- guessing ------------------------------------------------------------------------------------
def test_only_failed_codes_are_slowed_down(stage: Stage, waits: list[float]) -> None:
    for _try in range(22):
        phone().post(reverse("join"), {"code": wrong_code(stage)})

    assert waits == [2.0, 2.0]


def test_a_room_behind_the_same_address_joins_at_once(
    stage: Stage, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(join.guesses, "everywhere", 25)
    answers = [phone().post(reverse("join"), {"code": wrong_code(stage)}) for _try in range(30)]
    assert [answer.status_code for answer in answers[-5:]] == [429] * 5
    waits.clear()

    for number in range(1, 31):
        guest = phone()
        guest.post(door(stage), form_on(guest.get(door(stage))))
        assert Participant.objects.count() == number
    assert waits == []


def test_too_many_failed_tries_are_told_when_to_try_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(join.guesses, "everywhere", 1)
    phone().get(reverse("join_code", args=[wrong_code(stage)]))
    answer = phone().get(reverse("join_code", args=[wrong_code(stage)]))

    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "60"


def test_what_cannot_be_a_code_is_no_guess(stage: Stage, waits: list[float]) -> None:
    for _try in range(30):
        phone().post(reverse("join"), {"code": "my code"})
    phone().post(reverse("join"), {"code": wrong_code(stage)})

    assert waits == []
