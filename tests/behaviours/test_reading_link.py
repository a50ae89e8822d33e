"""Reading without sign-in, where the team allows it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours.models import Team
from behaviours.teams import close_reading_link, open_reading_link
from tests.behaviours.factories import (
    make_published,
    make_revised,
)

pytestmark = pytest.mark.django_db


def test_the_reading_link_shows_every_reading_page_without_sign_in(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    for rest in ("", "versions/", "compare/", "v/1.0/", "v/1.0/b/LIS-01/", "v/1.1/why/"):
        answer = client.get(link + rest)
        assert answer.status_code == 200
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert 'name="robots" content="noindex' in answer.text
        # Nothing of the address is ever sent on, and no page leads into the team.
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert "/catalogue/nord/" not in answer.text
        assert "/teams/" not in answer.text


def test_a_closed_or_renewed_link_looks_like_one_that_never_was(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    renewed = open_reading_link(team=team, by=manager)
    assert client.get(link).status_code == 404
    new = f"/read/{renewed.reading_token}/"
    assert client.get(new).status_code == 200
    close_reading_link(team=team, by=manager)
    for address in (new, new + "v/1.0/", f"/read/{'a' * 43}/"):
        assert client.get(address).status_code == 404


def test_a_manager_opens_renews_and_closes_the_link_on_the_teams_page(
    client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    seen = []
    for choice in ("open", "renew", "close"):
        client.post("/teams/nord/reading-link/", {"link": choice})
        team.refresh_from_db()
        seen.append(team.reading_token)
    assert [token is not None for token in seen] == [True, True, False]
    assert seen[0] != seen[1]
