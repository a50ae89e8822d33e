"""Taking in a whole document: what the draft says becomes what the document says. Managers only."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.codes import prefix_from, question_prefix
from behaviours.content import BehaviourWords, Content, canonical_json
from behaviours.document import Document, Origin
from behaviours.exceptions import Refused
from behaviours.models import Catalogue, CodeSeries, Team, Version
from behaviours.permissions import check_can_manage
from behaviours.plain import to_plain
from behaviours.queries.codes import given_to
from behaviours.queries.documents import document_of
from behaviours.recoding import Recoded, recoded
from behaviours.versions.drafts import draft_of, locked_catalogue, new_draft
from behaviours.versions.edits import kept
from behaviours.versions.writing import write

# From what the draft says now to what it shall say. It may raise; then nothing is stored.
Arriving: TypeAlias = Callable[[Document], tuple[Document, Origin]]


@dataclass(frozen=True)
class Taken:
    """`seen` names what the draft said before. `new`: code in the file → the one it has here.

    `is_same`: the draft said all of it already.
    """

    before: Content
    after: Content
    seen: str
    new: Mapping[str, str]
    had_draft: bool
    is_same: bool


@transaction.atomic
def take_in(*, team: Team, by: User, arriving: Arriving, seen: str = "") -> Taken:
    """The team's draft says what arrives; one is opened from the current version if there is none.

    Lines keep their rows by their codes, so that whoever is writing in one is told. `seen`: what
    the draft said when the manager looked at the difference. Refused: "stale".
    """
    check_can_manage(by, team)
    catalogue = locked_catalogue(team)
    found = draft_of(catalogue)
    draft = found or new_draft(catalogue)
    before = document_of(draft)
    if seen and seen != named(before):
        raise Refused(
            "stale",
            _("Somebody changed the draft while you were looking. Look at the difference again."),
        )
    there, origin = arriving(before)
    here = _at_home(draft, there, origin)
    _raise_series(catalogue, here.last)
    after = _with_reasons(draft, here.document)
    with kept(draft, by):
        write(draft, after)
    moved = {old: code for old, code in here.new.items() if _is_code(old)}
    same = named(document_of(draft)) == named(before)
    return Taken(before.content, after.content, named(before), moved, found is not None, same)


def try_out(*, team: Team, by: User, arriving: Arriving) -> Taken:
    """What `take_in` would do; nothing is stored."""
    with transaction.atomic():
        taken = take_in(team=team, by=by, arriving=arriving)
        transaction.set_rollback(True)
    return taken


def named(document: Document) -> str:
    """SHA-256 over what the document says."""
    return hashlib.sha256(canonical_json(to_plain(document)).encode()).hexdigest()


def _at_home(draft: Version, document: Document, origin: Origin) -> Recoded:
    catalogue = draft.catalogue
    hashes = [each for each in origin.hashes if each]
    # A file that names no version was written by hand, for this catalogue.
    own = not hashes or catalogue.versions.filter(content_hash__in=hashes).exists()
    return recoded(document, given_to(draft), own=own, prefixes=dict(_prefixes(document)))


def _prefixes(document: Document) -> Iterator[tuple[str, str]]:
    for entry in document.content.behaviours:
        assert isinstance(entry.words, BehaviourWords)
        yield entry.code, prefix_from(entry.words.theme or entry.words.title)
    for entry in document.content.questions:
        yield entry.code, question_prefix(document.content.language)


def _raise_series(catalogue: Catalogue, last: Mapping[str, int]) -> None:
    for prefix, number in last.items():
        series, _created = CodeSeries.objects.get_or_create(catalogue=catalogue, prefix=prefix)
        if series.last < number:
            series.last = number
            series.save(update_fields=["last"])


def _with_reasons(draft: Version, document: Document) -> Document:
    """Every line of the version before that is not there any more is among the removals."""
    content, base = document.content, draft.based_on
    if base is None:
        return document
    here = {entry.code for entry in (*content.behaviours, *content.questions)}
    before = {code for rows in (base.behaviours, base.questions) for code in _codes(rows)}
    removals = dict.fromkeys(before - here, "") | dict(content.removals)
    return replace(document, content=replace(content, removals=tuple(sorted(removals.items()))))


def _codes(rows: Any) -> list[str]:
    return list(rows.values_list("code", flat=True))


def _is_code(text: str) -> bool:
    return text.partition("-")[2].isdigit()
