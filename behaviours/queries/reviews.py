"""Who was asked to look at a draft, and how what they approved stands to what it says now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db.models import F, prefetch_related_objects

from behaviours.approval import approval_hash, content_from
from behaviours.content import Content
from behaviours.difference import Piece, compare_contents
from behaviours.enums import State
from behaviours.models import Membership, Review, Team, Version
from behaviours.queries.comparing import PARTS_READ, content_of
from behaviours.queries.spoken import label_of


class Standing(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    CHANGED = "changed"  # what was approved is not what the draft says now


@dataclass(frozen=True)
class Asked:
    id: int
    email: str
    is_me: bool
    standing: Standing
    approved_at: datetime | None


@dataclass(frozen=True)
class ChangedSince:
    """One change since the reader's own approval. `fields`: (label, pieces)."""

    code: str  # "" for the definition
    label: str
    kind: str
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True)
class ReviewsShown:
    """`now` is the `review_hash` of the page; "" where nobody is asked."""

    asked: tuple[Asked, ...]
    mine: Asked | None
    since: tuple[ChangedSince, ...]
    now: str

    @property
    def missing(self) -> int:
        return sum(each.standing is not Standing.APPROVED for each in self.asked)


@dataclass(frozen=True)
class AskedBy:
    """`changed`: the person has approved the draft, and it has changed since."""

    team: Team
    changed: bool


def review_hash(version: Version) -> str:
    """The hash of everything readers read in the version. Five queries."""
    return approval_hash(content_of(version))


def standing_reviews(draft: Version) -> list[Review]:
    """Of people who are still members. One query."""
    found = draft.reviews.filter(reviewer__memberships__team=draft.catalogue.team_id)
    return list(found.select_related("reviewer").order_by("asked_at", "pk"))


def reviews_shown(draft: Version, viewer: Membership) -> ReviewsShown:
    """One query where nobody is asked, else six."""
    reviews = standing_reviews(draft)
    if not reviews:
        return ReviewsShown((), None, (), "")
    content = content_of(draft)
    now = approval_hash(content)
    asked = tuple(_asked(review, viewer, now) for review in reviews)
    mine = next((each for each in asked if each.is_me), None)
    since: tuple[ChangedSince, ...] = ()
    if mine is not None and mine.standing is Standing.CHANGED:
        own = next(review for review in reviews if review.pk == mine.id)
        since = _changed(own, content)
    return ReviewsShown(asked, mine, since, now)


def teams_that_ask(user: User) -> list[AskedBy]:
    """Teams of which the person was asked to look at the draft, and has not approved what it says
    now. One query; six where something is approved.
    """
    found = Review.objects.filter(
        reviewer=user,
        version__state=State.DRAFT,
        version__catalogue__team__memberships__user=user,
    )
    reviews = list(found.select_related("version__catalogue__team").order_by("asked_at", "pk"))
    approved = [review.version for review in reviews if review.approved_hash]
    prefetch_related_objects(approved, *PARTS_READ)
    return [
        AskedBy(review.version.catalogue.team, bool(review.approved_hash))
        for review in reviews
        if not review.approved_hash or review.approved_hash != review_hash(review.version)
    ]


def people_to_ask(draft: Version) -> list[Membership]:
    """Members who are not asked yet. One query."""
    members = Membership.objects.filter(team=draft.catalogue.team_id)
    rest = members.exclude(user__in=draft.reviews.values("reviewer"))
    return list(rest.select_related("user").order_by(F("user__email").asc(), "pk"))


def _asked(review: Review, viewer: Membership, now: str) -> Asked:
    standing = Standing.ASKED
    if review.approved_hash:
        standing = Standing.APPROVED if review.approved_hash == now else Standing.CHANGED
    return Asked(
        id=review.pk,
        email=review.reviewer.email or review.reviewer.get_username(),
        is_me=review.reviewer_id == viewer.user_id,
        standing=standing,
        approved_at=review.approved_at,
    )


def _changed(review: Review, content: Content) -> tuple[ChangedSince, ...]:
    """Nothing where what was approved cannot be read any more: the page then says only that."""
    try:
        before = content_from(review.approved)
    except (ValueError, TypeError, KeyError):
        return ()
    return tuple(
        ChangedSince(
            each.code,
            each.label,
            each.kind.value,
            tuple((label_of(field.name), field.pieces) for field in each.fields),
        )
        for each in compare_contents(before, content).changes
    )
