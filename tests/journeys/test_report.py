"""The report: opened at the close, read on a phone without signing in, printed, taken as a file.

And the board played again by the facilitator.
"""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import move, new_theme, react, save_draft, write
from tests.journeys.test_workshop import (
    create,
    hold_in_short,
    keep_only,
    nobody_sees,
    open_screen,
    to_agenda,
)

SENTENCE = "We say at once what we can do, and why when we cannot."
LISTEN, REASON, RUDE = "Say what we can do", "Give the reason for a no", "=like Kari never does"
PEOPLE = ("Ida", "Per", "Oda")
CLOSE = "Our own words, and where they went"
STEPS = ("What it means to you", "Find what belongs together", "Agree on one sentence", CLOSE)


def settle(people: People, console: Page, phones: list[Page]) -> None:
    for phone, text in zip(phones, (LISTEN, REASON, RUDE), strict=True):
        is_in(phone, "writing")
        write(phone, text)
    next_phase(console)
    rude = console.locator("#gate [id^=card-]", has_text=RUDE)
    rude.get_by_role("button", name=re.compile("names a person")).click()
    expect(rude).to_contain_text("Hidden: names a person")
    for _ in range(2):
        next_phase(console)
    new_theme(console, "Says what it can")
    move(console, LISTEN, "Says what it can")
    new_theme(console, "Explains")
    move(console, REASON, "Explains")
    next_phase(console)
    save_draft(console, SENTENCE)
    next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
        react(phone, "Agree")
    for _ in range(3):
        next_phase(console)


def test_whoever_was_there_takes_the_report_home(
    people: People, server: Server, tmp_path: Path
) -> None:
    console = people.member(server.team("Team North"), "uma@team.example")
    code = create(console, agenda="Half a day")
    home = console.url
    to_agenda(console)
    keep_only(console, *STEPS)
    hold_in_short(console, *STEPS)
    console.goto(home)
    screen = open_screen(people, console)
    phones = [people.phone(code, name) for name in PEOPLE]
    console.locator("#next form button").last.click()
    settle(people, console, phones)
    for phone in phones:
        is_in(phone, "open")
    expect(console.locator("#report")).to_contain_text("Open its link")
    nobody_sees("/report/", screen, *phones)

    console.locator("#report").get_by_role("button", name="Open the link").click()
    for phone in phones:
        expect(phone.get_by_role("link", name="Open the report")).to_be_visible()
    expect(screen.get_by_role("img", name="QR code of the report")).to_be_visible()
    people.look(console, screen, phones[0])
    drawn = "img => img.complete && img.naturalWidth > 0"
    for page in (console, screen):
        page.wait_for_function(f"({drawn})(document.querySelector('.rp-code'))")

    # The workshop is over; the link goes on.
    console.locator("#next form button").last.click()
    console.locator("#confirm [value=yes]").click()
    expect(console.locator("#next")).to_contain_text("over")
    link = phones[0].get_by_role("link", name="Open the report")
    address = link.get_attribute("href") or ""
    assert re.fullmatch(r"/report/[\w-]{43}/", address)
    stranger = people.window({"width": 390, "height": 844}, touch=True)
    stranger.goto(address)
    read(people, stranger, tmp_path)

    replay(people, console, home)
    close(people, console, home, stranger, address)


def read(people: People, page: Page, folder: Path) -> None:
    expect(page.locator("main")).to_contain_text(SENTENCE)
    expect(page.locator("main")).to_contain_text(LISTEN)
    nobody_sees(RUDE, page)
    for name in PEOPLE:
        nobody_sees(f">{name}<", page)
    people.look(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    for kind, name in (("csv", "As a table"), ("md", "As text")):
        with page.expect_download() as waited:
            page.get_by_role("link", name=re.compile(name)).click()
        download = waited.value
        assert re.fullmatch(rf"team-north-\d{{4}}-\d\d-\d\d\.{kind}", download.suggested_filename)
        download.save_as(folder / kind)
    rows = list(csv.reader(io.StringIO((folder / "csv").read_text("utf-8-sig"))))
    assert ["card", "Says what it can", LISTEN] in [row[:3] for row in rows]
    assert SENTENCE.rstrip(".") in (folder / "md").read_text()

    page.emulate_media(media="print")
    expect(page.get_by_role("link", name=re.compile("As text"))).to_be_hidden()
    expect(page.locator(".foot")).to_be_hidden()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    page.emulate_media(media="screen")

    page.get_by_role("button", name="Norsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(page.locator("main")).to_contain_text(SENTENCE)


def replay(people: People, console: Page, home: str) -> None:
    """By buttons, by keyboard, by the list: forward and back."""
    console.locator("#report").get_by_role("link", name="Replay the board").click()
    at = console.locator("[data-at]")
    expect(at).to_have_text("4")
    theme = console.locator(".rl .bd-col", has_text="Explains")
    expect(theme).to_contain_text(REASON)
    people.look(console)
    console.get_by_role("button", name="One change back").click()
    expect(at).to_have_text("3")
    expect(theme).not_to_contain_text(REASON)
    expect(console.locator("[data-now]")).to_contain_text("Explains")
    slider = console.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    expect(at).to_have_text("0")
    expect(console.locator(".rl .bd-col")).to_have_count(1)
    expect(console.locator(".rl .bd-col.un li")).to_have_count(2)
    people.look(console)
    slider.press("ArrowRight")
    expect(at).to_have_text("1")
    console.get_by_role("button", name="Play 4×").click()
    expect(at).to_have_text("4")
    expect(console.get_by_role("button", name="Play 4×")).to_have_attribute("aria-pressed", "false")
    console.locator("[data-event='2']").click()
    expect(at).to_have_text("2")
    expect(console.locator("[data-event='2']")).to_have_attribute("aria-current", "step")
    console.set_viewport_size({"width": 390, "height": 844})
    people.look(console)
    assert console.evaluate("document.documentElement.scrollWidth <= innerWidth")
    console.set_viewport_size({"width": 1440, "height": 900})
    console.goto(home)


def close(people: People, console: Page, home: str, stranger: Page, address: str) -> None:
    """The team's page renews and closes the link; the old one is nowhere at once."""
    console.locator("#report").get_by_role("link", name="Read the report").click()
    field = console.get_by_label("Link", exact=True)
    assert address in field.input_value()
    people.look(console)
    console.get_by_role("button", name="Make a new link").click()
    assert address not in field.input_value()
    stranger.goto(address)
    expect(stranger.locator("main")).not_to_contain_text(SENTENCE)
    console.get_by_role("button", name="Close the link").click()
    expect(console.get_by_role("button", name="Open the link")).to_be_visible()
    expect(console.locator("main")).to_contain_text(SENTENCE)
    people.look(console)
