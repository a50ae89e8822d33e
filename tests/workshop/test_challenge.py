"""Kind is not the same as service-minded: cases, good noes, what a theme is not, and revising."""

import json
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from behaviours.outcome import outcome_from_json, outcome_to_json
from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    make_theme,
    options_of,
    refused,
    save_draft,
    themes_of,
    unsorted_cards,
    walk_to,
    walk_to_end,
    write,
)
from tests.workshop.seen import page, seen_by
from workshop import starter
from workshop.actors import author_key
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import ActionRecord, Card, Theme
from workshop.queries.outcome import outcome_of
from workshop.queries.own_cards import Asker
from workshop.queries.personal import mine_of_all
from workshop.queries.scene import Scene, scene_for

pytestmark = pytest.mark.django_db
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
KINDS = (
    StepKind.WRITE,
    StepKind.CLUSTER,
    StepKind.CHALLENGE,
    StepKind.VOTE,
    StepKind.AGREE,
    StepKind.CLOSE,
)
FIRST, AFTER = "Always say yes", "Say what we can do, and what we cannot"
HARM = "He got his money back and the fault was never found"


@pytest.fixture
def stage() -> Stage:
    """In the challenge's writing; Ann wrote a definition, which lies under Friendliness."""
    stage = make_stage(*KINDS)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], FIRST)
    write(stage.people[1], "Listen before I answer")
    for _ in range(3):
        go_next(stage)
    for card in unsorted_cards(stage.now):
        name = "Friendliness" if card.text == FIRST else "Listening"
        make_theme(stage.facilitator, name, card.pk)
    go_next(stage)
    assert stage.place == ("challenge", "writing")
    return stage


def scene(stage: Stage, audience: AudienceKind = PHONE) -> Scene:
    return scene_for(audience, stage.workshop.pk)


def pk(text: str) -> str:
    return str(Card.objects.get(text=text).pk)


def theme(name: str) -> str:
    return str(Theme.objects.get(name=name).pk)


def shown(stage: Stage) -> str:
    """Ann tells of harm; everybody reads it. Returns the card."""
    card = str(write(stage.people[0], HARM))
    go_next(stage)
    go_next(stage)
    return card


# --- writing and showing ------------------------------------------------------------------------
def test_a_card_tells_of_harm_or_of_a_good_no(stage: Stage) -> None:
    ann = stage.people[0]
    answer = act(ann, "card.submit", text=HARM)
    assert (answer.code, answer.fields) == (
        "invalid",
        {"challenge": "Choose which of the two it is."},
    )
    assert refused(ann, "card.submit", text=HARM, challenge="maybe") == "invalid"
    card = write(ann, HARM, challenge="harm")
    assert "Being kind did harm" in page(ann)
    done(ann, "card.edit", card=str(card), text=HARM, challenge="no")
    assert Card.objects.get(pk=card).challenge == "no"
    assert "A good no" in page(ann)


def test_nobody_reads_a_starter_card_before_their_own(stage: Stage) -> None:
    """What one reads first one writes again."""
    starters = [card.text for card in starter.challenge_cards("en")[:3]]
    starters.append(starter.right_experience("en"))

    def read(audience: AudienceKind) -> list[str]:
        texts = " ".join(seen_by(stage, audience).values())
        return [text for text in starters if text in texts]

    write(stage.people[0], HARM)
    assert [read(audience) for audience in AudienceKind] == [[], [], []]
    go_next(stage)
    assert [read(audience) for audience in AudienceKind] == [[], [], []]
    go_next(stage)
    assert [read(audience) for audience in AudienceKind] == [starters] * 3
    marked = [card for card in scene(stage).cards if card.starter]
    assert {card.text for card in marked} == set(starters)
    for card in marked:
        assert "From Samsyn" in seen_by(stage, PHONE)[f"card-{card.id}"]


def test_starter_cards_come_once_and_are_nobodys(stage: Stage) -> None:
    shown(stage)
    go_back(stage)
    gate = scene(stage, CONSOLE)
    assert gate.progress is not None
    assert ([card.text for card in gate.cards], gate.progress.people) == ([HARM], 1)
    go_next(stage)

    assert len(scene(stage).cards) == 5
    starters = Card.objects.filter(step=stage.now, author_key="")
    assert starters.count() == 4
    for person in stage.people:
        assert refused(person, "card.claim", card=str(starters[0].pk)) == "not_here"


def test_starter_cards_are_in_the_workshops_language() -> None:
    stage = make_stage(StepKind.CHALLENGE, language="nb")
    walk_to(stage, StepKind.CHALLENGE, Phase.SHOWN)

    assert starter.right_experience("nb") in {card.text for card in scene(stage).cards}


# --- what a theme is not --------------------------------------------------------------------------
def test_a_card_is_marked_by_name_as_no_example_of_a_theme_and_the_mark_is_undone(
    stage: Stage,
) -> None:
    card = shown(stage)
    cy = stage.people[2]
    done(cy, "card.against", card=card, theme=theme("Friendliness"))

    found = scene(stage)
    assert {c.id: c.against for c in found.cards}[card] == "Friendliness"
    assert [(m.by, m.verb, m.theme) for m in found.marks] == [
        ("Guest 3", "against", "Friendliness")
    ]
    assert "Friendliness" in seen_by(stage, PHONE)[f"card-{card}"]
    done(stage.people[1], "board.undo", change=found.marks[0].id)
    assert {c.id: c.against for c in scene(stage).cards}[card] == ""
    assert scene(stage).marks == ()


def test_a_mark_is_changed_and_taken_back(stage: Stage) -> None:
    card = shown(stage)
    first = theme("Friendliness")
    done(stage.facilitator, "card.against", card=card, theme=first)
    done(stage.facilitator, "card.against", card=card, theme=first)
    done(stage.people[1], "card.against", card=card, theme=theme("Listening"))
    older = scene(stage).marks[1].id
    assert refused(stage.people[0], "board.undo", change=older) == "changed_since"
    done(stage.people[1], "card.against", card=card, theme="")

    assert [m.theme for m in scene(stage).marks] == ["", "Listening", "Friendliness"]
    assert Card.objects.get(pk=card).against is None


def test_only_a_shown_card_of_the_challenge_and_a_theme_that_is_there_can_be_marked(
    stage: Stage,
) -> None:
    hidden = str(write(stage.people[1], "Kari was too kind"))
    card = str(write(stage.people[0], HARM))
    go_next(stage)
    done(stage.facilitator, "card.hide", card=hidden, reason="names_person")
    go_next(stage)
    boss, there = stage.facilitator, theme("Listening")

    assert refused(boss, "card.against", card=hidden, theme=there) == "not_here"
    assert refused(boss, "card.against", card=pk(FIRST), theme=there) == "not_here"
    assert refused(boss, "card.against", card=card, theme="1") == "theme_gone"


def test_without_a_board_there_is_nothing_to_mark() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CHALLENGE)
    walk_to(stage, StepKind.CHALLENGE, Phase.SHOWN)

    regions = seen_by(stage, PHONE)
    assert not [id for id, html in regions.items() if "data-against" in html]


def test_from_then_on_it_lies_under_its_theme(stage: Stage) -> None:
    card = shown(stage)
    done(stage.people[1], "card.against", card=card, theme=theme("Friendliness"))
    go_next(stage)
    go_next(stage)
    assert stage.place == ("vote", "voting")
    paper = scene(stage).paper
    assert paper is not None
    assert {c.label: c.against for c in paper.choices} == {
        "Friendliness": (HARM,),
        "Listening": (),
    }
    option = options_of(stage.now)["Friendliness"]
    done(stage.people[0], "ballot.set", options=[str(option)])
    go_next(stage)
    go_next(stage)
    for audience in (PHONE, CONSOLE):
        themes = {t.name: [c.text for c in t.against] for t in scene(stage, audience).themes}
        assert themes["Friendliness"] == [HARM]
        assert "What it is not" in seen_by(stage, audience)["themes"]


def test_back_on_the_board_the_marks_of_a_challenge_to_come_are_not_told(stage: Stage) -> None:
    card = shown(stage)
    done(stage.people[1], "card.against", card=card, theme=theme("Friendliness"))
    for _ in range(3):
        go_back(stage)

    assert stage.place == ("cluster", "sorting")
    board = scene(stage).board
    assert board is not None
    assert [t.against for t in board.themes] == [(), ()]


def test_with_its_theme_it_goes_into_the_catalogue(stage: Stage) -> None:
    card = shown(stage)
    done(stage.people[1], "card.against", card=card, theme=theme("Friendliness"))
    walk_to_end(stage)
    outcome = outcome_of(stage.workshop)
    assert outcome is not None

    assert {t.name: t.non_examples for t in outcome.themes} == {
        "Friendliness": (HARM,),
        "Listening": (),
    }
    told = outcome_to_json(outcome)
    assert outcome_from_json(json.loads(json.dumps(told))) == outcome
    assert [("non_examples" in t) for t in told["themes"]].count(True) == 1


def queries(stage: Stage) -> int:
    """How many it takes to read everybody's own part of the page."""
    askers = [
        Asker(person.id, partial(author_key, person.participant.secret, person.workshop))
        for person in stage.people
    ]
    with CaptureQueriesContext(connection) as taken:
        mine_of_all(stage.workshop.pk, askers)
    return len(taken)


def test_however_many_cards_are_marked_the_way_of_ones_words_is_read_at_once(
    stage: Stage,
) -> None:
    """At the close a full hall asks in the same moment."""
    cards = [str(write(person, f"{HARM} {n}")) for person in stage.people for n in range(3)]
    go_next(stage)
    go_next(stage)
    for card in cards:
        done(stage.facilitator, "card.against", card=card, theme=theme("Listening"))
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    assert "It shows what this theme is not" in page(stage.people[0])
    with_all = queries(stage)

    Card.objects.filter(pk__in=map(int, cards)).update(against=None)
    assert queries(stage) == with_all
    assert "It shows what this theme is not" not in page(stage.people[0])


# --- revising -------------------------------------------------------------------------------------
@pytest.fixture
def revising(stage: Stage) -> Stage:
    shown(stage)
    go_next(stage)
    assert stage.place == ("challenge", "revising")
    return stage


def revise(stage: Stage, text: str, card: str = "") -> None:
    done(stage.people[0], "card.revise", card=card or str(definition().pk), text=text)


def definition() -> Card:
    """Ann's card, whatever it says now."""
    return Card.objects.get(theme__name="Friendliness")


def test_a_revision_is_ones_own_until_revising_is_closed(revising: Stage) -> None:
    stage = revising
    before = {audience: seen_by(stage, audience) for audience in AudienceKind}
    revise(stage, AFTER)

    assert AFTER in page(stage.people[0])
    assert AFTER not in page(stage.people[1])
    for audience in (PHONE, SCREEN):
        assert seen_by(stage, audience) == before[audience]
    after = seen_by(stage, CONSOLE)
    assert {id for id in after if after[id] != before[CONSOLE][id]} == {"revising"}
    assert scene(stage, CONSOLE).revised == 1
    assert AFTER not in repr(scene(stage, CONSOLE))
    assert definition().text == FIRST


def test_then_it_is_the_card_with_its_first_version_beside_it(revising: Stage) -> None:
    stage = revising
    revise(stage, "Say what we can do")
    revise(stage, AFTER)
    go_next(stage)
    option = options_of(stage.now)["Friendliness"]
    done(stage.people[0], "ballot.set", options=[str(option)])
    go_next(stage)
    go_next(stage)

    card = definition()
    assert (card.text, card.first_text, card.revised_text) == (AFTER, FIRST, "")
    for audience in (PHONE, CONSOLE):
        html = seen_by(stage, audience)["themes"]
        assert AFTER in html
        assert FIRST in html
        assert "Revised" in html
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    trace = page(stage.people[0])
    assert AFTER in trace
    assert FIRST in trace


def test_the_very_first_version_is_kept_through_a_second_revising(revising: Stage) -> None:
    stage = revising
    revise(stage, AFTER)
    go_next(stage)
    go_back(stage)
    assert stage.place == ("challenge", "revising")
    revise(stage, "Third words")
    assert definition().text == AFTER
    go_next(stage)
    assert (definition().text, definition().first_text) == ("Third words", FIRST)
    go_back(stage)
    revise(stage, FIRST)
    go_next(stage)
    assert (definition().text, definition().first_text) == (FIRST, "")


def test_a_revision_can_be_taken_back(revising: Stage) -> None:
    revise(revising, AFTER)
    revise(revising, FIRST)
    assert scene(revising, CONSOLE).revised == 0
    go_next(revising)

    assert (definition().text, definition().first_text) == (FIRST, "")


def test_what_waits_goes_on_waiting_when_the_facilitator_goes_back(revising: Stage) -> None:
    stage = revising
    revise(stage, AFTER)
    go_back(stage)
    assert stage.place == ("challenge", "shown")
    for audience in AudienceKind:
        assert AFTER not in repr(scene(stage, audience))
    go_next(stage)
    assert AFTER in page(stage.people[0])
    go_next(stage)
    assert definition().text == AFTER


def test_only_ones_own_definitions_can_be_revised(revising: Stage) -> None:
    stage = revising
    other = pk("Listen before I answer")
    harm = pk(HARM)

    assert refused(stage.people[0], "card.revise", card=other, text=AFTER) == "not_here"
    assert refused(stage.people[0], "card.revise", card=harm, text=AFTER) == "not_here"
    answer = act(stage.people[0], "card.revise", card=str(definition().pk), text=" ")
    assert (answer.code, answer.fields) == ("invalid", {"text": "Write something first."})
    assert definition().revised_text == ""


def test_a_claimed_definition_is_revised_too(stage: Stage) -> None:
    go_back(stage)
    done(stage.people[0], "card.claim", card=pk(FIRST))
    go_next(stage)
    shown(stage)
    go_next(stage)
    revise(stage, AFTER)
    go_next(stage)

    assert (definition().text, definition().claimed_by_id) == (AFTER, stage.people[0].id)


def test_the_record_of_a_revision_brings_no_two_keys_together(revising: Stage) -> None:
    """Were one card alone revised, a record under the challenge's key would name its writer."""
    revise(revising, AFTER)

    record = ActionRecord.objects.get(action="card.revise")
    keys = {
        person.key(step) for person in revising.people for step in revising.workshop.steps.all()
    }
    assert record.actor.startswith("k:")
    assert record.actor.removeprefix("k:") not in keys
    assert (record.answer, record.at) == ({}, None)


def test_each_revision_has_a_record_of_its_own_and_is_done_once(revising: Stage) -> None:
    from uuid import uuid4

    uuid, card = uuid4(), str(definition().pk)
    for text in (AFTER, "Sent twice by mistake"):
        done(revising.people[0], "card.revise", uuid=uuid, card=card, text=text)
    assert definition().revised_text == AFTER
    revise(revising, "Third words")

    actors = ActionRecord.objects.filter(action="card.revise").values_list("actor", flat=True)
    assert len(set(actors)) == 2


# --- the reference definition ---------------------------------------------------------------------
REFERENCE = starter.reference_definition("en")


def has_reference(stage: Stage) -> dict[str, bool]:
    return {
        audience.value: REFERENCE
        in " ".join(seen_by(stage, audience).values()).replace("&#x27;", "'")
        for audience in AudienceKind
    }


@pytest.mark.parametrize("own", ["draft", "wording"])
def test_the_reference_definition_comes_after_ones_own_words(stage: Stage, own: str) -> None:
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    answer = act(stage.facilitator, "reference.show")
    assert (answer.code, answer.message) == (
        "own_first",
        "First your own: save a draft or let somebody suggest a wording.",
    )
    assert has_reference(stage) == {"phone": False, "console": False, "screen": False}

    if own == "draft":
        save_draft(stage, "We listen.")
    else:
        done(stage.people[0], "wording.suggest", text="We listen.")
    assert has_reference(stage) == {"phone": False, "console": True, "screen": False}
    done(stage.facilitator, "reference.show")
    done(stage.facilitator, "reference.show")
    assert has_reference(stage) == {"phone": True, "console": True, "screen": True}


def test_only_the_facilitator_opens_it(stage: Stage) -> None:
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, "We listen.")

    assert refused(stage.people[0], "reference.show") == "not_allowed"
    assert len(themes_of(stage.now)) == 2
