"""The leader prepares a workshop; a manager and a member agree on how the one follows up."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import Server

LONG = "Kundetilfredshetsundersøkelsesoppfølgingsansvarlige vil gjerne vite hvorfor, " * 4


def photograph(page: Page, name: str) -> None:
    """With SAMSYN_PICTURES set, for whoever wants to look: both widths, light and dark."""
    if folder := os.environ.get("SAMSYN_PICTURES"):
        for size, width in (("1440", DESK), ("390", PHONE)):
            page.set_viewport_size({"width": width["width"], "height": width["height"]})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=Path(folder) / f"{name}-{size}-{scheme}.png", full_page=True)
        page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
        page.emulate_media(color_scheme="light")


def fits(page: Page) -> None:
    """Nothing is wider than a phone."""
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def ready_workshop(people: People, server: Server, team: str) -> Page:
    leader = people.member(server.team(team), f"{team[5:].lower()}@nord.example")
    leader.get_by_role("link", name="Workshops").first.click()
    leader.get_by_role("link", name="New workshop").click()
    leader.get_by_label("Title").fill("Hva mener vi med serviceinnstilt")
    leader.get_by_role("button", name="Create the workshop").click()
    expect(leader).to_have_url(re.compile(r"/workshops/\d+/$"))
    return leader


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check(force=True)


def test_the_leader_prepares_and_chooses_otherwise(people: People, server: Server) -> None:
    leader = ready_workshop(people, server, "Team North")
    lobby = leader.locator("#preparation")
    expect(lobby.get_by_text("Ten questions help you choose")).to_be_visible()
    people.look(leader)
    lobby.get_by_role("link", name="Prepare").click()
    expect(leader.get_by_text("Answer the last question")).to_be_visible()
    photograph(leader, "empty")
    people.look(leader)

    choose(leader, "What is at stake if nothing comes of it?", "Some trouble")
    choose(leader, "They know how", "It is new to them")
    choose(leader, "They want to", "Most do")
    choose(leader, "What do you fall back to when it gets hard?", "I ask, listen and let them try")
    leader.get_by_label("Note on the people").fill(LONG)
    leader.get_by_role("button", name="Save the preparation").click()
    lead = leader.get_by_role("region", name="What the answers point to")
    expect(lead.get_by_text("Instruct", exact=True).first).to_be_visible()
    expect(lead.get_by_text("it is new to the people")).to_be_visible()

    choose(leader, "How will you lead it?", "Support")
    leader.get_by_role("button", name="Save the preparation").click()
    expect(leader.get_by_text("Say why, so that you know it again").first).to_be_visible()
    people.look(leader)
    why = "They asked to find it out themselves"
    leader.get_by_label("Why you choose otherwise").fill(why)
    leader.get_by_role("button", name="Save the preparation").click()
    expect(leader.get_by_text("The preparation is saved.")).to_be_visible()

    # What it changes is taken by a click, and what is typed above meanwhile is left alone.
    leader.get_by_label("Note on the goal").fill("Not saved yet")
    takes = leader.get_by_role("region", name="What that changes in the workshop")
    last = takes.get_by_role("listitem").filter(has_text="Write like everybody else")
    last.get_by_role("button", name="Add it to the notes").click()
    expect(last.get_by_text("Taken", exact=True)).to_be_visible()
    expect(leader.get_by_label("Note on the goal")).to_have_value("Not saved yet")
    photograph(leader, "filled")
    people.look(leader)
    fits(leader)
    people.look(leader)

    leader.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    leader.get_by_role("link", name="To the console").click()
    expect(lobby.get_by_text("the answers pointed to: Instruct")).to_be_visible()
    expect(lobby.get_by_text(why)).to_be_visible()
    photograph(leader, "console")
    people.look(leader)
    leader.locator("#next form button").last.click()
    expect(leader.locator("#body")).to_have_attribute("data-phase", "open")
    expect(lobby).to_have_count(0)


def test_two_prepare_at_once_and_lose_nothing(people: People, server: Server) -> None:
    leader = ready_workshop(people, server, "Team South")
    leader.locator("#preparation").get_by_role("link", name="Prepare").click()
    second = leader.context.new_page()
    second.goto(leader.url)
    leader.get_by_label("Note on the goal").fill("By the end of May")
    leader.get_by_role("button", name="Save the preparation").click()
    expect(leader.get_by_text("The preparation is saved.")).to_be_visible()

    second.get_by_label("Note on the goal").fill("By the end of June")
    second.get_by_label("Note on the economy").fill("Tight until autumn")
    second.get_by_role("button", name="Save the preparation").click()
    expect(second.get_by_text("You both changed “Note on the goal”")).to_be_visible()
    expect(second.get_by_label("Note on the economy")).to_have_value("Tight until autumn")
    photograph(second, "both")
    people.look(second)
    fits(second)
    second.get_by_role("button", name="Save the preparation").click()
    expect(second.get_by_text("The preparation is saved.")).to_be_visible()
    expect(second.get_by_label("Note on the goal")).to_have_value("By the end of June")


def test_a_manager_and_a_member_agree_on_support(people: People, server: Server) -> None:
    manager = people.member(server.team("Team West"), "west@nord.example")
    team = manager.url
    manager.get_by_text("Invite", exact=False).locator("visible=true").last.click()
    manager.get_by_label("Reader").check(force=True)
    manager.get_by_role("button", name="Make an invitation link").click()
    invitation = manager.locator("#link").input_value()
    member = people.member(invitation, "rolf@nord.example", PHONE)

    manager.goto(team)
    manager.get_by_role("link", name="How you follow up – rolf@nord.example").click()
    expect(manager.get_by_text("Nothing is agreed or proposed.")).to_be_visible()
    manager.get_by_label("Support: listen and ask").check(force=True)
    manager.get_by_role("button", name="Propose it").click()
    expect(manager.get_by_text("It counts once the other one agrees.")).to_be_visible()
    photograph(manager, "proposed")
    people.look(manager)

    member.reload()
    expect(member.get_by_text("A proposal waits for you")).to_be_visible()
    people.look(member)
    member.get_by_role("link", name="How you follow up – rolf@nord.example").click()
    expect(member.get_by_text("Proposed to you: Support")).to_be_visible()
    fits(member)
    people.look(member)
    member.get_by_role("button", name="Agree").click()
    expect(member.get_by_text("Agreed: Support")).to_be_visible()
    manager.reload()
    expect(manager.get_by_text("Agreed: Support")).to_be_visible()
    manager.get_by_role("button", name="End it").click()
    expect(manager.get_by_text("It is withdrawn.")).to_be_visible()

    manager.goto(team)
    cadence = manager.get_by_role("region", name="How often you look at it again")
    cadence.get_by_label("Months from one review to the next").fill("3")
    cadence.get_by_role("button", name="Save how often").click()
    expect(cadence.get_by_text("Every 3 months.")).to_be_visible()
    photograph(manager, "team")
    cadence.get_by_role("link", name="Lessons").click()
    expect(manager.get_by_text("No lessons yet")).to_be_visible()
    people.look(manager)
