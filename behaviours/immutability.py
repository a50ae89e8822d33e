# ruff: noqa: S608 -- every name put into SQL here is a constant of this module
"""Published is published: database triggers refuse what no line of Python should attempt.

They refuse UPDATE and DELETE of published versions and of what belongs to them, and INSERT of new
parts into a published version, on SQLite and PostgreSQL. `published_by` alone may become NULL,
when its person's account is erased. A row in `LiftedGuard` lets one catalogue go (see
`behaviours.erasure`).

They are dropped before a migration runs and put back after it: SQLite silently loses the triggers
of a table it rebuilds, and fails to rename a table that another table's trigger names. A system
check (`behaviours.checks`) fails if one is missing.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

VERSION = "behaviours_version"
LIFTED = "behaviours_liftedguard"
PARTS = (
    "behaviours_behaviour",
    "behaviours_behaviourinmedium",
    "behaviours_question",
    "behaviours_removal",
    "behaviours_provenance",
    "behaviours_translation",
    "behaviours_lineconsent",
)
REFUSAL = "published is published"
_VERSION_COLUMNS = (
    "id, catalogue_id, state, major, minor, patch, language, term, definition, definition_why,"
    " status, definition_workshop, handed_over_by, review_on, change_note, based_on_id, revision,"
    " created_at, published_at, content_hash, trial_ends_on, restored_from_id, shared_at"
)


def guards(vendor: str) -> dict[tuple[str, str], str]:
    """(trigger, table) → the SQL that creates it, for "sqlite" or "postgresql"; else nothing."""
    if vendor == "sqlite":
        return _sqlite_guards()
    if vendor == "postgresql":
        return _postgresql_guards()
    return {}


def create_guards(connection: BaseDatabaseWrapper) -> None:
    drop_guards(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTIONS)
        for sql in guards(connection.vendor).values():
            cursor.execute(sql)


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for name, table in guards(connection.vendor):
            if table in tables:
                on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should be there and are not. Tables not made yet miss nothing."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    expected = guards(connection.vendor)
    if not expected:
        return []
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name, table in expected if table in tables and name not in present]


def _sqlite_guards() -> dict[tuple[str, str], str]:
    def trigger(name: str, table: str, moment: str, condition: str) -> None:
        found[name, table] = (
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )

    def published(which: str) -> str:
        return f"EXISTS (SELECT 1 FROM {VERSION} v WHERE {which} AND v.state = 'published')"

    found: dict[tuple[str, str], str] = {}
    lifted = f"SELECT 1 FROM {LIFTED} g WHERE g.catalogue_id ="
    # REPLACE removes the row in its way without a DELETE trigger: the way itself is closed.
    same_number = (
        "v.catalogue_id = NEW.catalogue_id AND v.major = NEW.major AND v.minor = NEW.minor"
        " AND v.patch = NEW.patch"
    )
    trigger(
        "guard_version_update",
        VERSION,
        f"UPDATE OF {_VERSION_COLUMNS}",
        f"OLD.state = 'published' OR {published(f'v.id <> OLD.id AND {same_number}')}",
    )
    trigger(
        "guard_version_publisher",
        VERSION,
        "UPDATE OF published_by_id",
        "OLD.state = 'published' AND NEW.published_by_id IS NOT NULL",
    )
    trigger(
        "guard_version_delete",
        VERSION,
        "DELETE",
        f"OLD.state = 'published' AND NOT EXISTS ({lifted} OLD.catalogue_id)",
    )
    trigger(
        "guard_version_insert", VERSION, "INSERT", published(f"(v.id = NEW.id OR ({same_number}))")
    )
    for table in PARTS:
        name = table.replace("behaviours_", "guard_")
        trigger(
            f"{name}_update", table, "UPDATE", published("v.id IN (OLD.version_id, NEW.version_id)")
        )
        trigger(
            f"{name}_insert",
            table,
            "INSERT",
            published(
                f"(v.id = NEW.version_id OR v.id IN (SELECT version_id FROM {table}"
                " WHERE id = NEW.id))"
            ),
        )
        trigger(
            f"{name}_delete",
            table,
            "DELETE",
            published(f"v.id = OLD.version_id AND NOT EXISTS ({lifted} v.catalogue_id)"),
        )
    return found


def _postgresql_guards() -> dict[tuple[str, str], str]:
    found = {}
    for table in (VERSION, *PARTS):
        name = table.replace("behaviours_", "guard_")
        function = "guard_published_version" if table == VERSION else "guard_published_part"
        found[name, table] = (
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
        found[f"{name}_truncate", table] = (
            f"CREATE TRIGGER {name}_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION guard_published_table()"
        )
    return found


_RAISE = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';"
_POSTGRESQL_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION guard_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state = 'published' AND NOT EXISTS
      (SELECT 1 FROM {LIFTED} g WHERE g.catalogue_id = OLD.catalogue_id) THEN {_RAISE} END IF;
    RETURN OLD;
  ELSIF TG_OP = 'UPDATE' AND OLD.state = 'published' AND (NEW.published_by_id IS NOT NULL
      OR to_jsonb(NEW) - 'published_by_id' <> to_jsonb(OLD) - 'published_by_id') THEN {_RAISE}
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_published_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM {VERSION} v
      WHERE v.id = OLD.version_id AND v.state = 'published' AND (TG_OP = 'UPDATE' OR NOT EXISTS
        (SELECT 1 FROM {LIFTED} g WHERE g.catalogue_id = v.catalogue_id))) THEN {_RAISE}
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF EXISTS (SELECT 1 FROM {VERSION} v WHERE v.id = NEW.version_id AND v.state = 'published')
    THEN {_RAISE} END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_published_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM {VERSION} v WHERE v.state = 'published') THEN {_RAISE} END IF;
  RETURN NULL;
END $$;
"""
