"""What a choice among drafts came to stays as it was, whatever is written or taken back later."""

import pytest

from tests.factories import (
    SENTENCE,
    Stage,
    approve,
    done,
    go_back,
    go_next,
    react,
    refused,
    save_draft,
)
from tests.workshop.test_choosing import ONE, THREE, TWO, choosing, draft_of, level
from workshop.enums import Phase
from workshop.models import Draft, Reaction, Step, Wording
from workshop.queries.choosing import offers_of
from workshop.queries.outcome_text import choice_of

pytestmark = pytest.mark.django_db


def chosen(stage: Stage) -> dict[str, int]:
    """What is handed over of the choice: text to approvals."""
    found = choice_of(stage.now)
    return {draft.text: draft.approvals for draft in found.drafts} if found else {}


def revised() -> Stage:
    """ONE won over TWO, a round was held, and the wording is worked on again."""
    stage = choosing(ONE, TWO)
    for person in stage.people:
        approve(person, ONE)
    go_next(stage)
    while stage.place[1] != Phase.REACTING:
        go_next(stage)
    for person in stage.people:
        react(person, "agree")
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    return stage


def test_a_winner_that_its_writer_takes_back_later_stays_in_the_record_and_is_nobodys() -> None:
    stage = revised()
    before = chosen(stage)
    mine = Wording.objects.get(step=stage.now, text=ONE)

    done(stage.people[0], "wording.withdraw", wording=str(mine.pk))

    assert chosen(stage) == before == {ONE: 3, TWO: 0}
    mine.refresh_from_db()
    assert mine.author_key == ""


def test_a_draft_of_the_facilitators_that_is_taken_off_later_stays_in_the_record() -> None:
    stage = revised()
    Wording.objects.filter(text=ONE).update(author_key="")
    draft = {"wording": str(Wording.objects.get(text=ONE).pk)}

    for offer in ("yes", "no"):
        done(stage.facilitator, "drafts.offer", offer=offer, **draft)

    assert chosen(stage) == {ONE: 3, TWO: 0}


def test_a_saved_draft_that_was_not_offered_is_still_there_after_the_choice() -> None:
    stage = choosing(ONE, TWO)
    go_back(stage)
    save_draft(stage, SENTENCE)
    go_next(stage)
    for person in stage.people:
        approve(person, TWO)
    go_next(stage)
    assert draft_of(stage) == TWO

    found = offers_of(stage.now)
    assert found is not None
    assert {each.text for each in found.candidates} == {ONE, TWO, THREE, SENTENCE}


def test_approvals_that_were_never_closed_are_handed_over_by_nobody() -> None:
    stage = choosing(ONE, TWO)
    approve(stage.people[0], ONE)
    go_back(stage)

    Step.objects.filter(pk=stage.now.pk).update(in_full=False)

    assert chosen(stage) == {}


def test_a_draft_put_to_consent_beside_another_counts_as_tested_by_nobody() -> None:
    stage = level()
    while stage.place[1] != Phase.REASONS:
        go_next(stage)
    step = stage.now
    other = Wording.objects.exclude(text=draft_of(stage)).filter(text__in=(ONE, TWO)).get()
    done(stage.facilitator, "drafts.other", wording=str(other.pk))
    tested = Draft.objects.get(step=step).tested

    go_back(stage)

    assert Draft.objects.get(step=step).tested == tested


def test_an_answer_to_a_question_that_was_put_otherwise_meanwhile_is_refused() -> None:
    stage = revised()
    save_draft(stage, SENTENCE)
    go_next(stage)
    while stage.place[1] != Phase.REACTING:
        go_next(stage)
    ann = stage.people[0]
    react(ann, "understand", reason="Whom do we ask?")
    asked = _question()
    react(ann, "understand", reason="And when?")
    data = {"reaction": str(asked.pk), "text": "The customer"}

    assert refused(
        stage.facilitator, "understanding.answer", question="Whom do we ask?", **data
    ) == ("other_question")
    assert _question().answer == ""
    done(stage.facilitator, "understanding.answer", question="And when?", **data)
    assert _question().answer == "The customer"


def _question() -> Reaction:
    return Reaction.objects.get(kind="understand")
