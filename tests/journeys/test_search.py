"""Searching on the phone: what is typed finds a line, the line opens, and the way back is kept."""

import json
import re
import subprocess
import sys
from typing import TypeAlias

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import PHONE, People
from tests.journeys.server import ROOT, Server

Published: TypeAlias = tuple[str, dict[str, str]]
_PUBLISH = """
import os, django
os.environ |= {"DJANGO_SETTINGS_MODULE": "workshop.settings", "WRITER": "inline"}
django.setup()
import json
from behaviours.models import Team
from behaviours.teams import open_reading_link
from tests.behaviours.factories import make_manager
from tests.behaviours.searched import searched_version
codes = searched_version("nb")
team = Team.objects.get(name="Searched nb")
token = open_reading_link(team=team, by=make_manager(team)).reading_token
print(json.dumps({"link": f"/read/{token}/", "codes": codes}))
"""


@pytest.fixture(scope="module")
def published(server: Server) -> Published:
    """The reading link of a catalogue in bokmål, and id → code."""
    done = subprocess.run(
        [sys.executable, "-c", _PUBLISH],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    return told["link"], told["codes"]


def first(page: Page, words: str) -> None:
    expect(page.locator("#search-found li").first).to_contain_text(words)


def test_a_reader_types_opens_a_line_and_comes_back(people: People, published: Published) -> None:
    link, codes = published
    phone = people.window(PHONE, touch=True)
    phone.goto(link)
    people.look(phone)
    box = phone.get_by_role("searchbox", name="Search behaviours and questions")
    status = phone.locator("[data-search-status]")
    box.press_sequentially("unnsk")
    first(phone, "unnskyldning")
    expect(phone.locator("#search-found mark").first).to_have_text("unnskyldning")
    expect(status).to_have_text(re.compile(r"^\d+ lines? found$"))
    people.look(phone)
    # A slip, letters that the keyboard has not, and a code.
    box.fill("faktruaen")
    first(phone, "Gå gjennom fakturaen")
    box.fill("maleren leses")
    first(phone, "Vis hvordan måleren leses av")
    box.fill(codes["threats"].lower().replace("-", " "))
    first(phone, "Avslutt når noen truer deg")
    box.fill("xylofon")
    expect(phone.get_by_text("No line has these words")).to_be_visible()
    expect(status).to_have_text("0 lines found")
    people.look(phone)
    box.fill("tolk")
    first(phone, "Bestill tolk")
    phone.locator("#search-found a").first.click()
    expect(phone).to_have_url(re.compile(rf"/b/{codes['interpreter']}/$"))
    people.look(phone)
    phone.go_back()
    expect(box).to_have_value("tolk")
    first(phone, "Bestill tolk")


def test_searching_from_the_questions_and_without_a_script(
    people: People, published: Published
) -> None:
    link, _codes = published
    phone = people.window(PHONE, dark=True, touch=True)
    phone.goto(f"{link}v/1.0/questions/")
    phone.get_by_role("link", name="Search", exact=True).click()
    box = phone.get_by_role("searchbox", name="Search behaviours and questions")
    box.fill("ordrenumre")
    first(phone, "Hva er ordrenummeret ditt?")
    phone.locator("#search-found a").first.click()
    expect(phone.get_by_role("heading", name="Hva er ordrenummeret ditt?")).to_be_visible()

    plain = people.browser.new_context(
        base_url=people.server.url, java_script_enabled=False, locale="en-GB"
    )
    people.contexts.append(plain)
    desk = plain.new_page()
    desk.goto(link)
    desk.locator("#search-q").fill("tolk barn")
    desk.get_by_role("button", name="Search", exact=True).click()
    expect(desk).to_have_url(re.compile(r"/v/1\.0/search/\?q=tolk\+barn$"))
    first(desk, "Bestill tolk")
    expect(desk.locator("#search-q")).to_have_value("tolk barn")
    expect(desk.locator("[data-search-status]")).to_have_text(re.compile(r"^\s*\d+ lines? found"))


def test_without_a_connection_the_box_says_so(people: People, published: Published) -> None:
    link, _codes = published
    phone = people.window(PHONE, touch=True)
    phone.goto(link)
    box = phone.get_by_role("searchbox", name="Search behaviours and questions")
    box.fill("tolk")
    first(phone, "Bestill tolk")
    phone.context.set_offline(True)
    box.fill("faktura")
    expect(phone.get_by_text("Searching needs a connection")).to_be_visible()
    people.look(phone)
    phone.context.set_offline(False)
    box.fill("fakturaen")
    first(phone, "Gå gjennom fakturaen")
    expect(phone.get_by_text("Searching needs a connection")).to_be_hidden()
