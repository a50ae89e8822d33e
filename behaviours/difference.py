"""The difference between two versions, field by field and word by word. Pure functions.

Entries are paired by code, never by position. An entry is "moved" if it is outside the longest run
of common entries that kept their order (the fewest moves that explain the new order).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from behaviours.content import Content, Entry
from behaviours.said import said

# Compared as a whole: half a choice means nothing.
CHOICES = frozenset(
    {"language", "status", "review_on", "form", "stage", "purpose", "audience"}
    | {"behaviour_code", "mirrors_code", "after_code", "seen", "heard", "considered"}
)
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Subject(StrEnum):
    DEFINITION = "definition"
    BEHAVIOUR = "behaviour"
    QUESTION = "question"


@dataclass(frozen=True)
class Piece:
    """`kind` is "equal", "ins" or "del"."""

    kind: str
    text: str


@dataclass(frozen=True)
class FieldChange:
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Change:
    kind: ChangeKind
    subject: Subject
    code: str  # "" for the definition
    label: str
    fields: tuple[FieldChange, ...]
    why: str
    also_moved: bool = False


@dataclass(frozen=True)
class Difference:
    changes: tuple[Change, ...]
    unchanged_behaviours: int
    unchanged_questions: int

    @property
    def is_empty(self) -> bool:
        return not self.changes


def compare_contents(a: Content, b: Content) -> Difference:
    """What must be done to `a` to get `b`."""
    removals = dict(b.removals)
    behaviours = _entries(Subject.BEHAVIOUR, a.behaviours, b.behaviours, removals)
    questions = _entries(Subject.QUESTION, a.questions, b.questions, removals)
    return Difference(
        changes=(*_definition(a, b), *behaviours, *questions),
        unchanged_behaviours=_unchanged(b.behaviours, behaviours),
        unchanged_questions=_unchanged(b.questions, questions),
    )


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """`before` and `after` as equal, deleted and inserted runs of words.

    Spaces and marks alone between two changes are taken into the change: a phrase that was
    replaced is one replacement, not one for every word.
    """
    a, b = _TOKENS.findall(before), _TOKENS.findall(after)
    steps: list[tuple[str, str, str]] = []  # (equal | changed, old text, new text)
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        old, new = "".join(a[a1:a2]), "".join(b[b1:b2])
        steps.append(("equal" if tag == "equal" else "changed", old, new))
    pieces: list[Piece] = []
    old, new = "", ""
    for index, (kind, before_text, after_text) in enumerate(steps):
        between = 0 < index < len(steps) - 1
        if kind == "equal" and not (between and not re.search(r"\w", before_text)):
            pieces += _replacement(old, new)
            pieces.append(Piece("equal", before_text))
            old, new = "", ""
        else:
            old, new = old + before_text, new + after_text
    return (*pieces, *_replacement(old, new))


def _replacement(old: str, new: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text]


def _definition(a: Content, b: Content) -> list[Change]:
    names = ("term", "definition", "status", "language", "review_on")
    changed = _fields({n: getattr(a, n) for n in names}, {n: getattr(b, n) for n in names})
    if not changed and a.definition_why != b.definition_why:
        changed = _fields({"why": a.definition_why}, {"why": b.definition_why})
    if not changed:
        return []
    why = b.definition_why
    return [Change(ChangeKind.CHANGED, Subject.DEFINITION, "", b.term, changed, why)]


def _entries(
    subject: Subject, a: tuple[Entry, ...], b: tuple[Entry, ...], removals: dict[str, str]
) -> list[Change]:
    before = {entry.code: entry for entry in a}
    after = {entry.code: entry for entry in b}
    moved = _moved([entry.code for entry in a], [entry.code for entry in b])
    changes = []
    for entry in b:
        old = before.get(entry.code)
        if old is None:
            kind, changed = ChangeKind.ADDED, _fields({}, _said(entry, whole=False))
        else:
            kind, changed = ChangeKind.CHANGED, _changed_words(old, entry)
        is_moved = entry.code in moved
        if changed or is_moved:
            kind = kind if changed else ChangeKind.MOVED
            changes.append(
                Change(
                    kind,
                    subject,
                    entry.code,
                    entry.label,
                    changed,
                    entry.words.why,
                    also_moved=is_moved and kind is not ChangeKind.MOVED,
                )
            )
    for entry in a:
        if entry.code not in after:
            gone, why = _fields(_said(entry, whole=False), {}), removals.get(entry.code, "")
            changes.append(Change(ChangeKind.REMOVED, subject, entry.code, entry.label, gone, why))
    return changes


def _changed_words(old: Entry, new: Entry) -> tuple[FieldChange, ...]:
    changed = _fields(_said(old), _said(new))
    # The reason stands beside the change; it is a change of its own only if nothing else is.
    return changed or _fields({"why": old.words.why}, {"why": new.words.why})


def _said(entry: Entry, *, whole: bool = True) -> dict[str, str]:
    """Without the reason, which stands beside what changed."""
    found = said(entry.words, whole=whole)
    return {name: text for name, text in found.items() if name != "why"}


def _fields(before: dict[str, str], after: dict[str, str]) -> tuple[FieldChange, ...]:
    changed = []
    for name in before | after:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            whole = name in CHOICES
            pieces = tuple(_replacement(old, new)) if whole else word_pieces(old, new)
            changed.append(FieldChange(name, pieces))
    return tuple(changed)


def _moved(before: list[str], after: list[str]) -> set[str]:
    places = {code: place for place, code in enumerate(before)}
    common = [code for code in after if code in places]
    # Longest increasing subsequence of the old places, by patience sorting.
    tops: list[int] = []
    ends: list[str] = []
    previous: dict[str, str | None] = {}
    for code in common:
        pile = bisect_left(tops, places[code])
        previous[code] = ends[pile - 1] if pile else None
        tops[pile : pile + 1] = [places[code]]
        ends[pile : pile + 1] = [code]
    kept: set[str] = set()
    step = ends[-1] if ends else None
    while step is not None:
        kept.add(step)
        step = previous[step]
    return set(common) - kept


def _unchanged(entries: tuple[Entry, ...], changes: list[Change]) -> int:
    touched = {change.code for change in changes if change.kind is not ChangeKind.REMOVED}
    return sum(entry.code not in touched for entry in entries)
