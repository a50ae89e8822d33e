"""The question list, written together."""

import pytest

from tests.factories import Stage, act, done, make_stage, refused, walk_to
from workshop.enums import Phase, StepKind
from workshop.models import Question

pytestmark = pytest.mark.django_db
ASKED = {"wording": "What have you tried?", "form": "open", "stage": "explore", "decides": "where"}


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.QUESTIONS, StepKind.CLOSE)
    walk_to(stage, StepKind.QUESTIONS, Phase.OPEN)
    return stage


def ask(stage: Stage, who: int = 0) -> str:
    return str(done(stage.people[who], "question.add", **ASKED)["question"])


def test_a_question_has_a_wording_a_form_a_stage_and_what_it_decides(stage: Stage) -> None:
    ask(stage)

    row = Question.objects.get()
    assert (row.wording, row.form, row.stage, row.decides) == (
        "What have you tried?",
        "open",
        "explore",
        "where",
    )
    assert row.author_key == stage.people[0].key(stage.step(StepKind.QUESTIONS))


def test_what_it_decides_may_be_left_out(stage: Stage) -> None:
    done(stage.people[0], "question.add", **(ASKED | {"decides": ""}))

    assert Question.objects.get().decides == ""


def test_form_and_stage_are_chosen_from_the_list(stage: Stage) -> None:
    answer = act(stage.people[0], "question.add", wording="Why?", form="rude", stage="never")

    assert (answer.code, sorted(answer.fields)) == ("invalid", ["form", "stage"])
    assert not Question.objects.exists()


def test_its_writer_changes_and_removes_it(stage: Stage) -> None:
    asked = ask(stage)

    done(
        stage.people[0],
        "question.edit",
        question=asked,
        wording="Have you restarted it?",
        form="closed",
        stage="check",
    )
    row = Question.objects.get()
    assert (row.wording, row.form, row.stage, row.decides) == (
        "Have you restarted it?",
        "closed",
        "check",
        "",
    )
    done(stage.people[0], "question.remove", question=asked)
    assert not Question.objects.exists()


def test_the_facilitator_changes_and_removes_anybodys(stage: Stage) -> None:
    asked = ask(stage)

    done(stage.facilitator, "question.edit", question=asked, **(ASKED | {"wording": "And now?"}))
    assert Question.objects.get().wording == "And now?"
    done(stage.facilitator, "question.remove", question=asked)
    assert not Question.objects.exists()


def test_nobody_else_does(stage: Stage) -> None:
    asked = ask(stage)

    assert refused(stage.people[1], "question.edit", question=asked, **ASKED) == "not_here"
    assert refused(stage.people[1], "question.remove", question=asked) == "not_here"
    assert Question.objects.count() == 1


def test_a_question_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.QUESTIONS)
    walk_to(other, StepKind.QUESTIONS, Phase.OPEN)
    foreign = ask(other)

    assert refused(stage.facilitator, "question.edit", question=foreign, **ASKED) == "not_here"
    assert refused(stage.facilitator, "question.remove", question=foreign) == "not_here"
    assert Question.objects.count() == 1


def test_fifty_questions_are_enough_from_one_person(stage: Stage) -> None:
    for _ in range(50):
        ask(stage)

    assert refused(stage.people[0], "question.add", **ASKED) == "too_many_questions"
    ask(stage, who=1)
    assert Question.objects.count() == 51
