"""What workshops said of single lines, as pages tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from behaviours.consented import AnyWords, is_what_was_agreed, lines_of
from behaviours.content import words_hash
from behaviours.enums import State
from behaviours.models import LineConsent, Version
from behaviours.outcome import ConsentOnLine
from behaviours.plain import from_plain
from behaviours.queries.comparing import content_of, words_of

NO_LINE = ("", "")


@dataclass(frozen=True)
class ConsentShown:
    """`changed`: the line says something else now than what was agreed on. `waits`: it says what
    people saw, and the new words that met an objection are still to be written into it.
    """

    code: str
    consent: ConsentOnLine
    changed: bool
    waits: bool

    @property
    def held_on(self) -> date | None:
        try:
            return date.fromisoformat(self.consent.held_on)
        except ValueError:
            return None

    @property
    def agreed(self) -> bool:
        return self.consent.agreed and not self.changed and not self.waits


def consents_on(version: Version) -> dict[str, ConsentShown]:
    """Code → the newest consent that the version has on the line, on whichever words.

    One query; six more where there are any.
    """
    rows = list(version.lineconsents.all())
    if not rows:
        return {}
    lines = lines_of(content_of(version))
    if version.based_on is not None and any(row.code not in lines for row in rows):
        # Of a line that the version takes out, what it said before is what was answered to.
        lines = lines_of(content_of(version.based_on)) | lines
    return _newest(_shown(row, lines.get(row.code, NO_LINE)) for row in rows)


def consent_of(version: Version, code: str) -> ConsentShown | None:
    """The newest consent on what a behaviour says, or with code "" of the definition.

    It may have been given to an earlier version. One query, two more where there is any.
    """
    rows = list(_until(version).filter(code=code))
    if not rows:
        return None
    line = version.behaviours.filter(code=code).first() if code else None
    if code and line is None:
        return None
    now = words_of(line) if line else (version.term, version.definition)
    shown = (_shown(row, now) for row in rows)
    return _newest(each for each in shown if not each.changed and not each.waits).get(code)


def _until(version: Version) -> QuerySet[LineConsent]:
    earlier = Q(
        version__catalogue=version.catalogue_id,
        version__state=State.PUBLISHED,
        version__published_at__lt=version.published_at,
    )
    own = Q(version=version)
    return LineConsent.objects.filter(own | earlier if version.published_at else own)


def _shown(row: LineConsent, now: AnyWords) -> ConsentShown:
    consent: ConsentOnLine = from_plain(ConsentOnLine, row.snapshot)
    stands = is_what_was_agreed(consent, answered_to=row.words_hash, now=now)
    waits = not stands and row.words_hash == words_hash(now)
    return ConsentShown(row.code, consent, changed=not stands and not waits, waits=waits)


def _newest(found: Iterable[ConsentShown]) -> dict[str, ConsentShown]:
    """One a line: what was said of the words that stand before what was said of others."""
    order = sorted(
        found, key=lambda each: (not each.changed and not each.waits, each.consent.held_on)
    )
    return {each.code: each for each in order}
