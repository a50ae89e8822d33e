"""What every page of a version says at its top, and finding versions by number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from behaviours.enums import State, Status
from behaviours.models import Team, Version
from behaviours.queries.standing import NEWEST_FIRST, is_past, standing_first, withdrawal_of


@dataclass(frozen=True)
class Head:
    """`current` is the current version's number, "" if there is none; a draft's `number` is ""."""

    number: str
    current: str
    before: str
    language: str
    term: str
    status: str
    status_label: str
    published_at: datetime | None
    change_note: str
    review_on: date | None
    trial_ends_on: date | None = None
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""
    read_in: str = ""  # another language than its own
    standing: str = ""  # of the definition in that language

    @property
    def is_superseded(self) -> bool:
        """Published, and not the current one: followed by another, withdrawn or an ended trial."""
        return bool(self.number) and self.number != self.current

    @property
    def review_is_due(self) -> bool:
        return is_past(self.review_on)

    @property
    def trial_has_ended(self) -> bool:
        return self.trial_ends_on is not None and self.trial_ends_on < timezone.localdate()

    @property
    def is_draft(self) -> bool:
        return not self.number


def published_versions(team: Team) -> list[Version]:
    """Newest first, each with the version it was based on and its withdrawal. One query."""
    found = Version.objects.filter(catalogue__team=team, state=State.PUBLISHED)
    return list(found.select_related("based_on", "withdrawal").order_by(*NEWEST_FIRST))


def current_version(team: Team) -> Version | None:
    """The one that stands (`standing.py`); None before the first and where all are withdrawn."""
    found = standing_first(Version.objects.filter(catalogue__team=team))
    return found.select_related("based_on", "withdrawal").first()


def version_by_number(team: Team, number: str) -> Version | None:
    """`number` as the addresses write it: "1.0" or "1.0.1"."""
    major, minor, patch = ([int(part) for part in number.split(".")] + [0])[:3]
    return (
        Version.objects.filter(
            catalogue__team=team, state=State.PUBLISHED, major=major, minor=minor, patch=patch
        )
        .select_related("based_on", "withdrawal")
        .first()
    )


def draft_version(team: Team) -> Version | None:
    return (
        Version.objects.filter(catalogue__team=team, state=State.DRAFT)
        .select_related("based_on__withdrawal", "restored_from", "catalogue")
        .first()
    )


def head_of(version: Version, current: str) -> Head:
    """`current`: the current version's number, "" if there is none."""
    withdrawal = withdrawal_of(version) if version.number else None
    return Head(
        number=version.number,
        current=current,
        before=version.based_on.number if version.based_on else "",
        language=version.language,
        term=version.term,
        status=version.status,
        status_label=str(Status(version.status).label),
        published_at=version.published_at,
        change_note=version.change_note,
        review_on=version.review_on,
        trial_ends_on=version.trial_ends_on,
        withdrawn_at=withdrawal.withdrawn_at if withdrawal else None,
        withdrawn_why=withdrawal.why if withdrawal else "",
        read_in=version.read_in,
        standing=version.standing,
    )
