"""Two who lead together: each sees the other, and two presses of Next are one step."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from behaviours.models import Membership
from behaviours.roles import Roles, add_member
from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_next,
    make_person,
    make_stage,
    refused,
    sending,
    start,
)
from tests.workshop.browsers import BACKEND, HOST, console, later, live
from workshop.actions import Incoming
from workshop.actors import Member
from workshop.commands import flow
from workshop.enums import AudienceKind, StepKind, WorkshopState
from workshop.live import hub
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import ActionRecord, Step
from workshop.queries.facilitating import Facilitating, facilitating, last_move

pytestmark = pytest.mark.django_db
KINDS = (StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs do not wait for more changes before they send."""
    monkeypatch.setattr(hub, "TICK", 0.0)
    monkeypatch.setattr(hub, "CALM_TICK", 0.0)


@pytest.fixture
def stage() -> Stage:
    return make_stage(*KINDS, people=1)


@pytest.fixture
def other(stage: Stage) -> Person:
    """Tore, who leads the same workshop."""
    user = make_person(first_name="Tore", last_name="Vik")
    add_member(stage.crew.team, user, Roles(facilitator=True))
    return Person(stage.workshop.pk, Member(user.pk))


def user_of(person: Person) -> User:
    assert isinstance(person.actor, Member)
    return User.objects.get(pk=person.actor.user)


def later_by(seconds: float) -> None:
    """As if what was done so far had been done so much earlier."""
    for record in ActionRecord.objects.exclude(at=None):
        assert record.at is not None
        ActionRecord.objects.filter(pk=record.pk).update(at=record.at - timedelta(seconds=seconds))


def seen(stage: Stage) -> dict[str, Any]:
    return {"seen": str(stage.now.pk), "phase": stage.now.phase}


# --- two presses -------------------------------------------------------------------------------
def test_two_who_press_next_at_once_move_one_step_and_the_second_is_told_by_whom(
    stage: Stage, other: Person
) -> None:
    start(stage)
    both_saw = seen(stage)

    done(stage.facilitator, "workshop.next", **both_saw)
    where = seen(stage)
    answer = act(other, "workshop.next", **both_saw)

    assert answer.code == "moved_on"
    assert answer.message == ("Frida Lind has already moved on. This is where the workshop is now.")
    assert seen(stage) == where


def test_two_presses_in_one_batch_move_one_step(stage: Stage, other: Person) -> None:
    start(stage)
    later_by(5)
    both_saw = seen(stage)

    first, second = run_batch(
        [
            sending(other, "workshop.next", **both_saw),
            sending(stage.facilitator, "workshop.next", **both_saw),
        ]
    )

    assert first.ok
    # Nobody is named who may not have been it: the record of this batch is not written yet.
    assert (second.code, second.message[:8]) == ("moved_on", "Somebody")


@pytest.mark.parametrize("action", ["workshop.next", "workshop.back"])
def test_a_press_that_lands_on_a_page_just_moved_by_another_was_not_meant_for_it(
    stage: Stage, other: Person, action: str
) -> None:
    start(stage)
    go_next(stage)
    where = seen(stage)

    assert refused(other, action, **where) == "moved_on"
    assert seen(stage) == where

    later_by(flow.TOGETHER.total_seconds())
    done(other, action, **where)
    assert seen(stage) != where


def test_one_who_leads_alone_presses_as_fast_as_they_like(stage: Stage) -> None:
    start(stage)
    go_next(stage)
    go_next(stage)

    answer = act(stage.facilitator, "workshop.next", seen="1", phase="open")
    assert answer.message.startswith("Somebody has already moved on")


def test_a_clock_that_was_set_back_does_not_shut_the_other_out(stage: Stage, other: Person) -> None:
    start(stage)
    ActionRecord.objects.exclude(at=None).update(at=timezone.now() + timedelta(hours=1))

    done(other, "workshop.next", **seen(stage))


def test_the_second_to_start_is_told_who_started(stage: Stage, other: Person) -> None:
    start(stage)

    answer = act(other, "workshop.start")

    assert answer.code == "moved_on"
    assert "Frida Lind" in answer.message


def test_what_two_do_to_different_steps_at_once_is_all_kept(stage: Stage, other: Person) -> None:
    first, second, _third = Step.objects.filter(workshop=stage.workshop).order_by("position")

    def edit(person: Person, step: Step, title: str) -> Incoming:
        return sending(
            person, "step.edit", target=str(step.pk), title=title, prompt="", say="", minutes="5",
            cut="3",
        )  # fmt: skip

    answers = run_batch([edit(stage.facilitator, first, "Hello"), edit(other, second, "Write")])

    assert all(answer.ok for answer in answers)
    titles = Step.objects.filter(pk__in=[first.pk, second.pk]).order_by("position")
    assert list(titles.values_list("title", flat=True)) == ["Hello", "Write"]


# --- who leads now -----------------------------------------------------------------------------
def test_one_who_leads_alone_costs_no_question(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alone = {user_of(stage.facilitator).pk}
    with django_assert_num_queries(0):
        assert facilitating(stage.workshop.pk, alone) is None


def test_two_are_named_and_who_moved_last(
    stage: Stage, other: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    both = {user_of(stage.facilitator).pk, user_of(other).pk}
    assert facilitating(stage.workshop.pk, both) == Facilitating(("Frida Lind", "Tore Vik"))

    start(stage)
    later_by(5)
    done(other, "workshop.next", **seen(stage))
    # The workshop's team, who leads in it, and the newest move.
    with django_assert_num_queries(3):
        now = facilitating(stage.workshop.pk, both)
    assert now == Facilitating(("Frida Lind", "Tore Vik"), "Tore Vik")


def test_whoever_leads_no_more_is_not_named(stage: Stage, other: Person) -> None:
    both = {user_of(stage.facilitator).pk, user_of(other).pk}
    start(stage)
    Membership.objects.filter(user=user_of(stage.facilitator)).update(is_facilitator=False)

    assert facilitating(stage.workshop.pk, both) is None
    assert last_move(stage.workshop) is None


def test_only_the_console_names_who_leads(stage: Stage, other: Person) -> None:
    start(stage)
    here = frozenset({f"m:{user_of(stage.facilitator).pk}", f"m:{user_of(other).pk}"})
    audiences = frozenset(Audience(kind, "en") for kind in AudienceKind)

    shown = render(stage.workshop.pk, audiences, here)

    for audience, regions in shown.items():
        named = "Tore Vik" in " ".join(regions.values())
        assert named == (audience.kind == AudienceKind.CONSOLE)
    words = " ".join(shown[Audience(AudienceKind.CONSOLE, "en")]["facilitating"].split())
    assert "<bdi>Frida Lind</bdi>, <bdi>Tore Vik</bdi>" in words
    assert "Frida Lind moved the workshop here." in words


@live
async def test_a_console_shows_the_other_as_they_come_and_go(stage: Stage, other: Person) -> None:
    user = await later(user_of, other)
    async with console(stage) as boss:
        assert "hidden" in boss.regions["facilitating"]
        async with console(stage, user) as second:
            await boss.until_reads("<bdi>Tore Vik</bdi>")
            await second.until_reads("<bdi>Frida Lind</bdi>")
        while "Tore Vik" in boss.regions["facilitating"]:
            await boss.next()


@live
async def test_one_whose_console_is_at_another_process_is_shown_too(
    stage: Stage, other: Person
) -> None:
    user = await later(user_of, other)
    async with console(stage) as boss:
        hub.hub_of(stage.workshop.pk).elsewhere("another", {f"m:{user.pk}": 1})
        await boss.until_reads("<bdi>Tore Vik</bdi>")


# --- asking somebody to lead too -----------------------------------------------------------------
def page_of(user: User, address: str) -> str:
    browser = Client(headers={"host": HOST})
    browser.force_login(user, backend=BACKEND)
    return browser.get(address, follow=True).content.decode()


def test_a_manager_is_led_from_the_console_to_inviting_a_facilitator(stage: Stage) -> None:
    Membership.objects.filter(user=stage.crew.facilitator).update(is_manager=True)
    invite = reverse("workshop_invite", args=[stage.workshop.pk])
    assert f'href="{invite}"' in page_of(
        stage.crew.facilitator, reverse("console", args=[stage.workshop.pk])
    )

    page = " ".join(page_of(stage.crew.facilitator, invite).split())

    assert "<details open> <summary" in page
    chosen = re.findall(r'<input type="checkbox" name="roles" value="(\w+)"[^>]*checked', page)
    assert chosen == ["facilitator"]


def test_a_facilitator_who_may_not_invite_is_told_who_does(stage: Stage) -> None:
    page = page_of(stage.crew.facilitator, reverse("workshop_invite", args=[stage.workshop.pk]))

    _before, told = page.split("Managers of the team invite.")
    assert stage.crew.manager.email in told
    assert stage.crew.reader.email not in told.split("</ul>")[0]


def test_the_teams_page_asks_for_readers_as_ever(stage: Stage) -> None:
    page = page_of(stage.crew.manager, reverse("team", args=[stage.crew.team.slug]))

    assert re.findall(r'name="roles" value="(\w+)"[^>]*checked', page) == ["reader"]


def test_the_workshop_ends_for_both(stage: Stage, other: Person) -> None:
    start(stage)
    while stage.workshop.state != WorkshopState.FINISHED:
        go_next(stage)
        stage.workshop.refresh_from_db()

    assert refused(other, "workshop.next", seen="1", phase="open") == "moved_on"
