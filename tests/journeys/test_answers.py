"""Calibration to its reveal, and customer cases before and after, with several phones at once."""

import re
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.test_workshop import (
    create,
    keep_only,
    nobody_sees,
    open_screen,
    to_agenda,
)

MINE = "An envelope lies open on the counter."
_emails = count(1)


def choose_cases(console: Page) -> None:
    """Two of the five starter cases go, one of the team's own comes."""
    console.get_by_role("link", name=re.compile("The customer cases What would you do\\?")).click()
    cases = console.locator(".ae-s")
    for left in (4, 3):
        console.get_by_role("button", name=re.compile("^Remove ")).last.click()
        console.locator("#confirm [value=yes]").click()
        expect(cases).to_have_count(left)
    add = console.locator("#new-case")
    add.get_by_label("The situation").fill(MINE)
    add.get_by_label("First answer").fill("Close it")
    add.get_by_role("button", name="Add the case").click()
    expect(add).to_contain_text("Write at least two answers.")
    expect(add.get_by_label("The situation")).to_have_value(MINE)
    add.get_by_label("Second answer").fill("Ask whose it is")
    add.get_by_role("button", name="Add the case").click()
    expect(cases).to_have_count(4)


def choose_words(console: Page) -> None:
    console.get_by_role("link", name=re.compile("The words to calibrate")).click()
    console.get_by_role("button", name="Take it soon").click()
    expect(console.locator(".ae-s")).to_have_count(4)
    console.get_by_role("button", name="Remove cold").click()
    console.locator("#confirm [value=yes]").click()
    expect(console.locator(".ae-s")).to_have_count(3)


def answer(phone: Page, *choices: int) -> None:
    """Choose the so-manieth answer of each case, and see it received."""
    forms = phone.locator("form[data-case]")
    for form, choice in zip(forms.all(), choices, strict=True):
        form.get_by_role("radio").nth(choice).check()
        expect(form.locator("[data-case-note]")).to_contain_text("Received")


def give(phone: Page, word: str, number: str) -> None:
    card = phone.locator("[id^=word-]", has=phone.get_by_text(word, exact=True))
    card.get_by_role("textbox").first.fill(number)
    card.get_by_role("button", name=re.compile("^(Send|Change)")).first.click()


@pytest.fixture
def console(people: People, server: Server) -> Page:
    """A new workshop with cases, a calibration, and the cases again."""
    page = people.member(server.team("Team North"), f"fay{next(_emails)}@team.example")
    create(page)
    home = page.url
    to_agenda(page)
    keep_only(page, "Welcome", "What would you do?", "How far is far?", "What would you do now?")
    choose_cases(page)
    people.look(page)
    page.goto(f"{home}agenda/")
    choose_words(page)
    people.look(page)
    page.goto(f"{home}agenda/")
    page.get_by_role("link", name=re.compile("The customer cases What would you do now")).click()
    expect(page.locator("#root")).to_contain_text("There is nothing to edit here.")
    people.look(page)
    page.goto(home)
    return page


def test_words_are_wide_and_answers_come_closer(people: People, console: Page) -> None:
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    phones = [ida, per, *(people.phone(code) for _ in range(6))]
    next_phase(console)

    # Cases before: nobody sees what others choose, and an answer can be changed.
    next_phase(console)
    for phone in phones:
        is_in(phone, "answering")
    people.look(ida, console, screen)
    for number, phone in enumerate(phones):
        answer(phone, number % 2, number % 2, number % 2, 0)
    answer(ida, 1, 1, 1, 0)
    expect(ida.locator("[data-cases-done]")).to_contain_text("All answered")
    expect(console.locator("#progress")).to_contain_text("8 of 8")
    ida.reload()
    expect(ida.locator("[data-cases-done]")).to_contain_text("All answered")
    expect(ida.locator("form[data-case]").first.get_by_role("radio").nth(1)).to_be_checked()
    nobody_sees("nearly everyone", console, screen, *phones)
    people.look(ida, console)
    next_phase(console)
    for page in (ida, console, screen):
        expect(page.get_by_text("In 1 of 4 customer cases").first).to_be_visible()
    console.get_by_text("Details").first.click()
    people.look(ida, per, console, screen)

    # Calibration: own numbers, read as they are typed; then all of them as dots.
    next_phase(console)
    is_in(ida, "answering")
    people.look(ida, console, screen)
    give(ida, "far", "langt")
    expect(ida.get_by_text("Write it as a number, in digits.")).to_be_visible()
    expect(ida.get_by_role("textbox").first).to_have_value("langt")
    give(ida, "far", "-3 km")
    expect(ida.get_by_text("This cannot be less than nothing")).to_be_visible()
    people.look(ida)
    for phone, far in zip(
        phones, ("2 km", "5,5", "10", "3", "20", "77,77", "100", "8"), strict=True
    ):
        give(phone, "far", far)
        expect(phone.locator("[id^=mine-]")).to_contain_text("Received:")
        give(phone, "heavy", "20")
        expect(phone.locator("[id^=mine-] .tag")).to_have_count(2)
    ida.get_by_text("And your colleagues?").first.click()
    ida.get_by_label("from", exact=True).first.fill("1")
    ida.get_by_role("button", name="Send the range far").click()
    expect(ida.get_by_text("Write both ends, or leave both empty.")).to_be_visible()
    ida.get_by_label("to", exact=True).first.fill("12")
    ida.get_by_role("button", name="Send the range far").click()
    expect(ida.get_by_text(re.compile("Nine of ten colleagues: 1 to 12"))).to_be_visible()
    ida.reload()
    expect(ida.get_by_text(re.compile("Nine of ten colleagues: 1 to 12"))).to_be_visible()
    expect(console.locator("#progress")).to_contain_text("8 of 8")
    nobody_sees("77.77", console, screen, ida)
    people.look(ida, per, console)
    next_phase(console)
    for page in (ida, console, screen):
        expect(page.get_by_text("Your answers ran from 2 to 100").first).to_be_visible()
        expect(page.get_by_text("All of you answered 20").first).to_be_visible()
        expect(page.get_by_text("Nobody gave a number.").first).to_be_visible()
    console.get_by_text("Details").first.click()
    people.look(ida, per, console, screen)

    # Cases again: closer now, and it says what that does not mean.
    next_phase(console)
    is_in(ida, "answering")
    for number, phone in enumerate(phones):
        answer(phone, 0, 0 if number else 1, number % 2, 0)
    next_phase(console)
    for page in (ida, console, screen):
        expect(page.get_by_text("In 3 of 4 customer cases nearly everyone").first).to_contain_text(
            "before, 1 of 4. This shows agreement, not that the answer is right."
        )
    console.get_by_text("Details").first.click()
    people.look(ida, per, console, screen)


def test_a_choice_made_without_a_network_is_sent_when_it_is_back(
    people: People, console: Page
) -> None:
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    phone = people.phone(code, "Ida")
    next_phase(console)
    next_phase(console)
    is_in(phone, "answering")
    phone.context.set_offline(True)
    first = phone.locator("form[data-case]").first
    first.get_by_role("radio").nth(1).check()
    first.get_by_role("radio").nth(0).check()
    phone.context.set_offline(False)
    expect(first.locator("[data-case-note]")).to_contain_text("Received", timeout=30_000)
    expect(first.get_by_role("radio").nth(0)).to_be_checked()
    expect(console.locator("#progress")).to_contain_text("1 of 1")
