"""System checks of the catalogue."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

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
