"""What changed from one version to another, as readers see it, with a reason for each change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from behaviours.difference import (
    PLACES,
    Change,
    ChangeKind,
    Difference,
    FieldChange,
    Line,
    Subject,
    TranslationChange,
    compare_contents,
)
from behaviours.models import Version
from behaviours.queries.comparing import content_of
from behaviours.queries.heads import Head, head_of
from behaviours.queries.reasons import Reasons, reasons_of
from behaviours.queries.shown import ShownField, choice_text, field_label, shown_field

_KINDS = ChangeKind
TRANSLATED = "translated"
REVIEW = "review_on"


@dataclass(frozen=True)
class ShownChange:
    """`why` and `note` are in the catalogue's language, everything else in the reader's.

    `places`: from where to where the line has moved, in sentences. `facts`: what workshops said.
    `note`: the version's change note, where nothing else tells why. `markup`: the fields in which
    signs and spacing differ beside. `lines`: those that a theme with a new name holds.
    """

    kind: str
    kind_label: str
    subject: str
    code: str
    heading: str
    label: str
    fields: tuple[ShownField, ...]
    why: str
    also_moved: bool
    places: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    note: str = ""
    markup: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    replaced_by: str = ""
    replaces: tuple[str, ...] = ()
    language: str = ""  # of a translation; "" for the catalogue's own

    @property
    def has_reason(self) -> bool:
        return bool(self.why or self.facts or self.note)

    @property
    def words(self) -> int:
        """How many words a reader has to read here."""
        return sum(len(piece.text.split()) for each in self.fields for piece in each.pieces)


@dataclass(frozen=True)
class ComparePage:
    """`b` may be a draft. `notes`: (number, change note) of every version after `a` up to `b`.

    `quiet`: lines in which only signs and spacing differ. `translated`: (language, how many) lines
    that are new in a language, or were looked at again without another word. `reviewed`: when the
    team looks at it again, where that is another day: publishing sets it, and nobody acts by it,
    so it is no change among the others.
    """

    a: Head
    b: Head
    title: str
    is_backwards: bool
    notes: tuple[tuple[str, str], ...]
    changes: tuple[ShownChange, ...]
    quiet: tuple[str, ...]
    unchanged: tuple[Line, ...]
    translated: tuple[tuple[str, int], ...]
    reviewed: str

    @property
    def is_same(self) -> bool:
        return not (self.changes or self.quiet or self.translated or self.reviewed)

    @property
    def unchanged_behaviours(self) -> int:
        return sum(line.subject is Subject.BEHAVIOUR for line in self.unchanged)

    @property
    def unchanged_questions(self) -> int:
        return sum(line.subject is Subject.QUESTION for line in self.unchanged)

    @property
    def summary(self) -> str:
        """What changed, as lines of plain text to send to somebody."""
        lines = [self.title, *(note for _number, note in self.notes if note)]
        lines += [
            " – ".join(filter(None, (each.heading, each.kind_label, each.label)))
            for each in self.changes
        ]
        return "\n".join(lines)


def compare_page(
    a: Version, b: Version, current: str, versions: Sequence[Version] = ()
) -> ComparePage:
    """What changed from `a` to `b`; `b` may be a draft. Sixteen queries.

    `versions`: the published ones, so that what went in a version between is known too.
    """
    between = versions_between(a, b, versions)
    before, after = content_of(a), content_of(b)
    reasons = reasons_of(a, b, between, after)
    found = compare_contents(before, after, reasons.gone)
    head_a, head_b = head_of(a, current), head_of(b, current)
    new, reworded = _translated(found)
    changes, reviewed = _without_review(found.changes)
    shown = [_shown(change, reasons) for change in (*found.renames, *changes)]
    # The definition stays first.
    shown.sort(key=lambda each: each.subject != Subject.DEFINITION)
    return ComparePage(
        a=head_a,
        b=head_b,
        title=_title(a, b, backwards=reasons.is_backwards),
        is_backwards=reasons.is_backwards,
        notes=tuple((each.number, each.change_note) for each in between if each.change_note),
        changes=(*shown, *(_translation(each) for each in reworded)),
        quiet=tuple(each.code or _heading(each.subject, "") for each in found.quiet),
        unchanged=found.unchanged,
        translated=new,
        reviewed=reviewed,
    )


def _without_review(changes: Sequence[Change]) -> tuple[list[Change], str]:
    """The changes that are left, and the review date's in a sentence."""
    left, said = [], ""
    for change in changes:
        rest = tuple(each for each in change.fields if each.name != REVIEW)
        if len(rest) == len(change.fields):
            left.append(change)
            continue
        said = _reviewed(next(each for each in change.fields if each.name == REVIEW))
        if rest:
            left.append(replace(change, fields=rest))
    return left, said


def _reviewed(change: FieldChange) -> str:
    days = {
        "old": choice_text(REVIEW, change.before),
        "new": choice_text(REVIEW, change.after),
    }
    if not change.after:
        return _("No day is set any more on which it is looked at again.")
    if not change.before:
        return _("It is looked at again on %(new)s.") % days
    return _("It is looked at again on %(new)s, instead of %(old)s.") % days


def versions_between(a: Version, b: Version, versions: Sequence[Version]) -> tuple[Version, ...]:
    """After `a` and up to `b`, oldest first; none when going back or where nothing lies between."""
    if b.is_draft:
        return (b,)
    first, last = _number(a), _number(b)
    known = {each.pk: each for each in (*versions, b)}
    return tuple(sorted((v for v in known.values() if first < _number(v) <= last), key=_number))


def _number(version: Version) -> tuple[int, int, int]:
    return version.major or 0, version.minor or 0, version.patch or 0


def _title(a: Version, b: Version, *, backwards: bool) -> str:
    numbers = {"a": a.number, "b": b.number}
    if backwards:
        return _("From version %(a)s back to version %(b)s") % numbers
    if a.pk == b.pk or b.based_on_id == a.pk or b.is_draft:
        return _("What changed in version %(b)s") % numbers
    return _("What changed from version %(a)s to version %(b)s") % numbers


def _heading(subject: str, code: str) -> str:
    headings = {
        Subject.DEFINITION: _("Definition"),
        Subject.THEME: _("Theme"),
        Subject.BEHAVIOUR: _("Behaviour %(code)s") % {"code": code},
        Subject.QUESTION: _("Question %(code)s") % {"code": code},
    }
    return headings[Subject(subject)]


def _kind_label(change: Change) -> str:
    if change.subject is Subject.THEME:
        return _("Theme renamed")
    return {
        _KINDS.ADDED: _("Added"),
        _KINDS.REMOVED: _("Removed"),
        _KINDS.MOVED: _("Moved"),
        _KINDS.RENAMED: _("Renamed"),
        _KINDS.CHANGED: _("Reworded"),
    }[change.kind]


def _shown(change: Change, reasons: Reasons) -> ShownChange:
    whole = change.kind in {_KINDS.ADDED, _KINDS.REMOVED}
    told = [each for each in change.fields if whole or not each.only_markup]
    moves = (
        [] if whole or change.subject is Subject.THEME else [e for e in told if e.name in PLACES]
    )
    reason = reasons.of(change)
    return ShownChange(
        kind=change.kind.value,
        kind_label=_kind_label(change),
        subject=change.subject.value,
        code=change.code,
        heading=_heading(change.subject, change.code),
        label=change.label,
        fields=tuple(shown_field(each) for each in told if each not in moves),
        why=reason.why,
        also_moved=change.also_moved or (change.kind is _KINDS.MOVED and not moves),
        places=tuple(_moved(each) for each in moves),
        facts=reason.facts,
        note=reason.note,
        markup=tuple(
            field_label(e.name) or _heading(change.subject, change.code)
            for e in change.fields
            if e not in told
        ),
        lines=change.lines,
        replaced_by=change.replaced_by,
        replaces=change.replaces,
    )


def _moved(change: FieldChange) -> str:
    old, new = (choice_text(change.name, text) for text in (change.before, change.after))
    words = {"old": old, "new": new}
    if change.name == "theme":
        if not old:
            return _("It stood under no theme and stands under “%(new)s” now.") % words
        if not new:
            return _("It stood under the theme “%(old)s” and stands under none now.") % words
        return _("It moved from the theme “%(old)s” to the theme “%(new)s”.") % words
    if change.name == "audience":
        return _("It moved from “%(old)s” to “%(new)s”.") % words
    if change.name == "stage":
        return _("It moved from the stage “%(old)s” to the stage “%(new)s”.") % words
    return _("It moved from the list “%(old)s” to the list “%(new)s”.") % words


def _translated(
    found: Difference,
) -> tuple[tuple[tuple[str, int], ...], list[TranslationChange]]:
    """How many lines are new in each language, and those that say something else in one."""
    reworded = [
        each
        for each in found.translations
        if each.before and not all(field.only_markup for field in each.fields)
    ]
    counts: dict[str, int] = {}
    for each in found.translations:
        if each not in reworded:
            counts[each.language] = counts.get(each.language, 0) + 1
    return tuple((language_name(code), count) for code, count in counts.items()), reworded


def language_name(code: str) -> str:
    return str(get_language_info(code)["name_translated"])


def _translation(change: TranslationChange) -> ShownChange:
    place = change.code or _("Definition")
    heading = _("%(line)s in %(language)s") % {
        "line": place,
        "language": language_name(change.language),
    }
    return ShownChange(
        kind=TRANSLATED,
        kind_label=_("Translated"),
        subject=TRANSLATED,
        code=change.code,
        heading=heading,
        label=change.label,
        fields=tuple(shown_field(each) for each in change.fields if not each.only_markup),
        why="",
        also_moved=False,
        language=change.language,
    )
