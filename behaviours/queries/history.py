"""The list of a catalogue's versions."""

from dataclasses import dataclass
from datetime import datetime

from behaviours.models import Version
from behaviours.queries.compared import ComparePage, ShownChange, compare_page
from behaviours.queries.shown import ShownField, field_label, shown_field, shown_words

__all__ = [
    "ComparePage",
    "ShownChange",
    "ShownField",
    "VersionLine",
    "compare_page",
    "field_label",
    "history",
    "shown_field",
    "shown_words",
]


@dataclass(frozen=True)
class VersionLine:
    number: str
    published_at: datetime | None
    change_note: str
    before: str
    is_current: bool


def history(versions: list[Version], current: Version | None) -> tuple[VersionLine, ...]:
    """From `published_versions`, newest first; `current`: the one that stands. No query."""
    return tuple(
        VersionLine(
            number=version.number,
            published_at=version.published_at,
            change_note=version.change_note,
            before=version.based_on.number if version.based_on else "",
            is_current=current is not None and version.pk == current.pk,
        )
        for version in versions
    )
