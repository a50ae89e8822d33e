"""What the workshop's tests share."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections
from pytest_django import Settings

from workshop.live import reader
from workshop.slowdown import Slowdown
from workshop.views import join


@pytest.fixture
def threads(transactional_db: None, tmp_path: Path, settings: Settings) -> Iterator[None]:
    """The writer in its own thread, and a database as the product has it, not one in memory.

    Every thread has a connection of its own, and sees of the others what they have committed.
    """
    settings.WRITER = "thread"
    if connection.vendor == "sqlite":
        with _database_file(tmp_path / "samsyn.sqlite3"):
            yield
    else:
        yield
        reader._pool.submit(connections.close_all).result()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What failed tries had to wait, in seconds; nobody really does in a test."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(join, "guesses", Slowdown(sleep=sleep))
    return slept


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels closes connections that lie in a transaction, as a test's own does on PostgreSQL."""
    monkeypatch.setattr("channels.db.close_old_connections", lambda: None)


@contextmanager
def _database_file(path: Path) -> Iterator[None]:
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(path) as target:
        in_memory.backup(target)
    target.close()
    connection.connection = None
    connection.settings_dict["NAME"] = str(path)
    yield
    reader._pool.submit(connections.close_all).result()
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory
