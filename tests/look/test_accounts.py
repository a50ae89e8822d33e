"""Signing in and what belongs to it, in the product's look."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from behaviours.models import Membership, Team

pytestmark = pytest.mark.django_db

OPEN = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
]


@pytest.fixture
def ida() -> User:
    return User.objects.create_user("ida", "ida@nord.example", "three-small-words")


@pytest.mark.parametrize("name", OPEN)
def test_every_open_page_has_the_frame(client: Client, name: str) -> None:
    text = client.get(reverse(name)).content.decode()

    assert 'class="fc-top no-print"' in text
    assert len(re.findall(r"<h1\b", text)) == 1
    assert "style=" not in text and "placeholder=" not in text


def test_a_password_manager_knows_the_fields(client: Client) -> None:
    text = client.get(reverse("account_login")).content.decode()

    assert 'autocomplete="email"' in text
    assert 'autocomplete="current-password"' in text


def test_a_wrong_password_keeps_the_address_and_says_what_is_wrong(
    client: Client, ida: User
) -> None:
    text = client.post(
        reverse("account_login"), {"login": ida.email, "password": "not-the-one"}
    ).content.decode()

    assert f'value="{ida.email}"' in text
    assert 'role="alert"' in text
    assert "not-the-one" not in text


def test_signing_in_leads_to_the_persons_teams(client: Client, ida: User) -> None:
    team = Team.objects.create(name="Team Nord", slug="nord", language="nb")
    Membership.objects.create(team=team, user=ida)
    Team.objects.create(name="Team Sør", slug="sor", language="nb")

    text = client.post(
        reverse("account_login"),
        {"login": ida.email, "password": "three-small-words"},
        follow=True,
    ).content.decode()

    assert "Team Nord" in text
    assert "Team Sør" not in text
    assert 'class="banner ' not in text, "the page itself shows that one is signed in"


def test_who_is_in_no_team_is_told_what_comes(client: Client, ida: User) -> None:
    client.force_login(ida, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "You are in no team yet" in client.get("/").content.decode()


@pytest.mark.parametrize("facilitates", [True, False])
def test_only_who_may_make_a_team_is_offered_it(
    client: Client, ida: User, facilitates: bool
) -> None:
    team = Team.objects.create(name="Team Nord", slug="nord", language="nb")
    Membership.objects.create(team=team, user=ida, is_facilitator=facilitates)
    client.force_login(ida, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert (reverse("team_new") in client.get("/").content.decode()) is facilitates


def test_there_is_no_open_form_for_an_account(client: Client) -> None:
    text = client.get(reverse("account_signup")).content.decode()

    assert "by invitation" in text
    assert 'type="password"' not in text


@pytest.mark.parametrize("name", ["account_change_password", "account_logout", "account_email"])
def test_every_page_of_ones_own_account_has_the_frame(client: Client, ida: User, name: str) -> None:
    client.force_login(ida, backend="allauth.account.auth_backends.AuthenticationBackend")
    text = client.get(reverse(name)).content.decode()

    assert 'class="fc-top no-print"' in text
    assert "popovertarget" in text


def test_the_start_page_asks_for_the_code_first(client: Client) -> None:
    text = client.get("/").content.decode()

    assert 'inputmode="numeric"' in text and 'autocomplete="one-time-code"' in text
    assert reverse("account_login") in text


@pytest.mark.parametrize("teams", [1, 3])
def test_the_list_of_teams_costs_the_same_for_one_and_for_three(
    client: Client,
    ida: User,
    teams: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(teams):
        team = Team.objects.create(name=f"Team {number}", slug=f"team-{number}", language="nb")
        Membership.objects.create(team=team, user=ida)
    client.force_login(ida, backend="allauth.account.auth_backends.AuthenticationBackend")

    # Two of them: what is due in the teams, and the drafts one is asked to look at.
    with django_assert_num_queries(6):
        client.get("/")


def test_the_message_for_a_new_password_holds_the_link(client: Client, ida: User) -> None:
    client.post(reverse("account_reset_password"), {"email": ida.email})

    [message] = mail.outbox
    path = re.findall(r"https?://testserver(/accounts/password/reset/key/\S+)", str(message.body))[
        0
    ]
    page = client.get(path, follow=True).content.decode()
    assert page.count('autocomplete="new-password"') == 2


def test_an_address_without_an_account_is_not_sent_to_a_closed_door(
    client: Client,
) -> None:
    page = client.post(
        reverse("account_reset_password"), {"email": "nobody@nord.example"}, follow=True
    )

    assert "Look in your mailbox" in page.content.decode(), (
        "the page does not tell who has an account"
    )
    [message] = mail.outbox
    assert reverse("account_signup") not in message.body
