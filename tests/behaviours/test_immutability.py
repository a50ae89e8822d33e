"""Published is published: in the model, in the database, and in the check that watches both."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.exceptions import PublishedIsPublished
from behaviours.immutability import PARTS, VERSION, missing_guards
from behaviours.models import (
    Behaviour,
    BehaviourInMedium,
    LineConsent,
    Provenance,
    Question,
    Removal,
    Translation,
    Version,
)
from behaviours.versions import add_behaviour, open_draft, remove_entry
from behaviours.versions.publishing import publish
from tests.behaviours.factories import (
    behaviour_words,
    make_manager,
    make_published,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db

PARTS_IN_PYTHON = [
    Behaviour,
    BehaviourInMedium,
    Question,
    Removal,
    Provenance,
    Translation,
    LineConsent,
]


@pytest.fixture
def published() -> Version:
    """Version 2.0, which has a row in every guarded table."""
    team = make_team()
    by = make_manager(team)
    make_published(team, by)
    draft = open_draft(team=team, by=by)
    remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=by, why="Too vague.")
    words = behaviour_words(media=(MediumWords("phone", "Before the system opens"),))
    add_behaviour(version=draft, by=by, words=words)
    Translation.objects.create(
        version=draft, language="nb", words={"term": "service"}, source_hash="x"
    )
    LineConsent.objects.create(version=draft, workshop="w2", words_hash="x", snapshot={})
    return publish(version=draft, by=by, change_note="One less.", size=Size.MAJOR)


def refuses(sql: str, *params: Any) -> None:
    with (
        pytest.raises(DatabaseError, match="published is published"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, params)


def test_the_model_refuses_to_save_or_delete_a_published_version(published: Version) -> None:
    published.definition = "Something else."
    with pytest.raises(PublishedIsPublished):
        published.save()
    with pytest.raises(PublishedIsPublished):
        published.delete()


def test_calling_it_a_draft_again_changes_nothing(published: Version) -> None:
    published.state = "draft"
    with pytest.raises(PublishedIsPublished):
        published.save()


@pytest.mark.parametrize("kind", PARTS_IN_PYTHON)
def test_the_model_refuses_to_save_or_delete_its_parts(
    published: Version, kind: type[Behaviour | BehaviourInMedium | Question | Removal | Provenance]
) -> None:
    part = kind._default_manager.filter(version=published).first()
    assert part is not None
    with pytest.raises(PublishedIsPublished):
        part.save()
    with pytest.raises(PublishedIsPublished):
        part.delete()


def test_a_line_cannot_be_carried_from_a_draft_into_a_published_version(
    published: Version,
) -> None:
    draft = open_draft(team=published.catalogue.team, by=make_manager(published.catalogue.team))
    line = draft.behaviours.get(code="FOL-01")
    line.version = published
    with pytest.raises(PublishedIsPublished):
        line.save()
    for parts in (draft.questions.all(), draft.media.all()):
        with pytest.raises(DatabaseError, match="published"), transaction.atomic():
            parts.update(version=published)


def test_the_database_refuses_update_and_delete_of_a_version(published: Version) -> None:
    refuses(f"UPDATE {VERSION} SET definition = 'x' WHERE id = %s", published.pk)
    refuses(f"UPDATE {VERSION} SET change_note = change_note WHERE id = %s", published.pk)
    refuses(f"UPDATE {VERSION} SET state = 'draft' WHERE id = %s", published.pk)
    refuses(f"DELETE FROM {VERSION} WHERE id = %s", published.pk)


@pytest.mark.parametrize("table", PARTS)
def test_the_database_refuses_update_and_delete_of_its_parts(
    published: Version, table: str
) -> None:
    refuses(f"UPDATE {table} SET version_id = version_id WHERE version_id = %s", published.pk)
    refuses(f"DELETE FROM {table} WHERE version_id = %s", published.pk)


@pytest.mark.parametrize("kind", PARTS_IN_PYTHON)
def test_the_database_refuses_new_parts(published: Version, kind: type[Any]) -> None:
    part = kind.objects.filter(version=published).first()
    part.pk = None
    names = {Provenance: "workshop", BehaviourInMedium: "behaviour_code"}
    setattr(part, names.get(kind, "code"), "NEW-01")
    with pytest.raises(DatabaseError, match="published"), transaction.atomic():
        kind.objects.bulk_create([part])


def test_replacing_a_row_is_no_way_round(published: Version) -> None:
    columns = ", ".join(str(field.column) for field in Version._meta.fields if field.name != "id")
    draft = open_draft(team=published.catalogue.team, by=make_manager(published.catalogue.team))
    as_2_0 = (
        f"{VERSION} SET state = 'published', content_hash = 'x', major = 2, minor = 0, patch = 0,"
        " published_at = %s WHERE id = %s"
    )
    if connection.vendor == "sqlite":
        copy = f"INSERT OR REPLACE INTO {VERSION} ({columns}) SELECT {columns} FROM {VERSION}"
        refuses(f"{copy} WHERE id = %s", published.pk)
        same_id = f"INSERT OR REPLACE INTO {VERSION} (id, {columns}) SELECT id, {columns}"
        refuses(f"{same_id} FROM {VERSION} WHERE id = %s", published.pk)
        refuses(f"UPDATE OR REPLACE {as_2_0}", timezone.now(), draft.pk)
    else:
        upsert = f"INSERT INTO {VERSION} (id, {columns}) SELECT id, {columns} FROM {VERSION}"
        on_conflict = "ON CONFLICT (id) DO UPDATE SET definition = 'x'"
        refuses(f"{upsert} WHERE id = %s {on_conflict}", published.pk)
        refuses(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {VERSION} CASCADE")


def test_a_draft_can_still_be_changed_beside_it(published: Version) -> None:
    draft = open_draft(team=published.catalogue.team, by=make_manager(published.catalogue.team))
    draft.behaviours.all().update(title="Changed")
    draft.delete()


def test_the_publisher_may_be_forgotten_but_not_replaced(published: Version) -> None:
    refuses(
        f"UPDATE {VERSION} SET published_by_id = %s WHERE id = %s", make_user().pk, published.pk
    )
    assert published.published_by is not None
    published.published_by.delete()
    published.refresh_from_db()
    assert published.published_by is None


def test_a_missing_trigger_fails_the_check(without_guards: None) -> None:
    errors = run_checks(databases=["default"], tags=["database"])
    found = [error for error in errors if error.id == "behaviours.E001"]
    assert len(found) == len(missing_guards(connection)) > 0
    assert "could be changed" in found[0].msg


def test_migrating_puts_a_missing_trigger_back(without_guards: None) -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    assert missing_guards(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_guards_stand_again_after_a_test_that_commits(time: str) -> None:
    assert missing_guards(connection) == []
    assert not Version.objects.exists()
    team = make_team()
    make_published(team, make_manager(team))
