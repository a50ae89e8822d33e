"""Who takes part in a journey. Each has a browser context: own cookies, own storage, own window."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError,
    expect,
)

from tests.journeys.axe import barriers_on
from tests.journeys.server import Server

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
WALL = {"width": 1920, "height": 1080}
PASSWORD = "a-long-enough-passphrase"
# The browser itself reports these; they are what a journey does on purpose.
EXPECTED = re.compile(
    r"WebSocket connection to|net::ERR_"
    r"|Failed to load resource: the server responded with a status of 4"
)


@dataclass
class People:
    browser: Browser
    server: Server
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)

    def window(self, size: dict[str, int], *, dark: bool = False, touch: bool = False) -> Page:
        context = self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            base_url=self.server.url,
            locale="en-GB",
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def go_home(self) -> None:
        for context in self.contexts:
            context.close()
        assert self.errors == []
        assert not self.barriers, "\n".join(dict.fromkeys(self.barriers))

    def look(self, *pages: Page) -> None:
        """Let axe look at the pages as they are now; what it finds is told at the end."""
        for page in pages:
            self.barriers += barriers_on(page)

    # --- members -------------------------------------------------------------------------------
    def member(self, invitation: str, email: str, size: dict[str, int] = DESK) -> Page:
        """Accept an invitation as a new person."""
        page = self.window(size)
        page.goto(invitation)
        page.get_by_label(re.compile("^E-?mail")).first.fill(email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        again = page.get_by_label(re.compile("again", re.I))
        if again.count():
            again.fill(PASSWORD)
        page.locator("main form button[type=submit]").last.click()
        expect(page).to_have_url(re.compile(r"/teams/"))
        return page

    # --- participants --------------------------------------------------------------------------
    def phone(self, code: str, name: str = "", *, dark: bool = False) -> Page:
        """Join by typing the code: two taps to the first task."""
        page = self.window(PHONE, dark=dark, touch=True)
        page.goto("/join/")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Join").click()
        if name:
            page.get_by_label(re.compile("Your name")).fill(name)
        page.get_by_role("button", name="Go in").click()
        expect(page).to_have_url(re.compile(r"/w/\d+/"))
        return page


def next_phase(console: Page) -> None:
    """Press Next and wait until the console shows where it led."""
    body = console.locator("#body")
    before = [body.get_attribute("data-step"), body.get_attribute("data-phase")]
    console.locator("#next form button").last.click()
    try:
        console.wait_for_function(
            """([step, phase]) => {
                const now = document.querySelector('#body').dataset;
                return (now.step ?? null) !== step || (now.phase ?? null) !== phase;
            }""",
            arg=before,
        )
    except TimeoutError as error:
        said = (
            console.locator("#next").inner_text(),
            console.locator("[data-connection]").all_inner_texts(),
        )
        raise AssertionError(f"Next led nowhere from {before}: {said}") from error


def is_in(page: Page, phase: str) -> None:
    """The phone follows the facilitator."""
    expect(page.locator("#main")).to_have_attribute("data-phase", phase)
