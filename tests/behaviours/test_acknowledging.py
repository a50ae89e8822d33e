"""Confirming that one has read a version: counts for managers, names only by choice."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from behaviours.exceptions import Refused
from behaviours.models import Acknowledgement, Team, Version
from behaviours.queries.heads import published_versions
from behaviours.queries.readers import mine, named_readers, reader_counts
from behaviours.queries.standing import current_among
from behaviours.reading_state import counts_for, parsed, seconds_to_read, size_between, state_of
from behaviours.versions import open_draft, withdraw
from behaviours.versions.acknowledging import acknowledge, set_attestation
from tests.behaviours.factories import (
    make_draft,
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_team,
    texts,
)

pytestmark = pytest.mark.django_db


def confirm(client: Client, number: str, **fields: str) -> str:
    return client.post(f"/catalogue/nord/v/{number}/read/", fields, follow=True).text


def counted(team: Team) -> tuple[int, int, int]:
    """How many have confirmed what stands, only something else, nothing."""
    versions = published_versions(team)
    found = reader_counts(team, versions, current_among(versions))
    return found.confirmed, found.other, found.none


def confirmed_by(reader: User, version: Version, *, told: bool = False) -> Acknowledgement:
    return acknowledge(version=version, by=reader, told_by_name=told)


# --- the rules -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("a", "b", "size"),
    [
        ("1.0", "1.0", None),
        ("1.0", "1.0.1", "patch"),
        ("1.0.1", "1.1", "minor"),
        ("1.9", "2.0", "major"),
        ("1.0", "3.1.2", "major"),
        ("2.0", "1.4", "major"),
    ],
)
def test_the_numbers_say_how_much_lies_between(a: str, b: str, size: str | None) -> None:
    assert size_between(parsed(a), parsed(b)) == size


def test_only_spelling_makes_one_version_count_for_another() -> None:
    assert counts_for((1, 0, 0), (1, 0, 3))
    assert not counts_for((1, 0, 0), (1, 1, 0))


def test_a_reader_is_asked_again_after_a_major_and_told_of_a_minor() -> None:
    assert state_of(["1.0"], "2.0").must_read_again
    assert state_of(["1.0"], "1.1").is_noticed
    for read in ([], ["1.1"], ["1.1.2"]):
        state = state_of(read, "1.1.1")
        assert not state.must_read_again
        assert not state.is_noticed
        assert state.is_confirmed == bool(read)


def test_how_long_it_takes_is_told_in_tens_of_seconds() -> None:
    assert seconds_to_read(0, 1) == 10
    assert seconds_to_read(90, 3) == 40


# --- confirming ------------------------------------------------------------------------------
def test_a_member_confirms_once_however_often_they_tap(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert "You have confirmed that you have read version 1.0" in confirm(client, "1.0")
    confirm(client, "1.0")
    made = Acknowledgement.objects.get()
    assert (made.user, made.version.number, made.by_name) == (reader, "1.0", False)
    assert "You have confirmed version 1.0." in texts(client.get("/catalogue/nord/").text)


def test_the_page_asks_whether_one_has_read_and_an_older_one_does_not(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    assert "I have read version 1.1" in client.get("/catalogue/nord/").text
    assert "I have read version" not in client.get("/catalogue/nord/v/1.0/").text


def test_a_draft_and_a_withdrawn_version_are_not_confirmed(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    with pytest.raises(Refused, match="not_published"):
        confirmed_by(manager, draft)
    make_draft(team, manager)
    published = make_published(make_team("Sør"), make_manager(Team.objects.get(slug="sor")))
    by = published.catalogue.team.memberships.get().user
    withdraw(version=published, by=by, why="It was wrong.")
    with pytest.raises(Refused, match="withdrawn"):
        confirmed_by(by, published)
    assert not Acknowledgement.objects.exists()


def test_who_confirms_an_older_version_that_stands_again_has_read_that_one(
    team: Team, manager: User
) -> None:
    first = make_published(team, manager)
    second = make_revised(team, manager, major=True)
    confirmed_by(manager, first)
    confirmed_by(manager, second)
    again = confirmed_by(manager, first)
    assert Acknowledgement.objects.count() == 2
    assert again == Acknowledgement.objects.order_by("-at", "-pk").first()


# --- counts ----------------------------------------------------------------------------------
def test_managers_see_how_many_and_never_who(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    first = make_published(team, manager)
    others = [make_member(team).user for _ in range(2)]
    confirmed_by(reader, first)
    confirmed_by(others[0], first)
    assert counted(team) == (2, 0, 2)
    second = make_revised(team, manager, major=True)
    confirmed_by(reader, second)
    assert counted(team) == (1, 1, 2)
    client.force_login(manager)
    for address in ("/catalogue/nord/readers/", "/catalogue/nord/compare/"):
        page = client.get(address).text
        assert reader.email not in page
        assert others[0].email not in page
    shown = texts(client.get("/catalogue/nord/readers/").text)
    assert "Have confirmed version 2.0, or one that counts for it 1" in shown
    assert "Have confirmed none 2" in shown
    assert "of 4 have confirmed version 2.0" in texts(client.get("/catalogue/nord/compare/").text)


def test_readers_see_no_counts(client: Client, team: Team, manager: User, reader: User) -> None:
    make_published(team, manager)
    assert "have confirmed version" not in texts(client.get("/catalogue/nord/compare/").text)


def test_counting_reads_nothing_from_the_table_of_people(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    confirmed_by(reader, make_published(team, manager))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert counted(team) == (1, 0, 1)
    assert all("auth_user" not in query["sql"] for query in asked)
    client.force_login(manager)
    with CaptureQueriesContext(connection) as asked:
        client.get("/catalogue/nord/readers/")
    about_people = [query["sql"] for query in asked if "auth_user" in query["sql"]]
    # The one who asks is looked up, and nobody else.
    assert len(about_people) == 1
    assert f'"auth_user"."id" = {manager.pk}' in about_people[0]


def test_who_left_the_team_is_not_counted(team: Team, manager: User) -> None:
    gone = make_member(team)
    confirmed_by(gone.user, make_published(team, manager))
    gone.delete()
    assert counted(team) == (0, 0, 1)


# --- by name ---------------------------------------------------------------------------------
def test_turning_names_on_shows_nobody_who_confirmed_before(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    published = make_published(team, manager)
    confirmed_by(reader, published)
    client.force_login(manager)
    client.post("/teams/nord/attestation/", {"show": "name"})
    team.refresh_from_db()
    assert team.attests_by_name
    assert named_readers(team) == ()
    assert reader.email not in client.get("/catalogue/nord/readers/").text


def test_a_reader_is_told_before_and_then_named_until_names_are_turned_off(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    published = make_published(team, manager)
    set_attestation(team=team, by=manager, by_name=True)
    page = client.get("/catalogue/nord/").text
    assert "your manager sees your name" in page
    assert "never who" not in page
    confirm(client, "1.0", told="name")
    client.force_login(manager)
    assert reader.email in client.get("/catalogue/nord/readers/").text
    client.post("/teams/nord/attestation/", {"show": "counts"})
    assert reader.email not in client.get("/catalogue/nord/readers/").text
    assert Acknowledgement.objects.get(version=published).by_name


def test_whose_page_was_older_than_the_choice_is_asked_again(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    set_attestation(team=team, by=manager, by_name=True)
    assert "Nothing is stored yet" in texts(confirm(client, "1.0"))
    assert not Acknowledgement.objects.exists()


def test_who_was_told_of_names_that_are_off_by_now_is_not_kept_by_name(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    confirm(client, "1.0", told="name")
    assert not Acknowledgement.objects.get().by_name


def test_every_member_sees_on_the_team_page_what_was_chosen(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    assert "never who" in client.get("/teams/nord/").text
    set_attestation(team=team, by=manager, by_name=True)
    page = client.get("/teams/nord/").text
    assert "Managers see by name who confirms a version" in page
    assert "/teams/nord/attestation/" not in page


def test_opening_a_draft_disturbs_nobody(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    confirm(client, "1.0")
    open_draft(team=team, by=manager)
    page = client.get("/catalogue/nord/").text
    assert "Please read again" not in page


def test_after_a_withdrawal_readers_are_asked_what_their_own_way_asks(
    team: Team, manager: User
) -> None:
    """1.0 and a major 2.0 after it; 2.0 is withdrawn, and 1.0 only said more clearly as 2.1."""
    first = make_published(team, manager)
    second = make_revised(team, manager, major=True)
    of_first, of_second = make_member(team).user, make_member(team).user
    for version, person in ((first, of_first), (second, of_second)):
        acknowledge(version=version, by=person, told_by_name=False)
    withdraw(version=second, by=manager, why="It did not work.")
    third = make_revised(team, manager)
    assert third.number == "2.1" and third.based_on == first
    assert mine(team, of_first, third).state.is_noticed
    assert not mine(team, of_first, third).state.must_read_again
    assert mine(team, of_second, third).state.must_read_again
