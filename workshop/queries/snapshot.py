"""One consistent look at the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside belongs to one committed state.

    BEGIN DEFERRED on SQLite, because the connection's own default, IMMEDIATE, would make each
    reader wait for the writer; REPEATABLE READ READ ONLY on PostgreSQL. Inside a transaction
    (the tests' own, or a batch) it adds nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
