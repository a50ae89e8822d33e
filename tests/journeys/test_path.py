"""The path of somebody new: their own words first, then ours, and nothing leaves the device."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.catalogue_steps import signed_in
from tests.journeys.people import PHONE, People
from tests.journeys.server import Server
from tests.journeys.test_reading_phone import phone_in, published


def step(page: Page) -> Locator:
    """The one screen that shows."""
    return page.locator("[data-step]:visible")


def go_on(page: Page, heading: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name="Next").click()
    there = page.get_by_role("heading", name=heading, level=2)
    expect(there).to_be_focused()
    expect(step(page)).to_have_count(1)


def test_somebody_new_goes_the_path_and_comes_back_to_where_they_were(
    people: People, server: Server
) -> None:
    read = published(server, "en")
    phone = phone_in(people, "en")
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.method))
    phone.goto(read["read"])
    phone.get_by_role("link", name="New here?").click()
    they_write_their_own_words_and_see_ours(people, phone)
    they_read_a_behaviour_and_say_it_back(people, phone)
    they_come_back_without_a_network(people, phone)
    they_confirm_and_forget(people, phone)
    assert set(sent) == {"GET"}


def they_write_their_own_words_and_see_ours(people: People, phone: Page) -> None:
    expect(phone.locator("[data-when=kept]")).to_be_visible()
    expect(phone.get_by_text("We understand the need")).to_be_hidden()
    phone.get_by_label("To me it means that").fill("I understand before I answer.")
    people.look(phone)
    go_on(phone, "Yours beside ours")
    ours = phone.locator("[data-ours]")
    expect(ours).to_have_text("We understand the need before we suggest a solution.")
    expect(ours.locator("mark")).to_have_text(["understand", "before"])
    expect(phone.locator("[data-own-shown]")).to_have_text("I understand before I answer.")
    expect(phone.locator("[data-theme-words]", has_text="Listening")).to_contain_text(
        "in your words too"
    )
    people.look(phone)


def they_read_a_behaviour_and_say_it_back(people: People, phone: Page) -> None:
    go_on(phone, "Sum up before you suggest 1")
    now = step(phone)
    expect(now).to_contain_text("“So you need …”")
    expect(now).to_contain_text("Jargon")
    now.get_by_role("button", name="Phone", exact=True).click()
    expect(now.get_by_text("Say it aloud")).to_be_visible()
    expect(now.get_by_text("Write one line")).to_be_hidden()
    people.look(phone)
    now.get_by_role("button", name="Say it back").click()
    expect(now.locator("[data-line-text]")).to_be_hidden()
    now.get_by_label("How would you do it").fill("I repeat what they need.")
    people.look(phone)
    now.get_by_role("button", name="Compare with the line").click()
    expect(now.locator("[data-line-text] mark")).to_have_text(["repeat", "need"])
    expect(now.get_by_role("heading", name="Your words")).to_be_focused()
    now.get_by_label("I have read this").check()
    people.look(phone)


def they_come_back_without_a_network(people: People, phone: Page) -> None:
    address = phone.url.split("#")[0]
    phone.goto("about:blank")
    phone.context.set_offline(True)
    phone.goto(address)
    expect(phone.get_by_role("heading", name="Sum up before you suggest 1")).to_be_visible()
    expect(step(phone).get_by_label("I have read this")).to_be_checked()
    expect(phone.locator("[data-when=saved]")).to_be_visible()
    step(phone).get_by_role("button", name="Say it back").click()
    expect(step(phone).get_by_label("How would you do it")).to_have_value(
        "I repeat what they need."
    )
    phone.get_by_text("All steps").click()
    people.look(phone)
    phone.get_by_role("link", name="Confirm the version").click()
    expect(phone.get_by_role("heading", name="Confirm the version")).to_be_focused()
    phone.context.set_offline(False)


def they_confirm_and_forget(people: People, phone: Page) -> None:
    expect(step(phone)).to_contain_text("You have marked 1 of 3 behaviours as read.")
    expect(step(phone)).to_contain_text("Only this device remembers it.")
    phone.get_by_role("button", name="I have read version 1.0").click()
    phone.reload()
    expect(step(phone)).to_contain_text("This device remembers that you have read version 1.0.")
    people.look(phone)
    phone.get_by_role("button", name="Forget what I wrote").click()
    expect(step(phone)).to_contain_text("You have marked 0 of 3")
    phone.get_by_role("button", name="Undo").click()
    expect(step(phone)).to_contain_text("You have marked 1 of 3")


def test_the_keyboard_and_the_back_button_lead_the_same_way(people: People, server: Server) -> None:
    read = published(server, "en")
    desk = phone_in(people, "en")
    desk.goto(read["read"] + "path/")
    desk.get_by_role("link", name="Next").press("Enter")
    expect(desk.get_by_role("heading", name="Yours beside ours")).to_be_focused()
    desk.go_back()
    expect(desk.get_by_role("heading", name="Your own words first")).to_be_visible()
    for target in desk.locator(":is(a, button, label[for], textarea):visible").all():
        box = target.bounding_box()
        assert box and (box["height"] >= 24 or target.evaluate("e => e.matches('p a, .sr')"))
    for target in desk.locator(".ct-bar .btn, .pa-step .btn, .pa-tick label").all():
        if target.is_visible():
            box = target.bounding_box()
            assert box and box["height"] >= 44


def test_a_member_confirms_with_the_team_and_another_starts_afresh(
    people: People, server: Server
) -> None:
    read = published(server, "en")
    phone = signed_in(people, read["reader"], PHONE)
    at = f"/catalogue/{read['slug']}/path/"
    phone.goto(at)
    phone.get_by_label("To me it means that").fill("We listen.")
    phone.goto(at + "#end")
    expect(step(phone)).to_contain_text("Your manager sees how many have confirmed, never who.")
    expect(phone.get_by_role("button", name="I have read version 1.0")).to_be_visible()
    people.look(phone)
    phone.context.clear_cookies()
    phone.goto(read["read"] + "path/")
    expect(phone.get_by_label("To me it means that")).to_have_value("")
