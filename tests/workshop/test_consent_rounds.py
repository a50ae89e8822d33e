"""What people read between the rounds, and when a round has agreed whatever they answer."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    sending,
    walk_to,
)
from workshop.enums import AudienceKind, Phase, ReactionKind, StepKind
from workshop.live.hub import render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.method.consent import Standing, may_stop, shift
from workshop.models import ConsentRound, Decision, Reaction
from workshop.queries.consent import decided_of, reactions_of, round_of
from workshop.queries.outcome import outcome_of

ALL = tuple(AudienceKind)
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
HARM, CHANGE = "It promises too much", "Say: as far as we can"
WHY: dict[str, Any] = {"reason": HARM, "change": CHANGE}


@pytest.fixture
def stage(db: None) -> Stage:
    """Five people who are asked about the sentence."""
    stage = make_stage(StepKind.AGREE, StepKind.CLOSE, people=5)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    put(stage, SENTENCE)
    return stage


def put(stage: Stage, text: str) -> None:
    save_draft(stage, text)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.REACTING)


def hold(stage: Stage, *kinds: str) -> None:
    """The round that is open, up to its reasons."""
    for person, kind in zip(stage.people, kinds, strict=False):
        why = {"objection": WHY | {"whole": "on"}, "understand": {"reason": "Also in letters?"}}
        assert react(person, kind, **why.get(kind, {})).ok
    go_next(stage)


def shown(stage: Stage, kind: AudienceKind) -> str:
    audience = Audience(kind, "en")
    html = "".join(render(stage.workshop.pk, frozenset({audience}))[audience].values())
    return " ".join(html.split())


def read(html: str) -> str:
    """What a screen reader says: without markup, unseen words included."""
    return " ".join(re.sub("<[^>]+>", "", html).split())


def own(stage: Stage, person: int) -> str:
    frame = personal_frame(stage.workshop.pk, stage.people[person].participant, "en")
    return " ".join("".join(each["html"] for each in frame["regions"]).split())


# --- an objection is about words ------------------------------------------------------------------
def test_an_objection_keeps_the_words_as_the_text_has_them(stage: Stage) -> None:
    react(stage.people[0], "objection", phrase="  UNDERSTAND   the need ", **WHY)

    assert Reaction.objects.get().phrase == "understand the need"
    assert "understand the need" in own(stage, 0)


def test_words_that_are_not_in_the_text_are_refused_beside_their_field(stage: Stage) -> None:
    answer = act(
        stage.people[0],
        "consent.react",
        round=str(newest_round(stage).pk),
        kind="objection",
        phrase="always and everywhere",
        **WHY,
    )

    assert (answer.code, answer.fields) == (
        "not_in_text",
        {"phrase": "These words are not in this text."},
    )
    assert not Reaction.objects.exists()


def test_an_objection_to_words_that_the_new_wording_has_no_more_is_refused(stage: Stage) -> None:
    hold(stage, "agree")
    done(stage.facilitator, "draft.revise")
    put(stage, "We listen first.")

    ann = stage.people[0]
    sent = {"kind": "objection", "phrase": "the need", **WHY}
    newest = str(newest_round(stage).pk)
    assert refused(ann, "consent.react", round=newest, **sent) == "not_in_text"
    first = ConsentRound.objects.get(number=1)
    assert refused(ann, "consent.react", round=str(first.pk), **sent) == "old_wording"
    assert first.reactions.count() == 1
    assert newest_round(stage).reactions.count() == 0


def test_the_whole_text_is_a_choice_and_not_what_is_left_out(stage: Stage) -> None:
    ann = stage.people[0]

    assert list(react(ann, "objection", **WHY).fields) == ["phrase"]
    assert react(ann, "objection", whole="on", phrase="the need", **WHY).ok
    assert Reaction.objects.get().phrase == ""
    assert "The whole text" in own(stage, 0)


def test_whoever_does_not_object_any_more_objects_to_no_words(stage: Stage) -> None:
    react(stage.people[0], "objection", phrase="the need", **WHY)
    react(stage.people[0], "agree")

    reaction = Reaction.objects.get()
    assert (reaction.kind, reaction.phrase, reaction.change) == ("agree", "", "")


# --- what everybody reads in the reasons ----------------------------------------------------------
@pytest.mark.parametrize("kind", ALL)
def test_the_text_is_marked_where_somebody_objects_with_harm_and_change_beside_it(
    stage: Stage, kind: AudienceKind
) -> None:
    ann, bo, cy = stage.people[:3]
    react(ann, "objection", phrase="understand the need", **WHY)
    react(bo, "objection", phrase="the need before", reason="Which?", change="their need")
    react(cy, "objection", whole="on", reason="It is long", change="Halve it")
    go_next(stage)

    page = shown(stage, kind)

    found = reactions_of(stage.now)
    assert found is not None
    assert [o.number for o in found.objections] == [1, 2, 3]
    ids = [int(o.id) for o in found.objections]
    assert ids == sorted(ids)  # random ids: no order of arrival
    assert '<mark class="ob ob-more">the need</mark>' in page
    for objection in found.objections:
        said = read(page)
        about = objection.phrase or "The whole text"
        assert f"objection {objection.number} {about} {objection.reason}" in said
        assert f"Suggested change: {objection.change}" in said
        if objection.phrase:
            assert f"{objection.number}</sup>" in page
    assert "%" not in read(page)


def test_nobody_reads_a_mark_while_the_round_is_open(stage: Stage) -> None:
    react(stage.people[0], "objection", phrase="the need", **WHY)

    for kind in ALL:
        assert HARM not in shown(stage, kind)
        assert "<mark" not in shown(stage, kind)
    assert HARM not in own(stage, 1)


# --- need to understand ---------------------------------------------------------------------------
def test_a_question_that_is_answered_reaches_its_asker_who_can_then_agree(stage: Stage) -> None:
    ann = stage.people[0]
    react(ann, "understand", reason="Also in letters?")
    asked = reaction_of(ann, newest_round(stage))
    assert "This is clear now" not in own(stage, 0)

    done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="Yes, there too")

    assert "Yes, there too" in own(stage, 0)
    assert "data-clear-now" in own(stage, 0)
    assert "Yes, there too" not in own(stage, 1)
    assert react(ann, "agree").ok
    assert Reaction.objects.get().kind == "agree"


def test_a_question_asked_anew_is_owed_an_answer_again(stage: Stage) -> None:
    ann = stage.people[0]
    react(ann, "understand", reason="Also in letters?")
    asked = reaction_of(ann, newest_round(stage))
    done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="Yes")

    react(ann, "understand", reason="In every letter?")

    assert Reaction.objects.get().answer == ""
    hold(stage, "understand", "agree", "agree", "agree", "agree")
    found = reactions_of(stage.now)
    assert found is not None
    assert (found.unanswered, found.agreed) == (1, False)


def test_once_the_round_is_closed_nobody_is_asked_to_change_their_answer(stage: Stage) -> None:
    react(stage.people[0], "understand", reason="Also in letters?")
    asked = reaction_of(stage.people[0], newest_round(stage))
    go_next(stage)
    done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="Yes")

    assert "data-clear-now" not in own(stage, 0)
    assert "Yes" in own(stage, 0)


# --- new wording ----------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ALL)
def test_what_changed_is_marked_and_said_on_every_screen(stage: Stage, kind: AudienceKind) -> None:
    hold(stage, "agree")
    done(stage.facilitator, "draft.revise")
    put(stage, SENTENCE.replace("suggest", "promise"))

    page = shown(stage, kind)

    assert re.search(r"<del>.*?removed: .*?suggest</del>", page)
    assert re.search(r"<ins>.*?added: .*?promise</ins>", page)


@pytest.mark.parametrize("kind", ALL)
def test_a_text_that_is_new_as_a_whole_is_said_to_be(stage: Stage, kind: AudienceKind) -> None:
    hold(stage, "agree")
    done(stage.facilitator, "draft.revise")
    put(stage, "Nobody waits.")

    asked = round_of(stage.now)
    assert asked is not None
    assert asked.anew
    page = shown(stage, kind)
    assert "A new text as a whole" in page
    assert "<ins>" not in page
    assert ("<del>" in page) is (kind != SCREEN)


# --- what stood against it stays ------------------------------------------------------------------
@pytest.mark.parametrize("how", ["trial", "leader"])
def test_the_objections_that_stood_stay_beside_the_sentence(stage: Stage, how: str) -> None:
    hold(stage, "agree", "agree", "agree", "agree", "objection")
    for text in ("We listen.", "We hear people out."):
        done(stage.facilitator, "draft.revise")
        put(stage, text)
        if text == "We listen.":
            hold(stage, "agree", "agree", "agree", "agree", "objection")
    for person in stage.people[1:]:
        react(person, "agree")
    react(stage.people[0], "objection", phrase="people out", **WHY)
    go_next(stage)
    until = {"until": "2027-06-01"} if how == "trial" else {}
    done(stage.facilitator, "decision.take", kind=how, **until)

    for kind in ALL:
        said = read(shown(stage, kind))
        assert f"objection 1 people out {HARM} Suggested change: {CHANGE}" in said
    decided = decided_of(stage.now)
    assert decided is not None
    assert [o.phrase for o in decided.objections] == ["people out"]
    outcome = outcome_of(stage.workshop)
    assert outcome is not None
    assert outcome.status == how
    last = outcome.rounds[-1]
    assert last.text == "We hear people out."
    assert [(o.phrase, o.reason, o.change) for o in last.objected] == [("people out", HARM, CHANGE)]


def test_what_is_agreed_has_no_objection_beside_it(stage: Stage) -> None:
    hold(stage, "agree", "agree", "live_with", "agree", "agree")
    go_next(stage)

    decided = decided_of(stage.now)
    assert decided is not None
    assert (decided.kind, decided.objections) == ("agreed", ())


# --- two at once ----------------------------------------------------------------------------------
def test_of_two_facilitators_who_press_next_one_is_told_and_the_round_is_closed_once(
    stage: Stage,
) -> None:
    react(stage.people[0], "agree")
    step = stage.now
    press: dict[str, Any] = {"seen": str(step.pk), "phase": step.phase}

    answers = run_batch([sending(stage.facilitator, "workshop.next", **press) for _ in range(2)])

    assert [answer.code for answer in answers] == ["", "moved_on"]
    assert stage.place == (StepKind.AGREE, Phase.REASONS)
    assert not Decision.objects.exists()


def test_an_answer_that_comes_with_the_end_of_the_round_is_in_it_or_refused_whole(
    stage: Stage,
) -> None:
    step, newest = stage.now, str(newest_round(stage).pk)
    ann, bo = stage.people[:2]

    answers = run_batch(
        [
            sending(ann, "consent.react", round=newest, kind="objection", phrase="the need", **WHY),
            sending(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase),
            sending(bo, "consent.react", round=newest, kind="objection", phrase="the need", **WHY),
        ]
    )

    assert [answer.code for answer in answers] == ["", "", "step_closed"]
    assert Reaction.objects.get().author_key == ann.key(step)


# --- whatever they answer -------------------------------------------------------------------------
KINDS = st.lists(
    st.sampled_from([*(kind.value for kind in ReactionKind), "answered", "missing"]),
    min_size=5,
    max_size=5,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(said=KINDS, order=st.permutations(range(5)))
def test_agreed_needs_no_objection_no_open_question_and_four_of_five(
    said: Sequence[str], order: Sequence[int]
) -> None:
    """`answered`: a question that got its answer; `missing`: no reaction, which is no yes."""
    stage = make_stage(StepKind.AGREE, people=5)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    put(stage, SENTENCE)
    for at in order:
        person, kind = stage.people[at], said[at]
        if kind == "missing":
            continue
        sent = "understand" if kind == "answered" else kind
        why = {"objection": WHY | {"whole": "on"}, "understand": {"reason": "Why?"}}
        assert react(person, sent, **why.get(sent, {})).ok
        if kind == "answered":
            asked = reaction_of(person, newest_round(stage))
            done(stage.facilitator, "understanding.answer", reaction=str(asked.pk), text="So")
    go_next(stage)

    voted = 5 - said.count("missing")
    agreed = voted >= 4 and "objection" not in said and "understand" not in said
    found = reactions_of(stage.now)
    assert found is not None
    assert found.agreed is agreed
    step = stage.now
    answer = act(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase)
    assert answer.ok is agreed
    assert Decision.objects.filter(step=step).exists() is agreed
    go_back(stage)


@given(
    st.lists(st.sampled_from(list(ReactionKind)), max_size=40),
    st.integers(0, 50),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reactions_never_matters(
    said: list[ReactionKind], present: int, chance: object
) -> None:
    def standing(kinds: list[ReactionKind]) -> Standing:
        return Standing(
            voted=len(kinds),
            present=present,
            objections=kinds.count(ReactionKind.OBJECTION),
            unanswered=kinds.count(ReactionKind.UNDERSTAND),
        )

    mixed = list(said)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert standing(mixed) == standing(said)
    assert standing(mixed).agreed is standing(said).agreed


TALLY = st.lists(st.integers(0, 30), min_size=5, max_size=5)


@given(st.lists(TALLY, min_size=3, max_size=6))
def test_after_the_third_round_it_may_always_stop(rounds: list[list[int]]) -> None:
    assert may_stop(rounds)


@given(TALLY, TALLY)
def test_after_two_rounds_it_may_stop_only_when_less_than_fifteen_of_a_hundred_moved(
    first: list[int], second: list[int]
) -> None:
    moved = shift(first, second)

    assert may_stop([first, second]) is (moved is not None and moved < 0.15)
    assert not may_stop([first])
