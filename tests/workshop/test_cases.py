"""Customer cases: answered before and after, counted in words that claim no more than they show."""

import pytest

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    fill,
    go_next,
    join,
    make_stage,
    refused,
    sending,
    walk_to,
)
from workshop import starter
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import Case, CaseAnswer, Step
from workshop.queries.cases import cases_of
from workshop.queries.compared import Compared
from workshop.queries.progress import progress_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.CASES, StepKind.CASES, people=2)
    walk_to(stage, StepKind.CASES, Phase.ANSWERING)
    return stage


def make_twice(people: int, cases: int, **fields: object) -> Stage:
    """The same few cases before and after, with so many people."""
    stage = make_stage(StepKind.CASES, StepKind.CASES, people=0, **fields)  # type: ignore[arg-type]
    for case in cases_of(stage.workshop.pk)[cases:]:
        done(stage.facilitator, "case.remove", target=case.id)
    for _ in range(people):
        join(stage)
    walk_to(stage, StepKind.CASES, Phase.ANSWERING)
    return stage


def choose(person: Person, case: int, answer: int) -> None:
    asked = cases_of(person.workshop)[case]
    done(person, "case.answer", case=asked.id, option=asked.answers[answer].id)


def answer_all(stage: Stage, *counts: tuple[int, ...]) -> None:
    """For each case, how many choose each of its answers; then the step is closed."""
    for case, people in enumerate(counts):
        chosen = [answer for answer, number in enumerate(people) for _ in range(number)]
        for person, answer in zip(stage.people, chosen, strict=False):
            choose(person, case, answer)
    go_next(stage)


def compared(stage: Stage, kind: AudienceKind = AudienceKind.CONSOLE) -> Compared:
    found = scene_for(kind, stage.workshop.pk).compared
    assert found is not None
    return found


def shown(stage: Stage, kind: AudienceKind = AudienceKind.PHONE) -> str:
    audience = Audience(kind, "en")
    html = "".join(render(stage.workshop.pk, frozenset({audience}))[audience].values())
    return " ".join(html.split())


# --- answering ------------------------------------------------------------------------------------
def test_an_answer_can_be_changed_and_the_newest_counts(stage: Stage) -> None:
    ann = stage.people[0]
    choose(ann, 0, 0)
    choose(ann, 0, 1)

    asked = cases_of(stage.workshop.pk)[0]
    assert str(CaseAnswer.objects.get().option_id) == asked.answers[1].id
    frame = personal_frame(stage.workshop.pk, ann.participant, "en")
    assert asked.answers[1].id in frame["regions"][0]["html"]
    other = personal_frame(stage.workshop.pk, stage.people[1].participant, "en")
    assert asked.answers[1].id not in other["regions"][0]["html"]


def test_answers_in_one_batch_are_written_and_the_last_counts(stage: Stage) -> None:
    first, second = cases_of(stage.workshop.pk)[:2]
    ann, bo = stage.people
    sent = [
        sending(who, "case.answer", case=case.id, option=case.answers[answer].id)
        for who, case, answer in (
            (ann, first, 0),
            (bo, first, 1),
            (ann, first, 2),
            (ann, second, 0),
        )
    ]

    assert all(answer.ok for answer in run_batch(sent))
    found = set(CaseAnswer.objects.values_list("option", flat=True))
    assert {str(pk) for pk in found} == {
        first.answers[1].id,
        first.answers[2].id,
        second.answers[0].id,
    }
    assert progress_of(stage.now).people == 2


def test_an_answer_of_another_case_or_workshop_is_not_here(stage: Stage) -> None:
    first, second = cases_of(stage.workshop.pk)[:2]
    other = make_stage(StepKind.CASES, people=1)
    foreign = cases_of(other.workshop.pk)[0]
    for case, option in (
        (first.id, second.answers[0].id),
        (foreign.id, foreign.answers[0].id),
        (first.id, "1"),
    ):
        assert refused(stage.people[0], "case.answer", case=case, option=option) == "not_here"
    answer = act(stage.people[0], "case.answer", case=first.id)
    assert answer.fields == {"option": "Choose an answer first."}


def test_the_answers_lie_in_the_facilitators_order_on_every_phone(stage: Stage) -> None:
    html = shown(stage)
    asked = cases_of(stage.workshop.pk)
    places = [html.index(f'value="{answer.id}"') for case in asked for answer in case.answers]

    assert places == sorted(places)
    assert "data-shuffle" not in html


# --- shown ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", AudienceKind)
def test_before_and_after_are_told_with_what_they_do_not_mean(kind: AudienceKind) -> None:
    stage = make_twice(8, 3)
    answer_all(stage, (8, 0), (5, 3), (4, 4))
    assert (
        "In 1 of 3 customer cases nearly everyone (at least 8 of 10) answers alike."
        " This shows agreement, not that the answer is right." in shown(stage, kind)
    )
    go_next(stage)
    answer_all(stage, (8, 0), (7, 1), (4, 4))

    html = shown(stage, kind)
    assert (
        "In 2 of 3 customer cases nearly everyone (at least 8 of 10) now answers alike;"
        " before, 1 of 3. This shows agreement, not that the answer is right." in html
    )
    assert "%" not in html
    counts = [[(a.people, a.before) for a in case.answers[:2]] for case in compared(stage).cases]
    assert counts == [[(8, 8), (0, 0)], [(7, 5), (1, 3)], [(4, 4), (4, 4)]]


def test_with_fewer_than_eight_nothing_is_compared_and_it_says_why() -> None:
    stage = make_twice(7, 1)
    answer_all(stage, (4, 3))
    go_next(stage)
    answer_all(stage, (7, 0))

    assert compared(stage).compared is None
    html = shown(stage)
    assert "but not compared: that takes at least 8 answers to a case both times." in html
    assert "now answers alike" not in html
    assert "now 7" in html
    assert "before 4" in html


def test_it_says_when_not_the_same_people_answered() -> None:
    stage = make_twice(9, 1)
    answer_all(stage, (8, 0))
    go_next(stage)
    answer_all(stage, (9, 0))

    assert "It was not the same people: 8 answered the first time, 9 now." in shown(stage)


def test_one_answer_or_none_is_counted_and_nothing_is_claimed() -> None:
    stage = make_twice(1, 2)
    answer_all(stage, (1, 0))

    html = shown(stage)
    assert "Too few have answered to say where people answer alike." in html
    assert "Nobody answered this case." in html
    assert [case.alike for case in compared(stage).cases] == [None, None]


def test_percentages_come_with_twenty_people() -> None:
    for people, told in ((19, False), (20, True)):
        stage = make_twice(people, 1)
        answer_all(stage, (people - 5, 5))
        assert ("(75 %)" in shown(stage)) == told
        assert ("%)" in shown(stage)) == told


def test_an_answer_that_only_the_other_time_was_given_is_still_shown() -> None:
    stage = make_twice(8, 1)
    answer_all(stage, (0, 8))
    go_next(stage)
    answer_all(stage, (8, 0))

    assert [(a.people, a.before) for a in compared(stage).cases[0].answers[:2]] == [(8, 0), (0, 8)]
    assert "Nearly everyone alike" in shown(stage)


# --- the cases ------------------------------------------------------------------------------------
def own(stage: Stage, **more: object) -> dict[str, object]:
    return {
        "target": str(stage.workshop.steps.filter(kind="cases")[0].pk),
        "situation": "An envelope lies open.",
        "answer_1": "Close it",
        "answer_2": "Ask whose it is",
    } | more


def situations(stage: Stage) -> list[str]:
    return [case.situation for case in cases_of(stage.workshop.pk)]


def test_a_workshop_begins_with_five_cases_of_different_topics() -> None:
    for language in starter.LANGUAGES:
        stage = make_stage(StepKind.CASES, StepKind.CASES, language=language)
        chosen = {case.starter for case in cases_of(stage.workshop.pk)}
        topics = {each.topic for each in starter.cases(language) if each.id in chosen}
        assert (len(chosen), len(topics)) == (5, 5)


def test_cases_are_taken_written_edited_moved_and_removed() -> None:
    stage = make_stage(StepKind.CASES)
    boss, step = stage.facilitator, str(stage.step(StepKind.CASES).pk)
    for _place in range(4):
        done(boss, "case.remove", target=cases_of(stage.workshop.pk)[0].id)
    last = cases_of(stage.workshop.pk)[0].id
    assert refused(boss, "case.remove", target=last) == "last_case"
    done(boss, "case.take", target=step, starter_id="angry-post")
    assert refused(boss, "case.take", target=step, starter_id="angry-post") == "there_already"
    added = done(boss, "case.add", **own(stage, ordered="on"))["case"]
    done(boss, "case.shift", target=added, direction="up")
    done(boss, "case.remove", target=last)
    done(boss, "case.edit", **own(stage, target=added, situation="It is open.", answer_3="Wait"))

    assert situations(stage)[0] == "It is open."
    edited = cases_of(stage.workshop.pk)[0]
    assert [answer.text for answer in edited.answers] == ["Close it", "Ask whose it is", "Wait"]
    assert not edited.ordered
    for place in range(6):
        done(boss, "case.add", **own(stage, situation=f"Number {place}"))
    assert refused(boss, "case.add", **own(stage)) == "too_many_cases"


def test_a_case_has_two_answers_that_differ() -> None:
    stage = make_stage(StepKind.CASES)
    boss = stage.facilitator
    answer = act(boss, "case.add", **own(stage, answer_2=""))
    assert answer.fields == {"answer_2": "Write at least two answers."}
    answer = act(boss, "case.add", **own(stage, answer_4="CLOSE IT"))
    assert answer.fields == {"answer_4": "Two answers say the same."}


def test_an_answer_that_was_reworded_meanwhile_is_not_taken_for_the_new_one(stage: Stage) -> None:
    case = cases_of(stage.workshop.pk)[0]
    words = [answer.text for answer in case.answers]
    same = own(stage, target=case.id, answer_1=words[0], answer_2=words[1], answer_3=words[2])
    done(stage.facilitator, "case.edit", **same)
    choice = {"case": case.id, "option": case.answers[0].id}
    assert cases_of(stage.workshop.pk)[0].answers == case.answers
    done(stage.facilitator, "case.edit", **(same | {"answer_1": "Another"}))

    assert refused(stage.people[0], "case.answer", **choice) == "not_here"


def test_once_a_case_is_answered_all_stay_as_they_are_in_both_steps(stage: Stage) -> None:
    choose(stage.people[0], 0, 0)
    boss, first = stage.facilitator, cases_of(stage.workshop.pk)[0].id

    for action in ("case.edit", "case.remove", "case.shift"):
        data = own(stage, target=first, direction="down")
        assert refused(boss, action, **data) == "step_answered"
    assert refused(boss, "case.add", **own(stage)) == "step_answered"


def test_a_later_step_repeats_the_cases_and_has_nothing_to_edit(stage: Stage) -> None:
    second = str(stage.workshop.steps.filter(kind="cases")[1].pk)
    assert refused(stage.facilitator, "case.add", **own(stage, target=second)) == "repeats_cases"
    before = situations(stage)
    fill(stage)
    go_next(stage)
    go_next(stage)

    assert [case.situation for case in scene_for(AudienceKind.PHONE, stage.workshop.pk).cases] == (
        before
    )


def test_cases_outlive_the_step_that_had_them_and_follow_the_order_of_the_steps() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CASES, StepKind.CASES)
    boss = stage.facilitator
    first, second = stage.workshop.steps.filter(kind="cases")
    before = situations(stage)
    done(boss, "step.shift", target=str(second.pk), direction="up")
    done(boss, "case.add", **own(stage, target=str(second.pk)))
    done(boss, "step.shift", target=str(second.pk), direction="down")
    done(boss, "step.remove", target=str(first.pk))

    assert situations(stage) == [*before, "An envelope lies open."]
    done(boss, "case.remove", target=cases_of(stage.workshop.pk)[0].id)
    done(boss, "step.remove", target=str(second.pk))
    assert not Case.objects.exists()
    done(boss, "step.add", kind="cases", title="Anew", minutes=5)
    assert Step.objects.get(title="Anew").cases.count() == 5
