"""A copy of the whole database in one file, made while people work, and put back.

SQLite is copied with its own backup interface, PostgreSQL by its own pg_dump: both copy what was
committed at one moment, and nobody waits for them. Neither the secret key nor who is signed in is
part of it: a session's key would open it, and so a copy that is stolen signs nobody in.
"""

import os
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

SQLITE, POSTGRESQL = b"SQLite format 3\x00", b"PGDMP"
# Of parts that are loaded only where they are set (`settings.OIDC_URL`).
OPTIONAL = {"socialaccount"}
SESSIONS = "django_session"
KINDS = {SQLITE: "sqlite", POSTGRESQL: "postgresql"}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class BackupError(Exception):
    """What was asked cannot be done; a sentence for the owner."""


def back_up(target: Path) -> Path:
    """Writes the database to `target`, readable by its owner only. Raises BackupError.

    The file appears under its name when it is whole, and never takes the place of another.
    """
    if target.exists():
        raise BackupError(f"{target} is there already. Choose another name.")
    with _beside(target) as made:
        if connection.vendor == "sqlite":
            _copy_sqlite(made)
        else:
            _run(
                "pg_dump", "--format=custom", "--no-owner", f"--exclude-table-data={SESSIONS}",
                f"--file={made}", _database(),
            )  # fmt: skip
        with made.open("rb") as file:
            os.fsync(file.fileno())
        try:
            _name(made, target)
        except FileExistsError:
            raise BackupError(f"{target} is there already. Choose another name.") from None
    return target


def _name(made: Path, target: Path) -> None:
    """Gives a whole file its name, and takes nobody's. Raises FileExistsError."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # the file system, of a stick say, has no second names for a file
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        os.replace(made, target)
        made.touch()  # for the end of `_beside`


def restore(source: Path, *, replace: bool = False) -> Path | None:
    """Puts back what `back_up` wrote. The server must be stopped. Raises BackupError.

    Refused, with nothing changed: a file that is no whole backup, one of the other kind of
    database or of a newer edition, a database that somebody uses, and, without `replace`, one that
    has anything in it. What a SQLite database held before is kept beside it; the answer is where.
    """
    kind = kind_of(source)
    if kind != connection.vendor:
        raise BackupError(
            f"{source} is a copy of {NAMES[kind]}, and the database here is"
            f" {NAMES[connection.vendor]}. Set DATABASE_URL to a database of that kind."
        )
    _check_known(_migrations_of(source))
    if connection.introspection.table_names() and not replace:
        raise BackupError(
            "The database is not empty. With --replace, what it holds now is replaced."
        )
    if kind == "sqlite":
        return _put_back_sqlite(source)
    _put_back_postgresql(source)
    return None


def kind_of(source: Path) -> str:
    """ "sqlite" or "postgresql", as the file's first bytes tell."""
    try:
        with source.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise BackupError(f"{source} cannot be read: {error.strerror}.") from None
    for mark, kind in KINDS.items():
        if start.startswith(mark):
            return kind
    raise BackupError(f"{source} is no backup: neither a copy of SQLite nor of PostgreSQL.")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file in the folder of `target`, for the owner's eyes, gone at the end."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise BackupError(f"{target.parent} cannot be written to: {error.strerror}.") from None
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


# --- SQLite -------------------------------------------------------------------------------------


def _copy_sqlite(made: Path) -> None:
    connection.ensure_connection()
    copy = sqlite3.connect(made)
    try:
        # All pages in one go: one moment's state, while the write-ahead log takes what comes.
        connection.connection.backup(copy)
        copy.execute("PRAGMA secure_delete = ON")
        if copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [SESSIONS]).fetchone():
            copy.execute(f"DELETE FROM {SESSIONS}")  # noqa: S608 - a constant
            copy.commit()
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    finally:
        copy.close()


def _put_back_sqlite(source: Path) -> Path | None:
    database = Path(connection.settings_dict["NAME"])
    connection.close()
    before: Path | None = None
    with _beside(database) as made:
        _checked_copy(source, made)
        if database.exists():
            _end_write_ahead_log(database)
            before = database.with_name(f"{database.name}.before-{datetime.now():%Y%m%d-%H%M%S}")
            os.link(database, before)
        os.replace(made, database)
        made.touch()  # for the end of `_beside`
    return before


def _checked_copy(source: Path, made: Path) -> None:
    stored, copy = _opened(source), sqlite3.connect(made)
    try:
        stored.backup(copy)
        (said,) = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        said = str(error)
    finally:
        stored.close()
        copy.close()
    if said != "ok":
        raise BackupError(f"{source} is damaged: {said}.")


def _opened(source: Path) -> sqlite3.Connection:
    """To read only. In an address "?", "#" and "%" mean something, and names of files have them."""
    return sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)


def _end_write_ahead_log(database: Path) -> None:
    """SQLite leaves the log only for whoever is alone: so it tells whether a server runs."""
    alone = sqlite3.connect(database, timeout=1)
    try:
        alone.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        raise BackupError("The database is in use. Stop the server first.") from None
    finally:
        alone.close()


# --- PostgreSQL ---------------------------------------------------------------------------------


def _put_back_postgresql(source: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        (others,) = cursor.fetchone()
    connection.close()
    if others:
        raise BackupError("The database is in use. Stop the server first.")
    # What the copy does not have would otherwise stay: the schema goes as a whole, and comes back
    # in the same transaction or not at all.
    _run(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error",
        "--single-transaction", f"--dbname={_database()}", str(source),
    )  # fmt: skip


def _database() -> str:
    """A connection string without the password, which other users of the machine could read."""
    told = connection.settings_dict
    parts = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"]}
    wanted = {
        "dbname": told["NAME"],
        **{name: str(value) for name, value in parts.items() if value},
    }
    return " ".join(f"{name}='{_quoted(value)}'" for name, value in wanted.items())


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")


def _run(program: str, *arguments: str) -> str:
    password = str(connection.settings_dict["PASSWORD"])
    try:
        done = subprocess.run(  # noqa: S603 - our programs, no shell
            [program, *arguments],
            env={**os.environ, **({"PGPASSWORD": password} if password else {})},
            check=False, capture_output=True, text=True,
        )  # fmt: skip
    except FileNotFoundError:
        raise BackupError(
            f"{program} is missing. It comes with PostgreSQL (Debian: postgresql-client)."
        ) from None
    if done.returncode:
        raise BackupError(f"{program} said: {done.stderr.strip() or done.returncode}")
    return done.stdout


# --- Which edition ------------------------------------------------------------------------------

_ROW = re.compile(r"^\d+\t(\w+)\t(\w+)\t", re.MULTILINE)


def _migrations_of(source: Path) -> set[tuple[str, str]]:
    if connection.vendor == "postgresql":
        told = _run(
            "pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(source)
        )
        found = {(app, name) for app, name in _ROW.findall(told)}
    else:
        stored = _opened(source)
        try:
            found = set(stored.execute("SELECT app, name FROM django_migrations"))
        except sqlite3.DatabaseError:
            found = set()
        finally:
            stored.close()
    if not {app for app, _name in found} >= {"workshop", "behaviours"}:
        raise BackupError(f"{source} is damaged, or no backup of Samsyn.")
    return found


def _check_known(found: set[tuple[str, str]]) -> None:
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    of_ours = {(app, name) for app, name in found if app not in OPTIONAL}
    if newer := sorted(f"{app} {name}" for app, name in of_ours - known.keys()):
        raise BackupError(
            "The backup is from a newer edition of Samsyn, which this one cannot read"
            f" ({', '.join(newer)}). Install that edition first."
        )
