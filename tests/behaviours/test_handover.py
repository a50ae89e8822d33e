"""What a workshop agreed on arrives as a draft."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from behaviours import versions
from behaviours.exceptions import Refused
from behaviours.models import Provenance, Version
from behaviours.outcome import OutcomeBehaviour, outcome_from_json, outcome_to_json
from behaviours.versions.arriving import title_from
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_outcome,
    make_published,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_the_outcome_becomes_a_draft_with_its_lines_and_where_they_come_from() -> None:
    team = make_team()
    facilitator = make_member(team, "facilitator").user
    outcome = make_outcome()
    draft = versions.receive_outcome(team=team, by=facilitator, outcome=outcome)
    assert draft.is_draft
    assert (draft.term, draft.definition) == (outcome.term, outcome.definition)
    assert [(b.code, b.title, b.theme) for b in draft.behaviours.all()] == [
        ("LIS-01", "Repeat the need", "Listening"),
        ("FOL-01", "Agree on the next step", "Follow-up"),
    ]
    assert [q.code for q in draft.questions.all()] == ["Q-01", "Q-02"]
    assert Provenance.objects.get(version=draft).outcome == outcome


def test_a_snapshot_reads_back_as_it_was_and_nothing_else_is_one() -> None:
    outcome = make_outcome()
    assert outcome_from_json(outcome_to_json(outcome)) == outcome
    with pytest.raises(ValueError, match="not the snapshot"):
        outcome_from_json({**outcome_to_json(outcome), "participants_names": ["Kari"]})


def test_what_a_theme_is_not_is_kept_with_it() -> None:
    outcome = make_outcome()
    theme, *rest = outcome.themes
    themes = (replace(theme, non_examples=("Yes to everything", "Ever so sorry")), *rest)
    marked = replace(outcome, themes=themes)

    assert outcome_from_json(outcome_to_json(marked)) == marked
    assert outcome_from_json(outcome_to_json(marked)).themes[0].non_examples[0].startswith("Yes")


def test_a_snapshot_from_before_there_were_non_examples_reads_back_unchanged() -> None:
    """It may be published: what is stored is never written in another way."""
    snapshot = outcome_to_json(make_outcome())
    assert all(set(theme) == THEME_BEFORE for theme in snapshot["themes"])

    outcome = outcome_from_json(snapshot)

    assert {theme.non_examples for theme in outcome.themes} == {()}
    assert outcome_to_json(outcome) == snapshot
    with_none = {**snapshot, "themes": [{**t, "non_examples": []} for t in snapshot["themes"]]}
    with pytest.raises(ValueError, match="not the snapshot"):
        outcome_from_json(with_none)


THEME_BEFORE = {"key", "name", "cards", "voters", "chosen"}


def test_handing_over_again_replaces_that_workshops_parts_and_keeps_codes_and_additions() -> None:
    team = make_team()
    by = make_member(team, "facilitator", "manager").user
    draft = make_draft(team, by)
    repeat, agree = draft.behaviours.all()
    versions.edit_behaviour(
        behaviour=repeat,
        by=by,
        revision=repeat.revision,
        words=behaviour_words(title="Repeat the need", text=repeat.text, example="“So you need …”"),
    )
    own = versions.add_behaviour(version=draft, by=by, words=behaviour_words())
    again = make_outcome(
        definition="We repeat the need.",
        behaviours=(
            OutcomeBehaviour("b1", "the customer has explained", "we repeat it aloud", "t1"),
            OutcomeBehaviour("b3", "nobody answers", "we call back", "t2"),
        ),
    )
    same = versions.receive_outcome(team=team, by=by, outcome=again)
    assert same.pk == draft.pk
    assert same.definition == "We repeat the need."
    lines = {b.code: b for b in same.behaviours.all()}
    assert lines[repeat.code].text == "we repeat it aloud"
    assert lines[repeat.code].example == "“So you need …”"
    assert own.code in lines
    assert agree.code not in lines
    assert "FOL-02" in lines


def test_a_draft_somebody_else_works_on_is_not_overwritten() -> None:
    team = make_team()
    by = make_member(team, "facilitator", "manager").user
    make_published(team, by)
    draft = versions.open_draft(team=team, by=by)
    with pytest.raises(Refused) as refused:
        make_draft(team, by, workshop="w2")
    assert refused.value.code == "draft_exists"
    draft.refresh_from_db()
    assert draft.definition_workshop == "w1"


def test_a_second_workshop_adds_to_the_lines_of_the_current_version() -> None:
    team = make_team()
    by = make_member(team, "facilitator", "manager").user
    first = make_published(team, by)
    outcome = make_outcome(
        workshop="w2",
        behaviours=(
            OutcomeBehaviour("x", "the customer has explained", "We repeat  the need"),
            OutcomeBehaviour("y", "the line is bad", "we offer to call back"),
        ),
        questions=(),
    )
    draft = versions.receive_outcome(team=team, by=by, outcome=outcome)
    assert draft.based_on == first
    assert [b.code for b in draft.behaviours.all()] == ["LIS-01", "FOL-01", "OFF-01"]
    assert draft.provenances.count() == 2


def test_readers_and_strangers_cannot_hand_over() -> None:
    team = make_team()
    with pytest.raises(PermissionDenied):
        make_draft(team, make_member(team, "reader").user)
    with pytest.raises(Http404):
        make_draft(team, make_user())


def test_words_that_do_not_fit_are_refused_and_nothing_is_stored() -> None:
    team = make_team()
    long = replace(make_outcome().behaviours[0], text="x" * 401)
    with pytest.raises(Refused) as refused:
        make_draft(team, make_manager(team), behaviours=(long,))
    assert refused.value.code == "outcome_invalid"
    assert not Version.objects.exists()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("we repeat the need.", "Repeat the need"),
        ("Vi ringer tilbake", "Ringer tilbake"),
        ("Ask first!", "Ask first"),
        ("weigh the parcel", "Weigh the parcel"),
        ("we " + "word " * 40, "Word" + " word" * 14 + "…"),
    ],
)
def test_a_title_starts_with_the_verb_and_stays_short(text: str, title: str) -> None:
    assert title_from(text) == title
