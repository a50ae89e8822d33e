import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours.models import Team
from behaviours.teams import open_reading_link
from tests.behaviours.factories import make_manager, make_member, make_team
from tests.behaviours.guards import flushed_after_real_commits, without_guards

__all__ = [
    "client",
    "flushed_after_real_commits",
    "link",
    "manager",
    "reader",
    "team",
    "without_guards",
]


@pytest.fixture
def client() -> Client:
    """A browser always names the host it asks; the test client alone does not."""
    return Client(headers={"host": "testserver"})


@pytest.fixture
def team() -> Team:
    return make_team("Nord", language="nb")


@pytest.fixture
def manager(team: Team) -> User:
    return make_manager(team)


@pytest.fixture
def reader(team: Team, client: Client) -> User:
    person = make_member(team, "reader").user
    client.force_login(person)
    return person


@pytest.fixture
def link(team: Team, manager: User) -> str:
    return f"/read/{open_reading_link(team=team, by=manager).reading_token}/"
