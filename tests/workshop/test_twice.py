"""Writing twice: the first cards are read, two silent minutes follow, and all are shown."""

import pytest
from django.utils import timezone

from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    refused,
    unsorted_cards,
    walk_to,
    write,
)
from tests.workshop.seen import page, seen_by
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import Card, Step
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
FIRST, MORE = "Listen before I answer", "Wait a little longer"


@pytest.fixture
def stage() -> Stage:
    """In the silent additions; Ann and Bo have written a card each, which everybody reads."""
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.CLOSE)
    Step.objects.filter(workshop=stage.workshop).update(in_full=True)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], FIRST)
    write(stage.people[1], "Call back")
    for _ in range(3):
        go_next(stage)
    assert stage.place == ("write", "adding")
    return stage


def texts(stage: Stage, audience: AudienceKind) -> set[str]:
    return {card.text for card in scene_for(audience, stage.workshop.pk).cards}


def test_the_first_cards_are_read_while_more_are_added(stage: Stage) -> None:
    for audience in AudienceKind:
        assert texts(stage, audience) == {FIRST, "Call back"}
    assert "data-shuffle" in seen_by(stage, PHONE)["cards"]
    assert 'data-action="card.submit"' in page(stage.people[2])


def test_what_is_added_is_the_writers_alone_until_all_is_shown(stage: Stage) -> None:
    before = {audience: seen_by(stage, audience) for audience in AudienceKind}
    write(stage.people[2], MORE)

    assert MORE in page(stage.people[2])
    assert MORE not in page(stage.people[0])
    for audience in (PHONE, SCREEN):
        assert seen_by(stage, audience) == before[audience]
    after = seen_by(stage, CONSOLE)
    assert {id for id in after if after[id] != before[CONSOLE][id]} == {"progress", "next"}

    go_next(stage)
    assert texts(stage, CONSOLE) == {MORE}
    assert texts(stage, PHONE) == texts(stage, SCREEN) == set()
    go_next(stage)
    for audience in AudienceKind:
        assert texts(stage, audience) == {FIRST, "Call back", MORE}
    assert sum("Added after reading" in html for html in seen_by(stage, PHONE).values()) == 1


def test_two_minutes_begin_by_themselves_and_not_again_on_the_way_back(stage: Stage) -> None:
    ends = stage.now.timer_ends_at
    assert ends is not None
    assert 100 < (ends - timezone.now()).total_seconds() <= 120

    go_next(stage)
    assert stage.now.timer_ends_at is None
    go_back(stage)
    assert stage.now.timer_ends_at is None


def test_what_is_shown_already_is_not_changed_any_more(stage: Stage) -> None:
    ann = stage.people[0]
    first = str(Card.objects.get(text=FIRST).pk)
    added = str(write(ann, MORE))

    assert refused(ann, "card.edit", card=first, text="Other words") == "step_closed"
    assert refused(ann, "card.withdraw", card=first) == "step_closed"
    done(ann, "card.edit", card=added, text="Wait until they have finished")
    done(ann, "card.withdraw", card=added)
    assert set(Card.objects.values_list("text", "wave")) == {(FIRST, 0), ("Call back", 0)}
    assert page(ann).count('data-action="card.edit"') == 0


def test_the_second_gate_is_for_the_additions(stage: Stage) -> None:
    ann = stage.people[0]
    added = str(write(ann, "Kari never waits"))
    other = str(write(ann, MORE))
    go_next(stage)

    first = str(Card.objects.get(text=FIRST).pk)
    assert refused(stage.facilitator, "card.hide", card=first, reason="rude") == "not_here"
    done(stage.facilitator, "card.hide", card=added, reason="names_person")
    assert refused(ann, "card.edit", card=other, text="Other words") == "step_closed"
    assert "It names a person" in page(ann) or "it names a person" in page(ann)
    done(ann, "card.edit", card=added, text="Somebody never waits")
    go_next(stage)
    assert "Somebody never waits" in texts(stage, PHONE)


def test_an_addition_that_is_kept_back_is_shown_to_nobody(stage: Stage) -> None:
    added = str(write(stage.people[0], "Kari never waits"))
    go_next(stage)
    done(stage.facilitator, "card.hide", card=added, reason="names_person")
    go_next(stage)

    assert texts(stage, PHONE) == texts(stage, CONSOLE) == {FIRST, "Call back"}
    go_next(stage)
    assert {card.text for card in unsorted_cards(stage.now)} == {FIRST, "Call back"}


def test_the_board_takes_the_cards_of_both_writings(stage: Stage) -> None:
    write(stage.people[2], MORE)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)

    assert {card.text for card in unsorted_cards(stage.now)} == {FIRST, "Call back", MORE}


def test_opened_again_the_additions_wait_for_their_turn(stage: Stage) -> None:
    write(stage.people[2], MORE)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.WRITE).pk))

    go_next(stage)
    assert texts(stage, CONSOLE) == {FIRST, "Call back"}
    go_next(stage)
    assert texts(stage, PHONE) == {FIRST, "Call back"}
    for _ in range(3):
        go_next(stage)
    assert texts(stage, PHONE) == {FIRST, "Call back", MORE}


def test_a_step_in_short_ends_where_the_cards_are_shown() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.SHOWN)
    go_next(stage)

    assert stage.place == ("close", "open")


# --- in full or in short ------------------------------------------------------------------------
def edit(stage: Stage, kind: StepKind, **more: object) -> str:
    data = {"title": "Words", "minutes": 5, "asked_in_full": "1"} | more
    return act(stage.facilitator, "step.edit", target=str(stage.step(kind).pk), **data).code


def test_two_more_minutes_can_be_decided_on_while_the_cards_are_read() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.SHOWN)

    assert edit(stage, StepKind.WRITE, in_full="on") == ""
    go_next(stage)
    assert stage.place == ("write", "adding")


def test_a_step_that_has_come_to_its_additions_stays_in_full(stage: Stage) -> None:
    answer = act(
        stage.facilitator,
        "step.edit",
        target=str(stage.now.pk),
        title="Words",
        minutes=5,
        asked_in_full="1",
    )
    assert (answer.code, answer.fields) == (
        "past_that",
        {"in_full": "This step has come too far to change that."},
    )
    write(stage.people[0], MORE)
    go_back(stage)
    assert edit(stage, StepKind.WRITE) == "past_that"
    Card.objects.filter(wave=1).delete()
    assert edit(stage, StepKind.WRITE) == ""
    assert not stage.now.in_full


def test_a_form_that_did_not_ask_changes_nothing(stage: Stage) -> None:
    assert edit(stage, StepKind.CLUSTER, asked_in_full="") == ""
    assert stage.step(StepKind.CLUSTER).in_full
    assert edit(stage, StepKind.CLUSTER) == ""
    assert not stage.step(StepKind.CLUSTER).in_full


def test_only_what_has_more_to_it_is_in_full() -> None:
    stage = make_stage(StepKind.WELCOME)
    data = {"title": "Words", "minutes": 5, "in_full": "on"}

    for kind, full in (("write", True), ("cluster", True), ("vote", False)):
        added = done(stage.facilitator, "step.add", kind=kind, **data)["step"]
        assert Step.objects.get(pk=int(added)).in_full is full
