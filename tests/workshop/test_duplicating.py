"""A workshop is made again from the list or the console, under a new title and about any word."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import Stage, make_stage
from tests.workshop.browsers import BACKEND, HOST
from workshop.commands.copying import copy_workshop
from workshop.enums import StepKind
from workshop.method.renaming import put_word
from workshop.models import Workshop
from workshop.queries.next_title import next_title

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return make_stage(StepKind.WELCOME, StepKind.CALIBRATE)


@pytest.fixture
def desk(stage: Stage) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    return client


def address(stage: Stage) -> str:
    return reverse("workshop_duplicate", args=[stage.workshop.pk])


def test_the_list_and_the_console_lead_to_it(stage: Stage, desk: Client) -> None:
    for page in (
        reverse("workshops", args=[stage.crew.team.slug]),
        reverse("console", args=[stage.workshop.pk]),
    ):
        assert f'href="{address(stage)}"' in desk.get(page).content.decode()


def test_a_reader_is_not_offered_it(stage: Stage) -> None:
    reader = Client(headers={"host": HOST})
    reader.force_login(stage.crew.reader, backend=BACKEND)

    page = reader.get(reverse("workshops", args=[stage.crew.team.slug])).content.decode()

    assert address(stage) not in page


def test_the_copy_has_the_asked_title_and_word_and_leads_to_its_agenda(
    stage: Stage, desk: Client
) -> None:
    page = desk.get(address(stage)).content.decode()
    assert 'value="What service means to us (2)"' in page
    assert 'value="service-minded"' in page

    answer = desk.post(address(stage), {"title": " Next \n year ", "term": "frugal"})

    made = Workshop.objects.exclude(pk=stage.workshop.pk).get()
    assert answer.headers["location"] == reverse("workshop_agenda", args=[made.pk])
    assert (made.title, made.term) == ("Next year", "frugal")
    assert made.created_by == stage.crew.facilitator
    assert made.steps.count() == 2


def test_a_doubled_click_makes_one_copy_and_a_later_one_another(stage: Stage, desk: Client) -> None:
    filled = {"title": "Next year", "term": "service-minded"}
    first = desk.post(address(stage), filled)
    second = desk.post(address(stage), filled)
    assert first.headers["location"] == second.headers["location"]
    assert Workshop.objects.count() == 2

    Workshop.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    desk.post(address(stage), filled)
    assert Workshop.objects.count() == 3


def test_a_workshop_that_was_made_just_now_is_no_twin_of_its_copy(
    stage: Stage, desk: Client
) -> None:
    desk.post(address(stage), {"title": stage.workshop.title, "term": stage.workshop.term})

    assert Workshop.objects.filter(title=stage.workshop.title).count() == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": " "}, "Give the new workshop a title."),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"term": ""}, "Say which word the workshop is to settle."),
        ({"term": "x" * 61}, "at most 60 characters"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_kept(
    stage: Stage, desk: Client, wrong: dict[str, str], told: str
) -> None:
    answer = desk.post(address(stage), {"title": "Kept title", "term": "kept"} | wrong)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert told in page
    assert 'aria-invalid="true"' in page
    assert ('value="kept"' in page) != ("term" in wrong)
    assert Workshop.objects.count() == 1


def test_a_workshop_about_a_draft_says_why_it_is_not_duplicated() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CHANGES)
    desk = Client(headers={"host": HOST})
    desk.force_login(stage.crew.facilitator, backend=BACKEND)

    for name in ("workshop_duplicate", "template_keep"):
        page = desk.get(reverse(name, args=[stage.workshop.pk])).content.decode()
        assert "This workshop asks about the lines of a draft" in page
        assert 'name="title"' not in page and 'name="name"' not in page
    answer = desk.post(address(stage), {"title": "Again", "term": "frugal"})
    assert answer.status_code == 422
    assert Workshop.objects.count() == 1


def test_a_rehearsal_is_not_duplicated(stage: Stage, desk: Client) -> None:
    rehearsal = copy_workshop(
        source=stage.workshop, by=stage.crew.facilitator, title="Try", rehearses=True
    )

    for name in ("workshop_duplicate", "template_keep"):
        assert desk.get(reverse(name, args=[rehearsal.pk])).status_code == 404


@pytest.mark.parametrize(
    ("title", "there", "suggested"),
    [
        ("Autumn", [], "Autumn (2)"),
        ("Autumn", ["Autumn (2)", "Autumn (3)"], "Autumn (4)"),
        ("Autumn (2)", [], "Autumn (3)"),
        ("Autumn (2026)", [], "Autumn (2)"),
        ("x" * 120, [], "x" * 113 + " (2)"),
    ],
)
def test_the_suggested_title_takes_the_first_free_number(
    stage: Stage, title: str, there: list[str], suggested: str
) -> None:
    Workshop.objects.update(title=title)
    stage.workshop.refresh_from_db()
    for each in there:
        copy_workshop(source=stage.workshop, by=stage.crew.facilitator, title=each)

    assert next_title(stage.workshop) == suggested
    assert len(suggested) <= 120


def test_the_page_asks_few_questions(
    stage: Stage, desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # The sign-in (2), the workshop, the membership, the titles, the steps.
    with django_assert_num_queries(6):
        desk.get(address(stage))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("What does “kind” mean?", "What does “firm but fair” mean?"),
        ("Kind, and kind.", "Firm but fair, and firm but fair."),
        (
            "A kindly word; unkind; kind-hearted; kinds.",
            "A kindly word; unkind; kind-hearted; kinds.",
        ),
        ("KIND", "Firm but fair"),
        ("", ""),
    ],
)
def test_a_word_is_put_where_the_old_one_stands_whole(text: str, after: str) -> None:
    assert put_word(text, "kind", "firm but fair") == after


def test_a_word_with_signs_of_a_pattern_is_only_a_word() -> None:
    assert put_word("What is a+b (c)?", "a+b (c)", r"\1 \g<0>") == r"What is \1 \g<0>?"
    assert put_word("Vær snill  \n mot", "snill mot", "øm") == "Vær øm"
