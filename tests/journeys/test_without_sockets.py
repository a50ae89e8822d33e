"""Where a network blocks sockets, everything passes by POST and polling, and people are told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, react, save_draft, theme, write
from tests.journeys.test_workshop import create, open_screen

NOTE = "This network blocks the fast connection."
LIVE = re.compile(r"/live/")


@dataclass
class BehindAWall(People):
    """People in a house whose network lets no socket through, as long as `blocked`."""

    blocked: bool = True
    let_through: int = 0

    def window(self, size: dict[str, int], *, dark: bool = False, touch: bool = False) -> Page:
        page = super().window(size, dark=dark, touch=touch)
        page.context.route_web_socket(LIVE, self._refuse)
        return page

    def _refuse(self, socket: WebSocketRoute) -> None:
        if self.blocked:
            socket.close()
        else:
            self.let_through += 1
            socket.connect_to_server()


@pytest.fixture
def people(browser: Browser, server: Server) -> Iterator[BehindAWall]:
    everybody = BehindAWall(browser, server)
    yield everybody
    everybody.go_home()


def asks_again_and_again(*pages: Page) -> None:
    for page in pages:
        expect(page.locator("html")).to_have_attribute("data-net", "polling")


def are_told(*pages: Page) -> None:
    for page in pages:
        expect(page.locator("[data-banner]")).to_be_visible()
        expect(page.locator("[data-banner]")).to_contain_text(NOTE)


def on_to(console: Page, kind: str) -> None:
    """Next, past what this journey leaves out, to a step's first phase."""
    while not console.locator(f"#body[data-phase={kind}]").count():
        next_phase(console)


def test_a_word_is_settled_without_a_single_socket(people: BehindAWall, server: Server) -> None:
    console = people.member(server.team("Team West"), "wim@team.example")
    code = create(console, agenda="45 minutes")
    screen = open_screen(people, console)
    ida, per = phones = [people.phone(code, "Ida"), people.phone(code, "Per")]
    everybody = [console, screen, *phones]
    asks_again_and_again(*everybody)
    are_told(console, *phones)  # the wall has nobody to tell
    people.look(console, screen, ida)
    expect(console.locator("#people")).to_contain_text("Per")

    # Write, look through, show.
    on_to(console, "writing")
    for phone, text in zip(phones, ("Listen to the end", "Say what happens next"), strict=True):
        is_in(phone, "writing")
        write(phone, text)
    expect(console.locator("#progress")).to_contain_text("2")
    assert "Listen to the end" not in per.content() + screen.content() + console.content()
    on_to(console, "shown")
    for page in (per, screen):
        expect(page.get_by_text("Listen to the end").first).to_be_visible()

    # Group.
    on_to(console, "sorting")
    new_theme(console, "Ears")
    new_theme(console, "A next step")
    is_in(ida, "sorting")
    expect(theme(ida, "A next step")).to_be_visible()
    move(ida, "Listen to the end", "Ears")
    move(ida, "Say what happens next", "A next step")
    for page in (console, per):
        expect(theme(page, "Ears")).to_contain_text("Listen to the end")

    # Vote.
    on_to(console, "voting")
    for phone in phones:
        is_in(phone, "voting")
        dot(phone, "Ears")
    expect(console.locator("#progress")).to_contain_text("2")
    on_to(console, "counted")
    for page in everybody:
        expect(page.get_by_text("Ears", exact=True).first).to_be_visible()

    # Agree.
    on_to(console, "drafting")
    save_draft(console, "We listen to the end.")
    on_to(console, "reacting")
    for phone in phones:
        is_in(phone, "reacting")
        react(phone, "Agree")
    on_to(console, "decided")
    for page in everybody:
        expect(page.get_by_text("We listen to the end.").first).to_be_visible()

    # Close.
    last = console.locator("#handover")
    while not last.count():
        next_phase(console)
    expect(ida.get_by_text("Listen to the end").first).to_be_visible()
    last.get_by_role("button", name="Hand over to the catalogue").click()
    expect(console.get_by_role("link", name=re.compile("Open the draft"))).to_be_visible()
    asks_again_and_again(*everybody)
    are_told(console, *phones)
    assert people.let_through == 0


def test_the_note_goes_when_sockets_get_through_again(people: BehindAWall, server: Server) -> None:
    console = people.member(server.team("Team East"), "eve@team.example")
    code = create(console, agenda="45 minutes")
    screen, phone = open_screen(people, console), people.phone(code, "Ida")
    asks_again_and_again(console, screen, phone)
    are_told(console, phone)
    on_to(console, "writing")
    is_in(phone, "writing")
    write(phone, "Sent by post")

    people.blocked = False
    for page in (console, screen, phone):
        page.context.set_offline(True)
        page.context.set_offline(False)
        expect(page.locator("html")).to_have_attribute("data-net", "open")
        expect(page.locator("[data-banner]")).to_be_hidden()

    assert people.let_through >= 3
    write(phone, "Sent by socket")
    on_to(console, "shown")
    for place in (phone.locator("#cards"), screen.locator("main")):
        for text in ("Sent by post", "Sent by socket"):
            expect(place.get_by_text(text)).to_have_count(1)
