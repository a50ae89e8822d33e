"""Reload, a closed network, a restarted server: everybody comes back, and no word is lost."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import received, write
from tests.journeys.test_workshop import create

WRITE = 'form[data-action="card.submit"] textarea'


def to_writing(people: People, server: Server, name: str) -> tuple[Page, str]:
    console = people.member(server.team(name), f"{name.lower()}@team.example")
    code = create(console, agenda="45 minutes")
    next_phase(console)
    next_phase(console)
    return console, code


def test_a_late_comer_lands_on_the_current_step(people: People, server: Server) -> None:
    _console, code = to_writing(people, server, "Late")
    is_in(people.phone(code, "Ida"), "writing")


def test_a_reload_keeps_who_one_is_and_what_one_typed(people: People, server: Server) -> None:
    console, code = to_writing(people, server, "Reload")
    phone = people.phone(code, "Ida")
    write(phone, "Sent before the reload")
    phone.locator(WRITE).fill("Typed before the reload")
    phone.reload()
    expect(phone.get_by_text("Sent before the reload").first).to_be_visible()
    expect(phone.locator(WRITE)).to_have_value("Typed before the reload")
    expect(console.locator("#people")).to_contain_text("Ida")


def test_typed_text_survives_what_others_do(people: People, server: Server) -> None:
    console, code = to_writing(people, server, "Typing")
    phone = people.phone(code, "Ida")
    phone.locator(WRITE).press_sequentially("Half a thou")
    console.get_by_role("button", name=re.compile("Add one minute|\\+1 min")).first.click()
    people.phone(code, "Per")
    expect(console.locator("#people")).to_contain_text("Per")
    phone.locator(WRITE).press_sequentially("ght")
    expect(phone.locator(WRITE)).to_have_value("Half a thought")
    expect(phone.locator(WRITE)).to_be_focused()


def test_a_restarted_server_finds_everybody_again(people: People, server: Server) -> None:
    console, code = to_writing(people, server, "Restart")
    phone, other = people.phone(code, "Ida"), people.phone(code, "Per")
    write(phone, "Before the restart")
    server.kill()
    phone.locator(WRITE).fill("While it was away")
    phone.get_by_role("button", name=re.compile("^Send")).first.click()
    expect(phone.locator("html")).to_have_attribute(
        "data-net", re.compile("lost|polling"), timeout=40_000
    )
    server.start()
    received(phone, "While it was away", within=40)
    received(phone, "Before the restart")
    for page in (other, console):
        # A phone waits longer from try to try, so that a hall does not come back all at once.
        back = re.compile("open|polling")
        expect(page.locator("html")).to_have_attribute("data-net", back, timeout=40_000)
    next_phase(console)
    next_phase(console)
    for page in (phone, other, console):
        expect(page.locator("#cards").get_by_text("While it was away")).to_have_count(
            1, timeout=20_000
        )
        expect(page.locator("#cards").get_by_text("Before the restart")).to_have_count(1)


def test_without_a_network_the_phone_keeps_it_and_sends_once(
    people: People, server: Server
) -> None:
    console, code = to_writing(people, server, "Offline")
    phone = people.phone(code, "Ida")
    expect(phone.locator("html")).to_have_attribute("data-net", "open")
    phone.context.set_offline(True)
    phone.locator(WRITE).fill("Written in the lift")
    phone.get_by_role("button", name=re.compile("^Send")).first.click()
    expect(phone.locator("html")).to_have_attribute("data-net", "lost", timeout=40_000)
    phone.context.set_offline(False)
    received(phone, "Written in the lift", within=40)
    next_phase(console)
    expect(console.locator("#gate li", has_text="Written in the lift")).to_have_count(1)


def test_two_facilitators_pressing_next_go_one_step(people: People, server: Server) -> None:
    console, _code = to_writing(people, server, "Twice")
    other = console.context.new_page()
    other.goto(console.url)
    for page in (console, other):
        page.locator("#next form button").last.click(no_wait_after=True)
    for page in (console, other):
        expect(page.locator("#body")).to_have_attribute("data-phase", "looking")


def test_a_member_who_is_removed_is_out_at_once(people: People, server: Server) -> None:
    console, _code = to_writing(people, server, "Removed")
    workshop = console.url
    manager = console.context.new_page()
    manager.goto("/teams/removed/")
    manager.get_by_text("Invite", exact=False).locator("visible=true").last.click()
    manager.locator("label", has_text="Facilitator").click()
    manager.get_by_role("button", name="Make an invitation link").click()
    second = people.member(manager.locator("#link").input_value(), "gone@team.example")
    second.goto(workshop)
    expect(second.locator("html")).to_have_attribute("data-net", "open")
    manager.goto("/teams/removed/")
    manager.get_by_role("link", name=re.compile("^Remove .*gone@team.example")).click()
    manager.locator("main form button[type=submit]").last.click()
    expect(manager.locator("main")).not_to_contain_text("gone@team.example")
    expect(second.locator("html")).to_have_attribute("data-net", "ended")
    second.reload()
    expect(second.locator("main")).not_to_contain_text("writing")
    assert second.locator("#next").count() == 0
