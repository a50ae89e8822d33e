"""Which version stands: withdrawn ones do not, nor trials that have ended while another does."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from behaviours import versions
from behaviours.enums import Size
from behaviours.erasure import erase_team
from behaviours.exceptions import Refused
from behaviours.models import Removal, Team, Version
from behaviours.queries.heads import current_version, published_versions
from behaviours.queries.standing import current_among
from behaviours.queries.version_list import version_list
from behaviours.versions.drafts import current_of
from behaviours.versions.publishing import suggested_note
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_outcome,
    make_published,
    make_revised,
)
from tests.behaviours.trials import Days, days_later, make_trial

__all__ = ["days_later"]

pytestmark = pytest.mark.django_db


def withdraw(version: Version, by: User, why: str = "Nobody could do it.") -> None:
    versions.withdraw(version=version, by=by, why=why)


def standing(team: Team) -> str:
    """The current version's number, which every way of asking agrees on; "" for none."""
    found = current_version(team)
    assert current_of(team.catalogue) == current_among(published_versions(team)) == found
    listed = [line.number for line in version_list(published_versions(team)) if line.is_current]
    assert listed == ([found.number] if found else [])
    return found.number if found else ""


# --- withdrawing -------------------------------------------------------------------------------
def test_without_the_newest_the_one_before_stands_again(team: Team, manager: User) -> None:
    make_published(team, manager)
    second = make_revised(team, manager)
    assert standing(team) == "1.1"
    withdraw(second, manager)
    assert standing(team) == "1.0"


def test_an_older_version_can_be_withdrawn_and_the_newest_stands(team: Team, manager: User) -> None:
    first = make_published(team, manager)
    make_revised(team, manager)
    withdraw(first, manager)
    assert standing(team) == "1.1"


def test_where_all_are_withdrawn_none_stands_and_a_draft_goes_on_from_the_one_withdrawn_last(
    team: Team, manager: User
) -> None:
    first = make_published(team, manager)
    second = make_revised(team, manager)
    withdraw(second, manager)
    withdraw(first, manager)
    assert standing(team) == ""
    draft = versions.open_draft(team=team, by=manager)
    assert draft.based_on == first
    assert versions.compare(first, draft).is_empty
    # What was withdrawn may be published again as it was.
    again = versions.publish(version=draft, by=manager, change_note="Again.", size=Size.MINOR)
    assert again.number == standing(team) == "1.2"


def test_what_was_withdrawn_keeps_its_words_its_hash_and_its_reason(
    team: Team, manager: User
) -> None:
    first = make_published(team, manager)
    before = Version.objects.filter(pk=first.pk).values().get()
    withdraw(first, manager, "  A law has changed. ")
    assert Version.objects.filter(pk=first.pk).values().get() == before
    found = Version.objects.get(pk=first.pk).withdrawal
    assert (found.why, found.withdrawn_by) == ("A law has changed.", manager)


@pytest.mark.parametrize("why", ["", "  \n "])
def test_a_withdrawal_says_why(why: str, team: Team, manager: User) -> None:
    with pytest.raises(Refused) as refused:
        withdraw(make_published(team, manager), manager, why)
    assert (refused.value.code, refused.value.field) == ("no_why", "why")
    assert standing(team) == "1.0"


def test_a_version_is_withdrawn_once_and_a_draft_never(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    with pytest.raises(Refused) as refused:
        withdraw(draft, manager)
    assert refused.value.code == "not_published"
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    first = Version.objects.get(pk=draft.pk)
    withdraw(first, manager)
    with pytest.raises(Refused) as refused:
        withdraw(first, manager, "Again.")
    assert refused.value.code == "already_withdrawn"


def test_only_managers_withdraw_and_bring_back(team: Team, manager: User) -> None:
    first = make_published(team, manager)
    make_revised(team, manager)
    for role in ("reader", "facilitator"):
        person = make_member(team, role).user
        with pytest.raises(PermissionDenied):
            withdraw(first, person)
        with pytest.raises(PermissionDenied):
            versions.restore(version=first, by=person)
    assert not team.catalogue.versions.filter(withdrawal__isnull=False).exists()


def test_a_team_with_withdrawn_and_restored_versions_can_be_erased() -> None:
    team = Team.objects.create(name="Vest", slug="vest", language="en")
    manager = make_manager(team)
    first = make_published(team, manager)
    withdraw(make_revised(team, manager), manager)
    withdraw(first, manager)
    versions.restore(version=first, by=manager)
    erase_team(team=team, by=manager)
    assert not Version.objects.exists()


# --- trials ------------------------------------------------------------------------------------
def test_a_trial_counts_through_its_last_day_and_then_what_stood_before_stands_again(
    team: Team, manager: User, days_later: Days
) -> None:
    make_published(team, manager)
    make_trial(team, manager)
    assert standing(team) == "2.0"
    days_later(1)
    assert standing(team) == "1.0"


def test_an_ended_trial_goes_on_where_nothing_else_stands(
    team: Team, manager: User, days_later: Days
) -> None:
    first = make_published(team, manager)
    make_trial(team, manager)
    days_later(1)
    withdraw(first, manager)
    assert standing(team) == "2.0"


def test_of_several_ended_trials_the_newest_goes_on(
    team: Team, manager: User, days_later: Days
) -> None:
    first = make_published(team, manager)
    make_trial(team, manager)
    make_trial(team, manager, ends_on=timezone.localdate() + timedelta(days=5))
    withdraw(first, manager)
    days_later(3)
    assert standing(team) == "3.0"
    days_later(6)
    assert standing(team) == "3.0"


def test_an_ended_trial_is_agreed_on_as_it_was(team: Team, manager: User, days_later: Days) -> None:
    make_published(team, manager)
    trial = make_trial(team, manager)
    days_later(1)
    draft = versions.go_on_from_trial(version=trial, by=manager, agreed=True)
    assert (draft.status, draft.trial_ends_on, draft.restored_from) == ("agreed", None, trial)
    done = versions.publish(version=draft, by=manager, change_note="Agreed.", size=Size.MINOR)
    assert done.number == standing(team) == "2.1"


def test_a_trial_that_goes_on_needs_a_new_day(team: Team, manager: User, days_later: Days) -> None:
    make_published(team, manager)
    trial = make_trial(team, manager)
    days_later(1)
    draft = versions.go_on_from_trial(version=trial, by=manager, agreed=False)
    assert (draft.status, draft.trial_ends_on) == ("trial", None)
    with pytest.raises(Refused) as refused:
        versions.publish(version=draft, by=manager, change_note="On.", size=Size.MINOR)
    assert refused.value.code == "no_trial_end"


def test_an_ended_trial_that_goes_on_as_the_current_version_is_followed_by_a_plain_draft(
    team: Team, manager: User, days_later: Days
) -> None:
    first = make_published(team, manager)
    trial = make_trial(team, manager)
    withdraw(first, manager)
    days_later(1)
    draft = versions.go_on_from_trial(version=trial, by=manager, agreed=True)
    assert (draft.based_on, draft.restored_from) == (trial, None)


def test_nothing_is_decided_about_a_trial_that_has_not_ended(team: Team, manager: User) -> None:
    make_published(team, manager)
    trial = make_trial(team, manager)
    with pytest.raises(Refused) as refused:
        versions.go_on_from_trial(version=trial, by=manager, agreed=True)
    assert refused.value.code == "no_ended_trial"


@pytest.mark.parametrize(
    ("status", "days", "code"),
    [("trial", None, "no_trial_end"), ("trial", -1, "trial_end_past")],
)
def test_the_definition_of_a_trial_says_when_it_ends(
    status: str, days: int | None, code: str, team: Team, manager: User
) -> None:
    draft = make_draft(team, manager)
    day = None if days is None else timezone.localdate() + timedelta(days=days)
    with pytest.raises(Refused) as refused:
        versions.edit_definition(
            version=draft,
            by=manager,
            revision=draft.revision,
            term=draft.term,
            definition=draft.definition,
            status=status,
            trial_ends_on=day,
        )
    assert (refused.value.code, refused.value.field) == (code, "trial_ends_on")


def test_what_is_agreed_on_has_no_end(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    draft = versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition=draft.definition,
        status="agreed",
        trial_ends_on=timezone.localdate(),
    )
    assert draft.trial_ends_on is None


def test_a_workshop_hands_over_the_end_of_its_trial(team: Team, manager: User) -> None:
    day = timezone.localdate() + timedelta(days=30)
    draft = make_draft(team, manager, status="trial", until=day.isoformat())
    assert draft.trial_ends_on == day
    # A manager's later day stays, until the workshop itself says another one.
    later = day + timedelta(days=7)
    Version.objects.filter(pk=draft.pk).update(trial_ends_on=later)
    again = make_draft(team, manager, status="trial", until=day.isoformat(), participants=17)
    assert again.trial_ends_on == later
    agreed = make_draft(team, manager, status="agreed")
    assert agreed.trial_ends_on is None


# --- bringing back -----------------------------------------------------------------------------
@pytest.fixture
def revised(team: Team, manager: User) -> tuple[Version, Version]:
    """1.0 with LIS-01, FOL-01, Q-01 and Q-02; 1.1 without LIS-01 and Q-01, and with a new one."""
    first = make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    for line in (draft.behaviours.get(code="LIS-01"), draft.questions.get(code="Q-01")):
        versions.remove_entry(entry=line, by=manager, why="Too vague.")
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    second = versions.publish(version=draft, by=manager, change_note="Less.", size=Size.MAJOR)
    return first, second


def test_an_older_version_comes_back_as_a_draft_with_its_codes(
    revised: tuple[Version, Version], manager: User
) -> None:
    first, second = revised
    draft = versions.restore(version=first, by=manager)
    assert versions.compare(first, draft).is_empty
    assert (draft.based_on, draft.restored_from) == (second, first)
    assert draft.provenances.get().outcome == first.provenances.get().outcome
    codes = {change.code: change.kind for change in versions.compare(second, draft).changes}
    assert codes == {"LIS-01": "added", "Q-01": "added", "SAY-01": "removed"}


def test_what_an_older_version_had_not_is_removed_with_that_reason(
    revised: tuple[Version, Version], manager: User
) -> None:
    draft = versions.restore(version=revised[0], by=manager)
    removal = Removal.objects.get(version=draft)
    assert (removal.code, removal.replaced_by) == ("SAY-01", "")
    assert "1.0" in removal.why


def test_the_change_note_begins_with_what_is_brought_back(
    revised: tuple[Version, Version], manager: User
) -> None:
    draft = versions.restore(version=revised[0], by=manager)
    assert "1.0" in suggested_note(draft)
    versions.discard_draft(version=draft, by=manager)
    assert suggested_note(versions.open_draft(team=draft.catalogue.team, by=manager)) == ""


def test_the_current_version_is_not_brought_back_and_no_draft_is_written_over(
    revised: tuple[Version, Version], team: Team, manager: User
) -> None:
    first, second = revised
    with pytest.raises(Refused) as refused:
        versions.restore(version=second, by=manager)
    assert refused.value.code == "is_current"
    draft = versions.open_draft(team=team, by=manager)
    with pytest.raises(Refused) as refused:
        versions.restore(version=first, by=manager)
    assert refused.value.code == "draft_exists"
    assert versions.compare(second, draft).is_empty


def test_a_version_that_was_withdrawn_is_brought_back_and_a_draft_is_not(
    team: Team, manager: User
) -> None:
    make_published(team, manager)
    second = make_revised(team, manager)
    withdraw(second, manager)
    draft = versions.restore(version=second, by=manager)
    assert versions.compare(second, draft).is_empty
    with pytest.raises(Refused) as refused:
        versions.restore(version=draft, by=manager)
    assert refused.value.code == "not_published"


# --- what stands for a line that was removed ---------------------------------------------------
def test_a_removed_line_names_the_one_that_stands_for_it(team: Team, manager: User) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    versions.remove_entry(
        entry=draft.behaviours.get(code="LIS-01"), by=manager, why="", replaced_by="FOL-01"
    )
    assert versions.content_of(draft).replacements == (("LIS-01", "FOL-01"),)


def test_when_the_line_that_stands_for_another_goes_too_its_own_follower_stands_for_both(
    team: Team, manager: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    new = versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    lines = draft.behaviours
    versions.remove_entry(entry=lines.get(code="LIS-01"), by=manager, why="", replaced_by=new.code)
    # Named by a line that is out already: what stands for that one is meant.
    versions.remove_entry(
        entry=draft.questions.get(code="Q-01"), by=manager, why="", replaced_by="LIS-01"
    )
    versions.remove_entry(entry=lines.get(code=new.code), by=manager, why="", replaced_by="FOL-01")
    assert versions.content_of(draft).replacements == (("LIS-01", "FOL-01"), ("Q-01", "FOL-01"))


@pytest.mark.parametrize(
    ("replaced_by", "code"), [("LIS-01", "replaces_itself"), ("XXX-01", "no_such_line")]
)
def test_nothing_is_replaced_by_itself_or_by_what_is_not_there(
    replaced_by: str, code: str, team: Team, manager: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    with pytest.raises(Refused) as refused:
        versions.remove_entry(
            entry=draft.behaviours.get(code="LIS-01"),
            by=manager,
            why="",
            replaced_by=replaced_by,
        )
    assert (refused.value.code, refused.value.field) == (code, "replaced_by")
    assert draft.behaviours.filter(code="LIS-01").exists()


def test_two_lines_do_not_stand_for_each_other(team: Team, manager: User) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    lines = draft.behaviours
    versions.remove_entry(entry=lines.get(code="LIS-01"), by=manager, why="", replaced_by="FOL-01")
    with pytest.raises(Refused) as refused:
        versions.remove_entry(
            entry=lines.get(code="FOL-01"), by=manager, why="", replaced_by="LIS-01"
        )
    assert refused.value.code == "no_such_line"


def test_a_line_that_the_workshop_took_out_has_no_follower(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    make_draft(team, manager, behaviours=make_outcome().behaviours[:1])
    assert versions.content_of(draft).replacements == ()
