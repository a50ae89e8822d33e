"""Delta consent: from a draft's changed lines to what the page for publishing says of them."""

import json
import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.journeys.catalogue_steps import signed_in
from tests.journeys.lines_steps import agree_with_the_rest, card, choose, they_come
from tests.journeys.people import DESK, PHONE, People, is_in, next_phase
from tests.journeys.server import ROOT, Server

HARM = "It leaves out letters"
BETTER = "Say “in writing too”"
MET = "We ask about the need, in writing too, before we suggest a solution."


def filled(server: Server, lines: int) -> dict[str, str]:
    """Who signs in, and where: see `filled_draft`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.filled_draft", str(lines)],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_draft_is_asked_about_and_the_page_for_publishing_says_what_was_said(
    people: People, server: Server
) -> None:
    who = filled(server, 4)
    console = the_workshop_is_made(people, who)
    phones, screen = they_come(people, console, 4)
    they_answer(people, phones, console, screen)
    it_is_talked_through(people, phones, console, screen)
    it_is_recorded(people, phones, console, screen, who["slug"])
    readers_see_it(people, console, who)


def test_twelve_lines_are_all_on_the_wall_and_nothing_is_cut(
    people: People, server: Server
) -> None:
    who = filled(server, 12)
    console = signed_in(people, who["facilitator"], DESK)
    console.goto(f"/teams/{who['slug']}/workshops/about-draft/")
    console.get_by_role("button", name="Make the workshop").click()
    phones, screen = they_come(people, console, 2)
    for phone in phones:
        expect(phone.locator("form[data-line]")).to_have_count(12)
        agree_with_the_rest(phone)
    people.look(phones[0])
    for phase in ("shown", "decided"):
        next_phase(console)
        is_in(phones[0], phase)
        expect(screen.locator(".lw-one")).to_have_count(12)
        below = """() => [...document.querySelectorAll('.lw-one')].map(
            (line) => line.getBoundingClientRect()
        ).filter((box) => box.bottom > innerHeight || box.right > innerWidth).length"""
        assert screen.evaluate(below) == 0
        people.look(screen, console)


def the_workshop_is_made(people: People, who: dict[str, str]) -> Page:
    desk = signed_in(people, who["facilitator"], DESK)
    desk.goto(f"/catalogue/{who['slug']}/draft/")
    desk.get_by_role("link", name="Ask the team in a workshop").click()
    expect(desk.locator('input[name="lines"]')).to_have_count(4)
    expect(desk.locator("main ins").first).to_be_visible()
    people.look(desk)
    for box in desk.locator('input[name="lines"]').all():
        box.uncheck()
    desk.get_by_role("button", name="Make the workshop").click()
    expect(desk.get_by_text("Choose at least one line to ask about.")).to_be_visible()
    people.look(desk)
    for box in desk.locator('input[name="lines"]').all():
        box.check()
    desk.get_by_role("button", name="Make the workshop").click()
    expect(desk).to_have_url(re.compile(r"/workshops/\d+/"))
    return desk


def they_answer(people: People, phones: list[Page], console: Page, screen: Page) -> None:
    ann, bo, cy, dee = phones
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.locator("form[data-line]")).to_have_count(4)
    people.look(ann, console, screen)
    # An objection needs its words, and is sent with them.
    definition = card(ann, "ask about the need")
    choose(ann, "ask about the need", "Objection")
    definition.get_by_role("button", name="Send the objection").click()
    expect(definition.get_by_text("Say what harm the line would do.")).to_be_visible()
    people.look(ann)
    definition.get_by_label("What harm would it do?").fill(HARM)
    definition.get_by_label("What would make it good enough?").fill(BETTER)
    definition.get_by_role("button", name="Send the objection").click()
    expect(definition.locator("[data-line-note]")).to_contain_text("Received")
    choose(ann, "Say what happens next", "Agree")
    expect(ann.locator("[data-lines-done]")).to_have_text("2 of 4 answered")
    # After a reload everything stands as it was.
    ann.reload()
    expect(definition.get_by_label("Objection", exact=True)).to_be_checked()
    expect(definition.get_by_label("What harm would it do?")).to_have_value(HARM)
    expect(ann.locator("[data-lines-done]")).to_have_text("2 of 4 answered")
    people.look(ann)
    choose(bo, "Ask once more", "Need to understand")
    question = card(bo, "Ask once more")
    question.get_by_label("What do you need to understand?").fill("Also when they are angry?")
    question.get_by_role("button", name="Send the question").click()
    expect(question.locator("[data-line-note]")).to_contain_text("Received")
    choose(cy, "Ask once more", "Can live with it")
    expect(card(cy, "Ask once more").locator("[data-line-note]")).to_contain_text("Received")
    for phone in phones:
        agree_with_the_rest(phone)
    # One may still change one's mind, and nothing of it is seen elsewhere.
    choose(dee, "Say what happens next", "Can live with it")
    expect(console.locator("#progress")).to_contain_text("of 4")
    expect(console.locator("#progress b")).to_have_text("4")
    expect(screen.locator("body")).not_to_contain_text(HARM)
    people.look(console, dee)


def it_is_talked_through(people: People, phones: list[Page], console: Page, screen: Page) -> None:
    next_phase(console)
    for phone in phones:
        is_in(phone, "shown")
    expect(phones[2].locator("#answered .ln").first).to_contain_text(HARM)
    expect(screen.locator(".lw-one").first).to_have_class(re.compile("lw-obj"))
    people.look(phones[2], console, screen)
    line = console.locator("#answered .ln", has_text=HARM)
    line.get_by_role("button", name=re.compile("^Show on the big screen")).click()
    expect(screen.locator(".lw-alone")).to_contain_text(HARM)
    people.look(screen)
    line.get_by_role("button", name="Met with these words").click()
    expect(line.get_by_text("Write the words that meet the objection.")).to_be_visible()
    people.look(console)
    line.get_by_label(re.compile("^New words that meet it")).fill(MET)
    line.get_by_role("button", name="Met with these words").click()
    expect(line.locator(".ln-s")).to_contain_text(MET)
    expect(screen.locator(".lw-alone")).to_contain_text(MET)
    asked = console.locator("#answered .ln", has_text="Also when they are angry?")
    asked.get_by_label(re.compile("^Your answer")).fill("Then most of all.")
    asked.get_by_role("button", name="Save the answer").click()
    expect(console.get_by_text("Everything is talked through.")).to_be_visible()
    console.reload()
    expect(line.locator(".ln-s")).to_contain_text(MET)
    console.get_by_role("button", name="Show all lines on the big screen").click()
    expect(screen.locator(".lw-one")).to_have_count(4)
    people.look(console, screen, phones[0])


def it_is_recorded(
    people: People, phones: list[Page], console: Page, screen: Page, slug: str
) -> None:
    next_phase(console)
    expect(console.locator("#record")).to_contain_text("4 of 4 lines are agreed.")
    expect(phones[1].locator("#agreed-lines")).to_contain_text("4 lines are agreed")
    expect(screen.locator("body")).to_contain_text("4 of 4 lines are agreed.")
    people.look(console, phones[1], screen)
    console.get_by_role("button", name="Record on the draft").click()
    expect(console.get_by_role("button", name="Record it again")).to_be_visible()
    next_phase(console)
    expect(console.locator("#record")).to_contain_text("recorded on the draft")
    expect(phones[3].locator("#agreed-lines")).to_contain_text("4 lines are agreed")
    people.look(console, phones[3], screen)
    console.goto(f"/catalogue/{slug}/draft/publish/")
    said = console.locator("section", has=console.locator("#delta-head"))
    # What was found in the room is still to be written into the draft.
    expect(said).to_contain_text("3 of 4 changed lines are agreed")
    expect(said).to_contain_text("Agreed once the new words are in")
    expect(said).to_contain_text(MET)
    people.look(console)
    console.goto(f"/catalogue/{slug}/draft/definition/")
    console.get_by_label("Definition", exact=True).fill(MET)
    console.get_by_role("button", name="Save the definition").click()
    expect(console.get_by_text("The definition is saved.")).to_be_visible()
    console.goto(f"/catalogue/{slug}/draft/publish/")
    expect(said).to_contain_text("4 of 4 changed lines are agreed")
    expect(said).to_contain_text("Agreed by 3 of 4")


def readers_see_it(people: People, desk: Page, who: dict[str, str]) -> None:
    desk.get_by_label("Change note").fill("What we asked you about.")
    desk.get_by_text("Yes, something is done in another way now").click()
    desk.get_by_role("button", name="Publish").last.click()
    expect(desk.get_by_text("is published.")).to_be_visible()
    reader = signed_in(people, who["reader"], PHONE)
    reader.goto(f"/catalogue/{who['slug']}/v/2.0/why/")
    expect(reader.locator("main")).to_contain_text("Agreed by 3 of 4")
    people.look(reader)
