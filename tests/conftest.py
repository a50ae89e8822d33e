"""What all tests share."""

import os

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import settings as examples

from workshop.live import writer

# pytest --hypothesis-profile=long: for a night, or after a change to what many people do at once.
examples.register_profile("long", max_examples=2000, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    # A password that takes a third of a second to hash protects people, not tests.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Workers have databases of their own and share one Redis: nobody hears the other's notices.
    for layer in settings.CHANNEL_LAYERS.values():
        layer["CONFIG"]["prefix"] += os.environ.get("PYTEST_XDIST_WORKER", "")


@pytest.fixture(autouse=True)
def words_are_english_at_first() -> None:
    """A page that was read in another language leaves it behind in the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def batches_are_not_cut_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a batch may take is a matter of the machine; what a test puts into one stays one."""
    monkeypatch.setattr(writer, "BATCH_SECONDS", 60)
