"""The list of a catalogue's versions: what each asked of its readers, and how it stands now."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from django.utils.translation import gettext_lazy as _

from behaviours.enums import Size
from behaviours.models import Version
from behaviours.queries.standing import current_among, trial_has_ended, withdrawal_of

_SIZES = {
    Size.MAJOR: _("Something is done in another way"),
    Size.MINOR: _("Said more clearly"),
    Size.PATCH: _("Spelling"),
}


@dataclass(frozen=True)
class ListedVersion:
    """`size_label` is "" for the first. `trial_ended_on` is None while the trial goes on."""

    number: str
    published_at: datetime | None
    size_label: str
    change_note: str
    language: str
    before: str
    is_current: bool
    on_trial_until: date | None
    trial_ended_on: date | None
    withdrawn_at: datetime | None
    withdrawn_why: str


def version_list(versions: list[Version]) -> tuple[ListedVersion, ...]:
    """From `published_versions`, newest first. No query."""
    current = current_among(versions)
    return tuple(
        _listed(version, before, is_current=version == current)
        for version, before in zip_longest(versions, versions[1:])
    )


def size_of(version: Version, before: Version | None) -> Size | None:
    """What the publisher answered. `before`: the one published before, withdrawn or not, None for
    the first: numbers are counted from it (`versions.publishing.next_number`).
    """
    if before is None:
        return None
    if version.major != before.major:
        return Size.MAJOR
    return Size.MINOR if version.minor != before.minor else Size.PATCH


def _listed(version: Version, before: Version | None, *, is_current: bool) -> ListedVersion:
    size = size_of(version, before)
    withdrawal = withdrawal_of(version)
    ended = trial_has_ended(version)
    return ListedVersion(
        number=version.number,
        published_at=version.published_at,
        size_label=str(_SIZES[size]) if size else "",
        change_note=version.change_note,
        language=version.language,
        before=version.based_on.number if version.based_on else "",
        is_current=is_current,
        on_trial_until=None if ended else version.trial_ends_on,
        trial_ended_on=version.trial_ends_on if ended else None,
        withdrawn_at=withdrawal.withdrawn_at if withdrawal else None,
        withdrawn_why=withdrawal.why if withdrawal else "",
    )
