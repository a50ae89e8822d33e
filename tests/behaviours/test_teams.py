"""Teams, roles, and leaving."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.http import Http404
from django.test import Client

from behaviours import events
from behaviours.erasure import erase_team
from behaviours.exceptions import Refused
from behaviours.models import Erasure, Invitation, LiftedGuard, Membership, Team, Version
from behaviours.permissions import can_create_team
from behaviours.roles import EVERYTHING, Roles
from behaviours.teams import change_roles, create_team, leave_team, remove_member
from tests.behaviours.factories import (
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db
READER = Roles(reader=True)


@pytest.fixture
def removed() -> Any:
    """What `member_removed` told, as (team id, user id)."""
    told: list[tuple[int, int]] = []

    def listen(*, team_id: int, user_id: int, **kwargs: Any) -> None:
        told.append((team_id, user_id))

    events.member_removed.connect(listen)
    yield told
    events.member_removed.disconnect(listen)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kundeservice Ærø på Åland", "kundeservice-aeroe-pa-aland"),
        ("客服", "team"),
        ("New", "new-2"),
        ("🎈", "team"),
    ],
)
def test_a_team_gets_an_address_from_its_name(name: str, slug: str) -> None:
    assert make_team(name).slug == slug.replace("aeroe", "aero")


def test_two_teams_of_one_name_have_two_addresses() -> None:
    assert [make_team("Nord").slug, make_team("Nord").slug] == ["nord", "nord-2"]


def test_whoever_facilitates_or_manages_may_create_a_team_and_gets_every_role() -> None:
    person = make_member(make_team(), "facilitator").user
    team = create_team(name="Another", language="sv", by=person)
    membership = team.memberships.get()
    assert (membership.user, membership.is_manager) == (person, True)
    assert can_create_team(make_user(is_superuser=True))
    for other in (make_user(), make_member(team, "reader").user):
        with pytest.raises(PermissionDenied):
            create_team(name="Mine", language="sv", by=other)


def test_a_manager_changes_roles() -> None:
    team = make_team()
    member = make_member(team, "reader")
    changed = change_roles(
        membership=member, by=make_manager(team), roles=Roles(facilitator=True, reader=True)
    )
    assert (changed.is_facilitator, changed.is_manager, changed.is_reader) == (True, False, True)


def test_a_member_has_at_least_one_role() -> None:
    with pytest.raises(Refused) as refused:
        Roles()
    assert (refused.value.code, refused.value.field) == ("no_role", "roles")


def test_nobody_without_the_role_changes_roles_or_removes_anybody() -> None:
    team = make_team()
    member = make_member(team, "reader")
    for by, error in (
        (make_member(team, "facilitator").user, PermissionDenied),
        (make_manager(make_team()), Http404),
    ):
        with pytest.raises(error):
            change_roles(membership=member, by=by, roles=EVERYTHING)
        with pytest.raises(error):
            remove_member(membership=member, by=by)


@pytest.mark.parametrize(
    ("role", "code"), [("manager", "last_manager"), ("facilitator", "last_facilitator")]
)
def test_the_last_of_a_role_stays(role: str, code: str) -> None:
    team = make_team()
    last = make_member(team, role)
    by = last.user if role == "manager" else make_manager(team)

    def give_up() -> None:
        change_roles(membership=last, by=by, roles=READER)

    def remove() -> None:
        remove_member(membership=last, by=by)

    def leave() -> None:
        leave_team(team=team, user=last.user)

    ways: list[Callable[[], None]] = [give_up, remove, leave]
    for way in ways:
        with pytest.raises(Refused) as refused:
            way()
        assert refused.value.code == code
    make_member(team, role)
    leave()
    assert not Membership.objects.filter(pk=last.pk).exists()


def test_removing_a_member_is_told_once_it_is_certain(
    removed: list[tuple[int, int]], django_capture_on_commit_callbacks: Any
) -> None:
    team = make_team()
    member = make_member(team)
    with django_capture_on_commit_callbacks() as waiting:
        remove_member(membership=member, by=make_manager(team))
    assert removed == []
    for tell in waiting:
        tell()
    assert removed == [(team.pk, member.user_id)]


def test_leaving_is_told_too(
    removed: list[tuple[int, int]], django_capture_on_commit_callbacks: Any
) -> None:
    team = make_team()
    person = make_member(team).user
    with django_capture_on_commit_callbacks(execute=True):
        leave_team(team=team, user=person)
    assert removed == [(team.pk, person.pk)]


def test_a_removed_members_browser_finds_nothing_at_its_next_request(client: Client) -> None:
    team = make_team()
    member = make_member(team)
    client.force_login(member.user)
    assert client.get(f"/teams/{team.slug}/").status_code == 200
    remove_member(membership=member, by=make_manager(team))
    assert client.get(f"/teams/{team.slug}/").status_code == 404
    assert client.get(f"/catalogue/{team.slug}/").status_code == 404


def test_the_command_creates_a_team_and_prints_the_link() -> None:
    out = StringIO()
    call_command("create_team", "Kundeservice", language="nb", email="kari@example.org", stdout=out)
    team = Team.objects.get()
    assert (team.name, team.language, team.catalogue.versions.count()) == ("Kundeservice", "nb", 0)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.is_facilitator, invitation.is_manager) == (
        "kari@example.org",
        True,
        True,
    )
    assert "/invitations/" in out.getvalue()
    assert invitation.token_hash not in out.getvalue()


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        (" ", {}, "between 1 and 80"),
        ("x" * 81, {}, "between 1 and 80"),
        ("Nord", {"roles": "boss"}, "Unknown role: boss"),
        ("Nord", {"roles": ","}, "at least one role"),
        ("Nord", {"email": "not an address"}, "valid email"),
    ],
)
def test_the_command_says_what_is_wrong_and_makes_nothing(
    name: str, options: dict[str, str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("create_team", name, language="nb", **options)
    assert not Team.objects.exists()


def test_erasing_a_team_takes_its_published_versions_and_leaves_a_record(
    removed: list[tuple[int, int]],
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    team, other = make_team(), make_team()
    by = make_manager(team)
    make_published(team, by)
    last = make_revised(team, by)
    kept = make_published(other, make_manager(other))
    team_id = team.pk
    with django_capture_on_commit_callbacks(execute=True):
        erase_team(team=team, by=by)
    assert list(Version.objects.all()) == [kept]
    record = Erasure.objects.get()
    assert (record.team_id, record.versions, record.last_hash, record.erased_by) == (
        team_id,
        2,
        last.content_hash,
        by,
    )
    assert not LiftedGuard.objects.exists()
    assert removed == [(team_id, by.pk)]
    assert f"Team {team_id} and its 2 versions were erased" in caplog.text


def test_only_a_manager_erases_a_team() -> None:
    team = make_team()
    with pytest.raises(PermissionDenied):
        erase_team(team=team, by=make_member(team, "facilitator").user)
    assert Team.objects.filter(pk=team.pk).exists()
