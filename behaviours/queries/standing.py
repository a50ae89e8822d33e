"""Which version stands: the one rule by which a version is the current one.

Current is the newest published version that is not withdrawn and whose trial has not ended. Where
every version that is not withdrawn is a trial that has ended, the newest of these goes on, and its
pages say that nothing has been decided since. Where all are withdrawn, none is current.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from behaviours.enums import State
from behaviours.models import Version, Withdrawal

NEWEST_FIRST = ("-major", "-minor", "-patch")


def standing_first(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Of `versions`, those published and not withdrawn; the first one is the current."""
    ended = ExpressionWrapper(
        # Without the first half a version that is no trial would be sorted as "unknown".
        Q(trial_ends_on__isnull=False, trial_ends_on__lt=timezone.localdate()),
        output_field=BooleanField(),
    )
    standing = versions.filter(state=State.PUBLISHED, withdrawal__isnull=True)
    return standing.annotate(has_ended=ended).order_by("has_ended", *NEWEST_FIRST)


def current_among(versions: Iterable[Version]) -> Version | None:
    """The same rule for published versions that are read already, with their withdrawals."""
    standing = [version for version in versions if withdrawal_of(version) is None]
    standing.sort(key=_number, reverse=True)
    return min(standing, key=trial_has_ended, default=None)


def trial_has_ended(version: Version) -> bool:
    """The last day of a trial belongs to it."""
    return version.trial_ends_on is not None and version.trial_ends_on < timezone.localdate()


def withdrawal_of(version: Version) -> Withdrawal | None:
    """No query where the version was read with its withdrawal."""
    return getattr(version, "withdrawal", None)


def is_past(day: date | None) -> bool:
    """Whether a day that something was to be done on has come."""
    return day is not None and day <= timezone.localdate()


def _number(version: Version) -> tuple[int, int, int]:
    return version.major or 0, version.minor or 0, version.patch or 0
