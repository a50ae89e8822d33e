"""Publishing: a draft gets its number, its date and its hash, and is from then on the same."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.content import content_hash
from behaviours.enums import State
from behaviours.exceptions import Refused
from behaviours.models import Version
from behaviours.permissions import check_can_manage
from behaviours.queries.comparing import compare, content_of
from behaviours.versions.drafts import current_of, locked_draft
from behaviours.versions.edits import forget_edits


@transaction.atomic
def publish(*, version: Version, by: User, change_note: str, major: bool) -> Version:
    """Publishes the draft as 1.0, the next minor or, with `major`, the next whole number.

    Managers only. Refused: "already_published", "draft_gone", "no_term", "no_definition",
    "no_behaviours", "no_change_note", "unchanged".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    current = current_of(draft.catalogue)
    _check_complete(draft, change_note)
    if current is not None and compare(current, draft).is_empty:
        raise Refused(
            "unchanged",
            _("Nothing has changed since version %(number)s, so there is nothing to publish.")
            % {"number": current.number},
        )
    draft.major, draft.minor, draft.patch = next_number(current, major=major)
    draft.state = State.PUBLISHED
    draft.change_note = change_note.strip()
    draft.published_at = timezone.now()
    draft.published_by = by
    draft.revision += 1
    draft.content_hash = hash_of(draft, previous=current.content_hash if current else "")
    forget_edits(draft)
    draft.save()
    return draft


def next_number(current: Version | None, *, major: bool) -> tuple[int, int, int]:
    if current is None or current.major is None or current.minor is None:
        return 1, 0, 0
    return (current.major + 1, 0, 0) if major else (current.major, current.minor + 1, 0)


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


def _check_complete(draft: Version, change_note: str) -> None:
    if not draft.term.strip():
        raise Refused("no_term", _("The draft does not say which word it defines."))
    if not draft.definition.strip():
        raise Refused("no_definition", _("The draft has no definition yet. Write one first."))
    if not draft.behaviours.exists():
        raise Refused("no_behaviours", _("The draft has no behaviours yet. Add at least one."))
    if not change_note.strip():
        raise Refused(
            "no_change_note",
            _("Write what is new, so that readers know whether it concerns them."),
            field="change_note",
        )
