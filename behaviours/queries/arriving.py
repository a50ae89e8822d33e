"""What taking in a file would do to the draft, as a manager sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from behaviours.content import Content
from behaviours.difference import Change, ChangeKind, Subject, compare_contents
from behaviours.queries.shown import ShownField, shown_field

SHOWN_AT_MOST = 300


@dataclass(frozen=True)
class ArrivingChange:
    kind: str
    kind_label: str
    heading: str
    label: str
    fields: tuple[ShownField, ...]


@dataclass(frozen=True)
class ArrivingPage:
    """`new`: (code in the file, code here) of lines whose code names another line here.

    `beside`: how many lines differ in signs, order or translations alone. `more`: changes that are
    not shown.
    """

    changes: tuple[ArrivingChange, ...]
    more: int
    beside: int
    is_same: bool
    language: str
    new: tuple[tuple[str, str], ...]

    def count(self, kind: ChangeKind) -> int:
        return sum(each.kind == kind.value for each in self.changes)


def arriving_page(
    before: Content, after: Content, new: Mapping[str, str], *, is_same: bool
) -> ArrivingPage:
    """No query. `is_same`: the whole document says what the draft says, sources and all."""
    found = compare_contents(before, after)
    changes = (*found.renames, *found.changes)
    return ArrivingPage(
        changes=tuple(map(_shown, changes[:SHOWN_AT_MOST])),
        more=max(len(changes) - SHOWN_AT_MOST, 0),
        beside=len(found.quiet) + len(found.translations),
        is_same=is_same,
        language=after.language,
        new=tuple(new.items()),
    )


def _shown(change: Change) -> ArrivingChange:
    kinds = {
        ChangeKind.ADDED: _("Added"),
        ChangeKind.REMOVED: _("Removed"),
        ChangeKind.MOVED: _("Moved"),
    }
    headings = {
        Subject.DEFINITION: _("Definition"),
        Subject.BEHAVIOUR: _("Behaviour %(code)s") % {"code": change.code},
        Subject.QUESTION: _("Question %(code)s") % {"code": change.code},
    }
    return ArrivingChange(
        kind=change.kind.value,
        kind_label=kinds.get(change.kind, _("Changed")),
        heading=headings.get(change.subject, _("Theme")),
        label=change.label,
        fields=tuple(map(shown_field, change.fields)),
    )
