"""The pages on which a step's words and cases are chosen."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.factories import Stage, done, make_stage, walk_to
from tests.workshop.browsers import BACKEND, HOST
from workshop import starter
from workshop.enums import Phase, StepKind
from workshop.models import Step
from workshop.queries.cases import cases_of

pytestmark = pytest.mark.django_db

HINT = "Four to six cases work best"
LOCKED = "Somebody has answered already"


@pytest.fixture
def stage() -> Stage:
    return make_stage(StepKind.CALIBRATE, StepKind.CASES, StepKind.CASES, people=1, language="sv")


def page(stage: Stage, step: Step) -> str:
    client = Client(headers={"host": HOST, "accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    answer = client.get(reverse("workshop_content", args=[stage.workshop.pk, step.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def case_steps(stage: Stage) -> list[Step]:
    return list(stage.workshop.steps.filter(kind="cases").order_by("position"))


def test_the_agenda_leads_to_the_words_and_to_the_cases(stage: Stage) -> None:
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    html = client.get(reverse("workshop_agenda", args=[stage.workshop.pk])).content.decode()

    for step in stage.workshop.steps.all():
        assert reverse("workshop_content", args=[stage.workshop.pk, step.pk]) in html


def test_starter_cases_are_offered_by_topic_in_the_workshops_language(stage: Stage) -> None:
    html = page(stage, case_steps(stage)[0])
    chosen = {case.starter for case in cases_of(stage.workshop.pk)}

    for each in starter.cases("sv"):
        assert escape(each.topic) in html
        assert escape(each.situation) in html
        assert (f'value="{each.id}"' in html) == (each.id not in chosen)


def test_outside_four_to_six_cases_there_is_a_hint(stage: Stage) -> None:
    first = case_steps(stage)[0]
    assert HINT not in page(stage, first)
    for case in cases_of(stage.workshop.pk)[:2]:
        done(stage.facilitator, "case.remove", target=case.id)
    assert HINT in page(stage, first)


def test_once_answered_the_pages_say_so_and_offer_nothing_more(stage: Stage) -> None:
    walk_to(stage, StepKind.CASES, Phase.SHOWN)

    for step in stage.workshop.steps.all()[:2]:
        html = page(stage, step)
        assert LOCKED in html
        assert "data-action=" not in html


def test_a_step_that_repeats_the_cases_leads_to_the_first(stage: Stage) -> None:
    first, second = case_steps(stage)
    html = page(stage, second)

    assert reverse("workshop_content", args=[stage.workshop.pk, first.pk]) in html
    assert "data-action=" not in html


def test_other_steps_and_other_workshops_have_no_such_page(stage: Stage) -> None:
    other = make_stage(StepKind.WELCOME, StepKind.CALIBRATE, crew=stage.crew)
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    for workshop, step in (
        (other, other.step(StepKind.WELCOME)),
        (stage, other.step(StepKind.CALIBRATE)),
    ):
        path = reverse("workshop_content", args=[workshop.workshop.pk, step.pk])
        assert client.get(path).status_code == 404
