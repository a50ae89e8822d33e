"""From an incident to a behaviour that is kept: hinted at, paired, sorted again blind, voted on."""

import re
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, received, theme, write
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda
from workshop import starter

EARS, CLOCK = "Listening", "Time"
WHEN, DID, CAME = (
    "a customer rang for the third time about the same parcel",
    "the colleague said it all back before she looked it up",
    "he calmed down, and it took four minutes",
)
VAGUE, REPEAT = "We are always friendly", "Repeat the case in the customer's own words"
RING, SAY, PRAISE = "Ring back before noon", "Say what happens next", "Name what the colleague did"
STARTER = starter.behaviours("en")[0]
STEPS = (
    "What it means to you",
    "Find what belongs together",
    "What we do",
    "Where your words went",
)
_emails = count(1)


@pytest.fixture
def console(people: People, server: Server) -> Page:
    """A new workshop that writes, sorts into themes, and goes on to behaviours in full."""
    page = people.member(server.team("Team North"), f"bea{next(_emails)}@team.example")
    create(page)
    home = page.url
    to_agenda(page)
    keep_only(page, *STEPS)
    for title, wanted in zip(STEPS[:3], (False, False, True), strict=True):
        step = page.locator(".ae-s", has=page.get_by_role("heading", name=title))
        step.locator("summary").click()
        full = step.get_by_label(
            re.compile("silent minutes|sorts on the phone|behaviours again, blind")
        )
        full.set_checked(wanted, force=True)
        step.get_by_role("button", name="Save the step").click()
        expect(page.locator("#say")).to_contain_text("The step is changed.")
    page.goto(home)
    return page


def card(page: Page, text: str) -> Locator:
    return page.locator("#board [id^=card-]", has_text=text).first


def to_behaviours(console: Page, phones: list[Page]) -> None:
    """Two themes to sort behaviours under."""
    console.locator("#next form button").last.click()
    for phone, text in zip(phones, ("Hear people out", "Call when we said"), strict=False):
        is_in(phone, "writing")
        write(phone, text)
    for _ in range(3):
        next_phase(console)
    is_in(phones[0], "sorting")
    new_theme(console, EARS)
    new_theme(console, CLOCK)
    move(phones[0], "Hear people out", EARS)
    move(phones[1], "Call when we said", CLOCK)
    next_phase(console)
    for phone in phones:
        is_in(phone, "writing")


def behave(phone: Page, when: str, text: str, audience: str = "The customer") -> None:
    form = phone.locator('form[data-action="card.submit"]')
    form.get_by_label(audience, exact=True).check(force=True)
    write(phone, when, text)


def sort_again(people: People, phone: Page, themes: dict[str, str]) -> None:
    """One behaviour after the other, each under the theme that this person finds."""
    own = phone.locator("[id^=mine-]")
    for _ in themes:
        asked = own.locator("form[data-resorting]")
        heading = asked.get_by_role("heading")
        words = heading.inner_text()
        chosen = next(name for text, name in themes.items() if text in words)
        asked.get_by_role("button", name=chosen, exact=True).click()
        expect(own.locator("h2", has_text=words)).to_have_count(0)
    expect(own).to_contain_text("You have sorted them all")
    expect(own.locator("[data-resorting-done]")).to_be_focused()


def test_an_incident_becomes_a_behaviour_that_is_kept(people: People, console: Page) -> None:
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    guest = people.phone(code)
    phones = [ida, per, guest]
    expect(console.locator("#people")).to_contain_text("Guest 3")
    to_behaviours(console, phones)

    # From what happened to the one action in it.
    form = ida.locator('form[data-action="card.submit"]')
    people.look(ida, per, console, screen)
    form.get_by_role("button", name="Send").click()
    expect(form).to_contain_text("Say when this is done.")
    form.get_by_label("When …").fill(WHEN)
    form.get_by_label("What somebody did then").fill(DID)
    form.get_by_label("What came of it").fill(CAME)
    form.get_by_label("we …").fill(VAGUE)
    incident = form.locator("[data-incident]")
    expect(incident).not_to_have_attribute("open", "")
    expect(incident.locator("summary")).to_contain_text(f"{WHEN} → {DID} → {CAME}")
    expect(form.locator("[data-hints-room] [data-hint]:visible").first).to_be_visible()
    people.look(ida)
    ida.reload()
    form = ida.locator('form[data-action="card.submit"]')
    expect(form.get_by_label("we …")).to_have_value(VAGUE)
    form.get_by_label("we …").fill(REPEAT)
    form.get_by_role("button", name="Send").click()
    received(ida, REPEAT)
    expect(form.locator("[data-incident]")).to_have_attribute("open", "")
    behave(per, "we cannot answer at once", RING)
    behave(guest, "we have answered", SAY)
    behave(guest, "a colleague has handled a hard case", PRAISE, "The team, as its leader")
    nobody_sees(DID, console, screen, per, guest)
    nobody_sees(REPEAT, console, screen, per, guest)
    own = ida.locator("[id^=mycard-]", has_text=REPEAT)
    own.locator("summary").first.click()
    people.look(ida, guest)
    next_phase(console)
    expect(console.locator("#gate")).to_contain_text(DID)
    nobody_sees(DID, screen, per, guest)
    people.look(console)

    on_the_board(people, console, screen, phones)
    blind(people, console, screen, phones)
    kept(people, console, screen, phones)


def on_the_board(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """The incident opens; leaders' behaviours mirror the customer's; starters come after."""
    ida, per, guest = phones
    next_phase(console)
    for text, name in ((REPEAT, EARS), (SAY, EARS), (RING, CLOCK), (PRAISE, EARS)):
        move(per, text, name)
    mine = card(per, REPEAT)
    expect(mine.get_by_text(DID)).to_be_hidden()
    mine.locator("summary", has_text="What happened").click()
    expect(mine.get_by_text(DID)).to_be_visible()
    expect(screen.get_by_text(REPEAT)).to_be_visible()
    nobody_sees(DID, screen)
    expect(card(per, PRAISE)).to_contain_text("Leaders towards their team")

    card(guest, PRAISE).get_by_role("button", name=re.compile("^It mirrors")).click()
    people.look(guest)
    guest.locator("#mirror-dialog").get_by_role("button", name=re.compile(re.escape(SAY))).click()
    for page in (ida, console):
        expect(card(page, PRAISE)).to_contain_text("As the team treats customers:")
    people.look(ida, per, console, screen)

    console.locator("#only").get_by_label("Leaders towards their team").check(force=True)
    expect(card(console, REPEAT)).to_be_hidden()
    expect(card(console, PRAISE)).to_be_visible()
    console.locator("#only").get_by_label("All of them").check(force=True)
    starters = console.locator("#starters")
    starters.locator("summary").first.click()
    starters.locator("summary", has_text="Towards the customer").click()
    mine = starters.locator("li", has_text=STARTER.text)
    mine.get_by_role("button", name=re.compile("^Take it to the board")).click()
    expect(card(ida, STARTER.text)).to_contain_text("Starter, from Samsyn")
    people.look(console, ida)
    mine.get_by_role("button", name=re.compile("^Take it off again")).click()
    expect(card(ida, STARTER.text)).to_have_count(0)


def blind(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """Three sort again without seeing where the cards lie; the guest scatters them."""
    ida, per, guest = phones
    next_phase(console)
    for phone in phones:
        is_in(phone, "resorting")
    nobody_sees(REPEAT, screen, console, ida)
    people.look(ida, per, guest, console, screen)
    where = {REPEAT: EARS, SAY: EARS, RING: CLOCK, PRAISE: EARS}
    sort_again(people, ida, {text: name for text, name in where.items() if text != REPEAT})
    expect(console.locator("#progress")).to_contain_text("Have sorted them all")
    expect(console.locator("#progress b")).to_have_text("1")
    sort_again(people, per, {text: name for text, name in where.items() if text != RING})
    sort_again(people, guest, {REPEAT: CLOCK, RING: "None of these"})
    guest.reload()
    done = guest.locator("details[id^=resorted-]")
    done.locator("summary").click()
    row = done.locator("li", has_text=RING)
    row.get_by_label("Theme").select_option(label=EARS)
    row.get_by_role("button", name=re.compile("^Change")).click()
    expect(guest.locator("#say")).to_contain_text("Your change is received.")
    people.look(guest, ida, console)

    next_phase(console)
    for page in (ida, console):
        expect(card(page, REPEAT)).to_contain_text("1 of 2 put it under the same theme.")
        expect(card(page, REPEAT)).to_contain_text(f"1 under “{CLOCK}”")
        expect(page.locator("#reread")).to_contain_text("Fewer than five people")
    people.look(ida, per, console, screen)
    move(ida, REPEAT, CLOCK)
    expect(theme(console, CLOCK)).to_contain_text(REPEAT)


def kept(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """Voted on with towards whom they are; a pair that goes on lies side by side."""
    ida, per, _guest = phones
    next_phase(console)
    for phone in phones:
        is_in(phone, "voting")
        dot(phone, REPEAT)
        dot(phone, PRAISE)
    expect(per.locator("[id^=option-]", has_text=PRAISE)).to_contain_text(
        "Leaders towards their team"
    )
    people.look(ida, per, console, screen)
    next_phase(console)
    for page in (console, ida):
        pairs = page.locator("#mirror-pairs")
        expect(pairs).to_contain_text(PRAISE)
        expect(pairs).to_contain_text(SAY)
        expect(pairs).to_contain_text("This one was not chosen itself.")
    expect(screen.locator(".bh-wall-pairs")).to_contain_text(SAY)
    people.look(ida, per, console, screen)
    next_phase(console)
    is_in(ida, "open")
    expect(ida.locator("[id^=mine-]")).to_contain_text("one of the behaviours that were chosen")
    expect(console.locator("#mirror-pairs")).to_contain_text(PRAISE)
    people.look(ida, per, console, screen)
