"""Journeys: several people at once in a real Chromium, against the real server."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import People
from tests.journeys.server import Server

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The browser's driver keeps an event loop in this thread, beside which async tests cannot run.
    items.sort(key=lambda item: in_a_browser(item.path))
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")


def in_a_browser(path: Path) -> bool:
    return bool({HERE, HERE.parent / "live_client"} & set(path.parents))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": shutil.which("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A fresh product for each file of journeys."""
    started = Server(tmp_path_factory.mktemp("var"))
    started.start()
    yield started
    started.stop()
    log = started.log.read_text()
    assert "Traceback" not in log, log[-6000:]
    assert "ERROR" not in log, log[-6000:]
    assert "Not Found: /static/" not in log, log[-6000:]


@pytest.fixture
def people(browser: Browser, server: Server) -> Iterator[People]:
    """Makes people with a browser of their own; fails if any page logged an error."""
    everybody = People(browser, server)
    yield everybody
    everybody.go_home()
