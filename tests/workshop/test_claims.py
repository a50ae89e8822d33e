"""Claiming: whoever wants to may put their name to a card, and gives away no other."""

from uuid import uuid4

import pytest

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    refused,
    unsorted_cards,
    walk_to,
    write,
)
from tests.workshop.seen import page, seen_by
from tests.workshop.test_hidden_names import rows_of, truth_of
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import ActionRecord, BoardChange, Card, Participant
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
OURS, OTHER, HERS = "Listen before I answer", "Call back the same day", "Say no early"


@pytest.fixture
def stage() -> Stage:
    """Ida wrote two cards and Bo, a guest, one; all are shown."""
    stage = make_stage(
        StepKind.WRITE, StepKind.CLUSTER, StepKind.CHALLENGE, StepKind.CLOSE, people=0
    )
    join(stage, "Ida")
    join(stage)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(ida(stage), OURS)
    write(ida(stage), OTHER)
    write(stage.people[1], HERS)
    go_next(stage)
    go_next(stage)
    return stage


def ida(stage: Stage) -> Person:
    return stage.people[0]


def pk(text: str) -> str:
    return str(Card.objects.get(text=text).pk)


def shown(stage: Stage) -> dict[str, tuple[str, int]]:
    cards = scene_for(AudienceKind.PHONE, stage.workshop.pk).cards
    return {card.text: (card.by, card.guest) for card in cards}


def test_a_claimed_card_has_its_writers_name_for_everybody_and_no_other_card_has(
    stage: Stage,
) -> None:
    done(ida(stage), "card.claim", card=pk(OURS))
    done(stage.people[1], "card.claim", card=pk(HERS))

    assert shown(stage) == {OURS: ("Ida", 0), OTHER: ("", 0), HERS: ("", 2)}
    for audience in (AudienceKind.PHONE, AudienceKind.CONSOLE):
        regions = seen_by(stage, audience)
        assert "Ida" in regions[f"card-{pk(OURS)}"]
        assert "Guest 2" in regions[f"card-{pk(HERS)}"]
        assert "Ida" not in regions[f"card-{pk(OTHER)}"]
    assert f"{OURS} — Ida" in seen_by(stage, AudienceKind.SCREEN)["screen"]


def test_only_ones_own_card_can_be_claimed(stage: Stage) -> None:
    assert refused(ida(stage), "card.claim", card=pk(HERS)) == "not_here"
    assert refused(ida(stage), "card.claim", card="1") == "not_here"
    assert refused(stage.facilitator, "card.claim", card=pk(OURS)) == "not_allowed"
    assert Card.objects.exclude(claimed_by=None).count() == 0


def test_a_name_can_be_taken_away_and_put_there_again(stage: Stage) -> None:
    for _ in range(2):
        done(ida(stage), "card.claim", card=pk(OURS))
        done(ida(stage), "card.claim", card=pk(OURS))
        assert shown(stage)[OURS] == ("Ida", 0)
        done(ida(stage), "card.unclaim", card=pk(OURS))
        done(ida(stage), "card.unclaim", card=pk(OURS))
        assert shown(stage)[OURS] == ("", 0)
    assert refused(stage.people[1], "card.unclaim", card=pk(OURS)) == "not_here"


def test_before_it_is_shown_a_card_cannot_be_claimed() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    card = str(write(stage.people[0], OURS))
    assert refused(stage.people[0], "card.claim", card=card) == "step_closed"
    go_next(stage)
    done(stage.facilitator, "card.hide", card=card, reason="rude")
    go_next(stage)

    answer = act(stage.people[0], "card.claim", card=card)
    assert (answer.code, answer.message) == (
        "not_shown",
        "This card is not shown, so nobody can claim it.",
    )


def test_a_claim_made_on_the_board_stays_with_the_card(stage: Stage) -> None:
    go_next(stage)
    done(ida(stage), "card.claim", card=pk(OURS))
    make_theme(stage.facilitator, "Listening", int(pk(OURS)))

    board = scene_for(AudienceKind.PHONE, stage.workshop.pk).board
    assert board is not None
    assert [card.by for card in board.themes[0].cards] == ["Ida"]
    assert "Ida" in seen_by(stage, AudienceKind.PHONE)[f"card-{pk(OURS)}"]


def test_ones_claimed_cards_are_still_ones_own(stage: Stage) -> None:
    done(ida(stage), "card.claim", card=pk(OURS))
    assert "Your name is at it" in page(ida(stage))
    assert page(ida(stage)).count('data-action="card.claim"') == 1
    assert OURS in page(ida(stage))

    go_back(stage)
    go_back(stage)
    assert stage.place == ("write", "writing")
    done(ida(stage), "card.edit", card=pk(OURS), text="Listen to the end")
    assert "Listen to the end" in page(ida(stage))
    assert "Listen to the end" not in page(stage.people[1])
    assert scene_for(AudienceKind.CONSOLE, stage.workshop.pk).progress is not None
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    assert "Listen to the end" in page(ida(stage))


def test_a_card_let_go_again_is_still_found_by_its_writer_alone(stage: Stage) -> None:
    done(ida(stage), "card.claim", card=pk(OURS))
    done(ida(stage), "card.unclaim", card=pk(OURS))

    assert page(ida(stage)).count('data-action="card.claim"') == 2
    assert page(stage.people[1]).count('data-action="card.claim"') == 1


# --- whoever holds the whole database ------------------------------------------------------------
def test_from_a_claimed_card_nothing_leads_to_the_writers_other_cards(stage: Stage) -> None:
    """Neither while it has the name, nor afterwards, when people still remember it."""
    keys = set(truth_of(stage))
    claimed = pk(OURS)
    done(ida(stage), "card.claim", card=claimed)
    for action in ("", "card.unclaim"):
        if action:
            done(ida(stage), action, card=claimed)
        everything = [
            row
            for model in (Card, ActionRecord, BoardChange, Participant)
            for row in rows_of(model)
        ]
        of_it = [row for row in everything if claimed in " ".join(map(str, row.values()))]
        assert len(of_it) == 2  # the card, and the record of its sending
        for row in of_it:
            assert not [key for key in keys if key in " ".join(map(str, row.values()))]
        own = {row["author_key"] for row in of_it if "author_key" in row}
        told = {row["actor"] for row in of_it if "actor" in row}
        assert told == {f"k:{key}" for key in own}
        assert len(own) == 1


def test_under_the_steps_key_nothing_is_left_over_that_tells_of_a_claim(stage: Stage) -> None:
    """As many cards as were sent lie under each key: a missing one would be the claimed."""
    done(ida(stage), "card.claim", card=pk(OURS))

    for person in stage.people:
        key = person.key(stage.step(StepKind.WRITE))
        sent = ActionRecord.objects.filter(actor=f"k:{key}", action="card.submit")
        cards = Card.objects.filter(author_key=key)
        assert {record.answer["card"] for record in sent} == {str(card.pk) for card in cards}


def test_the_record_of_a_claim_is_by_name_and_says_no_more(stage: Stage) -> None:
    uuid = uuid4()
    for _ in range(2):
        done(ida(stage), "card.claim", card=pk(OURS), uuid=uuid)

    record = ActionRecord.objects.get(action="card.claim")
    assert (record.actor, record.answer) == (f"p:{ida(stage).id}", {})


def test_the_board_says_nothing_of_who_wrote_what_is_not_claimed(stage: Stage) -> None:
    done(ida(stage), "card.claim", card=pk(OURS))
    go_next(stage)

    assert {card.text for card in unsorted_cards(stage.now)} == {OURS, OTHER, HERS}
    for audience in AudienceKind:
        scene = repr(scene_for(audience, stage.workshop.pk).board)
        assert scene.count("by='Ida'") == 1
