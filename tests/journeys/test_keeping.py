"""A manager says how long words are kept, takes everything along, and erases the team."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.people import People
from tests.journeys.server import Server


def test_keeping_taking_along_and_erasing(people: People, server: Server) -> None:
    page = people.member(server.team("Team North"), "mona@nord.example")
    keeping = page.get_by_role("region", name="How long words are kept")
    expect(keeping.get_by_text("is kept until somebody deletes it").first).to_be_visible()

    keeping.get_by_text("is deleted some days after the workshop").click()
    keeping.get_by_role("spinbutton").fill("0")
    keeping.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Give a whole number of days, from 1 to 3650.").first).to_be_visible()
    expect(keeping.get_by_role("spinbutton")).to_have_value("0")
    people.look(page)
    keeping.get_by_role("spinbutton").fill("90")
    keeping.get_by_role("button", name="Save").click()
    expect(keeping.get_by_text("deleted 90 days after it has ended")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    people.look(page)

    with page.expect_download() as download:
        keeping.get_by_role("link", name="Export everything").click()
    told = json.loads(Path(download.value.path()).read_text())
    assert told["team"]["keeps_days"] == 90
    assert told["members"][0]["email"] == "mona@nord.example"

    keeping.get_by_role("link", name="Erase the team").click()
    page.get_by_label("Type the name of the team").fill("Team South")
    page.get_by_role("button", name="Erase the team for good").click()
    expect(page.get_by_text("This is not the name of the team").first).to_be_visible()
    people.look(page)
    page.get_by_label("Type the name of the team").fill("Team North")
    page.get_by_role("button", name="Erase the team for good").click()
    expect(page.get_by_text("The team and everything of it is erased.")).to_be_visible()
