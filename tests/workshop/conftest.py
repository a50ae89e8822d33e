"""What the workshop's tests share."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from pytest_django import Settings

from workshop.live import reader


@pytest.fixture
def database_file(transactional_db: None, tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A database in a file, as the product has it, with the writer in its own thread.

    Every thread has a connection of its own, and sees of the others what they have committed.
    """
    if connection.vendor != "sqlite":
        pytest.fail("The database file is SQLite's; other databases are servers already.")
    path = tmp_path / "samsyn.sqlite3"
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(path) as target:
        in_memory.backup(target)
    target.close()
    connection.connection = None
    connection.settings_dict["NAME"] = str(path)
    settings.WRITER = "thread"
    yield path
    reader._pool.submit(connections.close_all).result()
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory
