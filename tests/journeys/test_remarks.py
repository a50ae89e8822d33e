"""A reader suggests words, a manager accepts them, a reviewer approves what the draft then says."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.catalogue_steps import choose_words, handed_over, publish, signed_in
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import Server

LINE = "Ask what they have tried so far"
CLEARER = "No, it only says more clearly"


def test_from_a_chosen_phrase_to_an_approved_version(people: People, server: Server) -> None:
    who = handed_over(server)
    slug = who["slug"]
    desk = signed_in(people, who["manager"], DESK)
    publish(desk, slug, note="The first version.")
    phone = signed_in(people, who["reader"], PHONE, dark=True)
    the_reader_suggests_words(people, phone, slug)
    the_manager_accepts_and_asks_the_reader(people, desk, slug, who["reader"])
    the_reader_approves(people, phone)
    an_unchanged_save_keeps_the_approval(desk, slug)
    an_edit_resets_it(people, desk, slug)
    the_reader_sees_what_changed_and_approves_again(people, phone, slug)
    publish(desk, slug, answer=CLEARER, note="Clearer words.")
    expect(desk.get_by_text("Version 1.1 is published.")).to_be_visible()
    phone.goto(f"/catalogue/{slug}/remarks/?state=closed")
    expect(phone.get_by_text("The suggested words are in version 1.1.")).to_be_visible()
    people.look(phone)


def the_reader_suggests_words(people: People, phone: Page, slug: str) -> None:
    phone.goto(f"/catalogue/{slug}/")
    expect(phone.get_by_role("link", name="Remark on the definition")).to_be_visible()
    phone.get_by_role("link", name=LINE).first.click()
    choose_words(phone, "h1", "tried so far")
    chosen = phone.get_by_role("link", name="Remark on these words")
    expect(chosen).to_be_in_viewport()
    people.look(phone)
    # By keyboard it is the next thing after the words.
    phone.keyboard.press("Tab")
    expect(chosen).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.get_by_label("The words it is about")).to_have_value("tried so far")
    expect(phone.get_by_label("About (optional)", exact=True)).to_have_value("title")
    expect(phone.get_by_label("Suggested words")).to_be_checked()
    people.look(phone)
    phone.get_by_role("button", name="Send the remark").click()
    expect(phone.locator("#div_id_instead")).to_contain_text("Write the words that you suggest.")
    people.look(phone)
    phone.get_by_label("Your words instead").fill("tried already")
    phone.get_by_label("What you want to say").fill("That is how we say it")
    phone.get_by_role("button", name="Send the remark").click()
    expect(phone.locator(".rm-words ins")).to_contain_text("already")
    people.look(phone)


def the_manager_accepts_and_asks_the_reader(
    people: People, desk: Page, slug: str, reader: str
) -> None:
    desk.goto(f"/catalogue/{slug}/remarks/")
    people.look(desk)
    desk.get_by_role("link", name=re.compile("^Accept or answer")).click()
    expect(desk.get_by_label("Why")).to_have_value("That is how we say it")
    people.look(desk)
    desk.get_by_role("button", name="Write these words into the draft").click()
    expect(desk.get_by_text("The suggested words are written into the draft.")).to_be_visible()
    expect(desk.get_by_role("link", name="Ask what they have tried already")).to_be_visible()
    people.look(desk)
    desk.get_by_role("link", name="Ask for reviews").click()
    desk.locator("label", has_text=reader).click()
    people.look(desk)
    desk.get_by_role("button", name="Ask them").click()
    expect(desk.get_by_text("1 person is asked")).to_be_visible()
    people.look(desk)
    publish(desk, slug, answer=CLEARER, note="Too early.")
    expect(desk.get_by_role("alert")).to_contain_text("has not approved what it says now")
    expect(desk.get_by_role("link", name="See who, or take a request back")).to_be_visible()
    people.look(desk)


def the_reader_approves(people: People, phone: Page) -> None:
    phone.goto("/")
    people.look(phone)
    phone.get_by_role("link", name=re.compile("^Read the draft")).click()
    line = phone.locator("li", has_text="Ask what they have tried already").first
    line.locator("summary").click()
    expect(line.locator("dd", has_text="That is how we say it")).to_be_visible()
    expect(phone.get_by_role("link", name="Edit the definition")).to_have_count(0)
    people.look(phone)
    phone.get_by_role("link", name="Show all that the lines say").click()
    people.look(phone)
    phone.get_by_role("button", name="Approve what it says now").click()
    expect(phone.locator(".rv-mine")).to_contain_text("You have approved what the draft says now.")
    people.look(phone)


def an_unchanged_save_keeps_the_approval(desk: Page, slug: str) -> None:
    desk.goto(f"/catalogue/{slug}/draft/")
    desk.get_by_role("link", name="Edit the definition").click()
    desk.get_by_role("button", name="Save the definition").click()
    expect(desk.get_by_text("The definition is saved.")).to_be_visible()
    desk.get_by_role("link", name="Ask what they have tried already").click()
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.locator(".rv-list .tag-yes")).to_contain_text("approved on")


def an_edit_resets_it(people: People, desk: Page, slug: str) -> None:
    desk.get_by_role("link", name="Ask what they have tried already").click()
    desk.get_by_label("Title").fill("Ask what they have tried")
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.locator(".rv-list .tag-mind")).to_contain_text("it has changed since")
    people.look(desk)
    publish(desk, slug, answer=CLEARER, note="Too early.")
    expect(desk.get_by_role("alert")).to_contain_text("has not approved what it says now")


def the_reader_sees_what_changed_and_approves_again(people: People, phone: Page, slug: str) -> None:
    phone.goto(f"/catalogue/{slug}/draft/")
    expect(phone.locator(".rv-since del")).to_contain_text("already")
    people.look(phone)
    phone.get_by_role("button", name="Approve what it says now").click()
    expect(phone.locator(".rv-list .tag-yes")).to_be_visible()
