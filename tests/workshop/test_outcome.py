"""What a workshop hands over of how, of questions, and of what stands behind its sentence."""

import json

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from behaviours.outcome import Outcome, OutcomeMedium, outcome_from_json, outcome_to_json
from behaviours.queries.media import media_of
from tests import told
from tests.factories import done
from tests.told import told_workshop
from workshop.models import Workshop
from workshop.queries.outcome import outcome_of


@pytest.fixture(scope="module")
def told_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> tuple[Outcome, list[str]]:
    """The outcome, which no test changes, and every author key of its workshop."""
    with django_db_blocker.unblock(), transaction.atomic():
        stage = told_workshop()
        found = outcome_of(Workshop.objects.get(pk=stage.workshop.pk))
        keys = [p.key(step) for p in stage.people for step in stage.workshop.steps.all()]
        transaction.set_rollback(True)
    assert found is not None
    return found, keys


@pytest.fixture
def outcome(told_once: tuple[Outcome, list[str]]) -> Outcome:
    return told_once[0]


def test_it_reads_back_as_it_was_and_names_nobody(told_once: tuple[Outcome, list[str]]) -> None:
    outcome, keys = told_once
    plain = json.dumps(outcome_to_json(outcome))
    assert outcome_from_json(json.loads(plain)) == outcome
    assert not [key for key in keys if key in plain]


def test_the_way_to_the_sentence_is_kept(outcome: Outcome) -> None:
    assert (outcome.definition, outcome.limits) == (told.DECIDED, told.LIMITS)
    assert outcome.choice is not None
    assert [(d.text, d.approvals, d.chosen) for d in outcome.choice.drafts] == [
        (told.FIRST, 6, True),
        (told.OTHER, 2, False),
    ]
    first, last = outcome.rounds
    assert first.objected == (("solve everything ourselves", told.HARM, "Call back"),)
    assert first.reservations == ("It is long.",)
    assert (last.agree, last.objections) == (6, ())
    assert outcome.review_on == "2030-05-17"


def test_the_sentence_says_themes_by_its_phrases(outcome: Outcome) -> None:
    assert outcome.coverage is not None
    names = {theme.key: theme.name for theme in outcome.themes}
    said = {names[each.theme]: each.phrases for each in outcome.coverage.themes if each.phrases}
    assert said == {"Theme of Listen before I answer": ("listen before we answer",)}
    assert (outcome.coverage.represented, outcome.coverage.cards) == (1, 6)


def test_the_case_test_is_that_of_the_decided_text(outcome: Outcome) -> None:
    assert outcome.cases
    assert {(c.tells, c.unsure, c.silent) for c in outcome.cases} == {(6, 0, 0)}


def test_a_behaviour_brings_its_incident_its_pair_its_re_sorting_and_how(outcome: Outcome) -> None:
    lines = {line.text: line for line in outcome.behaviours}
    assert set(lines) == set(told.CHOSEN)
    asked, lead = lines[told.ASK], lines[told.LEAD]
    assert asked.did == "Ida asked what they had tried"
    assert asked.effect == "they were through in five minutes"
    assert (lead.audience, lead.mirrors) == ("team", asked.key)
    assert asked.resorted == (5, 5)
    assert asked.how is not None
    assert asked.how.trigger == "the customer calls for the second time"
    assert (asked.how.seen, asked.how.heard, asked.how.considered) == (True, True, False)
    assert asked.how.media[0] == OutcomeMedium(
        "phone", "Ask, then be silent", f"“{told.OPEN_QUESTION}”", "Have you tried it?"
    )
    assert lead.how is None


def test_questions_bring_their_list_what_they_follow_and_when_to_stop(outcome: Outcome) -> None:
    asked = {question.wording: question for question in outcome.questions}
    follow = asked[told.FOLLOW_UP]
    assert (follow.after, follow.after_answer) == (
        asked[told.OPEN_QUESTION].key,
        "Something went wrong",
    )
    assert asked[told.OPEN_QUESTION].stop == "They repeat it"
    assert asked[told.MOTIVE].purpose == "motivation"


@pytest.mark.django_db
def test_all_of_it_reaches_the_draft_of_the_catalogue() -> None:
    stage = told_workshop()
    done(stage.facilitator, "workshop.hand_over", at=None)

    draft = stage.crew.team.catalogue.versions.get()
    lines = {line.text: line for line in draft.behaviours.all()}
    asked, lead = lines[told.ASK], lines[told.LEAD]
    assert asked.situation == "the customer calls for the second time"
    assert (asked.mandate, asked.seen) == ("Up to 500 without asking", True)
    assert (lead.audience, lead.mirrors_code) == ("team", asked.code)
    assert [m.medium for m in media_of(draft, asked.code)] == ["phone", "chat"]
    questions = {question.wording: question for question in draft.questions.all()}
    assert questions[told.FOLLOW_UP].after_code == questions[told.OPEN_QUESTION].code
    assert draft.review_on is not None
    assert draft.review_on.isoformat() == "2030-05-17"
