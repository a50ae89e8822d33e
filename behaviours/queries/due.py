"""What a catalogue waits for its managers to decide: a review that is due, a trial that ended."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import QuerySet

from behaviours.enums import State
from behaviours.models import Team, Version
from behaviours.queries.standing import (
    NEWEST_FIRST,
    current_among,
    is_past,
    trial_has_ended,
    withdrawal_of,
)


@dataclass(frozen=True)
class Due:
    """`number`: the current version's. `review_on` only where that day has come.

    `trial`: the number of the newest version that is not withdrawn, where its trial has ended and
    nothing was published since; "" else. It is the current one where no other stands.
    """

    slug: str
    team: str
    language: str
    number: str
    review_on: date | None
    trial: str
    trial_ended_on: date | None

    @property
    def trial_goes_on(self) -> bool:
        return self.trial == self.number


def due_for(user: User) -> tuple[Due, ...]:
    """Of every team the person manages, by name. One query."""
    found = Version.objects.filter(
        catalogue__team__memberships__user=user, catalogue__team__memberships__is_manager=True
    )
    return _due(found)


def due_in(team: Team) -> Due | None:
    """One query."""
    return next(iter(_due(Version.objects.filter(catalogue__team=team))), None)


def due_among(team: Team, published: list[Version]) -> Due | None:
    """The same from `published_versions`. No query."""
    standing = [version for version in published if withdrawal_of(version) is None]
    return _of_one(team, standing) if standing else None


def _due(versions: QuerySet[Version]) -> tuple[Due, ...]:
    standing = (
        versions.filter(state=State.PUBLISHED, withdrawal__isnull=True)
        .select_related("catalogue__team", "withdrawal")
        .defer("definition", "definition_why", "change_note")
        .order_by("catalogue__team__name", "catalogue_id", *NEWEST_FIRST)
    )
    teams = groupby(standing, key=lambda version: version.catalogue_id)
    groups = (list(group) for _catalogue, group in teams)
    found = (_of_one(group[0].catalogue.team, group) for group in groups)
    return tuple(due for due in found if due)


def _of_one(team: Team, standing: list[Version]) -> Due | None:
    """`standing`: the team's, newest first, none withdrawn; at least one."""
    newest = standing[0]
    current = current_among(standing) or newest
    ended = trial_has_ended(newest)
    if not ended and not is_past(current.review_on):
        return None
    return Due(
        slug=team.slug,
        team=team.name,
        language=team.language,
        number=current.number,
        review_on=current.review_on if is_past(current.review_on) else None,
        trial=newest.number if ended else "",
        trial_ended_on=newest.trial_ends_on if ended else None,
    )
