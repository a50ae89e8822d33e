"""What the facilitator presents by: the blank screen, the notes, the way a step goes, the plan."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    start,
    walk_to_end,
    write,
)
from tests.workshop.browsers import BACKEND, HOST, token_of
from workshop import steps
from workshop.agendas import AGENDAS, steps_of
from workshop.enums import AudienceKind, StepKind, Way
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.models import ActionRecord, Step, Workshop
from workshop.queries.presenting import Pace, SpeakerNotes
from workshop.queries.scene import Scene, scene_for

pytestmark = pytest.mark.django_db
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE)
    start(stage)
    return stage


def seen(stage: Stage, audience: AudienceKind) -> Scene:
    return scene_for(audience, stage.workshop.pk)


def is_blank(stage: Stage) -> bool:
    return Workshop.objects.values_list("screen_blank", flat=True).get(pk=stage.workshop.pk)


def wall(stage: Stage) -> dict[str, str]:
    """All that a big screen is given, by the way it comes."""
    client, token = Client(headers={"host": HOST}), token_of(stage)
    return {
        "page": client.get(reverse("screen", args=[token])).text,
        "poll": client.get(reverse("screen_poll", args=[token])).text,
        "frame": hub.whole_state(stage.workshop.pk, Audience(SCREEN, "en")),
        "scene": repr(seen(stage, SCREEN)),
    }


# --- the blank screen ---------------------------------------------------------------------------
def test_a_blank_screen_has_nothing_of_what_it_would_show(stage: Stage) -> None:
    go_next(stage)
    write(stage.people[0], "Listen")
    go_next(stage)
    go_next(stage)
    code = stage.workshop.code
    secrets = (stage.workshop.title, stage.now.title, stage.now.prompt, "Listen")
    before = wall(stage)
    assert all("Listen" in text for text in before.values())
    assert code in before["page"]

    done(stage.facilitator, "screen.blank", blank="yes")

    for where, text in wall(stage).items():
        for secret in (*secrets, code, f"{code[:3]} {code[3:]}"):
            assert secret not in text, (where, secret)
    regions = json.loads(wall(stage)["frame"])["regions"]
    assert [region["id"] for region in regions] == ["screen"]
    assert "The screen is blank" in wall(stage)["page"]


def test_a_lit_screen_is_whole_again(stage: Stage) -> None:
    before = seen(stage, SCREEN)
    done(stage.facilitator, "screen.blank", blank="yes")
    assert seen(stage, SCREEN) != before

    done(stage.facilitator, "screen.blank", blank="no")

    assert seen(stage, SCREEN) == before
    assert stage.workshop.code in wall(stage)["page"]


def test_phones_see_nothing_of_a_blank_screen_and_the_console_says_so(stage: Stage) -> None:
    phone = hub.whole_state(stage.workshop.pk, Audience(PHONE, "en"))

    done(stage.facilitator, "screen.blank", blank="yes")

    assert (
        json.loads(hub.whole_state(stage.workshop.pk, Audience(PHONE, "en")))["regions"]
        == json.loads(phone)["regions"]
    )
    console = hub.whole_state(stage.workshop.pk, Audience(CONSOLE, "en"))
    assert "The screen is blank" in console and "Light the screen" in console


def test_the_state_that_is_wanted_is_sent_so_a_second_press_changes_nothing(stage: Stage) -> None:
    for wanted, blank in (("yes", True), ("yes", True), ("no", False), ("no", False)):
        done(stage.facilitator, "screen.blank", blank=wanted)
        assert is_blank(stage) is blank


@pytest.mark.parametrize("wrong", [{}, {"blank": "perhaps"}, {"blank": True}])
def test_what_is_no_state_is_refused(stage: Stage, wrong: dict[str, object]) -> None:
    assert act(stage.facilitator, "screen.blank", **wrong).code == "invalid"
    assert not is_blank(stage)


def test_moving_on_or_back_lights_the_screen(stage: Stage) -> None:
    for move in (go_next, go_back, go_next):
        done(stage.facilitator, "screen.blank", blank="yes")
        move(stage)
        assert not is_blank(stage)
    done(stage.facilitator, "screen.blank", blank="yes")
    welcome = str(stage.step(StepKind.WELCOME).pk)
    done(stage.facilitator, "step.reopen", target=welcome)
    assert not is_blank(stage)


def test_finishing_lights_the_screen(stage: Stage) -> None:
    while stage.place != ("close", "open"):
        go_next(stage)
    done(stage.facilitator, "screen.blank", blank="yes")

    walk_to_end(stage)

    assert stage.state == "finished" and not is_blank(stage)


def test_a_press_that_is_refused_leaves_the_screen_blank(stage: Stage) -> None:
    done(stage.facilitator, "screen.blank", blank="yes")
    old = {"seen": "1", "phase": "open"}

    assert act(stage.facilitator, "workshop.next", **old).code == "moved_on"

    assert is_blank(stage)


def test_the_record_says_who_blanked_the_screen(stage: Stage) -> None:
    done(stage.facilitator, "screen.blank", blank="yes")

    record = ActionRecord.objects.get(action="screen.blank")
    assert record.actor == f"m:{stage.crew.facilitator.pk}"


# --- notes --------------------------------------------------------------------------------------
def note(stage: Stage, kind: StepKind, notes: str, **more: object) -> None:
    step = stage.step(kind)
    data = {"title": step.title, "minutes": step.minutes, "notes": notes} | more
    done(stage.facilitator, "step.edit", target=str(step.pk), **data)


def test_the_console_shows_the_notes_and_how_the_next_ones_begin(stage: Stage) -> None:
    note(stage, StepKind.WELCOME, "Slowly.\nLook at everybody.")
    note(stage, StepKind.WRITE, "Now be silent.\nTwo minutes.")

    title = stage.step(StepKind.WRITE).title
    notes = SpeakerNotes("Slowly.\nLook at everybody.", Way.ONE, title, "Now be silent.")
    assert seen(stage, CONSOLE).notes == notes
    assert seen(stage, PHONE).notes is None
    assert seen(stage, SCREEN).notes is None
    go_next(stage)
    after = seen(stage, CONSOLE).notes
    assert after == SpeakerNotes("Now be silent.\nTwo minutes.", Way.TWO)


def test_before_the_start_the_first_notes_begin_and_nothing_noted_is_no_place() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    assert seen(stage, CONSOLE).notes is None
    note(stage, StepKind.WELCOME, "Breathe.")
    told = seen(stage, CONSOLE).notes
    assert told is not None and (told.text, told.next_line) == ("", "Breathe.")
    start(stage)
    walk_to_end(stage)
    assert seen(stage, CONSOLE).notes is None


def test_notes_keep_their_lines_and_are_no_markup(stage: Stage) -> None:
    note(stage, StepKind.WELCOME, "# Loud\n\n*Then* <b>quiet</b>")

    html = hub.whole_state(stage.workshop.pk, Audience(CONSOLE, "en"))

    regions = {each["id"]: each["html"] for each in json.loads(html)["regions"]}
    assert "# Loud\n\n*Then* &lt;b&gt;quiet&lt;/b&gt;" in regions["notes"]


def test_a_form_that_did_not_ask_leaves_notes_way_and_break(stage: Stage) -> None:
    note(stage, StepKind.WRITE, "Quiet.", way="one", break_after="10")
    step = stage.step(StepKind.WRITE)
    assert (step.notes, step.way, step.break_after) == ("Quiet.", "one", 10)

    words = {"target": str(step.pk), "title": "New", "minutes": 5}
    done(stage.facilitator, "step.edit", **words)
    step = stage.step(StepKind.WRITE)
    assert (step.title, step.notes, step.way, step.break_after) == ("New", "Quiet.", "one", 10)

    done(stage.facilitator, "step.edit", **words, notes="", way="", break_after="")
    step = stage.step(StepKind.WRITE)
    assert (step.notes, step.way, step.break_after) == ("", "", 0)


@pytest.mark.parametrize(
    "wrong", [{"way": "three"}, {"break_after": -1}, {"break_after": 601}, {"notes": "n" * 2001}]
)
def test_what_makes_no_sense_is_said_by_the_field(stage: Stage, wrong: dict[str, object]) -> None:
    step = stage.step(StepKind.WRITE)
    data = {"target": str(step.pk), "title": "New", "minutes": 5} | wrong

    answer = act(stage.facilitator, "step.edit", **data)

    assert (answer.code, list(answer.fields)) == ("invalid", list(wrong))
    assert stage.step(StepKind.WRITE).title == step.title


def test_a_new_step_takes_notes_too(stage: Stage) -> None:
    words = {"kind": "write", "title": "More", "minutes": 5}
    more = {"notes": "Smile.", "way": "one", "break_after": "5"}
    added = done(stage.facilitator, "step.add", **words, **more)["step"]

    step = Step.objects.get(pk=int(added))
    assert (step.notes, step.way, step.break_after) == ("Smile.", "one", 5)


# --- one-way or two-way -------------------------------------------------------------------------
def test_a_welcome_is_told_and_all_else_is_talked_over_until_somebody_says_otherwise() -> None:
    told = {kind for kind in StepKind if steps.way_of(kind, "") == Way.ONE}

    assert told == {StepKind.WELCOME}
    assert steps.way_of(StepKind.WELCOME, "two") == Way.TWO
    assert steps.way_of(StepKind.WRITE, "one") == Way.ONE


def test_console_and_agenda_say_which_way_a_step_goes(stage: Stage) -> None:
    note(stage, StepKind.WRITE, "", way="one")

    assert [step.way for step in seen(stage, CONSOLE).agenda] == ["one", "one", "two"]
    step = seen(stage, CONSOLE).step
    assert step is not None and step.way == "one"
    for audience in (PHONE, SCREEN):
        step = seen(stage, audience).step
        assert step is not None and step.way == ""
    browser = Client(headers={"host": HOST})
    browser.force_login(stage.crew.facilitator, backend=BACKEND)
    page = browser.get(reverse("workshop_agenda", args=[stage.workshop.pk])).text
    assert (page.count('class="tag way-one"'), page.count('class="tag way-two"')) == (2, 1)
    assert page.count("You tell and the others listen") == 2
    assert page.count("note the questions you will ask") == 1


# --- the plan -----------------------------------------------------------------------------------
def test_the_pace_is_the_plan_with_its_breaks_and_when_things_began(stage: Stage) -> None:
    Step.objects.filter(workshop=stage.workshop).update(minutes=10)
    note(stage, StepKind.WRITE, "", break_after="15")
    go_next(stage)
    begun = Workshop.objects.get(pk=stage.workshop.pk).started_at
    assert begun is not None
    Step.objects.filter(pk=stage.now.pk).update(started_at=begun + timedelta(minutes=12))

    started = int(begun.timestamp() * 1000)
    assert seen(stage, CONSOLE).pace == Pace(
        started=started, entered=started + 12 * 60_000, walked=10, planned=25, later=10
    )
    assert seen(stage, PHONE).pace is None
    assert seen(stage, SCREEN).pace is None


def test_there_is_no_pace_before_the_start_and_after_the_end() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    assert seen(stage, CONSOLE).pace is None
    start(stage)
    assert seen(stage, CONSOLE).pace is not None
    walk_to_end(stage)
    assert seen(stage, CONSOLE).pace is None


@pytest.mark.parametrize("key", AGENDAS)
def test_the_breaks_of_a_starter_agenda_are_in_its_plan(key: str) -> None:
    made = steps_of(AGENDAS[key], language="en", term="service")

    assert sum(step.minutes + step.break_after for step in made) == AGENDAS[key].minutes
