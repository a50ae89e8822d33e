"""What a reader has confirmed, and for managers how many have: counts, and names by choice only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from django.contrib.auth.models import User

from behaviours.enums import Size
from behaviours.models import Acknowledgement, Membership, Team, Version
from behaviours.queries.compared import ComparePage, compare_page
from behaviours.queries.heads import published_versions
from behaviours.queries.version_list import size_of
from behaviours.reading_state import Number, ReadingState, counts_for, seconds_to_read, state_of


@dataclass(frozen=True)
class VersionCount:
    """`confirmed`: members who have confirmed it, or one that it only corrects in spelling."""

    number: str
    published_at: datetime | None
    is_current: bool
    confirmed: int


@dataclass(frozen=True)
class ReaderCounts:
    """Of `members`: who has confirmed the current version or one that counts for it, who only
    another, who none. `number` is the current version's, "" for none.
    """

    number: str
    members: int
    confirmed: int
    other: int
    versions: tuple[VersionCount, ...]

    @property
    def none(self) -> int:
        return self.members - self.confirmed - self.other

    @property
    def dots(self) -> tuple[bool, ...]:
        """One a member, the confirmed ones first: an order that tells nobody apart."""
        return tuple(place < self.confirmed for place in range(self.members))


@dataclass(frozen=True)
class NamedReader:
    """A confirmation given while the reader was told that managers see it by name."""

    email: str
    number: str
    at: datetime


@dataclass(frozen=True)
class Mine:
    """What the current version's page says to a member. `changed`: None where nothing is asked."""

    state: ReadingState
    attests: bool
    changed: "ChangedPage | None"


@dataclass(frozen=True)
class ChangedPage:
    """A reader's own difference. `seconds`: about how long its changes take to read."""

    state: ReadingState
    page: ComparePage

    @property
    def count(self) -> int:
        return len(self.page.changes)

    @property
    def seconds(self) -> int:
        return seconds_to_read(sum(each.words for each in self.page.changes), self.count)

    @property
    def minutes(self) -> int:
        """0 for what is better said in seconds."""
        return round(self.seconds / 60) if self.seconds > 90 else 0


def confirmed_numbers(team: Team, user: User) -> list[str]:
    """The version confirmed last comes first. One query."""
    rows = Acknowledgement.objects.filter(version__catalogue__team=team, user=user)
    found = rows.select_related("version").order_by("-at", "-pk")
    return [row.version.number for row in found]


def mine(team: Team, user: User, current: Version) -> Mine:
    """One query; where the member is told of changes, those of comparing too."""
    state = state_of(confirmed_numbers(team, user), current.number)
    if not state.read or state.is_confirmed:
        return Mine(state, team.attests_by_name, None)
    versions = published_versions(team)
    state = replace(state, asked=_asked_since(state.read, current, versions))
    told = state.must_read_again or state.is_noticed
    page = changed_page(state, current, versions) if told else None
    return Mine(state, team.attests_by_name, page)


def _asked_since(read: str, current: Version, versions: Sequence[Version]) -> Size | None:
    """The most that any version asked on the way from the one that was read to the current one.

    The way goes by what each was based on. Where it does not lead to the one that was read, that
    one was withdrawn or its trial ended: something it said is not done any more.
    """
    before = dict(zip_longest(versions, versions[1:]))
    by_id = {version.pk: version for version in versions}
    asked: set[Size | None] = set()
    at: Version | None = by_id.get(current.pk)
    while at is not None and at.number != read:
        asked.add(size_of(at, before[at]))
        at = by_id.get(at.based_on_id or 0)
    if at is None:
        return Size.MAJOR
    return next((size for size in Size if size in asked), None)


def changed_page(
    state: ReadingState, current: Version, versions: Sequence[Version]
) -> ChangedPage | None:
    """From the version that was read to the current one; None where there is no such version.

    `versions`: from `published_versions`.
    """
    by_number = {version.number: version for version in versions}
    read, now = by_number.get(state.read), by_number.get(current.number)
    if read is None or now is None:
        return None
    return ChangedPage(state, compare_page(read, now, now.number, versions))


def reader_counts(team: Team, versions: Sequence[Version], current: Version | None) -> ReaderCounts:
    """Two queries, neither of which touches the table of people. `versions`: newest first."""
    members = Membership.objects.filter(team=team)
    # By the id alone, of those who are members now; it goes no further than this function.
    rows = Acknowledgement.objects.filter(
        version__catalogue__team=team, user_id__in=members.values("user_id")
    ).values_list("user_id", "version_id")
    numbers = {version.pk: _number(version) for version in versions}
    read: dict[int, set[Number]] = {}
    for user_id, version_id in rows:
        if version_id in numbers:
            read.setdefault(user_id, set()).add(numbers[version_id])
    confirmed = _count(read.values(), _number(current)) if current else 0
    return ReaderCounts(
        number=current.number if current else "",
        members=members.count(),
        confirmed=confirmed,
        other=len(read) - confirmed,
        versions=tuple(
            VersionCount(
                version.number,
                version.published_at,
                current is not None and version.pk == current.pk,
                _count(read.values(), _number(version)),
            )
            for version in versions
        ),
    )


def named_readers(team: Team) -> tuple[NamedReader, ...]:
    """Who confirmed which version by name; nobody where the team does not attest. One query."""
    if not team.attests_by_name:
        return ()
    members = Membership.objects.filter(team=team)
    rows = (
        Acknowledgement.objects.filter(
            version__catalogue__team=team, by_name=True, user_id__in=members.values("user_id")
        )
        .select_related("user", "version")
        .order_by("-at", "-pk")
    )
    return tuple(
        NamedReader(row.user.email or row.user.get_username(), row.version.number, row.at)
        for row in rows
    )


def _count(read: Iterable[set[Number]], number: Number) -> int:
    return sum(any(counts_for(each, number) for each in numbers) for numbers in read)


def _number(version: Version) -> Number:
    return version.major or 0, version.minor or 0, version.patch or 0
