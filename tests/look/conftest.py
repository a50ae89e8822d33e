import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    """A browser always names the host it asks; the test client alone does not."""
    return Client(headers={"host": "testserver"})
