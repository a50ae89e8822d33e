"""The named fixtures in which tests drop the triggers that keep published versions as they are."""

from collections.abc import Iterator

import pytest
from django.db import connection

from behaviours.immutability import create_guards, drop_guards


@pytest.fixture
def without_guards(db: None) -> Iterator[None]:
    """Published versions can be changed inside this test."""
    drop_guards(connection)
    yield
    create_guards(connection)


@pytest.fixture(autouse=True)
def flushed_after_real_commits(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that commit are emptied by a flush, which the triggers would refuse.

    The flush itself puts the triggers back (it sends post_migrate).
    """
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    drop_guards(connection)
