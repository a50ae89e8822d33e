"""python -m tests.upgrades.dump NAME [APP.MIGRATION …]: a small database as SQL.

What is in it is made by the product as it is now; with migrations named, the database is brought to
that earlier state first, and gets of every row what that state has room for.
"""

import os
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
UPDATE_OF = re.compile(r"UPDATE OF ((?:\w+, )*\w+) ON")
# A virtual table and what keeps it: told at the end, in the words that made them.
INDEX = "behaviours_searchline_fts"
FULL_TEXT = re.compile(f"{INDEX}|search_line_(insert|delete|update)")
ACTIONS = 25  # records of actions that are kept


def build(file: Path) -> None:
    """A workshop in which everything was said, and a catalogue with two published versions."""
    from django.core.management import call_command
    from django.db import connection

    from behaviours import versions
    from behaviours.content import BehaviourWords, QuestionWords
    from behaviours.enums import Size
    from behaviours.outcome import outcome_from_json
    from tests.behaviours.published_before import BEHAVIOUR, NOTES, QUESTION, SNAPSHOT
    from tests.factories import make_crew
    from tests.told import told_workshop
    from workshop.models import ActionRecord

    call_command("migrate", verbosity=0)
    crew = make_crew("Team North")
    told_workshop(crew)
    kept = ActionRecord.objects.values_list("pk", flat=True)[:ACTIONS]
    ActionRecord.objects.exclude(pk__in=list(kept)).delete()
    by = crew.manager
    draft = versions.receive_outcome(
        team=crew.team, by=crew.facilitator, outcome=outcome_from_json(SNAPSHOT)
    )
    versions.publish(version=draft, by=by, change_note=NOTES[0], size=Size.MAJOR)
    draft = versions.open_draft(team=crew.team, by=by)
    versions.add_behaviour(version=draft, by=by, words=BehaviourWords(**BEHAVIOUR))
    versions.add_question(version=draft, by=by, words=QuestionWords(**QUESTION))
    versions.remove_entry(entry=draft.behaviours.get(code="AGR-01"), by=by, why="Too vague.")
    versions.publish(version=draft, by=by, change_note=NOTES[1], size=Size.MAJOR)
    connection.close()


def bring_to(targets: list[tuple[str, str]], file: Path, full: Path) -> None:
    """Makes `file` at these migrations, with the rows of `full`, and the guards that it had."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from behaviours.fulltext import create_indexes
    from behaviours.immutability import guards

    connection.close()
    connection.settings_dict["NAME"] = str(file)
    executor = MigrationExecutor(connection)
    ours = {app for app, _name in targets}
    others = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ours]
    executor.migrate(targets + others)
    connection.close()
    made = sqlite3.connect(file)
    made.execute("ATTACH DATABASE ? AS newer", (str(full),))
    newer = _tables(made, "newer")
    for table in _tables(made, "main"):
        if table == "django_migrations" or table.startswith("sqlite_") or table not in newer:
            continue
        common = [name for name in _columns(made, "main", table) if name in newer[table]]
        names = ", ".join(f'"{name}"' for name in common)
        made.execute(f'DELETE FROM main."{table}"')
        made.execute(
            f'INSERT OR IGNORE INTO main."{table}" ({names}) SELECT {names} FROM newer."{table}"'
        )
    # Of what the state had no room for, nothing else may speak either.
    while loose := made.execute("PRAGMA main.foreign_key_check").fetchall():
        for table, row, _parent, _key in loose:
            made.execute(f'DELETE FROM main."{table}" WHERE rowid = ?', (row,))
    made.commit()
    made.execute("DETACH DATABASE newer")
    there = _tables(made, "main")
    for (_name, table), sql in guards("sqlite").items():
        if table in there:
            columns = UPDATE_OF.search(sql)
            made.execute(
                sql.replace(columns[1], _those(columns[1], there[table])) if columns else sql
            )
    made.commit()
    made.close()
    if "behaviours_searchline" in there:
        create_indexes(connection)
        connection.close()


def _those(columns: str, there: list[str]) -> str:
    """A guard names the columns of today; then there were fewer."""
    return ", ".join(name for name in columns.split(", ") if name in there)


def _tables(database: sqlite3.Connection, schema: str) -> dict[str, list[str]]:
    rows = database.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")
    return {name: _columns(database, schema, name) for (name,) in rows.fetchall()}


def _columns(database: sqlite3.Connection, schema: str, table: str) -> list[str]:
    rows = database.execute(f'PRAGMA {schema}.table_info("{table}")').fetchall()
    return [row[1] for row in rows]


def written(file: Path) -> str:
    """As statements; the full-text index is made anew from its lines."""
    database = sqlite3.connect(file)
    again: list[str] = []
    for kind in ("trigger", "table"):
        rows = database.execute("SELECT name, sql FROM sqlite_master WHERE type = ?", (kind,))
        for name, sql in rows.fetchall():
            if FULL_TEXT.fullmatch(name):
                database.execute(f'DROP {kind} "{name}"')
                again.insert(0, f"{sql};\n")
    if again:
        again.append(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild');\n")
    database.commit()
    lines = [f"{line}\n" for line in database.iterdump()]
    database.close()
    return "".join(lines + again)


def main(name: str, *targets: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SAMSYN_VAR": folder, "DATABASE_URL": ""}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
        import django

        django.setup()
        full, older = Path(folder) / "samsyn.sqlite3", Path(folder) / "older.sqlite3"
        build(full)
        if targets:
            found = [(app, migration) for app, _, migration in (t.partition(".") for t in targets)]
            bring_to(found, older, full)
        (HERE / f"{name}.sql").write_text(written(older if targets else full))


if __name__ == "__main__":
    main(*sys.argv[1:])
