"""Deleting so that nothing can be read in the file afterwards either."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def overwriting() -> Iterator[None]:
    """SQLite leaves deleted rows in the file until their place is used again; inside this it
    writes zeros over them. The write-ahead log has what it has until the next checkpoint.
    PostgreSQL's autovacuum gives the place away, and offers nothing more.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA secure_delete").fetchone()
        cursor.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA secure_delete = {int(before)}")
