"""Follow-ups, purposes, when to stop, and the mix of the question list."""

import pytest

from tests.factories import Person, Stage, act, done, make_stage, refused, walk_to
from workshop.enums import AudienceKind, Phase, QuestionForm, StepKind
from workshop.models import Question
from workshop.queries.questions import Mix, lists_of, questions_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
ASKED = {"wording": "What have you tried?", "form": "open", "stage": "explore"}


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.QUESTIONS, StepKind.CLOSE)
    walk_to(stage, StepKind.QUESTIONS, Phase.OPEN)
    return stage


def ask(by: Person, wording: str = "What have you tried?", **more: str) -> str:
    return str(done(by, "question.add", **(ASKED | {"wording": wording} | more))["question"])


def row(pk: str) -> Question:
    return Question.objects.get(pk=pk)


def test_a_question_is_a_customers_unless_it_is_for_a_motivation_talk(stage: Stage) -> None:
    ann = stage.people[0]

    assert row(ask(ann)).purpose == "dialogue"
    assert row(ask(ann, "What motivates you?", purpose="motivation")).purpose == "motivation"


@pytest.mark.parametrize(
    ("wording", "form"),
    [
        ("What have you tried?", "open"),
        ("Have you tried this?", "closed"),
        ("Tea or coffee?", "choice"),
    ],
)
def test_without_a_kind_the_wording_says_which(stage: Stage, wording: str, form: str) -> None:
    assert row(ask(stage.people[0], wording, form="")).form == form


def test_where_the_wording_says_nothing_the_person_is_asked(stage: Stage) -> None:
    answer = act(stage.people[0], "question.add", **(ASKED | {"wording": "Well then", "form": ""}))

    assert (answer.code, answer.fields) == ("no_form", {"form": "Choose a kind."})


def test_the_person_may_know_better_than_the_wording(stage: Stage) -> None:
    assert row(ask(stage.people[0], "Have you tried this?", form="open")).form == "open"


def test_follow_up_is_no_form() -> None:
    assert {form.value for form in QuestionForm} == {"open", "closed", "choice"}


def test_a_follow_up_has_its_question_its_answer_and_an_end(stage: Stage) -> None:
    first = ask(stage.people[0])

    second = row(
        ask(stage.people[1], "What happened then?", after=first, after_answer="no", stop="Enough")
    )

    assert (second.after_id, second.after_answer, second.stop) == (int(first), "no", "Enough")


def test_an_answer_without_a_question_is_dropped(stage: Stage) -> None:
    assert row(ask(stage.people[0], after_answer="no")).after_answer == ""


@pytest.mark.parametrize("where", ["itself", "no_question", "other_list", "circle"])
def test_a_follow_up_that_leads_nowhere_is_refused_beside_its_field(
    stage: Stage, where: str
) -> None:
    ann = stage.people[0]
    first = ask(ann)
    second = ask(ann, "And then?", after=first)
    third = ask(ann, "And after that?", after=second)
    other = ask(ann, "What motivates you?", purpose="motivation")
    after = {"itself": first, "no_question": "7", "other_list": other, "circle": third}[where]

    answer = act(ann, "question.edit", question=first, after=after, **ASKED)

    assert answer.code == where
    assert list(answer.fields) == ["after"] and len(answer.fields["after"]) > 20
    assert row(first).after is None


def test_a_question_of_another_workshop_is_no_question_here(stage: Stage) -> None:
    elsewhere = make_stage(StepKind.QUESTIONS)
    walk_to(elsewhere, StepKind.QUESTIONS, Phase.OPEN)
    foreign = ask(elsewhere.people[0])

    answer = act(stage.people[0], "question.add", after=foreign, **ASKED)

    assert answer.code == "no_question"


def test_a_question_with_follow_ups_stays_on_its_list(stage: Stage) -> None:
    ann = stage.people[0]
    first = ask(ann)
    ask(stage.people[1], "And then?", after=first)

    answer = act(ann, "question.edit", question=first, **(ASKED | {"purpose": "motivation"}))

    assert answer.code == "has_follow_ups" and list(answer.fields) == ["purpose"]


def test_what_followed_up_a_removed_question_is_a_question_like_others(stage: Stage) -> None:
    first = ask(stage.people[0])
    second = ask(stage.people[1], "And then?", after=first, after_answer="no")

    done(stage.people[0], "question.remove", question=first)

    assert (row(second).after, row(second).after_answer) == (None, "")


def test_a_facilitator_adds_questions_and_mends_those_of_others(stage: Stage) -> None:
    first = ask(stage.people[0])

    second = ask(stage.facilitator, "And then?", after=first)
    done(stage.facilitator, "question.edit", question=first, **(ASKED | {"stop": "Enough"}))

    assert (row(second).author_key, row(first).stop) == ("", "Enough")
    assert refused(stage.people[0], "question.edit", question=second, **ASKED) == "not_here"


def test_follow_ups_stand_under_their_question_whatever_their_stage(stage: Stage) -> None:
    ann = stage.people[0]
    first = ask(ann, "What have you tried?")
    second = ask(ann, "Did it help?", form="closed", stage="check", after=first)
    third = ask(ann, "What was it like?", stage="close", after=second)
    alone = ask(ann, "Tea or coffee?", form="choice", stage="check")

    [found] = lists_of(questions_of(stage.now))

    places = [
        (stage.stage, [(row.question.id, row.depth) for row in stage.rows])
        for stage in found.stages
    ]
    assert places == [
        ("explore", [(first, 0), (second, 1), (third, 2)]),
        ("check", [(alone, 0)]),
    ]
    assert found.mix == Mix(open=2, closed=1, choice=1, follow_ups=2)


def test_each_purpose_is_a_list_of_its_own(stage: Stage) -> None:
    ask(stage.people[0], "What motivates you?", purpose="motivation")
    ask(stage.people[0])

    found = lists_of(questions_of(stage.now))

    assert [each.purpose for each in found] == ["dialogue", "motivation"]


@pytest.mark.parametrize(
    ("wording", "flags"),
    [
        ("You're happy now, aren't you?", ("leading",)),
        ("What happened, and when did it start?", ("multiple",)),
        ("What would you do if it broke?", ("hypothetical",)),
        ("Why didn't you call earlier?", ("why",)),
        ("What have you tried so far?", ()),
    ],
)
def test_what_may_be_said_of_a_wording_is_read_and_holds_up_nothing(
    stage: Stage, wording: str, flags: tuple[str, ...]
) -> None:
    ask(stage.people[0], wording)

    [found] = questions_of(stage.now)

    assert found.flags == flags


def test_everybody_sees_the_whole_of_a_question(stage: Stage) -> None:
    first = ask(stage.people[0])
    ask(stage.people[1], "And then?", after=first, after_answer="no", stop="Enough")

    for audience in AudienceKind:
        listed = {each.wording: each for each in scene_for(audience, stage.workshop.pk).questions}
        found = listed["And then?"]
        assert (found.after, found.after_wording, found.after_answer, found.stop) == (
            first,
            "What have you tried?",
            "no",
            "Enough",
        )
