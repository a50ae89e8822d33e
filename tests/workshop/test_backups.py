"""A backup is put back whole, or nothing is changed."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.installation import Installation

# What the product gives out, as a manager of each team gets it: its address and what it says.
EXPORTS = """
import base64, json
from django.test import Client
from behaviours.models import Membership, Team, Version
from workshop.models import WorkshopReport

told = {}
for team in Team.objects.all():
    client = Client(headers={"host": "localhost"})
    client.force_login(Membership.objects.filter(team=team, is_manager=True)[0].user)
    published = Version.objects.filter(catalogue__team=team, published_at__isnull=False)
    paths = [f"/teams/{team.slug}/export/"]
    for version in published:
        at = f"/catalogue/{team.slug}/v/{version.number}"
        paths += [f"{at}/as/{kind}/" for kind in ("json", "csv", "md", "interview")]
    for report in WorkshopReport.objects.filter(workshop__team=team):
        paths += [f"/workshops/{report.workshop_id}/report.{kind}" for kind in ("md", "csv")]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        told[path] = base64.b64encode(answer.content).decode()
print(json.dumps(told))
"""
POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")


@contextmanager
def installation(
    var: Path, name: str, request: pytest.FixtureRequest, blocker: DjangoDbBlocker
) -> Iterator[Installation]:
    """An empty one; on PostgreSQL if the tests run there."""
    if not POSTGRES:
        yield Installation(var)
        return
    request.getfixturevalue("django_db_setup")
    with blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield Installation(var, f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}")
    finally:
        with blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def exported(installed: Installation) -> dict[str, str]:
    """Address → what it answers, in base64, so that every byte counts."""
    told: dict[str, str] = json.loads(installed.done("shell", "-v0", "-c", EXPORTS))
    return told


@pytest.fixture(scope="module")
def one(
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Installation]:
    """With the demo in it; no test changes it."""
    var = tmp_path_factory.mktemp("var")
    with installation(var, "samsyn_backed_up", request, django_db_blocker) as made:
        made.done("migrate", "-v0")
        made.done("demo")
        yield made


@pytest.fixture
def other(
    tmp_path: Path, request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[Installation]:
    with installation(tmp_path, "samsyn_put_back", request, django_db_blocker) as made:
        yield made


def test_what_was_backed_up_is_put_back_whole(
    one: Installation, other: Installation, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.backup"
    one.done("backup", str(copy))
    assert copy.stat().st_mode & 0o777 == 0o600
    other.done("restore", str(copy))
    assert other.everything() == one.everything()
    # The guards of published versions are there again.
    other.done("check", "--database", "default")


def test_what_was_put_back_exports_the_same_bytes(
    one: Installation, other: Installation, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.backup"
    one.done("backup", str(copy))
    other.done("restore", str(copy))
    before, after = exported(one), exported(other)
    assert before == after
    kinds = {path.rstrip("/").rpartition("/")[2] for path in before}
    assert {"export", "json", "csv", "md", "report.md", "report.csv"} <= kinds
    assert all(len(base64.b64decode(said)) > 100 for said in before.values())


def test_a_backup_takes_nobodys_place(
    one: Installation, other: Installation, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.backup"
    one.done("backup", str(copy))
    assert "is there already" in one.refused("backup", str(copy))
    other.done("migrate", "-v0")
    before = other.everything()
    assert "not empty" in other.refused("restore", str(copy))
    assert other.everything() == before
    other.done("restore", str(copy), "--replace")
    assert other.everything() == one.everything()
    if not POSTGRES:
        assert len(list(other.var.glob("*.before-*"))) == 1


def test_what_is_no_whole_backup_changes_nothing(
    one: Installation, other: Installation, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.backup"
    one.done("backup", str(copy))
    half = tmp_path / "half"
    half.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    words = tmp_path / "words"
    words.write_text("This is a letter.")
    before = one.everything()
    for wrong in (half, words, tmp_path / "nowhere", tmp_path):
        assert one.refused("restore", str(wrong), "--replace").startswith("CommandError:")
    assert one.everything() == before
    assert "is no backup" in other.refused("restore", str(words))
