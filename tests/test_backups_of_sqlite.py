"""What only SQLite asks of backups: a server that runs beside, a file of a newer edition."""

import sqlite3
from pathlib import Path

from tests.installation import Installation
from tests.journeys.server import Server


def test_a_backup_of_a_newer_edition_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = Installation(tmp_path / "one"), Installation(tmp_path / "other")
    one.done("migrate", "-v0")
    copy = tmp_path / "copy.backup"
    one.done("backup", str(copy))
    with sqlite3.connect(copy) as stored:
        stored.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('workshop', '9999_later', '2030-01-01')"
        )
    stored.close()
    said = other.refused("restore", str(copy))
    assert "newer edition" in said and "9999_later" in said


def test_a_backup_is_made_while_the_server_runs_and_put_back_only_without_it(
    tmp_path: Path,
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    server = Server(var, demo=True)
    server.start()
    installed = Installation(var)
    copy = tmp_path / "copy.backup"
    try:
        installed.done("backup", str(copy))
        assert "Stop the server first" in installed.refused("restore", str(copy), "--replace")
    finally:
        server.stop()
    installed.done("restore", str(copy), "--replace")
