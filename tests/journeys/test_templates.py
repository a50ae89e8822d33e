"""A workshop made again, its agenda kept, a new one begun from it, and two who lead together."""

import re
from time import time

from playwright.sync_api import Page, expect

from tests.journeys.people import PHONE, People
from tests.journeys.server import Server
from tests.journeys.test_workshop import create, keep_only, to_agenda

STEPS = ("Welcome", "What it means to you", "Our own words, and where they went")
RENAMED = "What “frugal” is to us"


def kinds(console: Page) -> list[str]:
    return [title.strip() for title in console.locator(".ae-s h2 [dir]").all_inner_texts()]


def submit(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def press_at_once(*consoles: Page) -> None:
    """Next, on every console at the same moment of their one clock."""
    # So far ahead that what was pressed before is another press.
    moment = (time() + 1.5) * 1000
    for console in consoles:
        console.evaluate(
            """moment => setTimeout(
                () => [...document.querySelectorAll("#next form button")].at(-1).click(),
                moment - Date.now(),
            )""",
            moment,
        )


def second_facilitator(people: People, console: Page) -> Page:
    """Invited from the console's menu."""
    console.get_by_role("button", name="More", exact=True).click()
    with console.expect_popup() as opened:
        console.get_by_role("link", name=re.compile("^Invite a facilitator")).click()
    team = opened.value
    expect(team.get_by_label("Facilitator")).to_be_checked()
    people.look(team)
    team.locator("section", has=team.locator("#invitations")).locator("form").last.locator(
        "button[type=submit]"
    ).click()
    link = team.get_by_label("Link", exact=True).first.input_value()
    return people.member(link, "tore@team.example")


def test_from_one_workshop_to_the_next_with_two_who_lead(people: People, server: Server) -> None:
    console = people.member(server.team("Team North"), "vera@team.example")
    create(console, agenda="Half a day")
    to_agenda(console)
    keep_only(console, *STEPS)

    # Made again from the list, about another word; a doubled click makes one.
    console.get_by_role("link", name="To the console").click()
    console.goto(re.sub(r"/workshops/\d+/.*", "/", console.url))
    console.get_by_role("link", name="Team North").first.click()
    console.get_by_role("link", name="Workshops", exact=True).first.click()
    people.look(console)
    console.get_by_role("link", name=re.compile("^Duplicate")).click()
    expect(console.get_by_label("Title")).to_have_value("Service-minded – Team North (2)")
    people.look(console)
    console.get_by_label("Title").fill("")
    submit(console, "Make the copy")
    expect(console.locator("#div_id_title .field-error")).to_be_visible()
    people.look(console)
    console.get_by_label("Title").fill("Frugal, first try")
    console.get_by_label("Word to define").fill("frugal")
    console.get_by_role("button", name="Make the copy").dblclick()
    expect(console).to_have_url(re.compile(r"/workshops/\d+/agenda/$"))
    assert kinds(console) == list(STEPS)

    # Changed, and kept as a template.
    step = console.locator(".ae-s").nth(1)
    step.locator("summary").click()
    expect(step.get_by_label("Prompt on the phones")).to_have_value(re.compile("“frugal”"))
    step.get_by_label("Title").fill(RENAMED)
    step.get_by_role("button", name="Save the step").click()
    expect(console.locator(".ae-s h2").nth(1)).to_contain_text(RENAMED)
    agenda = console.url
    console.get_by_role("link", name="Keep as template").click()
    people.look(console)
    console.get_by_label("Name").fill("Our short one")
    submit(console, "Keep as template")
    expect(console.locator(".list")).to_contain_text("Our short one")
    expect(console.locator(".list")).to_contain_text("3 steps")
    people.look(console)

    # The same name for another agenda asks first.
    console.goto(agenda)
    step.locator("summary").click()
    step.get_by_label("Minutes", exact=True).fill("9")
    step.get_by_role("button", name="Save the step").click()
    expect(console.locator("#say")).to_contain_text("The step is changed.")
    console.get_by_role("link", name="Keep as template").click()
    console.get_by_label("Name").fill("Our short one")
    submit(console, "Keep as template")
    expect(console.locator("#div_id_name .field-error")).to_contain_text("called “Our short one”")
    people.look(console)
    submit(console, "Replace it")
    expect(console.locator(".list > li")).to_have_count(1)
    console.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    people.look(console)
    console.set_viewport_size({"width": 1440, "height": 900})

    # A new workshop begins from it, about a third word.
    console.get_by_role("link", name="New workshop").click()
    console.get_by_label(re.compile("^Our short one")).check(force=True)
    console.get_by_label("Word to define").fill("brave")
    people.look(console)
    console.get_by_role("button", name="Create the workshop").click()
    expect(console).to_have_url(re.compile(r"/workshops/\d+/$"))
    home = console.url
    to_agenda(console)
    assert kinds(console) == [STEPS[0], "What “brave” is to us", STEPS[2]]

    # Two lead it together: each sees the other, and two presses of Next are one step.
    console.goto(home)
    tore = second_facilitator(people, console)
    tore.goto(home)
    for each in (console, tore):
        expect(each.locator("#facilitating")).to_contain_text("Leading now: tore, vera.")
    console.get_by_role("button", name="Start: Welcome").click()
    for each in (console, tore):
        expect(each.locator("#facilitating")).to_contain_text("vera moved the workshop here.")
        expect(each.get_by_role("button", name=re.compile("^Next"))).to_be_visible()
    people.look(console, tore)

    at = [page.locator("#body").get_attribute("data-step") for page in (console, tore)]
    assert at[0] == at[1]
    press_at_once(console, tore)
    for each in (console, tore):
        expect(each.locator("#now")).to_contain_text("What “brave” is to us")
        expect(each.locator("#body")).to_have_attribute("data-phase", "writing")
    told = re.compile("has already moved on. This is where the workshop is now.")
    first = console.locator("#facilitating").inner_text()
    late = tore if "vera moved" in first else console
    expect(late.locator("#next-on [data-form-error]")).to_have_text(told)
    people.look(late)
