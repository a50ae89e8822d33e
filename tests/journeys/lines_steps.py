"""What people do in a workshop about a draft's changed lines."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import WALL, People, next_phase


def they_come(people: People, console: Page, number: int) -> tuple[list[Page], Page]:
    """People join, the screen is opened, and the lines are put to them."""
    code = console.locator(".fc-join b").last.inner_text().replace(" ", "")
    screen = people.window(WALL)
    screen.goto(console.locator('a[href*="/screen/"]').first.get_attribute("href") or "")
    phones = [people.phone(code, dark=each == 3) for each in range(number)]
    console.get_by_role("button", name=re.compile("^Start:")).click()
    expect(console.locator("#body")).to_have_attribute("data-phase", "open")
    next_phase(console)
    return phones, screen


def card(phone: Page, words: str) -> Locator:
    """The card with these words now, also when they change."""
    found = phone.locator("form[data-line]", has_text=words).first.get_attribute("id")
    assert found
    return phone.locator(f"#{found}")


def choose(phone: Page, words: str, kind: str) -> None:
    card(phone, words).get_by_label(kind, exact=True).check()


def object_to(phone: Page, words: str, *, harm: str, better: str) -> None:
    choose(phone, words, "Objection")
    line = card(phone, words)
    line.get_by_label("What harm would it do?").fill(harm)
    line.get_by_label("What would make it good enough?").fill(better)
    line.get_by_role("button", name="Send the objection").click()
    expect(line.locator("[data-line-note]")).to_contain_text("Received")


def agree_with_the_rest(phone: Page) -> None:
    phone.get_by_role("button", name="Agree with the rest").click()
    expect(phone.locator("[data-lines-done]")).to_contain_text("All answered.")
