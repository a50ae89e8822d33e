"""What an earlier edition published is found unaltered by this one."""

import pytest

from behaviours import versions
from behaviours.content import BehaviourWords, QuestionWords
from behaviours.models import Version
from behaviours.outcome import outcome_from_json
from behaviours.versions.publishing import hash_of
from tests.behaviours.factories import make_manager, make_team
from tests.behaviours.published_before import BEHAVIOUR, HASHES, NOTES, QUESTION, SNAPSHOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> list[Version]:
    """1.0 as a workshop handed it over, and 2.0 with lines a manager wrote and took out."""
    team = make_team(language="en")
    by = make_manager(team)
    outcome = outcome_from_json(SNAPSHOT)
    draft = versions.receive_outcome(team=team, by=by, outcome=outcome)
    first = versions.publish(version=draft, by=by, change_note=NOTES[0], major=True)
    draft = versions.open_draft(team=team, by=by)
    versions.add_behaviour(version=draft, by=by, words=BehaviourWords(**BEHAVIOUR))
    versions.add_question(version=draft, by=by, words=QuestionWords(**QUESTION))
    versions.remove_entry(entry=draft.behaviours.get(code="AGR-01"), by=by, why="Too vague.")
    return [first, versions.publish(version=draft, by=by, change_note=NOTES[1], major=True)]


def test_versions_published_before_there_were_media_still_have_the_hash_they_got_then(
    published: list[Version],
) -> None:
    first, second = (Version.objects.get(pk=version.pk) for version in published)

    assert (first.content_hash, second.content_hash) == HASHES
    assert hash_of(first, previous="") == HASHES[0]
    assert hash_of(second, previous=HASHES[0]) == HASHES[1]
