"""Invitations: one person, once, within 14 days."""

import logging
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from behaviours.exceptions import Refused
from behaviours.invitations import (
    accept_invitation,
    invite,
    open_invitation,
    revoke_invitation,
)
from behaviours.models import Invitation, Membership, Team
from behaviours.roles import Roles
from tests.behaviours.factories import PASSWORD, make_manager, make_member, make_team, make_user

pytestmark = pytest.mark.django_db
READER = Roles(reader=True)


def link_to(team: Team, roles: Roles = READER, email: str = "") -> str:
    made = invite(team=team, by=make_manager(team), roles=roles, email=email)
    return f"/invitations/{made.token}/"


def test_only_the_hash_of_a_token_is_stored() -> None:
    team = make_team()
    made = invite(team=team, by=make_manager(team), roles=READER)
    assert len(made.token) == 43  # 256 bits
    stored = Invitation.objects.filter(pk=made.invitation.pk).values().get()
    assert made.token not in str(stored)
    assert open_invitation(made.token) == made.invitation


def test_only_managers_invite_and_revoke() -> None:
    team = make_team()
    facilitator = make_member(team, "facilitator").user
    with pytest.raises(PermissionDenied):
        invite(team=team, by=facilitator, roles=READER)
    made = invite(team=team, by=make_manager(team), roles=READER)
    with pytest.raises(PermissionDenied):
        revoke_invitation(invitation=made.invitation, by=facilitator)


def test_a_new_person_makes_an_account_and_is_signed_in(client: Client) -> None:
    team = make_team()
    link = link_to(team, Roles(facilitator=True, reader=True), email="kari@example.org")
    page = client.get(link, follow=True)
    assert page.redirect_chain == [("/invitations/accept/", 302)]
    assert 'value="kari@example.org"' in page.text
    answer = client.post(
        "/invitations/accept/",
        {"email": "kari@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert answer.headers["Location"] == f"/teams/{team.slug}/"
    member = Membership.objects.get(user__email="kari@example.org")
    assert (member.is_facilitator, member.is_manager, member.is_reader) == (True, False, True)
    assert client.get(f"/teams/{team.slug}/").status_code == 200
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"email": "", "password1": PASSWORD, "password2": PASSWORD}, "required"),
        ({"email": "k@example.org", "password1": "12345", "password2": "12345"}, "too short"),
        ({"email": "k@example.org", "password1": PASSWORD, "password2": "other"}, "same password"),
        ({"email": "here@example.org", "password1": PASSWORD, "password2": PASSWORD}, "Sign in"),
    ],
)
def test_what_is_wrong_with_the_account_is_said_and_nothing_is_made(
    client: Client, data: dict[str, str], words: str
) -> None:
    make_user("here@example.org")
    client.get(link_to(make_team()))
    people = User.objects.count()
    answer = client.post("/invitations/accept/", data)
    assert answer.status_code == 422
    assert words in answer.text
    assert User.objects.count() == people
    assert not Invitation.objects.exclude(accepted_at=None).exists()


def test_somebody_who_is_signed_in_joins_with_what_they_have(client: Client) -> None:
    team = make_team()
    person = make_user()
    client.force_login(person)
    page = client.get(link_to(team), follow=True)
    assert f"Join as {person.email}" in page.text
    client.post("/invitations/accept/")
    assert team.memberships.filter(user=person, is_reader=True).exists()


def test_an_invitation_survives_signing_in_on_the_way(client: Client) -> None:
    team = make_team()
    person = make_user("kari@example.org")
    client.get(link_to(team))
    answer = client.post(
        "/accounts/login/?next=/invitations/accept/",
        {"login": person.email, "password": PASSWORD},
    )
    assert answer.headers["Location"] == "/invitations/accept/"
    client.post("/invitations/accept/")
    assert team.memberships.filter(user=person).exists()


def test_joining_again_adds_roles_and_takes_none() -> None:
    team = make_team()
    member = make_member(team, "manager")
    made = invite(team=team, by=member.user, roles=READER)
    joined = accept_invitation(invitation=made.invitation, user=member.user)
    assert (joined.is_manager, joined.is_reader) == (True, True)


def test_an_invitation_is_used_once() -> None:
    team = make_team()
    made = invite(team=team, by=make_manager(team), roles=READER)
    accept_invitation(invitation=made.invitation, user=make_user())
    with pytest.raises(Refused) as refused:
        accept_invitation(invitation=made.invitation, user=make_user())
    assert refused.value.code == "invitation_closed"


def test_old_and_revoked_invitations_open_nothing(client: Client) -> None:
    team = make_team()
    by = make_manager(team)
    old, taken_back = (invite(team=team, by=by, roles=READER) for _ in range(2))
    assert old.invitation.expires_at - old.invitation.created_at >= timedelta(days=13, hours=23)
    Invitation.objects.filter(pk=old.invitation.pk).update(expires_at=timezone.now())
    revoke_invitation(invitation=taken_back.invitation, by=by)
    for token in (old.token, taken_back.token, "a" * 43):
        answer = client.get(f"/invitations/{token}/")
        assert answer.status_code == 404
        assert "does not open" in answer.text


def test_an_invitation_revoked_while_the_page_is_open_is_refused(client: Client) -> None:
    team = make_team()
    client.get(link_to(team))
    revoke_invitation(invitation=Invitation.objects.get(), by=make_manager(team))
    client.force_login(make_user())
    assert client.post("/invitations/accept/").status_code == 404


def test_the_link_is_shown_once_to_copy(client: Client) -> None:
    team = make_team()
    client.force_login(make_manager(team))
    answer = client.post(
        f"/teams/{team.slug}/invitations/", {"email": "kari@example.org", "roles": ["reader"]}
    )
    found = re.search(r"http://testserver/invitations/([\w-]{43})/", answer.text)
    assert found is not None
    assert answer.headers["Cache-Control"] == "no-store"
    assert found[1] not in client.get(f"/teams/{team.slug}/").text
    assert mail.outbox == []


def test_the_link_is_mailed_in_the_teams_language_where_mail_is_set(
    client: Client, settings: Settings
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    team = make_team("Nord", language="nb")
    client.force_login(make_manager(team))
    answer = client.post(
        f"/teams/{team.slug}/invitations/", {"email": "kari@example.org", "roles": ["reader"]}
    )
    assert "mailed to kari@example.org" in answer.text
    (message,) = mail.outbox
    assert message.to == ["kari@example.org"]
    assert "http://testserver/invitations/" in message.body


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"email": "kari@example.org"}, "Choose at least one role."),
        ({"email": "not an address", "roles": ["reader"]}, "valid email"),
        ({"email": "", "roles": ["boss"]}, "not one of the available choices"),
    ],
)
def test_a_wrong_invitation_says_so_and_keeps_what_was_typed(
    client: Client, data: dict[str, object], words: str
) -> None:
    team = make_team()
    client.force_login(make_manager(team))
    answer = client.post(f"/teams/{team.slug}/invitations/", data)
    assert answer.status_code == 422
    assert words in answer.text
    assert str(data["email"]) in answer.text
    assert not Invitation.objects.exists()


def test_an_address_with_a_token_sends_no_referrer(client: Client) -> None:
    answer = client.get(link_to(make_team()))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_tokens_do_not_reach_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    token = "secret" * 7 + "x"
    with caplog.at_level(logging.DEBUG):
        client.get(f"/invitations/{token}/")
        client.get(f"/read/{token}/v/1.0/")
    assert "Not Found" in caplog.text
    assert token not in caplog.text
