"""Addresses that are keys: what cannot be one of ours is asked of no database."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.workshop.browsers import HOST
from tests.workshop.test_addresses import addresses

pytestmark = pytest.mark.django_db

# PostgreSQL refuses a text with the first, whatever it is compared with.
NO_LINKS = ("%00".join("a" * 15), "a" * 42, "a" * 44, "a" * 42 + "é", "a" * 42 + "%0a")


def by_link() -> Iterator[str]:
    """The beginning of each address that holds a link, by its first part."""
    firsts = {"reach": "check", "invitation": "invitations"}
    for name, given in addresses():
        if "token" in given:
            yield firsts.get(name, name.partition("_")[0])


@pytest.mark.parametrize("first", sorted(set(by_link())))
@pytest.mark.parametrize("token", NO_LINKS)
def test_what_is_no_link_is_not_looked_up(
    first: str, token: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client(headers={"host": HOST})

    with django_assert_num_queries(0):
        answer = client.get(f"/{first}/{token}/")

    assert answer.status_code == 404
