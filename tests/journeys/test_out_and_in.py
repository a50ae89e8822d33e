"""Out on paper and in files, in again from a file, and what the code of a printed card answers."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.behaviours.factories import PASSWORD
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.printed import MANAGER
from tests.journeys.server import ROOT, Server

A6 = (105.0, 148.0)
A4 = (210.0, 297.0)


@pytest.fixture(scope="module")
def printed(server: Server) -> dict[str, Any]:
    """Slugs, tokens and codes: see `printed`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.printed"],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def sizes(page: Page) -> list[tuple[float, float]]:
    """Width and height in mm of each page, as the browser prints it."""
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", paper)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", paper))
    return [(float(wide) / 72 * 25.4, float(high) / 72 * 25.4) for wide, high in boxes]


def is_cut(page: Page) -> list[str]:
    """Words of the card that reach over its edge or into its foot, as it is printed."""
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(
        """() => {
            const card = document.querySelector('.pc').getBoundingClientRect();
            const foot = document.querySelector('.pc footer').getBoundingClientRect();
            return [...document.querySelectorAll('.pc > :not(footer)')].filter((part) => {
                const box = part.getBoundingClientRect();
                const over = box.right > card.right || foot.bottom > card.bottom;
                return over || box.bottom > foot.top + 0.5;
            }).map((part) => part.textContent);
        }"""
    )
    page.emulate_media(media="null")
    return found


@pytest.mark.parametrize("language", ["nb", "sv"])
def test_a_card_is_one_page_of_a6_whatever_its_texts_and_the_handbook_is_a4(
    language: str, people: People, printed: dict[str, Any]
) -> None:
    team = printed[language]
    page = people.window(DESK)
    start = f"/read/{team['token']}/v/1.0"
    for card in ("card/", f"card/{team['short']}/", f"card/{team['long']}/"):
        page.goto(f"{start}/{card}")
        expect(page.get_by_role("button", name="Print the card")).to_be_visible()
        (size,) = sizes(page)
        assert size == pytest.approx(A6, abs=0.6), card
        assert is_cut(page) == [], card
        people.look(page)
    page.goto(f"{start}/handbook/")
    people.look(page)
    pages = sizes(page)
    # Whoever reads in dark colours prints dark on white all the same.
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    expect(page.locator(".hb h1")).to_have_css("color", "rgb(15, 32, 29)")
    expect(page.locator(".hb .muted").first).to_have_css("color", "rgb(67, 84, 80)")
    assert len(pages) > 2
    assert all(size == pytest.approx(A4, abs=0.6) for size in pages)


def test_the_code_of_an_older_card_answers_which_of_its_lines_changed(
    people: People, printed: dict[str, Any]
) -> None:
    team = printed["nb"]
    phone = people.window(PHONE, touch=True)
    phone.goto(f"/read/{team['token']}/v/1.0/card/{team['short']}/")
    phone.get_by_role("link", name="Is it current?").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("2 of 6 lines changed, these:")
    expect(phone.locator("ins")).to_contain_text("tydelig")
    expect(phone.locator(".kc", has_text="Removed")).to_contain_text("Den stresset.")
    people.look(phone)
    phone.get_by_role("link", name="Print a new card").click()
    phone.get_by_role("link", name="Is it current?").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("This card is current")
    people.look(phone)
    phone.get_by_role("link", name="Read it as it is now").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Oppsummer")
    phone.get_by_text("Print, save, share").click()
    expect(phone.get_by_role("link", name="Pocket card")).to_be_visible()
    people.look(phone)


def test_a_team_takes_in_what_another_team_exported(
    people: People, printed: dict[str, Any]
) -> None:
    desk = people.window(DESK)
    desk.goto("/accounts/login/")
    desk.get_by_label(re.compile("^E-?mail")).first.fill(MANAGER)
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.locator("main form button[type=submit]").last.click()
    expect(desk).not_to_have_url(re.compile("login"))
    whole = saved(desk, printed["nb"]["slug"], "Everything, for another team")
    address = f"/catalogue/{printed['empty']}/draft/import/"
    desk.goto(address)
    people.look(desk)
    choose(desk, "wrong.json", whole.replace(b'"stage": "explore"', b'"stage": "begin"', 1))
    expect(desk.get_by_role("alert")).to_contain_text("nothing has changed")
    expect(desk.get_by_role("alert")).to_contain_text(
        re.compile(r"Line \d+, content\.questions\[0\]\.words\.stage")
    )
    people.look(desk)
    choose(desk, "whole.json", whole)
    expect(desk.get_by_role("heading", level=1)).to_have_text("What the file would change")
    expect(desk.locator("main")).to_contain_text("Gjenta og få et tydelig ja")
    people.look(desk)
    desk.get_by_role("button", name="Take it into the draft").click()
    expect(desk.get_by_text("Nothing is published yet.")).to_be_visible()
    expect(desk.locator("main")).to_contain_text("Oppsummer")
    # The same again, and lines from a spreadsheet.
    desk.goto(address)
    choose(desk, "whole.json", whole)
    expect(desk.get_by_text("Nothing would change")).to_be_visible()
    people.look(desk)
    desk.get_by_role("link", name="Choose another file").click()
    code = printed["nb"]["short"]
    choose(desk, "lines.csv", f"code;kind;title\n{code};;Si det igjen\n".encode())
    expect(desk.locator("ins")).to_contain_text("Si det igjen")
    people.look(desk)
    desk.get_by_role("button", name="Take it into the draft").click()
    expect(desk.locator("main")).to_contain_text("Si det igjen")


def saved(desk: Page, slug: str, name: str) -> bytes:
    desk.goto(f"/catalogue/{slug}/")
    desk.get_by_text("Print, save, share").click()
    with desk.expect_download() as download:
        desk.get_by_role("link", name=name).click()
    assert download.value.suggested_filename == f"{slug}-1.1.json"
    return download.value.path().read_bytes()


def choose(desk: Page, name: str, data: bytes) -> None:
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    desk.locator("#id_file").set_input_files(file)
    desk.get_by_role("button", name="Look at what would change").click()
