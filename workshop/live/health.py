"""Whether this process can do its work: what a proxy or a supervisor asks."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from workshop.live.clock import clock
from workshop.live.writer import writer


def parts() -> dict[str, bool]:
    """Part → whether it works. It says nothing of anybody or of what they wrote."""
    database, migrated = _database()
    found = {"database": database, "migrations": migrated}
    if settings.WRITER == "thread":
        found |= {"writer": writer.is_alive, "clock": clock.is_alive}
    return found


def _database() -> tuple[bool, bool]:
    try:
        executor = MigrationExecutor(connection)
        return True, not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        # A connection that broke is not asked a second time.
        connection.close()
        return False, False
