"""The lines that a draft changes, each with the hash of its words: what people can be asked about.

Compared is with the current version, as the page for publishing does.
"""

from dataclasses import dataclass

from behaviours.content import Content, words_hash
from behaviours.difference import Change, ChangeKind, compare_contents
from behaviours.models import Version
from behaviours.queries.comparing import content_of

NOTHING = Content("", "", "", "", "", (), ())


@dataclass(frozen=True)
class ChangedField:
    """`name` as `said` names fields."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedLine:
    """`code` is "" for the definition; `kind` and `subject` are of `behaviours.difference`."""

    code: str
    kind: str
    subject: str
    label: str
    fields: tuple[ChangedField, ...]
    words_hash: str

    @property
    def is_only_moved(self) -> bool:
        """In the order alone: another audience, theme or stage says something else."""
        return self.kind == ChangeKind.MOVED and not self.fields


def changed_lines(draft: Version, base: Version | None) -> tuple[ChangedLine, ...]:
    """In the order in which the comparison shows them. Ten queries."""
    before = content_of(base) if base else NOTHING
    after = content_of(draft)
    hashes = line_hashes(before) | line_hashes(after)
    return tuple(
        ChangedLine(
            change.code,
            change.kind.value,
            change.subject.value,
            change.label,
            tuple(ChangedField(each.name, each.before, each.after) for each in change.fields),
            hashes[change.code],
        )
        for change in compare_contents(before, after).changes
        if _is_asked(change, draft)
    )


def line_hashes(content: Content) -> dict[str, str]:
    """Code → hash of what the line says; "" is the definition."""
    found = {"": words_hash((content.term, content.definition))}
    for entry in (*content.behaviours, *content.questions):
        found[entry.code] = words_hash(entry.words)
    return found


def _is_asked(change: Change, draft: Version) -> bool:
    """Nobody is asked about a definition that is still to be written."""
    return bool(change.code or draft.definition)
