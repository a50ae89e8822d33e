"""The door of the hints: who may come in, what it says, and that it keeps nothing."""

import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import Stage, make_stage, start
from tests.workshop.browsers import BACKEND, HOST, identity
from workshop.enums import StepKind
from workshop.live import limits
from workshop.models import Workshop

pytestmark = pytest.mark.django_db
VAGUE = "Answer the customer quickly"


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.BEHAVIOURS, StepKind.QUESTIONS)
    start(stage)
    return stage


@pytest.fixture
def ann(stage: Stage) -> Client:
    """Ann's browser."""
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[0]))
    return client


@pytest.fixture(autouse=True)
def _full_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "actions", limits.Buckets())


def ask(
    client: Client, stage: Stage, text: str = VAGUE, kind: str = "behaviour"
) -> tuple[int, str]:
    url = reverse("hints", args=[stage.workshop.pk])
    response = client.post(url, {"kind": kind, "text": text})
    return response.status_code, response.content.decode()


def test_a_hint_has_its_words_its_reason_and_an_example(stage: Stage, ann: Client) -> None:
    status, html = ask(ann, stage)

    assert status == 200
    assert 'data-hint="R5"' in html
    assert "quickly</q>" in html
    assert "How much or how soon?" in html
    assert "within two hours" in html
    assert "Keep anyway" in html


def test_a_good_wording_gets_no_hint(stage: Stage, ann: Client) -> None:
    assert ask(ann, stage, "Repeat the case in the customer's own words") == (200, "")
    assert ask(ann, stage, "What have you tried so far?", "question") == (200, "")


def test_a_question_is_read_as_a_question(stage: Stage, ann: Client) -> None:
    status, html = ask(ann, stage, "You're happy now, aren't you?", "question")

    assert status == 200
    assert "This suggests the answer." in html
    assert "How is it now?" in html


def test_the_workshops_own_word_is_known(stage: Stage, ann: Client) -> None:
    Workshop.objects.filter(pk=stage.workshop.pk).update(term="Generosity")

    assert "explain" in ask(ann, stage, "Show the customer generosity")[1]


def test_the_text_is_read_in_the_workshops_language_and_told_in_ones_own(
    stage: Stage, ann: Client
) -> None:
    Workshop.objects.filter(pk=stage.workshop.pk).update(language="nb")
    ann.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    html = ask(ann, stage, "Svar kunden raskt")[1]

    assert 'lang="nb"' in html
    assert "How much or how soon?" in html


def test_participants_and_facilitators_come_in_and_nobody_else(stage: Stage, ann: Client) -> None:
    def signed_in(name: str) -> Client:
        client = Client(headers={"host": HOST})
        client.force_login(getattr(stage.crew, name), backend=BACKEND)
        return client

    other = make_stage(StepKind.BEHAVIOURS)
    assert ask(ann, stage)[0] == 200
    assert ask(signed_in("facilitator"), stage)[0] == 200
    assert ask(signed_in("reader"), stage)[0] == 404
    assert ask(Client(headers={"host": HOST}), stage)[0] == 404
    assert ask(ann, other)[0] == 404


def test_without_the_pages_token_nothing_is_said(stage: Stage) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": HOST})
    strict.cookies.load(identity(stage.people[0]))

    assert ask(strict, stage)[0] == 403


@pytest.mark.parametrize(
    ("text", "kind"), [("", "behaviour"), ("x" * 1_001, "behaviour"), (VAGUE, "poem"), (VAGUE, "")]
)
def test_what_is_no_text_to_read_is_a_bad_request(
    stage: Stage, ann: Client, text: str, kind: str
) -> None:
    assert ask(ann, stage, text, kind)[0] == 400


def test_marks_in_a_text_stay_words(stage: Stage, ann: Client) -> None:
    html = ask(ann, stage, "<b>friendly</b> & <script>alert(1)</script>")[1]

    assert "<script" not in html
    assert "<b>" not in html


def test_asking_too_often_is_refused_and_takes_nothing_from_sending(
    stage: Stage, ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "actions", limits.Buckets(rate=0.001, burst=2))

    assert [ask(ann, stage)[0] for _ in range(3)] == [200, 200, 429]
    assert limits.actions.take((stage.workshop.pk, stage.people[0].id, None))


def test_nothing_is_logged_and_nobody_on_the_way_keeps_it(
    stage: Stage, ann: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = reverse("hints", args=[stage.workshop.pk])

    response = ann.post(url, {"kind": "behaviour", "text": "Be lavenderly friendly"})
    ann.post(url, {"kind": "poem", "text": "Be lavenderly friendly"})

    assert "no-store" in response["Cache-Control"]
    assert "lavenderly" not in caplog.text
