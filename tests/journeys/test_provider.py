"""Members sign in at a provider of accounts: a real one, that runs here for the test."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import DESK, People
from tests.journeys.server import STARTS_WITHIN, Server, free_port

ACCOUNTS = {
    "ida": {"email": "Ida@Nord.example", "email_verified": True},
    "per": {"email": "per@nord.example", "email_verified": False},
    "siv": {"email": "siv@elsewhere.example", "email_verified": True},
    "ola": {"email": "ola@nord.example", "email_verified": True},
}
BUTTON = "Sign in with Nord"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Its address."""
    port = free_port()
    claims = [json.dumps({"sub": sub, **more}) for sub, more in ACCOUNTS.items()]
    told = [part for each in claims for part in ("--user-claims", each)]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *told],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=2).close()
            break
        except OSError:
            assert process.poll() is None and time.monotonic() < until
    yield address
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="module")
def server(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product, which knows that provider."""
    started = Server(tmp_path_factory.mktemp("var"))
    started.settings = {
        "SAMSYN_OIDC_URL": provider,
        "SAMSYN_OIDC_NAME": "Nord",
        "SAMSYN_OIDC_CLIENT": "samsyn",
        "SAMSYN_OIDC_SECRET": "spruce-and-cloudberry",
    }
    started.start()
    yield started
    started.stop()
    assert "Traceback" not in started.log.read_text()


def sign_in(page: Page, server: Server, who: str) -> None:
    """By the button, and then at the provider."""
    if "/accounts/login/" not in page.url:
        page.goto(f"{server.url}/accounts/login/")
    page.get_by_role("button", name=BUTTON).click()
    page.locator("input[name=sub]").first.fill(who)
    page.locator("input[name=sub]").first.press("Enter")
    page.wait_for_url(f"{server.url}/**")


def test_a_member_signs_in_by_the_address_that_the_provider_calls_verified(
    people: People, server: Server
) -> None:
    first = people.member(server.team("Team North"), "ida@nord.example")
    expect(first.get_by_role("heading", name="Team North")).to_be_visible()
    page = people.window(DESK)
    page.goto(f"{server.url}/accounts/login/")
    people.look(page)

    sign_in(page, server, "ida")

    expect(page.get_by_role("link", name="Team North").first).to_be_visible()


def test_an_address_that_is_not_verified_lets_nobody_in(people: People, server: Server) -> None:
    people.member(server.team("Team East"), "per@nord.example")
    page = people.window(DESK)

    sign_in(page, server, "per")

    expect(page.get_by_text("does not say that your e-mail address is verified")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_nobody_signs_up_without_an_invitation(people: People, server: Server) -> None:
    page = people.window(DESK)

    sign_in(page, server, "siv")

    expect(page.get_by_text("Nobody with your e-mail address is invited here.")).to_be_visible()


def test_who_is_invited_joins_with_the_account_they_have(people: People, server: Server) -> None:
    page = people.window(DESK)
    page.goto(server.team("Team West"))
    page.get_by_role("link", name="Sign in to join").click()

    sign_in(page, server, "ola")

    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="Team West")).to_be_visible()
    # The next time, too, and without the invitation.
    again = people.window(DESK)
    sign_in(again, server, "ola")
    expect(again.get_by_role("link", name="Team West").first).to_be_visible()
