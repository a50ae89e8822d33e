"""What a draft must be before it is published: one check a rule, each raises Refused.

A new rule is a function here and a place in `CHECKS`, which are asked in this order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.difference import CHOICES, PLACES, Change, ChangeKind, Difference
from behaviours.enums import Size, Status
from behaviours.exceptions import Refused
from behaviours.models import Version
from behaviours.queries.comparing import compare
from behaviours.versions.reviews import check_approved

# Reasons stand beside what they are the reasons for: writing one disturbs nobody.
_REASONS = frozenset({"why", "definition_why"})


@dataclass(frozen=True)
class Publication:
    """What is about to happen. `before` is the version that readers have now, or where every one
    is withdrawn, the one withdrawn last; None for the first. `changed` is None with it.
    `since_newest`: what changed since the version published last, where that is not `before`.
    """

    draft: Version
    by: User
    change_note: str
    size: Size
    before: Version | None
    before_stands: bool
    changed: Difference | None
    since_newest: Difference | None

    @property
    def is_patch(self) -> bool:
        return self.before is not None and self.size == Size.PATCH


def publication(
    draft: Version,
    *,
    by: User,
    change_note: str,
    size: Size,
    before: Version | None,
    before_stands: bool,
    newest: Version | None,
) -> Publication:
    changed = compare(before, draft) if before is not None else None
    other = newest is not None and newest != before and size == Size.PATCH
    since_newest = compare(newest, draft) if newest is not None and other else None
    return Publication(
        draft, by, change_note.strip(), size, before, before_stands, changed, since_newest
    )


def _has_its_words(asked: Publication) -> None:
    """Refused: "no_term", "no_definition", "no_behaviours"."""
    if not asked.draft.term.strip():
        raise Refused("no_term", _("The draft does not say which word it defines."))
    if not asked.draft.definition.strip():
        raise Refused("no_definition", _("The draft has no definition yet. Write one first."))
    if not asked.draft.behaviours.exists():
        raise Refused("no_behaviours", _("The draft has no behaviours yet. Add at least one."))


def _a_trial_has_its_end(asked: Publication) -> None:
    """Refused: "no_trial_end", "trial_end_past"."""
    check_trial_end(asked.draft)


def _says_something_new(asked: Publication) -> None:
    """Refused: "unchanged". What was withdrawn may be published again as it was."""
    if asked.before and asked.before_stands and asked.changed and asked.changed.is_empty:
        raise Refused(
            "unchanged",
            _("Nothing has changed since version %(number)s, so there is nothing to publish.")
            % {"number": asked.before.number},
        )


def _a_patch_is_spelling(asked: Publication) -> None:
    """Refused: "not_spelling".

    A patch has the number after the newest, so having read that one counts for it, even if the
    newest is withdrawn: it must be spelling from there, too.
    """
    differences = [each for each in (asked.changed, asked.since_newest) if each is not None]
    more = dict.fromkeys(line for each in differences for line in more_than_spelling(each))
    if asked.is_patch and more:
        raise Refused(
            "not_spelling",
            _(
                "More than spelling has changed: %(lines)s. Choose another answer, so that readers"
                " hear of it."
            )
            % {"lines": ", ".join(more)},
            field="size",
        )


def _says_what_is_new(asked: Publication) -> None:
    """Refused: "no_change_note". Nobody need hear of a corrected spelling."""
    if not asked.change_note and not asked.is_patch:
        raise Refused(
            "no_change_note",
            _("Write what is new, so that readers know whether it concerns them."),
            field="change_note",
        )


def _is_approved(asked: Publication) -> None:
    """Refused: "not_approved", while somebody who was asked to review it has not approved it."""
    check_approved(asked.draft)


CHECKS: tuple[Callable[[Publication], None], ...] = (
    _has_its_words,
    _a_trial_has_its_end,
    _says_something_new,
    _a_patch_is_spelling,
    _says_what_is_new,
    _is_approved,
)


def check_trial_end(draft: Version) -> None:
    """A trial has an end, which is still to come. Refused: "no_trial_end", "trial_end_past"."""
    if draft.status != Status.TRIAL:
        return
    if draft.trial_ends_on is None:
        raise Refused("no_trial_end", _("Say on which day the trial ends."), field="trial_ends_on")
    if draft.trial_ends_on < timezone.localdate():
        raise Refused(
            "trial_end_past",
            _("The end of the trial is in the past. Set a day that is still to come."),
            field="trial_ends_on",
        )


def more_than_spelling(changed: Difference) -> tuple[str, ...]:
    """The lines in which more than words has changed, each by its code, in their order.

    Spelling changes words that were there into words that are there. It adds, removes and moves no
    line, and changes no choice. Translations are words too.
    """
    return tuple(
        change.code or str(_("the definition"))
        for change in changed.changes
        if not _is_spelling(change)
    )


def _is_spelling(change: Change) -> bool:
    if change.kind not in {ChangeKind.CHANGED, ChangeKind.RENAMED} or change.also_moved:
        return False
    # A theme of another spelling is told once, in `Difference.renames`; another theme is a move.
    choices = CHOICES | PLACES
    return all(
        each.name in _REASONS
        or (each.name not in choices and bool(each.before) and bool(each.after))
        for each in change.fields
    )
