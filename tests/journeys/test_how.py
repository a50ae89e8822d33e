"""How the chosen behaviours are done: two phones at two of them, and then at the same one."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot
from tests.journeys.test_workshop import create, keep_only, open_screen, to_agenda

ASK = "ask what they have tried so far"
CALL = "call back before noon"
TELL = "tell them what happens next"
SAID = "“What have you tried?” Then wait."
CHATTED = "Write back in two lines"


def add_how(console: Page) -> None:
    """A step of how at the end of the agenda, moved before the close."""
    to_agenda(console)
    keep_only(console, "What we do", "Where your words went")
    form = console.locator('form[data-action="step.add"]')
    form.get_by_label("Kind of step").select_option(label="How we do it")
    form.get_by_label("Title").fill("How do we do it?")
    form.get_by_label("Minutes", exact=True).fill("25")
    form.get_by_role("button", name="Add it at the end").click()
    expect(console.locator(".ae-s")).to_have_count(3)
    console.get_by_role("button", name="Move How do we do it? up").click()
    expect(console.locator(".ae-s").nth(1)).to_contain_text("How do we do it?")


def behave(phone: Page, situation: str, text: str) -> None:
    form = phone.locator('form[data-action="card.submit"]')
    form.locator("[name=situation]").fill(situation)
    form.locator("[name=text]").fill(text)
    form.get_by_role("button", name="Send").click()
    expect(phone.locator("[id^=mine-] li", has_text=text).first).to_contain_text("Received")


def behaviour(page: Page, text: str) -> Locator:
    return page.locator("#hows .hw-one", has_text=text)


def part(page: Page, text: str, name: str) -> Locator:
    """What is told of a behaviour in one medium, opened to be read."""
    whole = behaviour(page, text)
    if whole.locator("details[open]").count() == 0:
        whole.locator("summary").click()
    return whole.get_by_role("group", name=name, exact=True)


def edit(page: Page, text: str, name: str) -> Locator:
    """The form of a part."""
    found = part(page, text, name)
    found.get_by_role("button", name=re.compile("^(Write|Change)")).click()
    return found.locator("form")


def save(form: Locator) -> None:
    form.get_by_role("button", name="Save").click()


def cell(page: Page, text: str, column: int) -> Locator:
    return page.locator("tbody tr", has_text=text).locator("td").nth(column)


def all_sent(phone: Page) -> None:
    """Nothing waits on the phone any more: the server has acknowledged it."""
    phone.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(':out:'))")


def to_how(console: Page, ida: Page, per: Page) -> None:
    """Three behaviours are written and chosen."""
    console.locator("#next form button").last.click()
    for phone in (ida, per):
        is_in(phone, "writing")
    behave(ida, "the customer calls again", ASK)
    behave(ida, "we could not answer", CALL)
    behave(per, "a case is open", TELL)
    while console.locator("#body").get_attribute("data-phase") != "voting":
        next_phase(console)
    for phone, options in ((ida, (ASK, CALL)), (per, (ASK, TELL))):
        for option in options:
            dot(phone, option)
        all_sent(phone)
    next_phase(console)
    next_phase(console)


def test_two_phones_tell_how_behaviours_are_done(people: People, server: Server) -> None:
    console = people.member(server.team("Team North"), "siv@team.example")
    code = create(console)
    home = console.url
    add_how(console)
    people.look(console)
    console.goto(home)
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    to_how(console, ida, per)
    for page in (ida, per, console):
        expect(page.locator("#hows")).to_contain_text("3 chosen behaviours")
        expect(behaviour(page, CALL)).to_contain_text("0 of 5 media")
    expect(cell(screen, ASK, 2)).to_have_text("empty")
    people.look(ida, per, console, screen)

    two_behaviours(people, console, screen, ida, per)
    the_same_one(people, console, ida, per)
    at_the_console(people, console, screen, ida)


def two_behaviours(people: People, console: Page, screen: Page, ida: Page, per: Page) -> None:
    """What one saves is on all screens; what another is writing stays, also over a reload."""
    asking = edit(ida, ASK, "Phone")
    expect(behaviour(ida, ASK)).to_contain_text("Six questions about asking")
    expect(behaviour(ida, CALL)).not_to_contain_text("Six questions about asking")
    asking.get_by_label("Words or steps").fill(SAID)
    chat = edit(per, CALL, "Chat")
    chat.get_by_label("Words or steps").fill(CHATTED)
    people.look(ida, per)
    save(asking)
    for page in (ida, per, console):
        expect(part(page, ASK, "Phone").locator("dd")).to_have_text(SAID)
        expect(behaviour(page, ASK)).to_contain_text("1 of 5 media")
    for page in (console, screen):
        expect(cell(page, ASK, 2)).to_have_text("1 of 3")
    expect(chat.get_by_label("Words or steps")).to_have_value(CHATTED)

    per.reload()
    chat = part(per, CALL, "Chat").locator("form")
    expect(chat.get_by_label("Words or steps")).to_have_value(CHATTED)
    expect(part(ida, CALL, "Chat")).not_to_contain_text(CHATTED)
    save(chat)
    expect(chat).to_have_count(0)
    for page in (ida, per, console):
        expect(part(page, CALL, "Chat").locator("dd")).to_have_text(CHATTED)
    people.look(ida, per, console, screen)


def the_same_one(people: People, console: Page, ida: Page, per: Page) -> None:
    """Both have the same part open. The second to save reads what it says now, and saves again."""
    first, second = (edit(page, TELL, "In every medium") for page in (ida, per))
    second.get_by_label("Mandate and limits").fill("A day later at most")
    second.get_by_label("What sets it off").fill("The case is not closed")
    first.get_by_label("What sets it off").fill("Nobody knows who is next")
    first.get_by_label("heard").check(force=True)
    save(first)
    newer = part(per, TELL, "In every medium")
    expect(newer).to_contain_text("This was changed elsewhere meanwhile")
    expect(newer.locator("dd").first).to_have_text("Nobody knows who is next")
    expect(second.get_by_label("What sets it off")).to_have_value("The case is not closed")
    expect(second.get_by_label("heard")).to_be_checked()
    people.look(per)

    # The version that was begun from outlives a reload, and so does the refusal.
    per.reload()
    newer = part(per, TELL, "In every medium")
    second = newer.locator("form")
    expect(newer).to_contain_text("This was changed elsewhere meanwhile")
    save(second)
    expect(second.locator("[data-form-error]")).to_contain_text("compare it with what it says now")
    expect(second.get_by_label("What sets it off")).to_have_value("The case is not closed")
    expect(newer.locator("dd").first).to_have_text("Nobody knows who is next")
    people.look(per)
    save(second)
    for page in (ida, per, console):
        told = part(page, TELL, "In every medium")
        expect(told.locator("dd").first).to_have_text("The case is not closed")
        expect(told).to_contain_text("A day later at most")
        expect(told).to_contain_text("heard")


def at_the_console(people: People, console: Page, screen: Page, ida: Page) -> None:
    """The table leads to a part; what is wrong is said, what is cancelled is gone."""
    cell(console, CALL, 5).get_by_role("link").click()
    video = edit(console, CALL, "Video")
    video.get_by_label("Words or steps").fill("x" * 401)
    save(video)
    expect(video).to_contain_text("at most 400 characters")
    people.look(console)
    video.get_by_label("Words or steps").fill("Look into the camera")
    save(video)
    expect(part(ida, CALL, "Video").locator("dd")).to_have_text("Look into the camera")
    for page in (console, screen):
        expect(cell(page, CALL, 5)).to_have_text("1 of 3")
    again = edit(ida, CALL, "Video")
    again.get_by_label("An example").fill("Never mind")
    again.get_by_role("button", name="Cancel").click()
    people.look(ida)
    ida.locator("#confirm [value=yes]").click()
    expect(again).to_have_count(0)
    ida.reload()
    expect(part(ida, CALL, "Video")).not_to_contain_text("Never mind")
    for page in (console, screen):
        page.emulate_media(color_scheme="dark")
    people.look(ida, console, screen)
