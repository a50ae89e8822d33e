# ruff: noqa: S608 -- every name put into SQL here is a constant of this module
"""The full-text indexes that searching goes by: FTS5 on SQLite, GIN over tsvector on PostgreSQL.

Both hold the words of `SearchLine.head` and `SearchLine.words` as they are, parted by spaces: no
stemmer and no dictionary of the database has a say, so both find the same lines.

On SQLite the index is a table of its own, kept by triggers. Like the guards of published versions
they are dropped before a migration runs and put back after it (`behaviours.immutability` says why);
a system check fails if an index is missing or SQLite was built without FTS5.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "behaviours_searchline"
INDEX = "behaviours_searchline_fts"
_COLUMNS = ("head", "words")
_NAMED = ", ".join(_COLUMNS)
_OLD = ", ".join(f"OLD.{column}" for column in _COLUMNS)
_NEW = ", ".join(f"NEW.{column}" for column in _COLUMNS)
_FORGET = f"INSERT INTO {INDEX} ({INDEX}, rowid, {_NAMED}) VALUES ('delete', OLD.id, {_OLD});"
_KEEP = f"INSERT INTO {INDEX} (rowid, {_NAMED}) VALUES (NEW.id, {_NEW});"
_TRIGGERS = {
    "search_line_insert": f"AFTER INSERT ON {TABLE} BEGIN {_KEEP} END",
    "search_line_delete": f"AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
    "search_line_update": f"AFTER UPDATE ON {TABLE} BEGIN {_FORGET} {_KEEP} END",
}
_INDEXES = {
    f"search_line_{column}": f"array_to_tsvector(string_to_array({column}, ' '))"
    for column in _COLUMNS
}


def create_indexes(connection: BaseDatabaseWrapper) -> None:
    """Makes what is missing, and fills it with the lines that are there."""
    if not missing_indexes(connection):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, vector in _INDEXES.items():
                # Without a list of what is still to be taken in, which every search would walk
                # until the next vacuum: lines come when a version is published, and are read after.
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {name} ON {TABLE} USING gin ({vector})"
                    " WITH (fastupdate = off)"
                )
        elif has_fts5(connection):
            # The words come ready made: "ascii" parts them at spaces and keeps every other letter.
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5 ({_NAMED},"
                f" content='{TABLE}', content_rowid='id', tokenize='ascii', detail='column',"
                " prefix='2 3')"
            )
            for name, rest in _TRIGGERS.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {rest}")
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """A migration may rename and rebuild the table; the index is filled anew afterwards."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def drop_indexes(connection: BaseDatabaseWrapper) -> None:
    """Once the table is gone, its index on SQLite would name nothing."""
    drop_triggers(connection)
    if connection.vendor == "sqlite" and has_fts5(connection):
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


def forget_deleted(connection: BaseDatabaseWrapper) -> None:
    """FTS5 keeps the words of deleted lines until it writes its parts anew: this does it now."""
    if connection.vendor == "sqlite" and not missing_indexes(connection):
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')")


def missing_indexes(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of what should be there and is not; nothing while there is no table."""
    if connection.vendor == "postgresql":
        query, expected = "SELECT indexname FROM pg_indexes", [*_INDEXES]
    elif connection.vendor == "sqlite":
        query, expected = "SELECT name FROM sqlite_master", [INDEX, *_TRIGGERS]
    else:
        return []
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return []
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in expected if name not in present]


def has_fts5(connection: BaseDatabaseWrapper) -> bool:
    """Whether this SQLite was built with FTS5; other databases need none."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'")
        return cursor.fetchone() is not None


def lines_with(
    connection: BaseDatabaseWrapper,
    *,
    scope: str,
    column: str,
    groups: list[tuple[list[str], str]],
    every: bool,
    limit: int,
) -> list[int]:
    """Ids of lines, in their order, in whose `column` stands a word of each group, or of any
    if not `every`.

    A group is (words, a beginning or ""). `scope` must stand in the column too.
    """
    if connection.vendor == "postgresql":
        found = _tsquery(scope, groups, every=every)
        vector = _INDEXES[f"search_line_{column}"]
        # Materialized: for the first few by id alone it would walk the table instead of the index,
        # and make every line's vector anew on the way.
        sql = (
            f"WITH found AS MATERIALIZED (SELECT id FROM {TABLE} WHERE {vector} @@ %s::tsquery)"
            " SELECT id FROM found"
        )
    else:
        found = f"{column} : ({_match(scope, groups, every=every)})"
        sql = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY 1 LIMIT %s", [found, limit])
        return [row[0] for row in cursor.fetchall()]


def _match(scope: str, groups: list[tuple[list[str], str]], *, every: bool) -> str:
    """FTS5's words in quotes, in which nothing but a quote means anything."""

    def quoted(word: str) -> str:
        doubled = word.replace('"', '""')
        return f'"{doubled}"'

    parts = [
        " OR ".join([*map(quoted, words), *([f"{quoted(beginning)} *"] if beginning else [])])
        for words, beginning in groups
    ]
    joined = (" AND " if every else " OR ").join(f"({part})" for part in parts)
    return f"{quoted(scope)} AND ({joined})"


def _tsquery(scope: str, groups: list[tuple[list[str], str]], *, every: bool) -> str:
    """Like `_match`: in quotes a quote and a backslash are doubled, and nothing is read into."""

    def quoted(word: str) -> str:
        doubled = word.replace("\\", "\\\\").replace("'", "''")
        return f"'{doubled}'"

    parts = [
        " | ".join([*map(quoted, words), *([f"{quoted(beginning)}:*"] if beginning else [])])
        for words, beginning in groups
    ]
    joined = (" & " if every else " | ").join(f"({part})" for part in parts)
    return f"{quoted(scope)} & ({joined})"
