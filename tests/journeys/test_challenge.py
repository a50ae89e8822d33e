"""From the first definition, written twice, through the challenge to a revised definition."""

import re
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, save_draft, write
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda
from workshop import starter

FIRST, AFTER = "Always say yes at once", "Say what we can do, and what we cannot"
CALL, WAIT = "Call back when we said we would", "Wait until the customer has finished"
HARM = "She got her money back, and nobody found the fault"
NO = "We said no, said why, and showed where to get it"
STARTER = starter.challenge_cards("en")[0].text
REFERENCE = starter.reference_definition("en")
STEPS = (
    "What it means to you",
    "Find what belongs together",
    "When kind was not enough",
    "Choose with dots",
    "Agree on one sentence",
    "Where your words went",
)
_emails = count(1)


@pytest.fixture
def console(people: People, server: Server) -> Page:
    """A new workshop whose agenda is writing twice, a board, the challenge, and a sentence."""
    page = people.member(server.team("Team North"), f"gro{next(_emails)}@team.example")
    create(page)
    return page


def shorten(people: People, console: Page) -> None:
    """The agenda of this journey: the board is held in short, and writing has another prompt."""
    to_agenda(console)
    keep_only(console, *STEPS)
    board = console.locator(".ae-s").nth(1)
    board.locator("summary").click()
    board.get_by_text("Everyone sorts on the phone first").click()
    expect(board.get_by_label("Everyone sorts on the phone first")).not_to_be_checked()
    board.get_by_role("button", name="Save the step").click()
    first = console.locator(".ae-s").first
    first.locator("summary").click()
    expect(first.get_by_label("Two more silent minutes")).to_be_checked()
    first.get_by_role("button", name=re.compile("^Choose a prompt")).click()
    opening = starter.openings("en")[0].text
    dialog = console.locator("#openings")
    expect(dialog.get_by_role("heading", name="On the phone")).to_be_visible()
    people.look(console)
    dialog.locator("li", has_text=opening).get_by_role("button").click()
    expect(first.get_by_label("Prompt on the phones")).to_have_value(opening)
    first.get_by_role("button", name="Save the step").click()
    expect(first.get_by_label("Prompt on the phones")).to_have_value(opening)


def tell(phone: Page, text: str, which: str) -> None:
    """A card of the challenge."""
    form = phone.locator('form[data-action="card.submit"]')
    form.get_by_label(which).check()
    write(phone, text)


def card(page: Page, text: str) -> Locator:
    return page.locator("#cards li, #board li", has_text=text).first


def claim(people: People, phone: Page, text: str) -> None:
    """Say that a card is one's own; it is asked once."""
    own = phone.locator("[id^=claims-]")
    own.locator("summary").click()
    own.locator("li", has_text=text).get_by_role("button", name="This is mine").click()
    expect(phone.locator("#confirm")).to_contain_text("Everybody sees it at once")
    people.look(phone)
    phone.locator("#confirm [value=yes]").click()
    expect(own.locator("li", has_text=text)).to_contain_text("Your name is at it")


def test_a_definition_is_written_twice_challenged_and_revised(
    people: People, console: Page
) -> None:
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    shorten(people, console)
    people.look(console)
    console.get_by_role("link", name="To the console").click()
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    guest = people.phone(code)
    phones = [ida, per, guest]
    expect(console.locator("#people")).to_contain_text("Guest 3")
    console.locator("#next form button").last.click()

    # Written once, and shown; whoever wants to says that a card is theirs.
    for phone, text in ((ida, FIRST), (ida, "Thank people for waiting"), (per, CALL)):
        is_in(phone, "writing")
        write(phone, text)
    next_phase(console)
    next_phase(console)
    for phone in phones:
        is_in(phone, "shown")
    claim(people, ida, FIRST)
    for page in (per, console):
        expect(card(page, FIRST)).to_contain_text("— Ida")
        expect(card(page, "Thank people")).not_to_contain_text("Ida")
    expect(screen.get_by_text(f"{FIRST} — Ida")).to_be_visible()
    people.look(ida, per, console, screen)

    # Two more silent minutes with the others' cards in view.
    next_phase(console)
    for phone in phones:
        is_in(phone, "adding")
    expect(card(guest, CALL)).to_be_visible()
    expect(console.locator("#now [data-timer]").first).to_contain_text(re.compile("[12]:"))
    write(guest, WAIT)
    expect(console.locator("#progress")).to_contain_text("One card so far")
    nobody_sees(WAIT, console, screen, ida, per)
    people.look(guest, per, console, screen)
    guest.reload()
    expect(guest.locator("[id^=mine-]")).to_contain_text(WAIT)
    next_phase(console)
    expect(console.locator("#gate")).to_contain_text(WAIT)
    expect(console.locator("#gate")).not_to_contain_text(CALL)
    nobody_sees(WAIT, screen, ida, per)
    people.look(guest, console, screen)
    next_phase(console)
    for page in (ida, per, console):
        expect(card(page, WAIT)).to_contain_text("Added after reading")
    expect(screen.get_by_text(WAIT)).to_be_visible()
    people.look(ida, per, console, screen)

    next_phase(console)
    new_theme(console, "Say yes")
    new_theme(console, "Time")
    move(ida, FIRST, "Say yes")
    move(per, CALL, "Time")
    move(guest, WAIT, "Time")
    expect(card(per, FIRST)).to_contain_text("— Ida")
    people.look(ida, console)

    challenge(people, console, screen, phones)
    revise(people, console, screen, phones)


def challenge(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """Everybody tells of harm or of a good no; some of it shows what a theme is not."""
    ida, per, guest = phones
    next_phase(console)
    for phone in phones:
        is_in(phone, "writing")
    form = ida.locator('form[data-action="card.submit"]')
    form.get_by_role("textbox").fill(HARM)
    form.get_by_role("button", name="Send").click()
    expect(form).to_contain_text("Choose which of the two it is.")
    people.look(ida, per, console, screen)
    tell(ida, HARM, "A real case where being kind did harm")
    tell(per, NO, "One good no")
    nobody_sees(HARM, console, screen, per, guest)
    nobody_sees(STARTER, console, screen, *phones)
    next_phase(console)
    expect(console.locator("#gate")).to_contain_text(HARM)
    nobody_sees(STARTER, console, screen, *phones)
    people.look(console, ida)
    next_phase(console)
    for page in (*phones, console):
        expect(card(page, STARTER)).to_contain_text("From Samsyn")
        expect(card(page, HARM)).to_contain_text("Being kind did harm")
    people.look(guest, per, console, screen)

    card(per, HARM).get_by_role("button", name="Not an example of").click()
    people.look(per)
    per.locator("#against-dialog").get_by_role("button", name="Time").click()
    for page in (ida, console):
        expect(card(page, HARM)).to_contain_text("Not an example of Time")
    ida.locator("#marks").get_by_role("button", name="Undo").first.click()
    expect(card(per, HARM)).not_to_contain_text("Not an example of Time")
    card(per, HARM).get_by_role("button", name="Not an example of").click()
    per.locator("#against-dialog").get_by_role("button", name="Say yes").click()
    for page in (ida, guest, console):
        expect(card(page, HARM)).to_contain_text("Not an example of Say yes")
    people.look(ida, per, console, screen)


def revise(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """Ida would write something else now; the others read it when revising is closed."""
    ida, per, guest = phones
    next_phase(console)
    for phone in phones:
        is_in(phone, "revising")
    people.look(ida, per, guest, console, screen)
    own = ida.locator("[id^=mine-] li", has_text=FIRST)
    own.locator("summary").click()
    own.get_by_role("textbox").fill(AFTER)
    own.get_by_role("button", name="Send the new wording").click()
    expect(own).to_contain_text("Your new wording is received")
    expect(console.locator("#revising")).to_contain_text("1")
    nobody_sees(AFTER, console, screen, per, guest)
    ida.reload()
    expect(ida.locator("[id^=mine-]")).to_contain_text(AFTER)
    people.look(ida, console)

    next_phase(console)
    is_in(ida, "voting")
    expect(per.get_by_text("What “Say yes” is not")).to_be_visible()
    people.look(per, ida)
    for phone in phones:
        dot(phone, "Say yes")
    next_phase(console)
    next_phase(console)
    is_in(per, "drafting")
    nobody_sees(REFERENCE, console, screen, *phones)
    save_draft(console, "We say what we can do.")
    reference = console.locator("#reference")
    reference.locator("summary").click()
    expect(reference.get_by_text(REFERENCE)).to_be_visible()
    nobody_sees(REFERENCE, screen, *phones)
    people.look(console, per)
    reference.get_by_role("button", name="Open it for everybody").click()
    for page in (*phones, screen):
        expect(page.get_by_text(REFERENCE)).to_be_visible()
    per.locator("#themes summary").first.click()
    theme = per.locator("#themes")
    expect(theme).to_contain_text(AFTER)
    expect(theme).to_contain_text(HARM)
    theme.get_by_text("First version").click()
    expect(theme.get_by_text(FIRST)).to_be_visible()
    people.look(ida, per, console, screen)
