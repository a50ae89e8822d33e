"""Publishing: a draft gets its number, its date and its hash, and is from then on the same."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from behaviours.content import content_hash
from behaviours.enums import Size, State
from behaviours.models import Version
from behaviours.models.version import number_text
from behaviours.permissions import check_can_manage
from behaviours.queries.comparing import content_of
from behaviours.versions.drafts import base_of, current_of, locked_draft, newest_of
from behaviours.versions.edits import forget_edits
from behaviours.versions.indexing import index_version
from behaviours.versions.ready import CHECKS, Publication, publication


@transaction.atomic
def publish(
    *,
    version: Version,
    by: User,
    change_note: str,
    size: Size,
    review_on: date | None = None,
) -> Version:
    """Publishes the draft as 1.0, or as the next number of the `size` that was answered.

    Managers only. The first version has no size to ask about. A patch needs no change note.
    `review_on`: when the team looks at it again; None leaves the draft's. A patch leaves it, too:
    who corrects spelling has looked at nothing else.
    Refused: "already_published", "draft_gone", and what `ready.CHECKS` refuse.
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    newest = newest_of(draft.catalogue)
    asked = publication_of(draft, by=by, change_note=change_note, size=size)
    for check in CHECKS:
        check(asked)
    draft.major, draft.minor, draft.patch = next_number(newest, size=size)
    if review_on is not None and (newest is None or size != Size.PATCH):
        draft.review_on = review_on
    draft.state = State.PUBLISHED
    draft.change_note = asked.change_note
    draft.published_at = timezone.now()
    draft.published_by = by
    draft.revision += 1
    draft.content_hash = hash_of(draft, previous=newest.content_hash if newest else "")
    forget_edits(draft)
    draft.save()
    index_version(draft)
    return draft


def publication_of(draft: Version, *, by: User, change_note: str, size: Size) -> Publication:
    """What publishing the draft now would be."""
    current = current_of(draft.catalogue)
    return publication(
        draft,
        by=by,
        change_note=change_note,
        size=size,
        before=current or base_of(draft.catalogue),
        before_stands=current is not None,
        newest=newest_of(draft.catalogue),
    )


def next_number(newest: Version | None, *, size: Size) -> tuple[int, int, int]:
    """Counted from the greatest number ever given, of a withdrawn version too.

    So no number is given twice, and the order of the numbers is the order of publishing.
    """
    if newest is None or newest.major is None:
        return 1, 0, 0
    major, minor, patch = newest.major, newest.minor or 0, newest.patch or 0
    if size == Size.MAJOR:
        return major + 1, 0, 0
    return (major, minor + 1, 0) if size == Size.MINOR else (major, minor, patch + 1)


def next_numbers(draft: Version) -> dict[Size, str]:
    """The number that each answer gives; none for the first version, where nothing is asked."""
    newest = newest_of(draft.catalogue)
    if newest is None:
        return {}
    return {size: number_text(next_number(newest, size=size)) for size in Size}


def suggested_note(draft: Version) -> str:
    """A change note to begin with, in the catalogue's language: for a draft that brings back."""
    if draft.restored_from is None:
        return ""
    with override(draft.language):
        return _("Version %(number)s is brought back.") % {"number": draft.restored_from.number}


def hash_of(version: Version, *, previous: str) -> str:
    """The hash a version must have, whether it is being published or checked later."""
    sources: list[Any] = [version.definition_workshop]
    for entries in (version.behaviours, version.questions):
        sources.append(list(entries.values_list("code", "workshop", "source_key")))
    sources.append(
        list(version.provenances.order_by("workshop").values_list("snapshot", flat=True))
    )
    # Later than the rest: they enter where there are any.
    consents = version.lineconsents.order_by("code", "workshop")
    sources += consents.values_list("code", "workshop", "words_hash", "snapshot")
    return content_hash(
        content_of(version),
        number=version.number,
        change_note=version.change_note,
        sources=sources,
        previous=previous,
    )
