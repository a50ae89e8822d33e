"""Hot rows of which only a person's latest counts: they wait, and are written in one statement."""

from typing import Any, Final, TypeVar

from django.db.models import Model

from workshop.models import CaseAnswer, CaseVerdict, Estimate, LineReaction, Plan, Ready, Resorting

M = TypeVar("M", bound=Model)

# What makes a row the same one, and what of it a newer one replaces.
_SAME: Final[dict[type[Model], tuple[list[str], list[str]]]] = {
    Estimate: (["word", "author_key"], ["number"]),
    CaseAnswer: (["step", "case", "author_key"], ["option", "role"]),
    Resorting: (["step", "card", "author_key"], ["theme"]),
    CaseVerdict: (["step", "version", "case", "author_key"], ["verdict"]),
    LineReaction: (
        ["line", "author_key"],
        ["kind", "reason", "change", "settled", "wording", "answer"],
    ),
    Ready: (["step", "author_key"], ["ready"]),
    Plan: (["step", "author_key", "number"], ["situation", "behaviour", "will"]),
}


class Latest:
    """The rows of one batch that are still to be written."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Any, ...], Model] = {}

    def put(self, row: Model) -> None:
        same, _replaced = _SAME[type(row)]
        self._rows[type(row), *(row.serializable_value(name) for name in same)] = row

    def waiting(self, model: type[M]) -> list[M]:
        """Those of one model, in the order in which they came."""
        return [row for row in self._rows.values() if isinstance(row, model)]

    def flush(self) -> None:
        for model, (same, replaced) in _SAME.items():
            rows = [row for row in self._rows.values() if type(row) is model]
            if rows:
                model._default_manager.bulk_create(
                    rows, update_conflicts=True, unique_fields=same, update_fields=replaced
                )
        self._rows = {}
