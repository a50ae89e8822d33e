from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from behaviours.immutability import create_guards, drop_guards


@pytest.fixture
def client() -> Client:
    """A browser always names the host it asks; the test client alone does not."""
    return Client(headers={"host": "testserver"})


@pytest.fixture
def without_guards(db: None) -> Iterator[None]:
    """Drops the triggers that keep published versions as they are, and puts them back."""
    drop_guards(connection)
    yield
    create_guards(connection)
