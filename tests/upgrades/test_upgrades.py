"""From every edition there was, a database comes up to date and loses nothing."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.behaviours.published_before import HASHES
from tests.installation import Installation

HERE = Path(__file__).parent
EDITIONS = sorted(path.stem for path in HERE.glob("*.sql"))
# Written by Django itself, or made anew from the rest.
OWN = {"django_migrations", "django_content_type", "auth_permission", "django_session"}
Rows = dict[str, dict[object, dict[str, object]]]


@dataclass
class Upgraded:
    """A product whose database was of an earlier edition; `before`: what stood in it then."""

    installed: Installation
    database: Path
    before: Rows


@pytest.fixture(params=EDITIONS, scope="module")
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    folder = tmp_path_factory.mktemp(request.param)
    database = folder / "samsyn.sqlite3"
    made = sqlite3.connect(database)
    made.executescript((HERE / f"{request.param}.sql").read_text())
    made.close()
    before = rows_of(database)
    installed = Installation(folder)
    installed.done("migrate", "-v0")
    return Upgraded(installed, database, before)


def rows_of(database: Path) -> Rows:
    """table → primary key → column → value."""
    stored = sqlite3.connect(database)
    stored.row_factory = sqlite3.Row
    found: Rows = {}
    names = stored.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in names:
        if table not in OWN and not table.startswith(("sqlite_", "behaviours_search")):
            rows = [dict(row) for row in stored.execute(f'SELECT * FROM "{table}"')]
            found[table] = {row.get("id", row.get("name")): row for row in rows}
    stored.close()
    return found


def test_there_is_one_of_every_edition() -> None:
    assert {
        "edition_1",
        "edition_2",
        "edition_3",
        "edition_4",
        "edition_5",
        "edition_6",
        "edition_7",
    } <= set(EDITIONS)


def test_no_row_is_lost_and_none_says_anything_else(upgraded: Upgraded) -> None:
    assert sum(map(len, upgraded.before.values())) > 100

    after = rows_of(upgraded.database)
    for table, rows in upgraded.before.items():
        assert rows.keys() <= after[table].keys(), table
        for key, row in rows.items():
            now = after[table][key]
            kept = {name: now[name] for name in row if name in now}
            assert kept == {name: row[name] for name in kept}, (table, key)


def test_what_was_published_verifies_and_is_guarded(upgraded: Upgraded) -> None:
    told = upgraded.installed.done("verify_catalogue")
    assert "2 versions of 1 catalogues are ok." in told
    assert all(content_hash in told for content_hash in HASHES)
    upgraded.installed.done("check", "--database", "default")
    stored = sqlite3.connect(upgraded.database)
    for change in (
        "UPDATE behaviours_version SET definition = 'Other' WHERE state = 'published'",
        "DELETE FROM behaviours_behaviour",
        "UPDATE behaviours_provenance SET snapshot = '{}'",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="published is published"):
            stored.execute(change)
    stored.close()


def test_it_is_up_to_date_and_stays_so(upgraded: Upgraded) -> None:
    before = rows_of(upgraded.database)

    assert "No migrations to apply" in upgraded.installed.done("migrate")

    assert rows_of(upgraded.database) == before
    stored = sqlite3.connect(upgraded.database)
    assert stored.execute("PRAGMA foreign_key_check").fetchall() == []
    assert stored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    stored.close()


def test_a_team_can_be_exported_afterwards(upgraded: Upgraded) -> None:
    target = upgraded.database.with_name("team.json")

    upgraded.installed.done("export_team", "team-north", str(target))

    assert "We understand the need before we suggest a solution." in target.read_text()
