"""A rehearsal is made, steered, lost and called anew; what is refused in it is told."""

import re
from collections.abc import Sequence
from dataclasses import asdict

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import done, go_next, make_crew, make_stage, refused
from tests.workshop.browsers import BACKEND, HOST
from tests.workshop.rehearsed import MANY, Rehearsing
from workshop.actions import Incoming
from workshop.enums import AudienceKind, StepKind
from workshop.events import RehearsalChanged
from workshop.live.audiences import audiences_of
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.live.writer import Answer, Committed, listeners
from workshop.models import Card, Participant, Ready, Rehearsal
from workshop.queries.rehearsals import Told, told_from
from workshop.rehearsal import cast as casting
from workshop.rehearsal import driver, scripts
from workshop.rehearsal.driver import Rehearser
from workshop.rehearsal.stage import Stage as RehearsalStage

pytestmark = pytest.mark.django_db


@pytest.fixture
def rehearsing() -> Rehearsing:
    stage = make_stage(StepKind.WRITE, StepKind.VOTE, people=0)
    return Rehearsing(stage.workshop, stage.crew)


# --- made -----------------------------------------------------------------------------------------
def made_by_form(**data: object) -> tuple[int, str, str]:
    """The status of the answer, where it leads, and the page."""
    crew = make_crew()
    stage = make_stage(StepKind.WRITE, crew=crew, people=0)
    client = Client(headers={"host": HOST})
    client.force_login(crew.facilitator, backend=BACKEND)
    answer = client.post(reverse("workshop_rehearse", args=[stage.workshop.pk]), data)
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_a_form_makes_it_and_leads_to_its_console() -> None:
    status, leads, _page = made_by_form(many="12", pace="human")

    row = Rehearsal.objects.get()
    assert (status, leads) == (302, reverse("console", args=[row.workshop.pk]))
    assert (row.many, row.pace) == (12, "human")
    assert row.workshop.rehearses is not None


@pytest.mark.parametrize(
    ("many", "pace", "says"),
    [
        ("0", "at_once", "At least one must take part."),
        ("51", "at_once", "At most 50 can take part in a workshop here."),
        ("many", "at_once", "Write a whole number, in digits."),
        ("", "at_once", "Say how many take part."),
        ("3", "", "Choose how fast they act."),
        ("3", "hasty", "Select a valid choice."),
    ],
)
def test_a_number_or_pace_that_cannot_be_is_told_and_makes_nothing(
    many: str, pace: str, says: str, settings: Settings
) -> None:
    settings.PARTICIPANTS = 50

    status, _leads, page = made_by_form(many=many, pace=pace)

    assert status == 422
    assert says in page
    assert not Rehearsal.objects.exists()


def test_up_to_the_limit_of_the_server_take_part(settings: Settings) -> None:
    settings.PARTICIPANTS = 50
    assert made_by_form(many="50", pace="at_once")[0] == 302

    Rehearser().look()

    assert Participant.objects.count() == 50


def test_a_form_sent_twice_makes_one() -> None:
    crew = make_crew()
    stage = make_stage(StepKind.WRITE, crew=crew, people=0)
    client = Client(headers={"host": HOST})
    client.force_login(crew.facilitator, backend=BACKEND)
    address = reverse("workshop_rehearse", args=[stage.workshop.pk])

    for _click in range(2):
        client.post(address, {"many": "3", "pace": "at_once"})

    assert Rehearsal.objects.count() == 1


# --- steered --------------------------------------------------------------------------------------
def test_they_come_in_before_the_start_by_the_public_door(rehearsing: Rehearsing) -> None:
    now = rehearsing.fill()

    assert not now.waiting
    assert len(now.told.people) == 6
    there = Participant.objects.filter(workshop=rehearsing.workshop)
    assert {str(pk) for pk in there.values_list("pk", flat=True)} == set(now.told.people)
    assert len(set(there.values_list("name", flat=True))) == 6


def test_their_secrets_are_in_memory_only(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()

    (cast,) = rehearsing.driver.casts.values()
    stored = str(Rehearsal.objects.values().get())
    assert cast.people
    assert not any(who.secret in stored or who.secret in repr(who) for who in cast.people)


def test_who_has_done_what_is_asked_says_so(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()
    assert Ready.objects.filter(step=rehearsing.row.workshop.current).count() == MANY


def test_while_it_is_paused_nobody_acts(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    assert rehearsing.steer("pause").ok
    rehearsing.look()
    assert not Card.objects.exists()
    assert not rehearsing.now.done

    assert rehearsing.steer("resume").ok
    rehearsing.fill()
    assert Card.objects.exists()


class Time:
    """A clock that a test moves."""

    at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[Rehearsing, Time]:
    """A rehearsal at a human pace, by the test's own clock."""
    stage = make_stage(StepKind.WRITE, StepKind.VOTE, people=0)
    rehearsing = Rehearsing(stage.workshop, stage.crew, pace="human")
    time, pk = Time(), rehearsing.workshop.pk
    rehearsing.driver.casts[pk] = casting.Cast(pk, "here", driver.send, seed=1, now=time)
    rehearsing.start()
    return rehearsing, time


def test_at_a_human_pace_they_come_one_after_another(slow: tuple[Rehearsing, Time]) -> None:
    rehearsing, time = slow
    many = []
    for _second in range(70):  # the cards within the first minute, then who is ready
        rehearsing.look()
        many.append(Card.objects.count())
        time.at += 1

    assert many[0] == 0
    assert many[-1] == 12
    assert len(set(many)) > 6
    assert rehearsing.now.done


def test_a_pause_at_a_human_pace_puts_everything_off(slow: tuple[Rehearsing, Time]) -> None:
    rehearsing, time = slow
    rehearsing.look()
    rehearsing.steer("pause")
    rehearsing.look()
    time.at += 600
    rehearsing.look()
    assert Card.objects.count() == 0

    rehearsing.steer("resume")
    rehearsing.look()
    assert Card.objects.count() == 0
    time.at += 60
    rehearsing.look()
    assert Card.objects.count() == 12


def test_what_was_still_to_be_written_is_let_go_when_the_facilitator_moves_on(
    slow: tuple[Rehearsing, Time],
) -> None:
    rehearsing, time = slow
    rehearsing.look()
    go_next(rehearsing.stage)
    time.at += 60
    now = rehearsing.look()

    assert Card.objects.count() == 0
    assert now.told.refusals == ()


def test_only_a_facilitator_steers_it(rehearsing: Rehearsing) -> None:
    rehearsing.fill()
    (cast,) = rehearsing.driver.casts.values()
    phone = type(rehearsing.stage.facilitator)(rehearsing.workshop.pk, cast.people[0])

    assert refused(phone, "rehearsal.steer", ask="pause") == "not_allowed"
    assert refused(rehearsing.stage.facilitator, "rehearsal.steer", ask="dance") == "invalid"
    assert refused(rehearsing.stage.facilitator, "rehearsal.tell", told={}) == "not_allowed"
    assert not rehearsing.row.paused


# --- lost -----------------------------------------------------------------------------------------
def test_after_a_restart_they_are_gone_and_the_console_says_so(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()
    acts, written = rehearsing.now.told.acts, Card.objects.count()
    rehearsing.driver = Rehearser()

    now = rehearsing.look()

    assert now.told.lost
    assert (now.told.acts, Card.objects.count()) == (acts, written)
    client = Client(headers={"host": HOST})
    client.force_login(rehearsing.stage.crew.facilitator, backend=BACKEND)
    page = client.get(reverse("console", args=[rehearsing.workshop.pk])).content.decode()
    assert "The server was started anew, so the simulated participants are gone." in page


def test_new_people_are_called_in_and_go_on(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()
    before = set(rehearsing.now.told.people)
    rehearsing.driver = Rehearser()
    rehearsing.look()

    assert rehearsing.steer("call").ok
    now = rehearsing.fill()

    assert not now.told.lost
    assert len(now.told.people) == 6
    assert not set(now.told.people) & before
    there = Participant.objects.filter(workshop=rehearsing.workshop)
    assert {str(pk) for pk in there.values_list("pk", flat=True)} == set(now.told.people)
    assert Card.objects.count() == 24
    assert now.told.refusals == ()


def test_who_joined_a_rehearsal_with_a_phone_stays_when_new_people_are_called(
    rehearsing: Rehearsing,
) -> None:
    rehearsing.fill()
    guest = done(rehearsing.stage.newcomer, "participant.join", name="Real")["participant"]
    rehearsing.steer("call")
    rehearsing.fill()

    assert Participant.objects.filter(pk=int(guest)).exists()
    assert Participant.objects.filter(workshop=rehearsing.workshop).count() == 7


# --- refused --------------------------------------------------------------------------------------
def test_a_refusal_where_there_should_be_none_is_counted_and_told(
    rehearsing: Rehearsing, settings: Settings
) -> None:
    settings.PARTICIPANTS = 4

    now = rehearsing.look()

    assert len(now.told.people) == 4
    ((step, action, code, message, many),) = now.told.refusals
    assert (step, action, code, many) == ("", "participant.join", "full", 2)
    assert message == "This workshop is full. Tell the facilitator."


def test_a_script_that_breaks_is_logged_and_told_and_the_others_go_on(
    rehearsing: Rehearsing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_stage: RehearsalStage) -> object:
        raise ValueError("what it says")
        yield

    place = (StepKind.WRITE, scripts.P.WRITING)
    monkeypatch.setattr(scripts, "SCRIPTS", {**scripts.SCRIPTS, place: broken})
    rehearsing.start()
    rehearsing.look()

    now = rehearsing.now
    assert now.told.failed == (rehearsing.stage.now.title,)
    assert "ValueError" in caplog.text
    go_next(rehearsing.stage)
    assert rehearsing.fill().done


def test_a_rehearsal_that_breaks_as_a_whole_keeps_no_other_from_going_on(
    rehearsing: Rehearsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make_stage(StepKind.WRITE, people=0)
    other = Rehearsing(stage.workshop, stage.crew)
    broken, well = sorted((rehearsing.workshop.pk, other.workshop.pk))
    look = casting.Cast.look

    def breaks(cast: casting.Cast) -> bool:
        if cast.workshop == broken:
            raise ValueError("what it says")
        return look(cast)

    monkeypatch.setattr(casting.Cast, "look", breaks)

    with pytest.raises(ValueError, match="what it says"):
        rehearsing.driver.look()

    assert Participant.objects.filter(workshop=well).count() == other.row.many


def test_an_act_that_comes_too_late_is_no_finding(rehearsing: Rehearsing) -> None:
    """The facilitator presses Next while simulated people still send."""
    rehearsing.start()
    pk = rehearsing.workshop.pk

    def sends_late(actions: Sequence[Incoming]) -> list[tuple[Answer, float]]:
        if (
            any(each.name == "card.submit" for each in actions)
            and rehearsing.stage.place[1] == "writing"
        ):
            go_next(rehearsing.stage)
        return driver.send(actions)

    rehearsing.driver.casts[pk]._send = sends_late
    now = rehearsing.fill()

    assert now.told.refusals == ()
    assert now.told.late == 3 * MANY  # two cards each, and being ready


# --- a real phone ---------------------------------------------------------------------------------
def test_a_phone_that_opens_the_check_is_noted_and_opening_alone_does_nothing(
    rehearsing: Rehearsing,
) -> None:
    address = reverse("reach", args=[rehearsing.row.check_token])
    phone = Client(headers={"host": HOST})

    page = phone.get(address)
    assert page.status_code == 200
    assert rehearsing.row.reached_at is None
    told = phone.post(address).content.decode()

    assert "This phone reaches the workshop." in told
    assert rehearsing.row.reached_at is not None


def test_the_facilitators_own_browser_is_no_phone(rehearsing: Rehearsing) -> None:
    client = Client(headers={"host": HOST})
    client.force_login(rehearsing.stage.crew.facilitator, backend=BACKEND)

    told = client.post(reverse("reach", args=[rehearsing.row.check_token])).content.decode()

    assert "so this visit does not count" in told
    assert rehearsing.row.reached_at is None


def test_simulated_people_reach_nothing_by_joining(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()

    assert rehearsing.row.reached_at is None


# --- marked ---------------------------------------------------------------------------------------
def test_console_phone_wall_and_door_say_that_it_is_a_rehearsal(rehearsing: Rehearsing) -> None:
    rehearsing.start()
    rehearsing.fill()
    workshop, real = rehearsing.row.workshop, rehearsing.workshop.rehearses
    assert real is not None
    lead = Client(headers={"host": HOST})
    lead.force_login(rehearsing.stage.crew.facilitator, backend=BACKEND)
    guest = Client(headers={"host": HOST})

    for row, marked in ((workshop, True), (real, False)):
        door = reverse("join_code", args=[row.code])
        pages = {
            "console": lead.get(reverse("console", args=[row.pk])),
            "wall": guest.get(reverse("screen", args=[row.screen_token])),
            "door": guest.get(door),
        }
        guest.post(door, {"uuid": "", "name": "Ann"})
        pages["phone"] = guest.get(reverse("phone", args=[row.pk]))
        for name, page in pages.items():
            assert page.status_code == 200, name
            assert (">Rehearsal<" in _joined(page.content.decode())) == marked, name


def _joined(html: str) -> str:
    """Without icons and spaces between tags, as one reads it."""
    return re.sub(r"\s*(<svg.*?</svg>)?\s*Rehearsal\s*<", ">Rehearsal<", html, flags=re.S)


def test_what_is_told_is_read_back_as_it_was() -> None:
    told = Told(
        "p", 1, ("5",), False, "here", 3, 1, 2.5, (("a", "b", "c", "d", 2),), ("x",), ("7",)
    )
    assert told_from(asdict(told)) == told
    assert told_from({"unheard": 1}) == Told()


# --- live -----------------------------------------------------------------------------------------
def test_simulated_people_are_here_and_lost_ones_are_not(rehearsing: Rehearsing) -> None:
    rehearsing.fill()
    audience = Audience(AudienceKind.CONSOLE, "en")
    pk = rehearsing.workshop.pk

    people = render(pk, frozenset({audience}))[audience]["people"]
    assert people.count("Lost") == 1  # the word under the count
    rehearsing.driver = Rehearser()
    rehearsing.look()
    people = render(pk, frozenset({audience}))[audience]["people"]
    assert people.count("Lost") == 7


def test_what_is_told_changes_the_console_alone(rehearsing: Rehearsing) -> None:
    """A frame for every act of simulated people would be one for every phone, too."""
    heard: list[Committed] = []
    listeners.append(heard.append)
    try:
        rehearsing.fill()
        rehearsing.steer("pause")
    finally:
        listeners.remove(heard.append)

    for batch in heard:
        if any(isinstance(event, RehearsalChanged) for event in batch.events):
            assert audiences_of(batch.events) == {AudienceKind.CONSOLE}
    assert any(isinstance(e, RehearsalChanged) for batch in heard for e in batch.events)
