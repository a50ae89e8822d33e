"""Drafts become versions with numbers, notes and a chain of hashes."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from behaviours import versions
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Version
from behaviours.versions.publishing import hash_of
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_team,
    question_words,
)

pytestmark = pytest.mark.django_db


def test_the_first_version_is_1_0_and_the_next_ones_follow_what_they_ask_of_people() -> None:
    team = make_team()
    by = make_manager(team)
    numbers = [
        make_published(team, by).number,
        make_revised(team, by).number,
        make_revised(team, by, major=True).number,
        make_revised(team, by).number,
    ]
    assert numbers == ["1.0", "1.1", "2.0", "2.1"]


def test_a_published_version_knows_when_by_whom_and_what_is_new() -> None:
    team = make_team()
    by = make_manager(team)
    version = make_published(team, by)
    version.refresh_from_db()
    assert version.published_at is not None
    assert version.published_by == by
    assert version.change_note == "The first version."


def test_each_hash_covers_the_words_and_the_version_before() -> None:
    team = make_team()
    by = make_manager(team)
    first, second = make_published(team, by), make_revised(team, by)
    assert first.content_hash == hash_of(first, previous="")
    assert second.content_hash == hash_of(second, previous=first.content_hash)
    assert second.content_hash != hash_of(second, previous="")


def _no_definition(draft: Version) -> None:
    draft.definition = " "
    draft.save()


def _no_term(draft: Version) -> None:
    draft.term = ""
    draft.save()


def _no_behaviours(draft: Version) -> None:
    draft.behaviours.all().delete()


@pytest.mark.parametrize(
    ("damage", "note", "code"),
    [
        (_no_definition, "New.", "no_definition"),
        (_no_term, "New.", "no_term"),
        (_no_behaviours, "New.", "no_behaviours"),
        (lambda draft: None, "  ", "no_change_note"),
    ],
)
def test_an_unfinished_draft_is_refused(
    damage: Callable[[Version], None], note: str, code: str
) -> None:
    team = make_team()
    by = make_manager(team)
    draft = make_draft(team, by)
    damage(draft)
    with pytest.raises(Refused) as refused:
        versions.publish(version=draft, by=by, change_note=note, size=Size.MAJOR)
    assert refused.value.code == code
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_draft_that_says_the_same_is_refused() -> None:
    team = make_team()
    by = make_manager(team)
    make_published(team, by)
    draft = versions.open_draft(team=team, by=by)
    with pytest.raises(Refused) as refused:
        versions.publish(version=draft, by=by, change_note="Nothing.", size=Size.MINOR)
    assert refused.value.code == "unchanged"


def test_publishing_twice_is_refused() -> None:
    team = make_team()
    by = make_manager(team)
    draft = make_draft(team, by)
    stale = Version.objects.get(pk=draft.pk)
    versions.publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)
    with pytest.raises(Refused) as refused:
        versions.publish(version=stale, by=by, change_note="Again.", size=Size.MAJOR)
    assert refused.value.code == "already_published"


def test_only_managers_publish() -> None:
    team = make_team()
    draft = make_draft(team, make_manager(team))
    for role in ("reader", "facilitator"):
        person = make_member(team, role).user
        with pytest.raises(PermissionDenied):
            versions.publish(version=draft, by=person, change_note="Mine.", size=Size.MAJOR)


def test_a_new_draft_says_what_the_current_version_says_and_there_is_only_one() -> None:
    team = make_team()
    by = make_manager(team)
    current = make_published(team, by)
    draft = versions.open_draft(team=team, by=by)
    assert versions.compare(current, draft).is_empty
    assert draft.provenances.get().outcome == current.provenances.get().outcome
    with pytest.raises(Refused) as refused:
        versions.open_draft(team=team, by=by)
    assert refused.value.code == "draft_exists"
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(catalogue=current.catalogue, language="en")


def test_a_code_is_never_given_again() -> None:
    team = make_team()
    by = make_manager(team)
    make_published(team, by)
    draft = versions.open_draft(team=team, by=by)
    first = versions.add_behaviour(version=draft, by=by, words=behaviour_words(theme="Listening"))
    versions.remove_entry(entry=first, by=by, why="")
    second = versions.add_behaviour(version=draft, by=by, words=behaviour_words(theme="Listening"))
    assert (first.code, second.code) == ("LIS-02", "LIS-03")
    versions.discard_draft(version=draft, by=by)
    draft = versions.open_draft(team=team, by=by)
    third = versions.add_behaviour(version=draft, by=by, words=behaviour_words(theme="Listening"))
    assert third.code == "LIS-04"


def test_a_removed_line_leaves_its_reason_and_frees_its_questions() -> None:
    team = make_team()
    by = make_manager(team)
    current = make_published(team, by)
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.get(code="LIS-01")
    words = question_words(behaviour_code="LIS-01")
    question = versions.add_question(version=draft, by=by, words=words)
    versions.remove_entry(entry=line, by=by, why="Nobody could do it.")
    question.refresh_from_db()
    assert question.behaviour_code == ""
    removed = [c for c in versions.compare(current, draft).changes if c.code == "LIS-01"]
    assert [c.why for c in removed] == ["Nobody could do it."]


def test_a_line_moves_within_its_theme_and_a_theme_past_its_neighbour() -> None:
    team = make_team()
    by = make_manager(team)
    draft = make_draft(team, by)
    versions.add_behaviour(version=draft, by=by, words=behaviour_words(theme="Listening"))

    def codes() -> list[str]:
        return [b.code for b in draft.behaviours.all()]

    versions.move_entry(entry=draft.behaviours.get(code="LIS-02"), by=by, up=True)
    assert codes() == ["LIS-02", "LIS-01", "FOL-01"]
    versions.move_entry(entry=draft.behaviours.get(code="FOL-01"), by=by, up=True)
    assert codes() == ["FOL-01", "LIS-02", "LIS-01"]
    versions.move_entry(entry=draft.behaviours.get(code="FOL-01"), by=by, up=True)
    assert codes() == ["FOL-01", "LIS-02", "LIS-01"]


def test_an_edit_over_words_the_writer_has_not_seen_is_refused() -> None:
    team = make_team()
    by = make_manager(team)
    draft = make_draft(team, by)
    line = draft.behaviours.get(code="LIS-01")
    versions.edit_behaviour(behaviour=line, by=by, revision=0, words=behaviour_words(title="Mine"))
    with pytest.raises(Refused) as refused:
        versions.edit_behaviour(
            behaviour=line, by=by, revision=0, words=behaviour_words(title="Yours")
        )
    assert refused.value.code == "stale"
    line.refresh_from_db()
    assert line.title == "Mine"


def test_a_question_cannot_belong_to_a_behaviour_that_is_not_there() -> None:
    team = make_team()
    by = make_manager(team)
    draft = make_draft(team, by)
    with pytest.raises(Refused) as refused:
        versions.add_question(version=draft, by=by, words=question_words(behaviour_code="XXX-99"))
    assert (refused.value.code, refused.value.field) == ("no_such_behaviour", "behaviour_code")
