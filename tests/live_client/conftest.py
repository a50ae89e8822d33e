"""The live client alone: its real modules and page, and a server that is played by the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser

from tests.journeys.conftest import browser_type_launch_args
from tests.live_client.stage import Stage

__all__ = ["browser_type_launch_args"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # As the journeys: after everything that needs an event loop of its own.
    items.sort(key=lambda item: HERE in item.path.parents)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")


@pytest.fixture
def stage(browser: Browser, rf: RequestFactory) -> Iterator[Stage]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    played = Stage(context.new_page(), rf)
    yield played
    context.close()
    assert played.broken == []
