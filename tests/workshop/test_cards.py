"""Writing cards with hidden names, and the gate before they are shown."""

import pytest

from tests.factories import Stage, act, done, make_stage, refused, sending, walk_to, write
from workshop.enums import Phase, StepKind
from workshop.live.writer import run_batch
from workshop.models import Card

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    return stage


def at_the_gate(stage: Stage) -> None:
    step = stage.current
    assert step is not None
    done(stage.facilitator, "workshop.next", seen=str(step.pk), phase=Phase.WRITING)


def test_a_card_is_kept_with_its_words(stage: Stage) -> None:
    ann = stage.people[0]

    pk = write(ann, "Listen before I answer")

    card = Card.objects.get()
    assert (card.pk, card.text, card.hidden) == (pk, "Listen before I answer", "")
    assert card.author_key == ann.key(stage.step(StepKind.WRITE))


def test_fifty_cards_are_enough_for_one_person_and_leave_room_for_others(stage: Stage) -> None:
    ann, bo, _ = stage.people
    answers = run_batch([sending(ann, "card.submit", text=f"Card {n}") for n in range(51)])

    assert [answer.ok for answer in answers] == [True] * 50 + [False]
    assert answers[50].code == "too_many_cards"
    assert act(bo, "card.submit", text="Mine").ok
    assert Card.objects.count() == 51


def test_withdrawing_a_card_makes_room_at_once(stage: Stage) -> None:
    ann = stage.people[0]
    cards = [write(ann, f"Card {n}") for n in range(50)]

    answers = run_batch(
        [
            sending(ann, "card.submit", text="One too many"),
            sending(ann, "card.withdraw", card=str(cards[0])),
            sending(ann, "card.submit", text="In its place"),
            sending(ann, "card.submit", text="One too many again"),
        ]
    )

    assert [answer.code for answer in answers] == ["too_many_cards", "", "", "too_many_cards"]
    assert Card.objects.count() == 50


def test_a_card_can_be_edited_until_writing_closes(stage: Stage) -> None:
    ann = stage.people[0]
    pk = write(ann, "Listen")

    done(ann, "card.edit", card=str(pk), text="Listen before I answer")
    assert Card.objects.get().text == "Listen before I answer"

    at_the_gate(stage)
    assert refused(ann, "card.edit", card=str(pk), text="Too late") == "step_closed"
    assert refused(ann, "card.withdraw", card=str(pk)) == "step_closed"
    assert Card.objects.get().text == "Listen before I answer"


def test_a_withdrawn_card_is_gone_from_the_database(stage: Stage) -> None:
    ann = stage.people[0]
    pk = write(ann, "Listen")

    done(ann, "card.withdraw", card=str(pk))

    assert not Card.objects.exists()
    assert refused(ann, "card.withdraw", card=str(pk)) == "not_here"


def test_a_card_can_be_edited_in_the_same_batch_that_brought_it(stage: Stage) -> None:
    ann = stage.people[0]
    first = run_batch([sending(ann, "card.submit", text="Listen")])[0]
    answers = run_batch(
        [
            sending(ann, "card.submit", text="Another"),
            sending(ann, "card.edit", card=first.data["card"], text="Listen first"),
        ]
    )

    assert [answer.ok for answer in answers] == [True, True]
    assert sorted(Card.objects.values_list("text", flat=True)) == ["Another", "Listen first"]


def test_nobody_edits_or_withdraws_anothers_card(stage: Stage) -> None:
    ann, bo, _ = stage.people
    pk = write(ann, "Listen")

    assert refused(bo, "card.edit", card=str(pk), text="Changed by Bo") == "not_here"
    assert refused(bo, "card.withdraw", card=str(pk)) == "not_here"
    assert Card.objects.get().text == "Listen"


def test_a_card_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.WRITE)
    walk_to(other, StepKind.WRITE, Phase.WRITING)
    pk = write(other.people[0], "Elsewhere")

    assert refused(stage.people[0], "card.edit", card=str(pk), text="Here") == "not_here"
    at_the_gate(stage)
    assert refused(stage.facilitator, "card.hide", card=str(pk), reason="rude") == "not_here"
    assert Card.objects.get().hidden == ""


def test_at_the_gate_a_card_is_kept_back_and_its_writer_puts_it_right(stage: Stage) -> None:
    ann = stage.people[0]
    pk = write(ann, "Like Kari never does")
    at_the_gate(stage)

    done(stage.facilitator, "card.hide", card=str(pk), reason="names_person")
    assert Card.objects.get().hidden == "names_person"

    done(ann, "card.edit", card=str(pk), text="Like some never do")
    card = Card.objects.get()
    assert (card.text, card.hidden) == ("Like some never do", "")


def test_at_the_gate_the_writer_may_also_withdraw_what_is_kept_back(stage: Stage) -> None:
    ann = stage.people[0]
    pk = write(ann, "Like Kari never does")
    at_the_gate(stage)
    done(stage.facilitator, "card.hide", card=str(pk), reason="names_person")

    done(ann, "card.withdraw", card=str(pk))

    assert not Card.objects.exists()


def test_nobody_else_puts_right_what_is_kept_back(stage: Stage) -> None:
    ann, bo, _ = stage.people
    pk = write(ann, "Like Kari never does")
    at_the_gate(stage)
    done(stage.facilitator, "card.hide", card=str(pk), reason="names_person")

    assert refused(bo, "card.edit", card=str(pk), text="Nicer") == "not_here"
    assert Card.objects.get().hidden == "names_person"


def test_the_facilitator_can_let_a_card_through_again(stage: Stage) -> None:
    pk = write(stage.people[0], "Listen")
    at_the_gate(stage)
    done(stage.facilitator, "card.hide", card=str(pk), reason="rude")

    done(stage.facilitator, "card.unhide", card=str(pk))

    assert Card.objects.get().hidden == ""


def test_a_card_is_kept_back_for_one_of_the_two_reasons_only(stage: Stage) -> None:
    pk = write(stage.people[0], "Listen")
    at_the_gate(stage)

    answer = act(stage.facilitator, "card.hide", card=str(pk), reason="dull")

    assert (answer.code, list(answer.fields)) == ("invalid", ["reason"])
    assert Card.objects.get().hidden == ""


def test_a_behaviour_needs_its_situation() -> None:
    stage = make_stage(StepKind.BEHAVIOURS)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)

    answer = act(stage.people[0], "card.submit", text="we repeat the need")

    assert answer.code == "invalid"
    assert answer.fields == {"situation": "Say when this is done."}
    assert not Card.objects.exists()
