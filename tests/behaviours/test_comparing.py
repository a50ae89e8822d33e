"""What changed between two versions, as readers see it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team
from tests.behaviours.factories import (
    make_draft,
    make_outcome,
    make_published,
    texts,
)

pytestmark = pytest.mark.django_db


def test_comparing_shows_words_added_and_removed_with_their_reasons(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition="We repeat the need before we suggest a solution.",
        status="agreed",
        definition_why="Understanding must be heard.",
    )
    gone = draft.questions.get(code="Q-02")
    versions.remove_entry(entry=gone, by=manager, why="It sounded like a test.")
    versions.publish(version=draft, by=manager, change_note="Said aloud.", size=Size.MAJOR)
    page = client.get("/catalogue/nord/compare/").text
    shown = texts(page)
    assert "What changed in version 2.0" in shown
    assert "In short: Said aloud." in shown
    assert "2 changes" in shown
    assert "deleted: understand" in shown
    assert "inserted: repeat" in shown
    assert "Why: Understanding must be heard." in shown
    assert "Why: It sounded like a test." in shown
    assert "<ins>" in page
    assert "<del>" in page


def test_two_equal_versions_say_no_changes(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert "No changes" in client.get("/catalogue/nord/compare/").text
    assert "No changes" in client.get("/catalogue/nord/compare/?a=1.0&b=1.0").text


def test_a_new_behaviour_without_a_reason_tells_which_vote_put_it_there(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, behaviours=make_outcome().behaviours[:1])
    draft = make_draft(team, manager)
    versions.publish(version=draft, by=manager, change_note="More.", size=Size.MINOR)
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "where 7 of 18 chose the theme “Follow-up”" in shown
