"""A reader who confirmed 1.0 sees exactly what is new to them; a patch disturbs nobody."""

import json
import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.journeys.catalogue_steps import confirm, signed_in
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import ROOT, Server

CHANGES = 8


def filled(server: Server, *asked: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.filled_changes", *asked],
        cwd=ROOT, env=server._environment(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.splitlines()[-1] if done.stdout else ""


def test_a_reader_sees_their_own_difference_and_confirms(people: People, server: Server) -> None:
    who = json.loads(filled(server))
    at = f"/catalogue/{who['slug']}/"
    desk = signed_in(people, who["manager"], DESK)
    phone = signed_in(people, who["reader"], PHONE)
    guest = people.window(PHONE, touch=True)
    the_reader_confirms(people, phone, at, "1.0")
    the_guest_confirms_on_the_device(people, guest, f"/read/{who['token']}/", "1.0")
    filled(server, "revise")
    publish(desk, at, "Yes, something is done in another way now", "We ask for a yes.")
    the_reader_goes_through_the_cards(people, phone, at)
    the_guest_is_told_by_their_device(people, guest, f"/read/{who['token']}/")
    the_manager_compares_and_sees_counts(people, desk, at, who["reader"])
    a_patch_disturbs_nobody(people, desk, phone, at)
    attestation_is_told_first(people, desk, phone, who)


def the_reader_confirms(people: People, phone: Page, at: str, number: str) -> None:
    phone.goto(f"{at}changed/")
    expect(phone.get_by_text("You have not confirmed a version yet")).to_be_visible()
    people.look(phone)
    confirm(phone, at, number)
    people.look(phone)


def the_guest_confirms_on_the_device(people: People, guest: Page, at: str, number: str) -> None:
    guest.goto(at)
    guest.get_by_role("button", name=f"I have read version {number}").click()
    expect(guest.get_by_text("This device remembers that")).to_be_visible()
    people.look(guest)


def publish(desk: Page, at: str, answer: str, note: str = "") -> None:
    desk.goto(f"{at}draft/publish/")
    desk.get_by_text(answer).click()
    if note:
        desk.get_by_label("Change note").fill(note)
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator("#messages")).to_contain_text("is published")


def the_reader_goes_through_the_cards(people: People, phone: Page, at: str) -> None:
    phone.goto(at)
    expect(phone.get_by_role("heading", name="Please read again")).to_be_visible()
    people.look(phone)
    phone.get_by_role("link", name="What changed since you read").click()
    expect(phone.locator(".dk-lead")).to_contain_text(f"{CHANGES} changes, about")
    expect(phone.locator("[data-deck-place]")).to_have_text(f"1 of {CHANGES}")
    first = phone.locator(".dk-card").first
    expect(first.locator("del")).to_contain_text("understand the need")
    expect(first.locator("ins")).to_contain_text("repeat in the customer’s own words")
    expect(first).to_contain_text("A concern in the vote.")
    people.look(phone)
    on = phone.get_by_role("button", name="Next")
    kinds = []
    for place in range(1, CHANGES + 1):
        expect(phone.locator("[data-deck-place]")).to_have_text(f"{place} of {CHANGES}")
        kinds.append(phone.locator(".dk-card:visible .tag").inner_text())
        on.click()
    assert sorted(kinds) == sorted(
        ["Reworded", "Theme renamed", "Reworded", "Renamed", *["Added", "Removed"] * 2]
    )
    expect(phone.get_by_role("heading", name="That was all")).to_be_focused()
    expect(on).to_be_disabled()
    people.look(phone)
    phone.get_by_role("button", name="I have read version 2.0").click()
    expect(phone.get_by_text("You have confirmed version 2.0.")).to_be_visible()
    expect(phone.get_by_text("Please read again")).to_have_count(0)
    phone.goto(f"{at}changed/")
    expect(phone.get_by_text("Nothing has changed for you")).to_be_visible()
    people.look(phone)


def the_guest_is_told_by_their_device(people: People, guest: Page, at: str) -> None:
    guest.goto(at)
    expect(guest.get_by_text("Please read again:")).to_be_visible()
    people.look(guest)
    guest.goto(f"{at}changed/")
    expect(guest).to_have_url(re.compile(r"changed/\?since=1\.0$"))
    expect(guest.locator(".dk-lead")).to_contain_text(f"{CHANGES} changes")


def the_manager_compares_and_sees_counts(people: People, desk: Page, at: str, reader: str) -> None:
    desk.goto(f"{at}compare/")
    box = desk.get_by_role("complementary", name="Your team")
    expect(box).to_contain_text("of 5 have confirmed version 2.0")
    expect(desk.locator(".df-toc [aria-current]")).to_have_count(1)
    expect(desk.get_by_text("Only signs and spacing differ in 1 line: FOL-03")).to_be_visible()
    people.look(desk)
    replaced = desk.locator(".df-c", has_text="Replaced by")
    expect(replaced).to_contain_text("It named nobody.")
    desk.get_by_role("link", name="Side by side").click()
    expect(desk.locator(".df-sides").first).to_contain_text("Version 1.0")
    people.look(desk)
    desk.get_by_label("From").select_option("2.0")
    desk.get_by_label("to", exact=True).select_option("1.0")
    desk.get_by_role("button", name="Compare").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "From version 2.0 back to version 1.0"
    )
    desk.get_by_role("button", name="Copy summary").click()
    expect(desk.get_by_text("The summary is copied.")).to_be_visible()
    people.look(desk)
    desk.goto(f"{at}compare/?a=2.0&b=2.0")
    expect(desk.get_by_text("Both say the same, word for word.")).to_be_visible()
    people.look(desk)
    desk.goto(f"{at}readers/")
    expect(desk.locator("main")).to_contain_text("Have confirmed none")
    expect(desk.locator("main")).not_to_contain_text(reader)
    people.look(desk)


def a_patch_disturbs_nobody(people: People, desk: Page, phone: Page, at: str) -> None:
    desk.goto(at)
    desk.get_by_role("button", name="Open a new draft").click()
    desk.get_by_role("link", name="Greet people by name").click()
    desk.locator("#id_text").fill("we greet people by their names")
    desk.get_by_role("button", name="Save the behaviour").click()
    publish(desk, at, "No, only spelling is corrected")
    phone.goto(at)
    expect(phone.get_by_text("You have confirmed version 2.0.")).to_be_visible()
    expect(phone.get_by_text("Please read again")).to_have_count(0)
    expect(phone.get_by_role("button", name="I have read")).to_have_count(0)
    phone.get_by_role("link", name="See what changed").click()
    expect(phone.get_by_text("What you have confirmed still counts.")).to_be_visible()
    people.look(phone)


def attestation_is_told_first(people: People, desk: Page, phone: Page, who: dict[str, str]) -> None:
    at = f"/catalogue/{who['slug']}/"
    desk.goto(f"/teams/{who['slug']}/")
    desk.get_by_role("button", name="Attest by name from now on").click()
    expect(desk.get_by_role("button", name="Show counts only")).to_be_visible()
    people.look(desk)
    desk.goto(f"{at}readers/")
    expect(desk.locator("main")).to_contain_text("Nobody yet.")
    expect(desk.locator("main")).not_to_contain_text(who["reader"])
    desk.goto(at)
    desk.get_by_role("button", name="Open a new draft").click()
    desk.get_by_role("link", name="Greet people by name").click()
    desk.locator("#id_text").fill("we greet people by their names and ours")
    desk.get_by_role("button", name="Save the behaviour").click()
    publish(desk, at, "No, it only says more clearly", "Ours too.")
    phone.goto(at)
    expect(phone.get_by_text("1 line says it more clearly since you read.")).to_be_visible()
    expect(phone.get_by_text("your manager sees your name")).to_be_visible()
    people.look(phone)
    phone.get_by_role("button", name="I have read version 2.1").click()
    expect(phone.get_by_text("You have confirmed version 2.1.")).to_be_visible()
    desk.goto(f"{at}readers/")
    expect(desk.locator("main")).to_contain_text(who["reader"])
    people.look(desk)
