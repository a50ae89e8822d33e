import pytest
from django.test import Client

from tests.behaviours.guards import flushed_after_real_commits, without_guards

__all__ = ["client", "flushed_after_real_commits", "without_guards"]


@pytest.fixture
def client() -> Client:
    """A browser always names the host it asks; the test client alone does not."""
    return Client(headers={"host": "testserver"})
