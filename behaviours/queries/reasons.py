"""Why a line changed: its own reason, what workshops said of it, or the version's change note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from behaviours.consented import is_what_was_agreed, lines_of
from behaviours.content import Content
from behaviours.difference import Change, ChangeKind, Gone, Subject
from behaviours.models import LineConsent, Removal, Version
from behaviours.outcome import ConsentOnLine
from behaviours.plain import from_plain
from behaviours.queries.sources import Source, sources_of


@dataclass(frozen=True)
class Reason:
    """`facts` are sentences in the reader's language, the others as the team wrote them."""

    why: str = ""
    facts: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Reasons:
    """What is known of the way from one version to another.

    `consents`: by code, "" for the definition; only where the line says what was agreed on.
    """

    a: Version
    is_backwards: bool
    note: str
    gone: dict[str, Gone]
    sources: dict[str, Source]
    consents: dict[str, ConsentOnLine]

    def of(self, change: Change) -> Reason:
        if self.is_backwards and change.kind is ChangeKind.REMOVED:
            return Reason(facts=(_("The older version did not have this line yet."),))
        facts = tuple(filter(None, (self._consent(change), self._source(change))))
        note = "" if change.why or facts else self.note
        return Reason(change.why, facts, note)

    def _consent(self, change: Change) -> str:
        found = self.consents.get(change.code)
        if found is None or change.subject is Subject.THEME or change.kind is ChangeKind.REMOVED:
            return ""
        return consent_sentence(found)

    def _source(self, change: Change) -> str:
        """For a new behaviour nobody gave a reason for: the vote that put it there."""
        if change.subject is not Subject.BEHAVIOUR or change.kind is not ChangeKind.ADDED:
            return ""
        source = self.sources.get(change.code)
        return source_sentence(source) if source and not change.why else ""


def reasons_of(a: Version, b: Version, between: Sequence[Version], after: Content) -> Reasons:
    """`between`: the versions after `a` up to `b`; none when going back. Four queries."""
    backwards = not b.is_draft and a.pk != b.pk and not between
    only = between[0].change_note if len(between) == 1 else ""
    return Reasons(
        a=a,
        is_backwards=backwards,
        note=only,
        gone=_gone(between),
        sources=sources_of(b),
        consents=_consents(between, after),
    )


def _gone(between: Sequence[Version]) -> dict[str, Gone]:
    """Of a line removed more than once, the last time counts."""
    if not between:
        return {}
    order = {version.pk: place for place, version in enumerate(between)}
    rows = sorted(Removal.objects.filter(version__in=order), key=lambda row: order[row.version_id])
    return {row.code: Gone(row.why, row.replaced_by) for row in rows}


def _consents(between: Sequence[Version], after: Content) -> dict[str, ConsentOnLine]:
    rows = list(LineConsent.objects.filter(version__in=[each.pk for each in between]))
    if not rows:
        return {}
    lines = lines_of(after)
    found: list[tuple[str, ConsentOnLine]] = []
    for row in rows:
        consent = from_plain(ConsentOnLine, row.snapshot)
        now = lines.get(row.code)
        if now and is_what_was_agreed(consent, answered_to=row.words_hash, now=now):
            found.append((row.code, consent))
    return dict(sorted(found, key=lambda each: each[1].held_on))


def consent_sentence(consent: ConsentOnLine) -> str:
    words = {
        "workshop": consent.title,
        "date": _day(consent.held_on),
        "agree": consent.agree,
        "present": consent.present,
        "live_with": consent.live_with,
    }
    told = (
        _(
            "In the workshop “%(workshop)s” on %(date)s, %(agree)s of %(present)s agreed and"
            " %(live_with)s could live with it."
        )
        % words
    )
    for reason, _change in consent.objections:
        told += " " + _("A concern that stands: “%(reason)s”") % {"reason": reason}
    return told


def source_sentence(source: Source) -> str:
    if source.theme is None or source.theme.voters is None:
        return _("It comes from the workshop “%(workshop)s”.") % {"workshop": source.workshop}
    return _(
        "It comes from the workshop “%(workshop)s”, where %(voters)s of %(participants)s chose the"
        " theme “%(theme)s”."
    ) % {
        "workshop": source.workshop,
        "voters": source.theme.voters,
        "participants": source.participants,
        "theme": source.theme.name,
    }


def _day(written: str) -> str:
    try:
        return date_format(date.fromisoformat(written), "DATE_FORMAT")
    except ValueError:
        return written
