"""Questions that others ask: after a question of one's own, and not before."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Stage, done, make_stage, refused, walk_to
from tests.workshop.browsers import BACKEND, HOST, identity
from workshop import starter
from workshop.enums import Phase, StepKind
from workshop.models import Question

pytestmark = pytest.mark.django_db
OFFERED = starter.questions("en")
FIRST = OFFERED[0]
FOLLOWS = next(each for each in OFFERED if each.after)
BEFORE = next(each for each in OFFERED if each.id == FOLLOWS.after)
OWN = {"wording": "How can I help?", "form": "open", "stage": "open"}


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.QUESTIONS, StepKind.CLOSE)
    walk_to(stage, StepKind.QUESTIONS, Phase.OPEN)
    return stage


def read(stage: Stage, client: Client) -> tuple[int, str]:
    response = client.get(reverse("starters", args=[stage.workshop.pk]))
    return response.status_code, response.content.decode()


def browser(stage: Stage, who: int) -> Client:
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[who]))
    return client


def console(stage: Stage) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    return client


def test_they_open_to_a_phone_after_its_own_question_and_to_the_console_after_any(
    stage: Stage,
) -> None:
    ann, bo, boss = browser(stage, 0), browser(stage, 1), console(stage)
    assert [read(stage, each)[0] for each in (ann, bo, boss)] == [404, 404, 404]

    done(stage.people[0], "question.add", **OWN)

    assert [read(stage, each)[0] for each in (ann, bo, boss)] == [200, 404, 200]
    html = read(stage, ann)[1]
    assert FIRST.wording in html and "Take it" in html


def test_nobody_else_reads_them_and_nobody_once_the_list_is_closed(stage: Stage) -> None:
    done(stage.people[0], "question.add", **OWN)
    reader = Client(headers={"host": HOST})
    reader.force_login(stage.crew.reader, backend=BACKEND)
    assert read(stage, Client(headers={"host": HOST}))[0] == 404
    assert read(stage, reader)[0] == 404

    walk_to(stage, StepKind.CLOSE, Phase.OPEN)

    assert read(stage, browser(stage, 0))[0] == 404


def test_what_is_taken_is_a_question_of_ones_own(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "question.add", **OWN)

    done(ann, "question.take", starter=FIRST.id)

    row = Question.objects.get(wording=FIRST.wording)
    assert (row.form, row.stage, row.purpose, row.decides, row.stop) == (
        FIRST.form,
        FIRST.stage,
        FIRST.purpose,
        FIRST.decides,
        FIRST.stop,
    )
    assert row.author_key == ann.key(stage.now)
    assert "On the list" in read(stage, browser(stage, 0))[1]


def test_a_facilitator_takes_one_for_the_room(stage: Stage) -> None:
    assert refused(stage.facilitator, "question.take", starter=FIRST.id) == "own_first"
    done(stage.people[0], "question.add", **OWN)

    done(stage.facilitator, "question.take", starter=FIRST.id)

    assert Question.objects.get(wording=FIRST.wording).author_key == ""


def test_taking_is_refused_before_ones_own_twice_and_for_what_is_not_offered(stage: Stage) -> None:
    ann, bo = stage.people[:2]
    done(ann, "question.add", **OWN)
    done(ann, "question.take", starter=FIRST.id)

    assert refused(bo, "question.take", starter=FIRST.id) == "own_first"
    assert refused(ann, "question.take", starter=FIRST.id) == "on_the_list"
    assert refused(ann, "question.take", starter="no-such-question") == "not_here"


def test_a_follow_up_goes_under_its_question_if_that_is_on_the_list(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "question.add", **OWN)
    done(ann, "question.take", starter=FOLLOWS.id)
    assert Question.objects.get(wording=FOLLOWS.wording).after is None
    Question.objects.get(wording=FOLLOWS.wording).delete()

    done(ann, "question.take", starter=BEFORE.id)
    done(ann, "question.take", starter=FOLLOWS.id)

    taken = Question.objects.get(wording=FOLLOWS.wording)
    assert taken.after == Question.objects.get(wording=BEFORE.wording)
    assert taken.purpose == BEFORE.purpose


@pytest.mark.parametrize("language", starter.LANGUAGES)
def test_what_is_offered_fits_the_list(language: str) -> None:
    offered = starter.questions(language)
    ids = {each.id: each for each in offered}

    assert len(ids) == len(offered)
    assert {each.purpose for each in offered} == {"dialogue", "motivation"}
    for each in offered:
        texts = (each.wording, each.decides, each.stop)
        assert each.wording and max(map(len, texts)) <= starter.MAX_QUESTION
        assert not each.after or ids[each.after].purpose == each.purpose
    assert [each.id for each in offered] == [each.id for each in starter.questions("en")]
