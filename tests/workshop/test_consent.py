"""Draft, consent rounds and how they end (method: "Consent" and "Stopping")."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    SENTENCE,
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    newest_round,
    react,
    reaction_of,
    refused,
    save_draft,
    walk_to,
)
from workshop.enums import Phase, StepKind
from workshop.models import ConsentRound, Decision, Draft, Reaction, Wording
from workshop.queries.consent import reactions_of, round_of

pytestmark = pytest.mark.django_db
OTHER = "We hear people out before we answer."


@pytest.fixture
def stage() -> Stage:
    """Five people, of whom four make a quorum, before a draft."""
    stage = make_stage(StepKind.AGREE, StepKind.CLOSE, people=5)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    return stage


def put_to_all(stage: Stage, text: str) -> ConsentRound:
    save_draft(stage, text)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    return newest_round(stage)


def answers(stage: Stage, *kinds: str) -> None:
    """The first person answers with the first kind, and so on; reasons where they are needed."""
    for person, kind in zip(stage.people, kinds, strict=False):
        why = {
            "objection": {
                "whole": "on",
                "reason": "It promises too much",
                "change": "Say: as far as we can",
            },
            "understand": {"reason": "Also in letters?"},
        }.get(kind, {})
        answer = react(person, kind, **why)
        assert answer.ok, answer


def hold(stage: Stage, text: str, *kinds: str) -> None:
    """A whole round, up to its reasons."""
    put_to_all(stage, text)
    answers(stage, *kinds)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.REASONS)


def next_code(stage: Stage) -> str:
    step = stage.current
    assert step is not None
    return act(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase).code


def revise(stage: Stage) -> None:
    done(stage.facilitator, "draft.revise")
    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)


# --- the draft and its wordings ------------------------------------------------------------------
def test_a_draft_is_saved_again_and_again(stage: Stage) -> None:
    assert done(stage.facilitator, "draft.save", text="We listen.", version=0) == {"version": 1}
    assert done(stage.facilitator, "draft.save", text=SENTENCE, version=1) == {"version": 2}

    assert Draft.objects.get().text == SENTENCE


def test_of_two_windows_the_second_to_save_is_told_and_changes_nothing(stage: Stage) -> None:
    done(stage.facilitator, "draft.save", text="We listen.", version=0)

    assert refused(stage.facilitator, "draft.save", text="We hear.", version=0) == "draft_changed"
    draft = Draft.objects.get()
    assert (draft.text, draft.version) == ("We listen.", 1)


def test_ten_suggested_wordings_are_enough_from_one_person(stage: Stage) -> None:
    ann, bo = stage.people[:2]
    for number in range(10):
        done(ann, "wording.suggest", text=f"We listen, {number}.")

    assert refused(ann, "wording.suggest", text="Once more.") == "too_many_wordings"
    done(bo, "wording.suggest", text="We hear.")
    assert Wording.objects.count() == 11


def test_there_is_no_round_without_a_draft(stage: Stage) -> None:
    assert next_code(stage) == "no_draft"
    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)
    assert not ConsentRound.objects.exists()


# --- reacting ------------------------------------------------------------------------------------
def test_one_answers_the_text_and_may_change_ones_mind(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)
    ann = stage.people[0]

    assert react(ann, "agree").data == {"reaction": "agree"}
    react(ann, "live_with", reason="A little long")

    reaction = Reaction.objects.get()
    assert (reaction.kind, reaction.reason) == ("live_with", "A little long")


def test_an_objection_says_what_harm_and_suggests_a_change(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)
    ann = stage.people[0]

    assert react(ann, "objection").fields == {
        "phrase": "Mark the words it is about, or choose the whole text.",
        "reason": "Say what harm the text would do.",
        "change": "Suggest what would make it good enough.",
    }
    why = {"phrase": "the need", "reason": "It promises too much", "change": "As far as we can"}
    for field in why:
        assert list(react(ann, "objection", **(why | {field: " "})).fields) == [field]
    assert not Reaction.objects.exists()
    assert react(ann, "objection", **why).ok


def test_who_needs_to_understand_says_what(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)

    assert react(stage.people[0], "understand").fields == {
        "reason": "Say what you need to understand."
    }
    assert not Reaction.objects.exists()


def test_a_reason_left_over_from_an_earlier_choice_is_not_kept(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)

    react(stage.people[0], "agree", reason="It promises too much", change="As far as we can")

    reaction = Reaction.objects.get()
    assert (reaction.kind, reaction.reason, reaction.change) == ("agree", "", "")


def test_there_are_five_answers_and_no_other(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)

    assert list(react(stage.people[0], "maybe").fields) == ["kind"]
    answers(stage, "agree", "live_with", "objection", "understand", "abstain")
    assert Reaction.objects.count() == 5


def test_an_answer_to_an_older_wording_is_not_counted_for_the_new_one(stage: Stage) -> None:
    old = put_to_all(stage, SENTENCE)
    go_next(stage)
    revise(stage)
    put_to_all(stage, OTHER)

    assert (
        refused(stage.people[0], "consent.react", round=str(old.pk), kind="agree") == "old_wording"
    )
    assert not Reaction.objects.exists()


def test_a_round_of_another_workshop_is_an_old_wording(stage: Stage) -> None:
    other = make_stage(StepKind.AGREE, people=1)
    walk_to(other, StepKind.AGREE, Phase.DRAFTING)
    foreign = put_to_all(other, OTHER)
    put_to_all(stage, SENTENCE)

    assert (
        refused(stage.people[0], "consent.react", round=str(foreign.pk), kind="agree")
        == "old_wording"
    )
    assert not Reaction.objects.exists()


# --- wording and rounds --------------------------------------------------------------------------
def test_new_wording_is_a_new_round_without_answers_and_shows_its_difference(stage: Stage) -> None:
    hold(stage, "We listen before we answer.", "agree", "agree", "agree", "objection")
    revise(stage)

    second = put_to_all(stage, "We listen before we suggest.")

    assert (second.number, second.reactions.count()) == (2, 0)
    shown = round_of(stage.step(StepKind.AGREE))
    assert shown is not None
    words = [(how, text.strip()) for how, text in shown.difference]
    assert ("removed", "answer") in words
    assert ("added", "suggest") in words
    # The first round and what was answered in it stay as they were.
    assert ConsentRound.objects.get(number=1).reactions.count() == 4


def test_the_same_wording_opened_again_keeps_what_was_answered(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "agree", "objection")

    go_back(stage)

    again = newest_round(stage)
    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    assert (again.number, again.closed, again.reactions.count()) == (1, False, 3)


def test_the_same_wording_after_a_look_at_the_draft_keeps_what_was_answered(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "agree", "objection")
    revise(stage)

    again = put_to_all(stage, SENTENCE)

    assert (again.number, again.reactions.count()) == (1, 3)


@pytest.mark.parametrize("then", ["stay", "back"])
def test_a_round_that_is_open_shows_no_answers_even_after_back(stage: Stage, then: str) -> None:
    put_to_all(stage, SENTENCE)
    answers(stage, "agree", "objection")
    if then == "back":
        go_back(stage)
        assert stage.place == (StepKind.AGREE, Phase.DRAFTING)

    assert reactions_of(stage.step(StepKind.AGREE)) is None


def test_a_round_that_was_closed_and_opened_again_shows_no_answers(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "objection")
    assert reactions_of(stage.step(StepKind.AGREE)) is not None

    go_back(stage)
    assert reactions_of(stage.step(StepKind.AGREE)) is None
    go_back(stage)
    assert reactions_of(stage.step(StepKind.AGREE)) is None


# --- answering -----------------------------------------------------------------------------------
def test_the_answer_goes_to_the_question(stage: Stage) -> None:
    round = put_to_all(stage, SENTENCE)
    answers(stage, "understand")
    asked = reaction_of(stage.people[0], round)

    done(
        stage.facilitator,
        "understanding.answer",
        reaction=str(asked.pk),
        text="Yes, in letters too",
    )

    asked.refresh_from_db()
    assert asked.answer == "Yes, in letters too"


def test_only_questions_of_the_round_now_open_can_be_answered(stage: Stage) -> None:
    hold(stage, SENTENCE, "understand", "objection")
    first = newest_round(stage)
    question, objection = (reaction_of(person, first) for person in stage.people[:2])
    boss = stage.facilitator

    answer = {"text": "Yes"}
    assert refused(boss, "understanding.answer", reaction=str(objection.pk), **answer) == "not_here"
    revise(stage)
    put_to_all(stage, OTHER)
    assert refused(boss, "understanding.answer", reaction=str(question.pk), **answer) == "not_here"
    assert set(Reaction.objects.values_list("answer", flat=True)) == {""}


# --- agreed --------------------------------------------------------------------------------------
def decided(stage: Stage) -> tuple[str, str, date | None]:
    decision = Decision.objects.get()
    return decision.kind, decision.round.text, decision.until


@pytest.mark.parametrize(
    "kinds",
    [
        ("agree",) * 5,
        ("agree",) * 4,
        ("agree", "agree", "live_with", "abstain"),
        ("abstain",) * 4,
    ],
)
def test_four_of_five_without_objection_or_question_agree(
    stage: Stage, kinds: tuple[str, ...]
) -> None:
    hold(stage, SENTENCE, *kinds)

    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.DECIDED)
    assert decided(stage) == ("agreed", SENTENCE, None)


@pytest.mark.parametrize(
    "kinds",
    [
        ("agree",) * 3,
        (),
        ("agree", "agree", "agree", "agree", "objection"),
        ("agree", "agree", "agree", "agree", "understand"),
    ],
)
def test_under_a_quorum_or_with_an_objection_or_a_question_nothing_is_agreed(
    stage: Stage, kinds: tuple[str, ...]
) -> None:
    hold(stage, SENTENCE, *kinds)

    assert next_code(stage) == "not_agreed"
    assert stage.place == (StepKind.AGREE, Phase.REASONS)
    assert not Decision.objects.exists()


def test_once_the_question_is_answered_it_is_agreed(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "agree", "agree", "agree", "understand")
    asked = reaction_of(stage.people[4], newest_round(stage))
    done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="Yes")

    go_next(stage)

    assert decided(stage)[0] == "agreed"


def test_those_who_left_and_doubles_do_not_count_for_the_quorum(stage: Stage) -> None:
    put_to_all(stage, SENTENCE)
    answers(stage, "agree", "agree")
    boss, people = stage.facilitator, stage.people
    done(boss, "participant.leave", participant=str(people[4].id))
    done(boss, "participant.leave", participant=str(people[3].id))
    done(boss, "participant.merge", participant=str(people[2].id), into=str(people[0].id))

    go_next(stage)
    go_next(stage)

    assert decided(stage)[0] == "agreed"
    assert newest_round(stage).present == 2


def test_the_reason_why_it_is_not_agreed_is_said(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "agree")
    step = stage.current
    assert step is not None

    answer = act(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase)

    assert answer.message == "At least 80 % of those present must answer; 2 more are needed."


# --- ending without agreement --------------------------------------------------------------------
UNTIL = (timezone.localdate() + timedelta(days=60)).isoformat()


def test_it_is_too_early_to_end_after_one_round(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree", "agree", "agree", "objection")

    assert refused(stage.facilitator, "decision.take", kind="leader") == "too_early"
    assert refused(stage.facilitator, "decision.take", kind="trial", until=UNTIL) == "too_early"
    assert not Decision.objects.exists()


def test_after_three_rounds_it_may_be_on_trial_until_a_date(stage: Stage) -> None:
    hold(stage, "First.", "agree", "agree", "agree", "agree", "objection")
    revise(stage)
    hold(stage, "Second.", "objection", "objection", "objection", "objection", "agree")
    assert refused(stage.facilitator, "decision.take", kind="leader") == "too_early"
    revise(stage)
    hold(stage, "Third.", "agree", "agree", "agree", "agree", "objection")

    done(stage.facilitator, "decision.take", kind="trial", until=UNTIL)

    assert stage.place == (StepKind.AGREE, Phase.DECIDED)
    assert decided(stage) == ("trial", "Third.", date.fromisoformat(UNTIL))


def test_when_answers_hardly_move_the_leader_may_decide_after_two_rounds(stage: Stage) -> None:
    hold(stage, "First.", "agree", "agree", "agree", "agree", "objection")
    revise(stage)
    hold(stage, "Second.", "agree", "agree", "agree", "agree", "objection")

    done(stage.facilitator, "decision.take", kind="leader")

    assert decided(stage) == ("leader", "Second.", None)


def test_what_is_agreed_is_not_put_on_trial(stage: Stage) -> None:
    hold(stage, "First.", "agree", "agree", "agree", "agree", "objection")
    revise(stage)
    hold(stage, "Second.", "agree", "agree", "agree", "agree", "agree")

    assert refused(stage.facilitator, "decision.take", kind="leader") == "agreed"
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "until",
    ["", "yesterday", "2020-01-01", timezone.localdate().isoformat(), "2999-01-01"],
)
def test_a_trial_ends_on_a_day_after_today_and_within_two_years(stage: Stage, until: str) -> None:
    hold(stage, "First.", "agree", "agree", "agree", "agree", "objection")
    revise(stage)
    hold(stage, "Second.", "agree", "agree", "agree", "agree", "objection")

    answer = act(stage.facilitator, "decision.take", kind="trial", until=until)

    assert (answer.code, list(answer.fields)) == ("invalid", ["until"])
    assert not Decision.objects.exists()


def test_nobody_takes_the_decision_that_it_is_agreed(stage: Stage) -> None:
    hold(stage, SENTENCE, "agree")

    assert list(act(stage.facilitator, "decision.take", kind="agreed").fields) == ["kind"]


# --- and back ------------------------------------------------------------------------------------
def test_back_from_a_decision_takes_it_away(stage: Stage) -> None:
    hold(stage, SENTENCE, *("agree",) * 5)
    go_next(stage)

    go_back(stage)

    assert stage.place == (StepKind.AGREE, Phase.REASONS)
    assert not Decision.objects.exists()
    go_next(stage)
    assert decided(stage)[0] == "agreed"


def test_an_objection_after_the_round_was_opened_again_stops_the_agreement(stage: Stage) -> None:
    hold(stage, SENTENCE, *("agree",) * 5)
    go_next(stage)
    go_back(stage)
    go_back(stage)
    answers(stage, "objection")
    go_next(stage)

    assert next_code(stage) == "not_agreed"


def test_reopening_an_earlier_step_takes_the_decision_of_a_later_one_away() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.AGREE, StepKind.CLOSE, people=5)
    walk_to(stage, StepKind.AGREE, Phase.DECIDED)
    go_next(stage)
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.WELCOME).pk))
    go_next(stage)
    put_to_all(stage, OTHER)
    answers(stage, "agree", "agree", "agree", "agree", "objection")
    go_next(stage)

    assert next_code(stage) == "not_agreed"
    assert not Decision.objects.exists()


def test_the_same_question_sent_again_keeps_its_answer_and_a_new_one_is_owed_one(
    stage: Stage,
) -> None:
    put_to_all(stage, SENTENCE)
    answers(stage, "understand")
    asked = Reaction.objects.get()
    done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="Yes")
    answers(stage, "understand")
    assert Reaction.objects.get().answer == "Yes"
    react(stage.people[0], "understand", reason="And on the phone?")
    assert Reaction.objects.get().answer == ""
