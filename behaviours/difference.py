"""The difference between two versions, field by field and word by word. Pure functions.

Entries are paired by code, never by position. An entry is "moved" if it is outside the longest run
of common entries that kept their order (the fewest moves that explain the new order), or if only
its theme, audience, stage or list is another.

A difference is whole: `behaviours.applying` makes `b` of `a` and their difference, sign by sign.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from behaviours.content import BehaviourWords, Content, Entry, Translated
from behaviours.pieces import (
    Piece,
    longest_in_order,
    plain_words,
    replacement,
    same_words,
    word_pieces,
)
from behaviours.said import said

__all__ = ["Piece", "compare_contents", "plain_words", "word_pieces"]

# Compared as a whole: half a choice means nothing.
CHOICES = frozenset(
    {"language", "status", "review_on", "trial_ends_on", "form", "stage", "purpose", "audience"}
    | {"behaviour_code", "mirrors_code", "after_code", "seen", "heard", "considered"}
)
# Where a line stands: a change of nothing else is a move.
PLACES = frozenset({"theme", "audience", "stage", "purpose"})
DEFINITION_FIELDS = ("term", "definition", "status", "language", "review_on", "trial_ends_on")


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"  # the title alone, or a theme


class Subject(StrEnum):
    DEFINITION = "definition"
    BEHAVIOUR = "behaviour"
    QUESTION = "question"
    THEME = "theme"


@dataclass(frozen=True)
class FieldChange:
    """`only_markup`: the same words, with other signs or spaces (`plain_words`)."""

    name: str
    pieces: tuple[Piece, ...]
    only_markup: bool = False

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "ins")

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "del")


@dataclass(frozen=True)
class Line:
    subject: Subject
    code: str
    label: str


@dataclass(frozen=True)
class Change:
    """`why` is the line's own reason in `b`; of a removed line, the reason it was removed for.

    `replaced_by`: the line of `b` that stands for a removed one; `replaces`: the removed ones that
    this line stands for. `lines`: of a theme with a new name, those it holds.
    """

    kind: ChangeKind
    subject: Subject
    code: str  # "" for the definition and for a theme
    label: str
    fields: tuple[FieldChange, ...]
    why: str
    also_moved: bool = False
    replaced_by: str = ""
    replaces: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def only_markup(self) -> bool:
        return (
            self.kind not in {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED}
            and not self.also_moved
            and all(each.only_markup for each in self.fields)
        )


@dataclass(frozen=True)
class TranslationChange:
    """`code` "" is the definition; `label` is in the catalogue's own language. `after` None: gone.

    Without `fields`, the words are the same and only their source is another.
    """

    language: str
    code: str
    label: str
    fields: tuple[FieldChange, ...]
    before: Translated | None
    after: Translated | None


@dataclass(frozen=True)
class Gone:
    """Why a line went, and the code of the line that stands for it ("" for none)."""

    why: str = ""
    replaced_by: str = ""


@dataclass(frozen=True)
class Difference:
    """`changes`: the definition and lines, those of other words only. `renames`: of themes.

    `quiet`: what differs in markup alone. The rest says how `b` stands, and is applied with them.
    """

    changes: tuple[Change, ...] = ()
    renames: tuple[Change, ...] = ()
    quiet: tuple[Change, ...] = ()
    translations: tuple[TranslationChange, ...] = ()
    unchanged: tuple[Line, ...] = ()
    behaviour_order: tuple[str, ...] = ()
    question_order: tuple[str, ...] = ()
    removals: tuple[tuple[str, str], ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.renames or self.quiet or self.translations)

    @property
    def unchanged_behaviours(self) -> int:
        return sum(line.subject is Subject.BEHAVIOUR for line in self.unchanged)

    @property
    def unchanged_questions(self) -> int:
        return sum(line.subject is Subject.QUESTION for line in self.unchanged)


def compare_contents(a: Content, b: Content, gone: Mapping[str, Gone] | None = None) -> Difference:
    """What must be done to `a` to get `b`.

    `gone`: what is known of lines that went anywhere between the two; without it, what `b` says.
    """
    if gone is None:
        successors = dict(b.replacements)
        gone = {code: Gone(why, successors.get(code, "")) for code, why in b.removals}
    renames = _renamed_themes(a.behaviours, b.behaviours)
    renamed = {line.code for each in renames for line in each.lines}
    behaviours = _entries(Subject.BEHAVIOUR, a.behaviours, b.behaviours, gone, renamed)
    questions = _entries(Subject.QUESTION, a.questions, b.questions, gone, set())
    found = _with_successors([*_definition(a, b), *behaviours, *questions], b, gone)
    touched = {(each.subject, each.code) for each in found} | {
        (Subject.BEHAVIOUR, code) for code in renamed
    }
    lines = (*_lines(Subject.BEHAVIOUR, b.behaviours), *_lines(Subject.QUESTION, b.questions))
    return Difference(
        changes=tuple(each for each in found if not each.only_markup),
        renames=tuple(each for each in renames if not each.only_markup),
        quiet=tuple(each for each in (*renames, *found) if each.only_markup),
        translations=_translations(a, b),
        unchanged=tuple(line for line in lines if (line.subject, line.code) not in touched),
        behaviour_order=tuple(entry.code for entry in b.behaviours),
        question_order=tuple(entry.code for entry in b.questions),
        removals=b.removals,
        replacements=b.replacements,
    )


def _lines(subject: Subject, entries: tuple[Entry, ...]) -> list[Line]:
    return [Line(subject, entry.code, entry.label) for entry in entries]


def _definition(a: Content, b: Content) -> list[Change]:
    changed = _fields(
        {name: getattr(a, name) for name in DEFINITION_FIELDS},
        {name: getattr(b, name) for name in DEFINITION_FIELDS},
    ) or _fields({"why": a.definition_why}, {"why": b.definition_why})
    if not changed:
        return []
    why = b.definition_why
    return [Change(ChangeKind.CHANGED, Subject.DEFINITION, "", b.term, changed, why)]


def _entries(
    subject: Subject,
    a: tuple[Entry, ...],
    b: tuple[Entry, ...],
    gone: Mapping[str, Gone],
    renamed: set[str],
) -> list[Change]:
    """`renamed`: lines whose theme is told as renamed, and not again with each of them."""
    before = {entry.code: entry for entry in a}
    after = {entry.code for entry in b}
    moved = _moved([entry.code for entry in a], [entry.code for entry in b])
    changes = []
    for entry in b:
        old = before.get(entry.code)
        if old is None:
            said_now = _fields({}, _said(entry, whole=False))
            changes.append(_change(ChangeKind.ADDED, subject, entry, said_now))
            continue
        changed = _changed_words(old, entry, without_theme=entry.code in renamed)
        is_moved = entry.code in moved
        if changed or is_moved:
            kind = _kind(changed, is_moved=is_moved)
            also = is_moved and kind is not ChangeKind.MOVED
            changes.append(replace(_change(kind, subject, entry, changed), also_moved=also))
    for entry in a:
        if entry.code not in after:
            said_then = _fields(_said(entry, whole=False), {})
            why = gone.get(entry.code, Gone()).why
            changes.append(replace(_change(ChangeKind.REMOVED, subject, entry, said_then), why=why))
    return changes


def _change(
    kind: ChangeKind, subject: Subject, entry: Entry, changed: tuple[FieldChange, ...]
) -> Change:
    return Change(kind, subject, entry.code, entry.label, changed, entry.words.why)


def _kind(changed: tuple[FieldChange, ...], *, is_moved: bool) -> ChangeKind:
    names = {each.name for each in changed if not each.only_markup}
    if names == {"title"}:
        return ChangeKind.RENAMED
    if names <= PLACES and (names or is_moved):
        return ChangeKind.MOVED
    return ChangeKind.CHANGED


def _changed_words(old: Entry, new: Entry, *, without_theme: bool) -> tuple[FieldChange, ...]:
    if old.words == new.words:
        return ()
    before, after = _said(old), _said(new)
    if without_theme:
        del before["theme"], after["theme"]
    # The reason stands beside the change; it is a change of its own only if nothing else is.
    return _fields(before, after) or _fields({"why": old.words.why}, {"why": new.words.why})


def _said(entry: Entry, *, whole: bool = True) -> dict[str, str]:
    """Without the reason, which stands beside what changed."""
    found = said(entry.words, whole=whole)
    return {name: text for name, text in found.items() if name != "why"}


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    changed = []
    for name in {**before, **after}:
        old, new = before.get(name, ""), after.get(name, "")
        if old == new:
            continue
        if name in CHOICES:
            changed.append(FieldChange(name, tuple(replacement(old, new))))
        else:
            changed.append(FieldChange(name, word_pieces(old, new), same_words(old, new)))
    return tuple(changed)


def _moved(before: list[str], after: list[str]) -> set[str]:
    places = {code: place for place, code in enumerate(before)}
    common = [code for code in after if code in places]
    kept = longest_in_order([places[code] for code in common])
    return set(common) - {common[at] for at in kept}


def _renamed_themes(a: tuple[Entry, ...], b: tuple[Entry, ...]) -> list[Change]:
    """Themes that are gone, whose lines that stayed now all stand under one that is new."""
    then, now = _themes(a), _themes(b)
    known, labels = set(then.values()), {entry.code: entry.label for entry in b}
    renames = []
    for theme in dict.fromkeys(then.values()):
        held = [code for code, name in then.items() if name == theme and code in now]
        names = {now[code] for code in held}
        name = next(iter(names), "")
        if not theme or theme in now.values() or len(names) != 1 or not name or name in known:
            continue
        lines = tuple(Line(Subject.BEHAVIOUR, code, labels[code]) for code in held)
        fields = _fields({"theme": theme}, {"theme": name})
        renames.append(Change(ChangeKind.RENAMED, Subject.THEME, "", name, fields, "", lines=lines))
    # Two themes under one new name are no new name of either.
    labelled = [each.label for each in renames]
    return [each for each in renames if labelled.count(each.label) == 1]


def _themes(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {e.code: e.words.theme for e in entries if isinstance(e.words, BehaviourWords)}


def _with_successors(changes: list[Change], b: Content, gone: Mapping[str, Gone]) -> list[Change]:
    there = {entry.code for entry in (*b.behaviours, *b.questions)}
    successors = {
        each.code: code
        for each in changes
        if each.kind is ChangeKind.REMOVED and (code := _successor(each.code, there, gone))
    }
    replaces: dict[str, tuple[str, ...]] = {}
    for old, new in successors.items():
        replaces[new] = (*replaces.get(new, ()), old)
    return [
        replace(
            each,
            replaced_by=successors.get(each.code, "") if each.code not in there else "",
            replaces=replaces.get(each.code, ()),
        )
        for each in changes
    ]


def _successor(code: str, there: set[str], gone: Mapping[str, Gone]) -> str:
    """The successor may itself have been replaced since: the last one that stands."""
    seen = {code}
    while (code := gone.get(code, Gone()).replaced_by) and code not in seen:
        if code in there:
            return code
        seen.add(code)
    return ""


def _translations(a: Content, b: Content) -> tuple[TranslationChange, ...]:
    before = {(each.language, each.code): each for each in a.translations}
    after = {(each.language, each.code): each for each in b.translations}
    labels = {entry.code: entry.label for entry in (*a.behaviours, *a.questions)}
    labels |= {entry.code: entry.label for entry in (*b.behaviours, *b.questions)}
    found = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old != new:
            fields = _fields(dict(old.words) if old else {}, dict(new.words) if new else {})
            label = labels.get(key[1], b.term)
            found.append(TranslationChange(*key, label, fields, old, new))
    return tuple(found)
