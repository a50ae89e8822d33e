"""From a stored version to the value that goes out as a file."""

from behaviours.document import Consent, Document, LineSource, Origin, Snapshot
from behaviours.enums import State
from behaviours.models import Version
from behaviours.queries.comparing import content_of


def document_of(version: Version) -> Document:
    """Nine queries."""
    sourced = [
        LineSource(code, workshop, key)
        for entries in (version.behaviours, version.questions)
        for code, workshop, key in entries.values_list("code", "workshop", "source_key")
        if workshop or key
    ]
    return Document(
        content=content_of(version),
        definition_workshop=version.definition_workshop,
        lines=tuple(sorted(sourced, key=lambda each: each.code)),
        workshops=tuple(
            Snapshot(each.workshop, each.snapshot)
            for each in version.provenances.order_by("workshop")
        ),
        consents=tuple(
            Consent(each.code, each.workshop, each.words_hash, each.snapshot)
            for each in version.lineconsents.order_by("code", "workshop")
        ),
    )


def origin_of(version: Version) -> Origin:
    """One query."""
    return Origin(
        number=version.number,
        published_at=version.published_at.isoformat() if version.published_at else "",
        change_note=version.change_note,
        hashes=(version.content_hash, _previous_hash(version)),
    )


def _previous_hash(version: Version) -> str:
    """Numbers are given in the order of publishing, so the chain follows them."""
    published = Version.objects.filter(catalogue_id=version.catalogue_id, state=State.PUBLISHED)
    newest_first = published.order_by("-major", "-minor", "-patch")
    hashes = [
        found.content_hash
        for found in newest_first.only("major", "minor", "patch", "content_hash")
        if version.is_draft or _number(found) < _number(version)
    ]
    return hashes[0] if hashes else ""


def _number(version: Version) -> tuple[int, int, int]:
    return version.major or 0, version.minor or 0, version.patch or 0
