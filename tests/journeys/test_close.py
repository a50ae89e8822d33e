"""The close: three people tell the sentence in their own words, plan for themselves, and part."""

import re
from datetime import date
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import move, new_theme, react, save_draft, write
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda

SENTENCE = "We say at once what we can do, and why when we cannot."
LISTEN, REASON = "Say what we can do", "Give the reason for a no"
TOLD = ("You always hear what is possible", "We tell you why, also when it is a no", "Ask anybody")
CLOSE = "Our own words, and where they went"
STEPS = ("What it means to you", "Find what belongs together", "Agree on one sentence", CLOSE)
WHEN, WILL = "the queue is long", "say how long it takes before I hang up"
_emails = count(1)


@pytest.fixture
def console(people: People, server: Server) -> Page:
    """A new workshop whose agenda is writing, a board, a sentence and the close in full."""
    page = people.member(server.team("Team North"), f"eli{next(_emails)}@team.example")
    create(page, agenda="Half a day")
    return page


def shorten(people: People, console: Page) -> None:
    """All is held in short but the close."""
    home = console.url
    to_agenda(console)
    keep_only(console, *STEPS)
    for title in STEPS:
        step = console.locator(".ae-s", has=console.get_by_role("heading", name=title))
        step.locator("summary").click()
        full = step.locator("[name=in_full]")
        expect(full).to_be_checked()
        if title == CLOSE:
            expect(step).to_contain_text("explains the sentence in their own words first")
            people.look(console)
            continue
        full.uncheck(force=True)
        step.get_by_role("button", name="Save the step").click()
        expect(console.locator("#say")).to_contain_text("The step is changed.")
        step.locator("summary").click()
    console.goto(home)


def settle(console: Page, phones: list[Page]) -> None:
    """From the first card to a sentence that everybody can work by."""
    for phone, text in zip(phones, (LISTEN, REASON, "Keep a promise"), strict=True):
        is_in(phone, "writing")
        write(phone, text)
    for _ in range(3):
        next_phase(console)
    for name, text in (("Says what it can", LISTEN), ("Explains the no", REASON)):
        new_theme(console, name)
        move(console, text, name)
    next_phase(console)
    save_draft(console, SENTENCE)
    next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
        react(phone, "Agree")
    for _ in range(2):
        next_phase(console)
    for phone in phones:
        expect(phone.locator("#decided")).to_contain_text(SENTENCE)


def tell(phone: Page, text: str) -> None:
    """The sentence in one's own words."""
    phone.get_by_label("How I would explain it to a new colleague").fill(text)
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator("[id^=mine-]")).to_contain_text("Received")


def text_on(page: Page, text: str) -> Locator:
    return page.locator("#recalls li", has_text=text)


def test_people_tell_the_sentence_in_their_own_words_and_plan_for_themselves(
    people: People, console: Page
) -> None:
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    shorten(people, console)
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    guest = people.phone(code)
    phones = [ida, per, guest]
    expect(console.locator("#people")).to_contain_text("Guest 3")
    console.locator("#next form button").last.click()
    settle(console, phones)

    expect(console.locator("#next")).to_contain_text("Hides the sentence everywhere")
    next_phase(console)
    for phone in phones:
        is_in(phone, "recalling")
    expect(screen.get_by_text("A new colleague asks what")).to_be_visible()
    nobody_sees(SENTENCE, console, screen, *phones)
    people.look(ida, per, console, screen)

    # Half a sentence survives a reload, and the sentence does not come back with it.
    ida.get_by_label("How I would explain it").fill("You always hear")
    expect(ida.get_by_text("Draft kept on this phone")).to_be_visible()
    ida.reload()
    expect(ida.get_by_label("How I would explain it")).to_have_value("You always hear")
    nobody_sees(SENTENCE, ida)
    for phone, text in zip(phones, TOLD, strict=True):
        tell(phone, text)
    expect(console.locator("#progress")).to_contain_text("3")
    nobody_sees(TOLD[0], console, screen, per, guest)
    own = guest.locator("[id^=mine-] li")
    own.locator("summary").click()
    own.get_by_role("textbox").fill("Ask me, I know it by heart")
    own.get_by_role("button", name="Save the change").click()
    expect(own).to_contain_text("Ask me, I know it by heart")
    people.look(ida, per, guest, console)

    tie(people, console, screen, phones)
    plan(people, console, screen, phones)
    review_and_part(people, console, screen, phones)


def tie(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """All texts stand beside the sentence; anybody taps the themes that they say."""
    ida, per, guest = phones
    next_phase(console)
    expect(console.locator("#gate")).to_contain_text(TOLD[0])
    expect(screen.get_by_text("Writing is closed")).to_be_visible()
    nobody_sees(SENTENCE, console, screen, *phones)
    people.look(ida, console, screen)
    next_phase(console)
    for page in (*phones, console, screen):
        expect(page.get_by_text(SENTENCE).first).to_be_visible()
        for text in (TOLD[0], TOLD[1], "Ask me, I know it by heart"):
            expect(page.get_by_text(text).first).to_be_visible()
    people.look(ida, per, console, screen)

    for page, text, theme in (
        (per, TOLD[0], "Says what it can"),
        (guest, TOLD[1], "Explains the no"),
        (guest, TOLD[1], "Says what it can"),
        (console, "Ask me", "Explains the no"),
    ):
        text_on(page, text).get_by_role("button", name=theme).click()
    for page in (*phones, console):
        told = page.locator("#told")
        expect(told).to_contain_text("Of 3 explanations:")
        expect(told.locator("li", has_text="Says what it can")).to_contain_text("2")
        expect(told.locator("li", has_text="Explains the no")).to_contain_text("2")
        both = text_on(page, TOLD[1]).locator("[aria-pressed=true]")
        expect(both).to_have_count(2)
    expect(screen.locator(".rc-counts")).to_contain_text("2 say")
    text_on(ida, "Ask me").get_by_role("button", name="Explains the no").click()
    for page in (*phones, console):
        expect(text_on(page, "Ask me").locator("[aria-pressed=true]")).to_have_count(0)
        expect(page.locator("#told li", has_text="Explains the no")).to_contain_text("1")
    expect(screen.locator(".rc-counts li", has_text="Explains the no")).to_contain_text("1 says")
    console.locator("#details summary").click()
    expect(console.locator("#details")).to_contain_text("from five explanations")
    people.look(ida, per, console, screen)


def plan(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """One plan on one phone, and on no other screen."""
    ida, per, guest = phones
    next_phase(console)
    for phone in phones:
        is_in(phone, "open")
    expect(per.locator(".pl-who")).to_contain_text("Only you see your plan")
    per.get_by_text("Who could read it all the same?").click()
    people.look(ida, per, console, screen)
    per.get_by_text("Make a plan").click()
    form = per.locator("form[data-action='plan.make']")
    form.get_by_role("button", name="Keep this plan").click()
    expect(form).to_contain_text("Say when you will do it.")
    people.look(per)
    form.get_by_label("When").fill(WHEN)
    form.get_by_label("I will").fill(WILL)
    form.get_by_role("button", name="Keep this plan").click()
    expect(per.locator("#plan-1")).to_contain_text(WILL)
    expect(per.locator("#plan-1")).to_contain_text(WHEN)
    nobody_sees(WILL, console, screen, ida, guest)
    per.reload()
    expect(per.locator("#plan-1")).to_contain_text(WILL)
    for page in (ida, guest, console, screen):
        page.reload()
        nobody_sees(WILL, page)
    is_in(ida, "open")
    people.look(ida, per)


def review_and_part(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """When it is looked at again is on every screen; the plan stays when all is over."""
    ida, per, _guest = phones
    review = console.locator("#review")
    review.locator("input[type=date]").fill("2020-01-01")
    review.get_by_role("button", name="Set the day").click()
    expect(review).to_contain_text("Choose a date after today.")
    expect(review.locator("input[type=date]")).to_have_value("2020-01-01")
    people.look(console)
    year = date.today().year + 1
    review.locator("input[type=date]").fill(f"{year}-05-22")
    review.get_by_role("button", name="Set the day").click()
    for page in (*phones, console, screen):
        expect(page.get_by_text(f"We look at it again on May 22, {year}")).to_be_visible()
    people.look(ida, per, console, screen)

    console.locator("#next form button").last.click()
    console.locator("#confirm [value=yes]").click()
    expect(console.locator("#next")).to_contain_text("over")
    expect(per.locator("#step")).to_have_attribute("data-finished", "")
    expect(per.locator("#plan-1")).to_contain_text(WILL)
    expect(per.locator("#plan-1 summary")).to_be_hidden()
    expect(ida.get_by_role("heading", name="A plan of your own")).to_be_hidden()
    expect(screen.get_by_text(f"May 22, {year}")).to_be_visible()
    people.look(ida, per, console, screen)
