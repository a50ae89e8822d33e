"""The outcome goes to the team's catalogue as a draft."""

import json

import pytest

from behaviours.models import Provenance, Version
from tests.factories import (
    SENTENCE,
    Stage,
    act,
    done,
    go_next,
    make_stage,
    refused,
    walk_to,
    walk_to_end,
)
from workshop.enums import Phase, StepKind
from workshop.models import Card, Workshop
from workshop.queries.outcome import outcome_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """A workshop that has walked through its whole agenda."""
    stage = make_stage()
    walk_to_end(stage)
    return stage


def test_nothing_is_handed_over_before_a_sentence_is_decided() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.AGREE, Phase.REASONS)

    assert refused(stage.facilitator, "workshop.hand_over") == "undecided"
    assert not Version.objects.exists()
    assert Workshop.objects.get().handed_over_at is None


def test_the_draft_holds_the_sentence_the_behaviours_and_the_questions(stage: Stage) -> None:
    done(stage.facilitator, "workshop.hand_over")

    draft = Version.objects.get()
    assert draft.catalogue.team == stage.crew.team
    assert (draft.term, draft.definition, draft.status, draft.state) == (
        "service-minded",
        SENTENCE,
        "agreed",
        "draft",
    )
    # All three people gave their dot to the same behaviour; the others do not go on.
    assert draft.behaviours.count() == 1
    assert draft.questions.count() == 3
    assert Workshop.objects.get().handed_over_at is not None


def test_the_snapshot_says_where_it_came_from_and_names_nobody(stage: Stage) -> None:
    done(stage.facilitator, "workshop.hand_over")

    snapshot = Provenance.objects.get().snapshot
    assert snapshot["participants"] == 3
    assert sorted(card for theme in snapshot["themes"] for card in theme["cards"]) == sorted(
        Card.objects.filter(step__kind="write").values_list("text", flat=True)
    )
    assert [held["agree"] for held in snapshot["rounds"]] == [3]
    told = json.dumps(snapshot)
    for person in stage.people:
        assert str(person.id) not in told
        for step in stage.workshop.steps.all():
            assert person.key(step) not in told


def test_a_card_that_was_kept_back_is_not_handed_over() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.WRITE, Phase.LOOKING)
    card = Card.objects.all()[0]
    done(stage.facilitator, "card.hide", card=str(card.pk), reason="rude")
    walk_to_end(stage)

    outcome = outcome_of(stage.workshop)

    assert outcome is not None
    told = [text for theme in outcome.themes for text in theme.cards]
    assert len(told) == 2
    assert card.text not in told


def test_handing_over_again_changes_the_same_draft(stage: Stage) -> None:
    done(stage.facilitator, "workshop.hand_over")
    done(stage.facilitator, "workshop.hand_over")

    assert Version.objects.count() == 1
    assert Version.objects.get().behaviours.count() == 1


def test_a_draft_that_somebody_is_working_on_is_left_alone(stage: Stage) -> None:
    other = make_stage(StepKind.AGREE, StepKind.CLOSE, crew=stage.crew)
    walk_to(other, StepKind.CLOSE, Phase.OPEN)
    done(other.facilitator, "workshop.hand_over")

    answer = act(stage.facilitator, "workshop.hand_over")

    assert answer.code == "draft_exists"
    assert answer.message.startswith("The catalogue has a draft")
    assert Version.objects.get().handed_over_by == str(other.workshop.pk)
    assert Workshop.objects.get(pk=stage.workshop.pk).handed_over_at is None


def test_the_result_can_be_handed_over_as_soon_as_it_is_decided() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.AGREE, Phase.DECIDED)

    done(stage.facilitator, "workshop.hand_over")

    assert Version.objects.get().behaviours.count() == 0


def test_a_reopened_decision_is_not_handed_over() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.AGREE, StepKind.CLOSE)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.WELCOME).pk))
    go_next(stage)

    assert refused(stage.facilitator, "workshop.hand_over") == "undecided"
