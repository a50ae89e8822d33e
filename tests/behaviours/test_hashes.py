"""What an earlier edition published is found unaltered by this one."""

from dataclasses import replace

import pytest

from behaviours import versions
from behaviours.content import (
    BehaviourWords,
    Content,
    Entry,
    MediumWords,
    QuestionWords,
    content_hash,
)
from behaviours.enums import Size
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
    first = versions.publish(version=draft, by=by, change_note=NOTES[0], size=Size.MAJOR)
    draft = versions.open_draft(team=team, by=by)
    versions.add_behaviour(version=draft, by=by, words=BehaviourWords(**BEHAVIOUR))
    versions.add_question(version=draft, by=by, words=QuestionWords(**QUESTION))
    versions.remove_entry(entry=draft.behaviours.get(code="AGR-01"), by=by, why="Too vague.")
    return [first, versions.publish(version=draft, by=by, change_note=NOTES[1], size=Size.MAJOR)]


def test_versions_published_before_there_were_media_still_have_the_hash_they_got_then(
    published: list[Version],
) -> None:
    first, second = (Version.objects.get(pk=version.pk) for version in published)

    assert (first.content_hash, second.content_hash) == HASHES
    assert hash_of(first, previous="") == HASHES[0]
    assert hash_of(second, previous=HASHES[0]) == HASHES[1]


SAID = BehaviourWords("Ask", "somebody calls", "we ask")
ASKED = QuestionWords("What then?", "open", "explore")


def hashed(behaviour: BehaviourWords = SAID, question: QuestionWords = ASKED, day: str = "") -> str:
    entries = ((Entry("ASK-01", behaviour),), (Entry("Q-01", question),))
    content = Content("en", "service", "We ask.", "", "agreed", *entries, review_on=day)
    return content_hash(content, number="1.0", change_note="First.", sources=[], previous="")


def test_every_new_field_changes_the_hash_once_it_says_something() -> None:
    behaviours = [
        replace(SAID, audience="team"),
        replace(SAID, mirrors_code="LIS-01"),
        replace(SAID, mandate="x"),
        replace(SAID, conditions="x"),
        replace(SAID, knowledge="x"),
        replace(SAID, seen=True),
        replace(SAID, heard=True),
        replace(SAID, considered=True),
        *(
            replace(SAID, media=(MediumWords("phone", **{name: "x"}),))
            for name in ("words", "example", "non_example")
        ),
        replace(SAID, media=(MediumWords("chat", "x"),)),
    ]
    questions = [
        replace(ASKED, purpose="motivation"),
        replace(ASKED, after_code="Q-02"),
        replace(ASKED, after_answer="x"),
        replace(ASKED, stop="x"),
    ]
    found = [
        hashed(),
        hashed(day="2030-05-17"),
        *map(hashed, behaviours),
        *(hashed(question=each) for each in questions),
    ]
    assert len(set(found)) == len(found)
