"""What all tests share."""

import pytest
from django.conf import settings


def pytest_configure(config: pytest.Config) -> None:
    # A password that takes a third of a second to hash protects people, not tests.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
