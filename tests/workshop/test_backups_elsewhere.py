"""A backup signs nobody in, has any name, lies on any disk, and knows parts that are not set."""

import os
import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tests.installation import Installation
from workshop.backups import BackupError, back_up

SIGNED_IN = """
from django.contrib.sessions.backends.db import SessionStore
given = SessionStore()
given["_auth_user_id"] = "1"
given.save()
print(given.session_key)
"""
HOW_MANY = "from django.contrib.sessions.models import Session; print(Session.objects.count())"
PROVIDER = {"SAMSYN_OIDC_URL": "https://accounts.example", "SAMSYN_OIDC_CLIENT": "samsyn"}
of_sqlite = pytest.mark.usefixtures("sqlite_here")


@pytest.fixture
def sqlite_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the other tests run on."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    made = Installation(tmp_path / "var")
    made.done("migrate", "-v0")
    return made


@of_sqlite
def test_a_backup_signs_nobody_in(installed: Installation, tmp_path: Path) -> None:
    key = installed.done("shell", "-v0", "-c", SIGNED_IN).strip()
    copy = tmp_path / "copy.backup"

    installed.done("backup", str(copy))

    assert len(key) > 20 and key.encode() not in copy.read_bytes()


@of_sqlite
def test_whoever_was_signed_in_signs_in_anew_after_a_restore(
    installed: Installation, tmp_path: Path
) -> None:
    # As copies were that were made before sessions were left out of them.
    installed.done("shell", "-v0", "-c", SIGNED_IN)
    older = tmp_path / "older.backup"
    older.write_bytes((tmp_path / "var" / "samsyn.sqlite3").read_bytes())

    installed.done("restore", str(older), "--replace")

    assert installed.done("shell", "-v0", "-c", HOW_MANY).strip() == "0"


@of_sqlite
def test_a_copy_of_any_name_and_with_a_provider_of_accounts_is_put_back_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = Installation(tmp_path / "var")
    with monkeypatch.context() as then:
        for setting, value in PROVIDER.items():
            then.setenv(setting, value)
        installed.done("migrate", "-v0")
        # In an address, as SQLite takes one, three of these signs mean something.
        copy = tmp_path / "a copy, 50%20#1?.backup"
        installed.done("backup", str(copy))

    installed.done("restore", str(copy), "--replace")


@pytest.mark.django_db(transaction=True)
def test_a_disk_without_second_names_takes_a_backup_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_names: object) -> None:
        raise PermissionError

    if connection.vendor != "sqlite":
        monkeypatch.setattr("workshop.backups._run", lambda *told: "")
    monkeypatch.setattr(os, "link", refused)
    copy = tmp_path / "copy.backup"

    assert back_up(copy) == copy
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["copy.backup"]
    with pytest.raises(BackupError, match="is there already"):
        back_up(copy)
    if connection.vendor == "sqlite":
        stored = sqlite3.connect(copy)
        assert stored.execute("SELECT count(*) FROM django_migrations").fetchone()[0] > 0
        stored.close()
