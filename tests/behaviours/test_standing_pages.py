"""What readers and managers are told of how a version stands."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team, Version
from behaviours.roles import Roles, add_member
from tests.behaviours.factories import (
    make_draft,
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_team,
    texts,
)
from tests.behaviours.trials import Days, days_later, make_trial

__all__ = ["days_later"]

pytestmark = pytest.mark.django_db

NORD = "/catalogue/nord/"
WHY = "A law has changed."


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return texts(answer.text)


@pytest.fixture
def at_desk(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


# --- withdrawing -------------------------------------------------------------------------------
def test_a_manager_withdraws_with_a_reason_after_hearing_what_follows(
    team: Team, manager: User, at_desk: Client
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    asked = page(at_desk, f"{NORD}v/1.1/withdraw/")
    assert "After this, readers have version 1.0 again." in asked
    answer = at_desk.post(f"{NORD}v/1.1/withdraw/", {"why": ""})
    assert answer.status_code == 422
    assert "Write why, so that readers know what to do instead." in answer.text
    assert at_desk.post(f"{NORD}v/1.1/withdraw/", {"why": WHY}).status_code == 302
    assert "Version 1.0 of" in page(at_desk, NORD)
    # Again, from a page that is still open: it stays as it is.
    assert at_desk.post(f"{NORD}v/1.1/withdraw/", {"why": "Else."}).status_code == 302
    assert WHY in page(at_desk, f"{NORD}v/1.1/")


def test_the_last_version_that_counts_is_withdrawn_knowingly(
    team: Team, manager: User, at_desk: Client
) -> None:
    make_published(team, manager)
    asked = page(at_desk, f"{NORD}v/1.0/withdraw/")
    assert "After this, readers have no version that counts" in asked


@pytest.mark.parametrize("at", ["", "b/LIS-01/", "q/Q-01/", "questions/", "why/"])
def test_a_withdrawn_version_says_so_and_why_on_each_of_its_pages_and_leads_on(
    at: str, team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    second = make_revised(team, manager)
    versions.withdraw(version=second, by=manager, why=WHY)
    answer = client.get(f"{NORD}v/1.1/{at}")
    assert "Version 1.1 was withdrawn on" in texts(answer.text)
    assert WHY in answer.text
    code = at.split("/")[1] if at[:2] in {"b/", "q/"} else ""
    onward = f"{NORD}e/{code}/" if code else f"{NORD}v/1.0/"
    assert f'href="{onward}"' in answer.text


def test_where_all_are_withdrawn_every_page_says_that_none_counts(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    versions.withdraw(version=make_published(team, manager), by=manager, why=WHY)
    assert "No version counts now" in page(client, NORD)
    assert "Open a draft" not in page(client, NORD)
    assert "Every version is withdrawn" in page(client, f"{NORD}versions/")
    assert "No version counts now." in page(client, f"{NORD}v/1.0/")
    client.force_login(manager)
    assert "Open a draft from the version withdrawn last" in page(client, NORD)
    client.post(f"{NORD}draft/open/")
    assert "Follows version 1.0, which has been withdrawn." in page(client, f"{NORD}draft/")
    assert "Every version is withdrawn" in page(client, f"{NORD}draft/publish/")


# --- the list ----------------------------------------------------------------------------------
def test_the_list_says_how_each_version_stands_and_what_it_asked(
    team: Team, manager: User, reader: User, client: Client, days_later: Days
) -> None:
    make_published(team, manager)
    second = make_revised(team, manager)
    versions.withdraw(version=second, by=manager, why=WHY)
    make_trial(team, manager)
    days_later(1)
    listed = page(client, f"{NORD}versions/")
    assert "Version 1.0 Current" in listed
    assert "Version 1.1 Withdrawn" in listed
    assert "Said more clearly" in listed
    assert WHY in listed
    assert "Version 2.0 Trial ended" in listed
    assert "Something is done in another way" in listed
    for act in ("Withdraw …", "Bring it back", "Publish it as agreed"):
        assert act not in listed


def test_managers_withdraw_and_bring_back_from_the_list(
    team: Team, manager: User, at_desk: Client
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    html = at_desk.get(f"{NORD}versions/").text
    assert f"{NORD}v/1.0/restore/" in html
    assert f"{NORD}v/1.1/restore/" not in html
    assert f"{NORD}v/1.0/withdraw/" in html
    assert f"{NORD}v/1.1/withdraw/" in html
    assert at_desk.post(f"{NORD}v/1.0/restore/").headers["Location"] == f"{NORD}draft/"
    told = page(at_desk, f"{NORD}draft/")
    assert "Follows version 1.1. It was begun with what version 1.0 said." in told
    assert "1.0" in at_desk.get(f"{NORD}draft/publish/").context["form"]["change_note"].value()


def test_bringing_back_never_writes_over_a_draft(
    team: Team, manager: User, at_desk: Client
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    answer = at_desk.post(f"{NORD}v/1.0/restore/", follow=True)
    assert "There is a draft already. Go on with that one." in answer.text
    draft.refresh_from_db()
    assert draft.restored_from is None


def test_the_current_version_cannot_be_brought_back(
    team: Team, manager: User, at_desk: Client
) -> None:
    make_published(team, manager)
    answer = at_desk.post(f"{NORD}v/1.0/restore/", follow=True)
    assert "Version 1.0 is the current one." in answer.text
    assert not team.catalogue.versions.filter(state="draft").exists()


# --- trials and reviews ------------------------------------------------------------------------
def test_a_trial_tells_its_readers_until_when_and_afterwards_what_counts(
    team: Team, manager: User, reader: User, client: Client, days_later: Days
) -> None:
    make_published(team, manager)
    make_trial(team, manager)
    assert "It is on trial until" in page(client, NORD)
    days_later(1)
    assert "Version 1.0 of" in page(client, NORD)
    assert "whose trial ended on" in page(client, f"{NORD}v/2.0/")
    assert "What counts is version 1.0." in page(client, f"{NORD}v/2.0/")
    assert "Publish it as agreed" not in page(client, NORD)


def test_an_ended_trial_with_nothing_else_says_that_nothing_has_been_decided(
    team: Team, manager: User, reader: User, client: Client, days_later: Days
) -> None:
    first = make_published(team, manager)
    make_trial(team, manager)
    versions.withdraw(version=first, by=manager, why=WHY)
    days_later(1)
    assert "; nothing has been decided since." in page(client, NORD)
    assert "; nothing has been decided since." in page(client, f"{NORD}v/2.0/b/LIS-01/")


@pytest.mark.parametrize(
    ("then", "onward", "status"),
    [
        ("agreed", "draft/publish/", "agreed"),
        ("again", "draft/definition/", "trial"),
        ("revise", "draft/", "trial"),
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_managers_decide_what_becomes_of_an_ended_trial(
    then: str,
    onward: str,
    status: str,
    alone: bool,
    team: Team,
    manager: User,
    at_desk: Client,
    days_later: Days,
) -> None:
    first = make_published(team, manager)
    make_trial(team, manager)
    if alone:
        versions.withdraw(version=first, by=manager, why=WHY)
    assert "Publish it as agreed" not in page(at_desk, NORD)
    days_later(1)
    assert "The trial of version 2.0 ended on" in page(at_desk, NORD)
    answer = at_desk.post(f"{NORD}v/2.0/restore/", {"then": then})
    assert answer.headers["Location"] == f"{NORD}{onward}"
    draft = Version.objects.get(catalogue=team.catalogue, state="draft")
    assert draft.status == status
    assert "Always." in draft.definition
    # Then the draft is what is gone on with.
    assert "Publish it as agreed" not in page(at_desk, NORD)
    assert "The trial of version 2.0 ended on" in page(at_desk, NORD)


def test_the_form_asks_a_trial_for_its_end_and_keeps_what_was_written(
    team: Team, manager: User, at_desk: Client
) -> None:
    draft = make_draft(team, manager)
    data = {
        "term": "service",
        "definition": "We try to listen.",
        "status": "trial",
        "revision": str(draft.revision),
    }
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    for day, words in (("", "Say on which day"), (yesterday, "in the past")):
        answer = at_desk.post(f"{NORD}draft/definition/", {**data, "trial_ends_on": day})
        assert answer.status_code == 422
        assert words in answer.text
        assert "We try to listen." in answer.text
    today = timezone.localdate().isoformat()
    leave_out = [draft.definition]
    answer = at_desk.post(
        f"{NORD}draft/definition/", {**data, "trial_ends_on": today, "leave_out": leave_out}
    )
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.trial_ends_on == timezone.localdate()
    assert f'value="{today}"' in at_desk.get(f"{NORD}draft/definition/").text


def _to_be_reviewed(team: Team, by: User) -> None:
    """Version 1.0, whose review is due today."""
    draft = make_draft(team, by)
    Version.objects.filter(pk=draft.pk).update(review_on=timezone.localdate())
    versions.publish(
        version=Version.objects.get(pk=draft.pk), by=by, change_note="First.", size=Size.MAJOR
    )


def test_managers_are_told_of_a_review_that_is_due_and_nobody_else(
    team: Team, manager: User, at_desk: Client
) -> None:
    _to_be_reviewed(team, manager)
    for address in ("/", "/teams/nord/"):
        assert "To be reviewed" in page(at_desk, address)
        assert "Version 1.0 was to be reviewed by" in page(at_desk, address)
    assert "Version 1.0 was to be reviewed by" in page(at_desk, NORD)
    for role in ("reader", "facilitator"):
        at_desk.force_login(make_member(team, role).user)
        for address in ("/", "/teams/nord/"):
            assert "To be reviewed" not in page(at_desk, address)
        assert "To be decided by" not in page(at_desk, NORD)


def test_a_review_that_is_still_to_come_is_no_news(
    team: Team, manager: User, at_desk: Client
) -> None:
    draft = make_draft(team, manager)
    tomorrow = timezone.localdate() + timedelta(days=1)
    Version.objects.filter(pk=draft.pk).update(review_on=tomorrow)
    draft.refresh_from_db()
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    assert "To be reviewed" not in page(at_desk, "/")


def test_the_list_at_home_is_over_all_teams_one_manages_and_costs_one_query(
    team: Team, manager: User, at_desk: Client
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_desk.get("/")
        return len(queries)

    _to_be_reviewed(team, manager)
    once = cost()
    for name in ("Sør", "Vest"):
        other = make_team(name)
        add_member(other, manager, Roles.from_names(["manager"]))
        _to_be_reviewed(other, manager)
    elsewhere = make_team("Øst")
    _to_be_reviewed(elsewhere, make_manager(elsewhere))
    assert cost() == once
    listed = page(at_desk, "/")
    assert "Sør" in listed
    assert "Øst" not in listed
