"""What people do in the catalogue, by the words they read on their screens."""

import json
import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.journeys.filled import PASSWORD
from tests.journeys.people import PHONE, People
from tests.journeys.server import ROOT, Server

KEPT = "[data-when=kept]"
SAVED = "[data-when=saved]"


def handed_over(server: Server, *readers: str) -> dict[str, str]:
    """Who signs in, and where: see `filled`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.filled", *readers],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def signed_in(people: People, email: str, size: dict[str, int], *, dark: bool = False) -> Page:
    page = people.window(size, dark=dark, touch=size is PHONE)
    page.goto("/accounts/login/")
    page.get_by_label(re.compile("^E-?mail")).first.fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main form button[type=submit]").last.click()
    expect(page).not_to_have_url(re.compile("login"))
    return page


def fold(desk: Page, name: str) -> None:
    desk.locator(".fold > summary", has_text=name).click()


def publish(desk: Page, slug: str, *, answer: str = "", note: str = "") -> None:
    """Press Publish; what comes of it is for the journey to say."""
    desk.goto(f"/catalogue/{slug}/draft/publish/")
    if answer:
        desk.get_by_text(answer).click()
    if note:
        desk.get_by_label("Change note").fill(note)
    desk.get_by_role("button", name="Publish", exact=True).click()


def choose_words(page: Page, element: str, words: str) -> None:
    """Select the words in the element as a finger does, from somewhere in the first one."""
    page.locator(element).first.evaluate(
        """(element, words) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at + 1);
                range.setEnd(walker.currentNode, at + words.length - 1);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error(`no "${words}" here`);
        }""",
        words,
    )


def confirm(phone: Page, at: str, number: str) -> None:
    """A member confirms the current version, and is told what their manager sees."""
    phone.goto(at)
    expect(phone.get_by_text("never who")).to_be_visible()
    phone.get_by_role("button", name=f"I have read version {number}").click()
    expect(phone.locator("#messages")).to_contain_text(f"you have read version {number}")
    expect(phone.get_by_text(f"You have confirmed version {number}.")).to_be_visible()


def visit(page: Page, *addresses: str) -> None:
    """Read pages until each says that it is kept."""
    for address in addresses:
        page.goto(address)
        expect(page.locator(KEPT)).to_be_visible()
