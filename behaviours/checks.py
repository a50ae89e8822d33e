"""System checks of the catalogue."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from behaviours.fulltext import has_fts5, missing_indexes
from behaviours.immutability import missing_guards


def published_is_guarded(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every trigger that keeps published versions as they are must be there."""
    return [
        Error(
            f"The trigger {name} is missing in the database “{alias}”:"
            " published versions could be changed.",
            hint="Put it back with: manage.py migrate --skip-checks",
            id="behaviours.E001",
        )
        for alias in databases or ()
        for name in missing_guards(connections[alias])
    ]


def searching_has_its_indexes(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Without them, searching a version finds nothing or fails."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        if not has_fts5(connections[alias]):
            found.append(
                Error(
                    f"The SQLite of the database “{alias}” was built without FTS5, by which the"
                    " catalogue is searched.",
                    hint="Use a Python whose sqlite3 has FTS5, as nearly all have, or PostgreSQL.",
                    id="behaviours.E002",
                )
            )
            continue
        found += [
            Error(
                f"{name} is missing in the database “{alias}”:"
                " searching the catalogue would fail or miss lines.",
                hint="Put it back with: manage.py migrate --skip-checks",
                id="behaviours.E003",
            )
            for name in missing_indexes(connections[alias])
        ]
    return found
