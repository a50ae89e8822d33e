"""Votes in the room: a tie and its run-off, several dots, a vote opened again, drafts chosen."""

import re
from itertools import count
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, save_draft, write
from tests.journeys.test_workshop import (
    create,
    hold_in_short,
    keep_only,
    nobody_sees,
    open_screen,
    to_agenda,
)

WRITE, BOARD, VOTE = "What it means to you", "Find what belongs together", "Choose with dots"
AGREE, CLOSE = "Agree on one sentence", "Where your words went"
THEMES = {
    "Listen": "Listen until the customer has finished",
    "Time": "Call back when we said we would",
    "Words": "Use words that the customer knows",
    "Next step": "Say what happens next, and when",
    "Owning": "Own the case until it is closed",
}
DRAFTS = (
    "We listen until we have understood.",
    "We say what happens next, and when it happens.",
    "We own the case until the customer says that it is closed.",
)
KEPT = "Your dots are still there; you can change them."
CLEARED = "All dots were taken away; vote again."
_emails = count(1)


@pytest.fixture
def console(people: People, server: Server) -> Page:
    return people.member(server.team("Team North"), f"una{next(_emails)}@team.example")


def look(people: People, *pages: Page) -> None:
    """In light and in dark."""
    schemes: tuple[Literal["dark", "light"], ...] = ("dark", "light")
    people.look(*pages)
    for scheme in schemes:
        for page in pages:
            page.emulate_media(color_scheme=scheme)
        if scheme == "dark":
            people.look(*pages)


def to_the_vote(people: People, console: Page, *, several: bool) -> tuple[list[Page], Page]:
    """Five themes are voted on, one goes on; four phones and the wall are there."""
    code = create(console)
    home = console.url
    to_agenda(console)
    keep_only(console, WRITE, BOARD, VOTE, CLOSE)
    hold_in_short(console, *full(console, WRITE, BOARD))
    step = console.locator(".ae-s", has=console.get_by_role("heading", name=VOTE))
    step.locator("summary").click()
    step.get_by_label("How many go on").fill("1")
    if several:
        step.get_by_text("Several dots on one option").click()
    look(people, console)
    step.get_by_role("button", name="Save the step").click()
    expect(console.locator("#say")).to_contain_text("The step is changed.")
    console.goto(home)
    phones = [
        people.phone(code, name, dark=name == "Per") for name in ("Ida", "Per", "Åse", "Nils")
    ]
    wall = open_screen(people, console)
    console.locator("#next form button").last.click()
    for phone, text in zip(phones, THEMES.values(), strict=False):
        is_in(phone, "writing")
        write(phone, text)
    write(phones[0], THEMES["Owning"])
    for _ in range(3):
        next_phase(console)
    for name, text in THEMES.items():
        new_theme(console, name)
        move(console, text, name)
    next_phase(console)
    for phone in phones:
        is_in(phone, "voting")
    return phones, wall


def full(console: Page, *titles: str) -> list[str]:
    """Of these steps those that are held in full."""
    found = []
    for title in titles:
        step = console.locator(".ae-s", has=console.get_by_role("heading", name=title))
        if step.get_by_role("checkbox", include_hidden=True).first.is_checked():
            found.append(title)
    return found


def reopen(console: Page, how: str) -> None:
    """Back into the vote; the dialog presets nothing."""
    console.locator("#next").get_by_role("button", name=re.compile("^Back to")).click()
    console.locator("#ballots-dialog").get_by_role("button", name=how).click()
    expect(console.locator("#ballots-dialog")).not_to_be_visible()


def pressed(phone: Page) -> Locator:
    return phone.locator('[data-option][aria-pressed="true"]')


def test_a_tie_its_run_off_and_a_vote_that_is_opened_again(people: People, console: Page) -> None:
    phones, wall = to_the_vote(people, console, several=False)
    ida, per, ase, nils = phones
    look(people, ida, console, wall)
    for phone, name in zip(phones, THEMES, strict=False):
        dot(phone, name)
    ida.reload()
    expect(pressed(ida)).to_contain_text("Listen")
    expect(console.locator("#progress")).to_contain_text("4 of 4")
    for page in (*phones, wall):
        nobody_sees("4 of 4", page)

    # Four are level for one place: a run-off among them, blind like the vote.
    next_phase(console)
    for page in (ida, console, wall):
        expect(page.get_by_text(re.compile("run-off among them")).first).to_be_visible()
    look(people, ida, console, wall)
    console.get_by_role("button", name="Open the run-off").click()
    for phone in phones:
        is_in(phone, "voting")
        expect(phone.locator("[data-option]")).to_have_count(4)
        expect(pressed(phone)).to_have_count(0)
    look(people, per, console, wall)
    dot(ida, "Listen")
    dot(per, "Listen")
    dot(ase, "Time")
    next_phase(console)
    for page in (ida, console, wall):
        expect(page.locator("li.kept")).to_contain_text("Listen")

    # Opened again: whoever leads says what becomes of the dots, and every phone says which.
    console.locator("#next").get_by_role("button", name="Back to the vote").click()
    dialog = console.locator("#ballots-dialog")
    expect(dialog.get_by_role("button", name="Keep the votes")).not_to_be_focused()
    expect(dialog.get_by_role("button", name="Clear them")).not_to_be_focused()
    look(people, console)
    console.keyboard.press("Escape")
    expect(console.locator("#body")).to_have_attribute("data-phase", "counted")
    reopen(console, "Keep the votes")
    for page in (*phones, wall):
        expect(page.get_by_text(KEPT)).to_be_visible()
    expect(pressed(ida)).to_contain_text("Listen")
    look(people, ida, console, wall)
    dot(nils, "Time")
    next_phase(console)
    # Two level, one too many: up to two extra go on, and nothing is decided by the alphabet.
    expect(wall.locator("li.extra")).to_have_count(2)
    for page in (*phones, wall):
        nobody_sees(KEPT, page)
    reopen(console, "Clear them")
    for page in (*phones, wall):
        expect(page.get_by_text(CLEARED)).to_be_visible()
    for phone in phones:
        expect(pressed(phone)).to_have_count(0)
    look(people, nils, console, wall)
    nils.reload()
    expect(nils.get_by_text(CLEARED)).to_be_visible()
    dot(nils, "Words")
    next_phase(console)
    expect(wall.locator("li.kept")).to_contain_text("Words")
    # From the agenda too, once the step is done.
    next_phase(console)
    console.locator("#agenda").get_by_role("button", name=f"Reopen {VOTE}").click()
    expect(dialog).to_contain_text(f"Open “{VOTE}” again?")
    dialog.get_by_role("button", name="Keep the votes").click()
    for phone in phones:
        expect(phone.get_by_text(KEPT)).to_be_visible()
    expect(pressed(per)).to_contain_text("Time")


def stepper(phone: Page, name: str) -> Locator:
    return phone.get_by_role("group", name=name)


def test_several_dots_on_one_option(people: People, console: Page) -> None:
    phones, wall = to_the_vote(people, console, several=True)
    ida, per, ase, nils = phones
    expect(ida.get_by_text("You have 2 dots")).to_be_visible()
    look(people, ida, console, wall)
    more = stepper(ida, "Listen").get_by_role("button", name="One dot more on “Listen”")
    more.focus()
    ida.keyboard.press("Enter")
    ida.keyboard.press("Space")
    expect(stepper(ida, "Listen").locator("[data-dots-now]")).to_have_text("2")
    expect(ida.locator("#say")).to_contain_text("2 on this, 0 of 2 dots left")
    ida.keyboard.press("Enter")
    expect(ida.get_by_text("You have no dots left. Take one back first.")).to_be_visible()
    expect(more).to_be_focused()
    look(people, ida)
    ida.reload()
    expect(stepper(ida, "Listen").locator("[data-dots-now]")).to_have_text("2")
    stepper(per, "Time").get_by_role("button", name=re.compile("more")).click()
    stepper(per, "Words").get_by_role("button", name=re.compile("more")).click()
    stepper(per, "Words").get_by_role("button", name=re.compile("less")).click()
    expect(stepper(per, "Words").locator("[data-dots-now]")).to_have_text("0")
    stepper(ase, "Time").get_by_role("button", name=re.compile("more")).click()
    stepper(nils, "Listen").get_by_role("button", name=re.compile("more")).click()
    expect(console.locator("#progress")).to_contain_text("4 of 4")
    nobody_sees("4 of 4", *phones, wall)
    next_phase(console)
    for page in (ida, console, wall):
        first = page.locator("li.kept")
        expect(first).to_contain_text("Listen")
        expect(first).to_contain_text("3 dots")
        expect(first).to_contain_text("2")
    look(people, ida, console, wall)


def offer(console: Page, text: str) -> None:
    box = console.locator("#offers li", has_text=text).get_by_role("checkbox")
    box.click()
    expect(box).to_be_checked()


def approve(phone: Page, *texts: str) -> None:
    for text in texts:
        dot(phone, text)


def test_people_choose_among_three_drafts(people: People, console: Page) -> None:
    code = create(console, agenda="Half a day")
    home = console.url
    to_agenda(console)
    keep_only(console, AGREE, CLOSE)
    console.goto(home)
    phones = [people.phone(code, name, dark=name == "Per") for name in ("Ida", "Per", "Åse")]
    ida, per, ase = phones
    wall = open_screen(people, console)
    console.locator("#next form button").last.click()
    for phone, text in ((ida, DRAFTS[0]), (per, DRAFTS[1])):
        is_in(phone, "drafting")
        phone.get_by_label("Your wording").first.fill(text)
        phone.get_by_role("button", name="Send the wording").first.click()
        expect(console.locator("#offers")).to_contain_text(text)
    save_draft(console, DRAFTS[2])
    expect(console.locator("#next")).to_contain_text("Open the consent round")
    for text in DRAFTS:
        offer(console, text)
    expect(console.locator("#next")).to_contain_text("Choose among the drafts")
    look(people, console)
    nobody_sees(DRAFTS[0], per, ase, wall)

    next_phase(console)
    for phone in phones:
        is_in(phone, "choosing")
        expect(phone.locator("[data-option]")).to_have_count(3)
    look(people, ida, console, wall)
    approve(ida, DRAFTS[0], DRAFTS[1])
    approve(per, DRAFTS[1], DRAFTS[0], DRAFTS[2])
    expect(per.get_by_text("You approve of 3 of 3")).to_be_visible()
    per.locator("button[aria-pressed]", has_text=DRAFTS[2]).click()
    expect(per.get_by_text("You approve of 2 of 3")).to_be_visible()
    approve(ase, DRAFTS[2])
    ase.reload()
    expect(pressed(ase)).to_contain_text(DRAFTS[2])
    expect(console.locator("#progress")).to_contain_text("3 of 3")
    nobody_sees("3 of 3", ida, ase, wall)

    # Two are level: the first goes to consent, and the other can be put as well.
    next_phase(console)
    for page in (ida, console, wall):
        expect(page.get_by_text(re.compile("drafts are level")).first).to_be_visible()
        expect(page.locator("li.kept, li.tied")).to_have_count(2)
    look(people, ida, console, wall)
    first = next(text for text in DRAFTS if text in wall.locator("li.kept").inner_text())
    other = DRAFTS[1] if first == DRAFTS[0] else DRAFTS[0]
    reopen(console, "Keep the votes")
    for page in (*phones, wall):
        expect(page.get_by_text("What you approved of is still there")).to_be_visible()
    look(people, per, console, wall)
    next_phase(console)
    while console.locator("#body").get_attribute("data-phase") != "reacting":
        next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.get_by_text(first).first).to_be_visible()
    next_phase(console)
    expect(console.locator("#others")).to_contain_text(other)
    look(people, console)
    console.get_by_role("button", name=re.compile("^Put it to consent as well")).click()
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.get_by_text(other).first).to_be_visible()
