"""Editing the definition of a draft."""

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.enums import Status
from behaviours.exceptions import Refused
from behaviours.models import Version
from behaviours.permissions import check_can_manage
from behaviours.queries.clauses import clauses_of, lost
from behaviours.versions.drafts import check_not_stale, locked_draft
from behaviours.versions.edits import kept
from behaviours.versions.ready import check_trial_end


@transaction.atomic
def edit_definition(
    *,
    version: Version,
    by: User,
    revision: int,
    term: str,
    definition: str,
    status: str,
    definition_why: str = "",
    review_on: date | None = None,
    trial_ends_on: date | None = None,
    leave_out: Collection[str] = (),
) -> Version:
    """Managers only. `revision` is the one the writer saw. Only a trial has an end.
    `leave_out`: phrases with a source in the workshop that the writer drops knowingly.

    Refused: "stale", "drops_source", "already_published", "draft_gone", "no_trial_end",
    "trial_end_past".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    check_not_stale(seen=revision, stored=draft.revision)
    _check_sources(draft, definition, leave_out)
    draft.term = term
    draft.definition = definition
    draft.status = status
    draft.definition_why = definition_why
    draft.review_on = review_on
    draft.trial_ends_on = trial_ends_on if status == Status.TRIAL else None
    check_trial_end(draft)
    draft.revision += 1
    with kept(draft, by, ""):
        draft.save()
    return draft


def _check_sources(draft: Version, definition: str, leave_out: Collection[str]) -> None:
    gone = lost(clauses_of(draft), draft.definition, definition)
    if any(clause.phrase not in leave_out for clause in gone):
        raise Refused(
            "drops_source",
            _(
                "The definition does not say any more what the workshop agreed on. Put the words"
                " back, or tick below what is left out all the same."
            ),
            field="definition",
        )
