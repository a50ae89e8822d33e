"""A catalogue lives on: clearer words, a slip corrected, a version withdrawn, one brought back."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.catalogue_steps import fold, handed_over, publish, signed_in
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import Server

LINE = "Ask what they have tried so far"
WHY = "The deadline was never agreed with the branches."


def test_a_reader_always_sees_which_version_counts(people: People, server: Server) -> None:
    who = handed_over(server)
    slug = who["slug"]
    desk = signed_in(people, who["manager"], DESK)
    phone = signed_in(people, who["reader"], PHONE, dark=True)
    publish(desk, slug, note="What we agreed on.")
    code = the_manager_says_it_more_clearly(people, desk, slug)
    the_manager_corrects_a_slip(people, desk, slug, code)
    the_reader_follows_old_links(people, phone, slug, code)
    the_manager_removes_a_line_that_another_stands_for(people, desk, phone, slug, code)
    the_manager_withdraws(people, desk, phone, slug)
    the_manager_brings_one_back(people, desk, phone, slug)


def edit(desk: Page, slug: str, words: str) -> None:
    desk.goto(f"/catalogue/{slug}/")
    desk.get_by_role("button", name="Open a new draft").click()
    desk.get_by_role("link", name=LINE).first.click()
    fold(desk, "E-mail")
    desk.locator("#id_email_words").fill(words)
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.get_by_text("is saved.")).to_be_visible()


def the_manager_says_it_more_clearly(people: People, desk: Page, slug: str) -> str:
    edit(desk, slug, "The frist line is the question")
    desk.goto(f"/catalogue/{slug}/draft/publish/")
    desk.get_by_text("No, only spelling is corrected: version 1.0.1").click()
    desk.get_by_role("button", name="Publish", exact=True).click()
    refused = desk.get_by_text("More than spelling has changed: ").last
    expect(refused).to_be_visible()
    people.look(desk)
    said = re.search(r"[A-Z]+-\d+", refused.inner_text())
    assert said
    publish(
        desk,
        slug,
        answer="No, it only says more clearly what we do already: version 1.1",
        note="How to begin an e-mail.",
    )
    expect(desk.get_by_text("Version 1.1 is published.")).to_be_visible()
    return said.group()


def the_manager_corrects_a_slip(people: People, desk: Page, slug: str, code: str) -> None:
    edit(desk, slug, "The first line is the question")
    publish(desk, slug, answer="No, only spelling is corrected")
    expect(desk.get_by_text("Version 1.1.1 is published.")).to_be_visible()
    desk.goto(f"/catalogue/{slug}/e/{code}/")
    expect(desk).to_have_url(re.compile(f"/v/1.1.1/b/{code}/$"))


def the_reader_follows_old_links(people: People, phone: Page, slug: str, code: str) -> None:
    phone.goto(f"/catalogue/{slug}/v/1.0/b/{code}/")
    expect(phone.get_by_text("It is superseded by version 1.1.1.")).to_be_visible()
    people.look(phone)
    phone.get_by_role("link", name="Read this line as it stands now").click()
    expect(phone).to_have_url(re.compile(f"/v/1.1.1/b/{code}/$"))
    phone.goto(f"/catalogue/{slug}/v/1.0/questions/")
    question = phone.locator("main li.qn").first.get_attribute("id")
    phone.goto(f"/catalogue/{slug}/v/1.0/q/{question}/")
    expect(phone.get_by_role("heading", name="Why this line is here")).to_be_visible()
    people.look(phone)
    phone.get_by_role("link", name="Read this line as it stands now").click()
    expect(phone).to_have_url(re.compile(f"/v/1.1.1/q/{question}/$"))
    people.look(phone)


def the_manager_removes_a_line_that_another_stands_for(
    people: People, desk: Page, phone: Page, slug: str, code: str
) -> None:
    desk.goto(f"/catalogue/{slug}/")
    desk.get_by_role("button", name="Open a new draft").click()
    desk.goto(f"/catalogue/{slug}/draft/behaviour/{code}/remove/")
    desk.get_by_label("Why").fill("Too much for one line.")
    other = desk.locator("#id_replaced_by option:not([value=''])").first
    desk.get_by_label("Replaced by").select_option(other.get_attribute("value"))
    people.look(desk)
    desk.get_by_role("button", name="Remove the line").click()
    publish(desk, slug, answer="Yes, something is done in another way", note="One line less.")
    expect(desk.get_by_text("Version 2.0 is published.")).to_be_visible()
    phone.goto(f"/catalogue/{slug}/e/{code}/")
    expect(phone.get_by_text("was taken out in version 2.0")).to_be_visible()
    expect(phone.get_by_text("Too much for one line.")).to_be_visible()
    people.look(phone)
    phone.get_by_role("region", name="What stands for it now").get_by_role("link").click()
    expect(phone).to_have_url(re.compile("/v/2.0/b/"))


def the_manager_withdraws(people: People, desk: Page, phone: Page, slug: str) -> None:
    desk.goto(f"/catalogue/{slug}/versions/")
    people.look(desk)
    desk.get_by_role("link", name="Withdraw … – 2.0").click()
    expect(desk.get_by_text("readers have version 1.1.1 again")).to_be_visible()
    desk.get_by_role("button", name="Withdraw the version").click()
    expect(desk.get_by_text("Write why")).to_be_visible()
    people.look(desk)
    desk.get_by_label("Why it is withdrawn").fill(WHY)
    desk.get_by_role("button", name="Withdraw the version").click()
    expect(desk.get_by_text("Version 2.0 is withdrawn.")).to_be_visible()
    people.look(desk)
    phone.goto(f"/catalogue/{slug}/v/2.0/")
    expect(phone.get_by_text("Version 2.0 was withdrawn on")).to_be_visible()
    expect(phone.get_by_text(WHY)).to_be_visible()
    people.look(phone)
    phone.get_by_role("link", name="Read the current version").click()
    expect(phone).to_have_url(re.compile("/v/1.1.1/$"))
    phone.goto(f"/catalogue/{slug}/versions/")
    expect(phone.get_by_role("button", name=re.compile("Bring it back"))).to_have_count(0)
    people.look(phone)


def the_manager_brings_one_back(people: People, desk: Page, phone: Page, slug: str) -> None:
    desk.get_by_role("button", name="Bring it back – 2.0").click()
    expect(desk.get_by_text("The draft says what version 2.0 says.")).to_be_visible()
    expect(desk.get_by_text("It was begun with what version 2.0 said.")).to_be_visible()
    desk.goto(f"/catalogue/{slug}/draft/publish/")
    expect(desk.get_by_label("Change note")).to_have_value(re.compile("2.0"))
    people.look(desk)
    publish(desk, slug, answer="Yes, something is done in another way now: version 3.0")
    expect(desk.get_by_text("Version 3.0 is published.")).to_be_visible()
    phone.goto(f"/catalogue/{slug}/v/2.0/")
    phone.get_by_role("link", name="Read the current version").click()
    expect(phone).to_have_url(re.compile("/v/3.0/$"))
