"""Versions on trial, and the days after."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team, Version

Days = Callable[[int], None]


@pytest.fixture
def days_later(monkeypatch: pytest.MonkeyPatch) -> Days:
    """From now on it is that many days later; what was published stays as it was."""
    today = timezone.localdate()

    def go(days: int) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=days))

    return go


def make_trial(team: Team, by: User, *, ends_on: date | None = None) -> Version:
    """The next version, with a word more, on trial until today or until the day given."""
    draft = versions.open_draft(team=team, by=by)
    versions.edit_definition(
        version=draft,
        by=by,
        revision=draft.revision,
        term=draft.term,
        definition=f"{draft.definition} Always.",
        status="trial",
        trial_ends_on=ends_on or timezone.localdate(),
        review_on=draft.review_on,
    )
    return versions.publish(version=draft, by=by, change_note="On trial.", size=Size.MAJOR)
