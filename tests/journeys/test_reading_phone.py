"""Beside a customer: the first questions stand on the screen, and what is not needed is away."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import PHONE, People
from tests.journeys.server import ROOT, Server


def published(server: Server, *words: str) -> dict[str, str]:
    """Who signs in, and where it is read: see `published`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.published", *words],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def phone_in(people: People, language: str, *, dark: bool = False) -> Page:
    page = people.window(PHONE, dark=dark, touch=True)
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": people.server.url}]
    )
    return page


def ends_at(page: Page) -> float:
    """Where the third question's box ends, in pixels from the top of the screen."""
    box = page.locator(".ct-q > li").nth(2).bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize("length", ["short", "long"])
@pytest.mark.parametrize("language", ["nb", "sv", "en"])
def test_three_questions_show_without_scrolling(
    language: str, length: str, people: People, server: Server
) -> None:
    read = published(server, language, length)
    phone = phone_in(people, language)
    for page in (f"v/1.0/b/{read['code']}/", "v/1.0/questions/"):
        phone.goto(read["read"] + page)
        expect(phone.locator("[data-when=kept]")).to_be_visible()
        assert ends_at(phone) <= PHONE["height"], page
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        people.look(phone)


def test_what_was_cut_unfolds(people: People, server: Server) -> None:
    read = published(server, "en", "long")
    phone = phone_in(people, "en")
    phone.goto(f"{read['read']}v/1.0/b/{read['code']}/")
    before = phone.locator(".ct-lead").bounding_box()
    phone.locator(".ct-said").get_by_role("button", name="More").click()
    after = phone.locator(".ct-lead").bounding_box()
    assert before and after and after["height"] > before["height"]
    expect(phone.locator(".ct-said").get_by_role("button", name="More")).to_have_count(0)
    first = phone.locator(".ct-q > li").first
    first.get_by_role("button", name="More").click()
    expect(first.get_by_role("button", name="More")).to_have_count(0)
    expect(first.get_by_role("checkbox")).not_to_be_checked()
    people.look(phone)


def test_lines_are_chosen_and_the_medium_is_remembered(people: People, server: Server) -> None:
    read = published(server, "en")
    phone = phone_in(people, "en", dark=True)
    phone.goto(read["read"])
    lines = phone.locator("[data-line]:visible")
    expect(lines).to_have_count(3)
    phone.get_by_label("Medium").select_option(label="Chat (1)")
    expect(lines).to_have_count(1)
    expect(phone.locator("[data-filters-said]")).to_contain_text("1 of 3 behaviours")
    expect(phone).to_have_url(re.compile(r"\?on=chat$"))
    people.look(phone)
    lines.get_by_role("link").first.click()
    expect(phone.get_by_role("button", name="Chat", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    phone.goto(read["read"])
    expect(lines).to_have_count(1)
    phone.get_by_role("link", name="Show all").click()
    expect(lines).to_have_count(3)
    phone.get_by_label("Towards whom").select_option("team")
    expect(lines).to_have_count(1)
    expect(phone.locator("#to-customer")).to_be_hidden()


def test_questions_are_chosen_by_list_and_behaviour_and_ticked_list_by_list(
    people: People, server: Server
) -> None:
    read = published(server, "en")
    phone = phone_in(people, "en")
    phone.goto(read["read"] + "v/1.0/questions/")
    phone.get_by_label("What matters most?").check()
    phone.get_by_label("What gave you energy?").check()
    phone.reload()
    expect(phone.get_by_label("What matters most?")).to_be_checked()
    dialogue = phone.locator("#list-dialogue")
    dialogue.get_by_role("button", name="Reset").click()
    expect(phone.get_by_label("What matters most?")).not_to_be_checked()
    expect(phone.get_by_label("What gave you energy?")).to_be_checked()
    dialogue.get_by_role("button", name="Undo").click()
    expect(phone.get_by_label("What matters most?")).to_be_checked()
    people.look(phone)
    phone.get_by_label("List", exact=True).select_option("motivation")
    expect(phone.locator("[data-line]:visible")).to_have_count(1)
    expect(dialogue).to_be_hidden()
    phone.get_by_label("List", exact=True).select_option("")
    phone.get_by_label("Behaviour", exact=True).select_option(read["code"])
    expect(phone.locator("[data-line]:visible")).to_have_count(3)


def test_one_tap_leads_from_a_phrase_to_its_theme(people: People, server: Server) -> None:
    read = published(server, "en")
    phone = phone_in(people, "en")
    phone.goto(read["read"])
    phone.get_by_role("link", name="understand the need").click()
    theme = phone.locator("#theme-t1")
    expect(theme.get_by_text("Hear people out")).to_be_visible()
    expect(theme.locator("summary")).to_be_in_viewport()
    expect(theme).to_contain_text("chosen by 12 of 18")
    people.look(phone)


def test_without_a_script_the_same_is_chosen_by_address(people: People, server: Server) -> None:
    read = published(server, "en")
    context = people.browser.new_context(
        java_script_enabled=False, base_url=server.url, locale="en-GB"
    )
    people.contexts.append(context)
    page = context.new_page()
    page.goto(read["read"])
    page.get_by_label("Theme").select_option("Listening")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("[data-line]:visible")).to_have_count(1)
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("[data-line]:visible")).to_have_count(3)
