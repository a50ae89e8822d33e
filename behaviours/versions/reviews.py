"""Sharing a draft with all members, asking some to look at it, and approving what it says."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from behaviours.approval import approval_hash
from behaviours.exceptions import Refused
from behaviours.models import Membership, Review, Version
from behaviours.permissions import check_can_manage, check_can_read
from behaviours.plain import to_plain
from behaviours.queries.comparing import content_of
from behaviours.queries.reviews import review_hash, standing_reviews
from behaviours.versions.drafts import locked_draft

__all__ = [
    "approve_draft",
    "ask_for_review",
    "check_approved",
    "review_hash",
    "share_draft",
    "take_back_review",
]


@transaction.atomic
def share_draft(*, version: Version, by: User, shared: bool) -> Version:
    """From now on every member reads the draft and may remark on it, or no longer. Managers only.

    Refused: "already_published", "draft_gone".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    if (draft.shared_at is not None) != shared:
        draft.shared_at = timezone.now() if shared else None
        draft.save(update_fields=["shared_at"])
    return draft


@transaction.atomic
def ask_for_review(*, version: Version, by: User, people: Iterable[Membership]) -> None:
    """Managers ask members, whatever their roles. Who is asked already stays so, and keeps what
    they approved.

    Refused: "already_published", "draft_gone", "nobody_asked", "not_a_member".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    asked = list(people)
    if not asked:
        raise Refused("nobody_asked", _("Choose at least one person to ask."), field="people")
    team = draft.catalogue.team_id
    if any(member.team_id != team for member in asked):
        raise Refused("not_a_member", _("This person is not a member of the team."), "people")
    for member in asked:
        Review.objects.get_or_create(
            version=draft, reviewer_id=member.user_id, defaults={"asked_by": by}
        )


@transaction.atomic
def take_back_review(*, version: Version, by: User, review_id: int) -> None:
    """The person is asked no longer. Managers only; a request that is gone stays gone.

    Refused: "already_published", "draft_gone".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    draft.reviews.filter(pk=review_id).delete()


@transaction.atomic
def approve_draft(*, version: Version, by: User, seen: str) -> Review:
    """`seen` is the `review_hash` of the page on which the person read the draft.

    Only who was asked. Refused: "already_published", "draft_gone", "not_asked",
    "changed_meanwhile".
    """
    draft = locked_draft(version)
    check_can_read(by, draft.catalogue.team)
    review = draft.reviews.filter(reviewer=by).first()
    if review is None:
        raise Refused("not_asked", _("Nobody asks you to approve this draft any more."))
    content = content_of(draft)
    now = approval_hash(content)
    if seen != now:
        raise Refused(
            "changed_meanwhile",
            _("The draft has changed while you were reading. Read what is new, and then approve."),
        )
    if review.approved_hash != now:
        review.approved_hash = now
        review.approved_at = timezone.now()
        review.approved = to_plain(content)
        review.save()
    return review


def check_approved(draft: Version) -> None:
    """Refused: "not_approved", while somebody who was asked has not approved what it says now."""
    asked = standing_reviews(draft)
    if not asked:
        return
    now = review_hash(draft)
    missing = sum(review.approved_hash != now for review in asked)
    if missing:
        raise Refused(
            "not_approved",
            ngettext(
                "%(number)s person who was asked to look at the draft has not approved what it says"
                " now. Wait for them, or take the request back.",
                "%(number)s people who were asked to look at the draft have not approved what it"
                " says now. Wait for them, or take the requests back.",
                missing,
            )
            % {"number": missing},
        )
