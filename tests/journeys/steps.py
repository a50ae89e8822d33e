"""What people do in the steps, by the words they read on their screens."""

import re

from playwright.sync_api import Locator, Page, expect


def write(phone: Page, *texts: str) -> None:
    """Send a card; in a behaviours step the situation comes first."""
    form = phone.locator('form[data-action="card.submit"]')
    expect(form).to_be_visible()
    names = ("situation", "text") if len(texts) > 1 else ("text",)
    for name, text in zip(names, texts, strict=True):
        form.locator(f"textarea[name={name}]").fill(text)
    form.get_by_role("button", name="Send").click()
    received(phone, texts[-1])
    expect(form.locator("textarea[name=text]")).to_have_value("")


def new_theme(page: Page, name: str) -> None:
    page.get_by_role("button", name="New theme").first.click()
    page.get_by_label("Name of the theme").first.fill(name)
    page.get_by_role("button", name="Make the theme", exact=True).click()
    expect(theme(page, name)).to_be_visible()


def theme(page: Page, name: str) -> Locator:
    return page.locator("section.bd-col", has=page.get_by_role("heading", name=name, exact=True))


def move(page: Page, text: str, to: str) -> None:
    """By the Move button, as everybody can."""
    card = page.locator("#board [id^=card-]", has_text=text).first
    card.get_by_role("button", name=re.compile("^Move")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^" + re.escape(to))).click()
    expect(theme(page, to).get_by_text(text).first).to_be_visible()


def react(phone: Page, kind: str, **words: str) -> None:
    form = phone.locator('form[data-action="consent.react"]')
    form.get_by_label(re.compile("^" + kind)).check()
    for label, text in words.items():
        form.get_by_label(label.replace("_", " ")).fill(text)
    form.get_by_role("button", name="Send the answer").click()
    expect(phone.locator("[id^=mine-]").get_by_text(kind, exact=True).first).to_be_visible()


def save_draft(console: Page, text: str) -> None:
    console.get_by_label("The draft, in one sentence").fill(text)
    console.get_by_role("button", name="Save the draft").click()
    expect(console.locator(".fc-saved").get_by_text(text).first).to_be_visible()


def dot(phone: Page, option: str) -> None:
    button = phone.locator("button[aria-pressed]", has_text=option)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def received(phone: Page, text: str, *, within: float = 10) -> None:
    """The server has it, and says so beside the card."""
    card = phone.locator("[id^=mine-] li", has_text=text).first
    expect(card).to_contain_text("Received", timeout=within * 1000)
