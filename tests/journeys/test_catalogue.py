"""From a told workshop to a published catalogue, and from a line back to its cards and tallies."""

import re

from playwright.sync_api import Page, expect

from tests import told
from tests.journeys.catalogue_steps import fold, handed_over, signed_in
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import Server


def test_a_published_line_opens_the_cards_and_tallies_behind_it(
    people: People, server: Server
) -> None:
    who = handed_over(server)
    desk = signed_in(people, who["manager"], DESK)
    the_manager_adds_and_publishes(people, desk, who["slug"])
    phone = signed_in(people, who["reader"], PHONE, dark=True)
    the_reader_reads_beside_a_customer(people, phone, who["slug"])
    the_reader_goes_the_way_back(people, phone)
    the_manager_revises_and_the_reader_compares(people, desk, phone, who["slug"])


def the_manager_adds_and_publishes(people: People, desk: Page, slug: str) -> None:
    desk.goto(f"/catalogue/{slug}/draft/")
    people.look(desk)
    desk.get_by_role("link", name="Ask what they have tried so far").click()
    fold(desk, "E-mail")
    desk.locator("#id_email_words").fill("x" * 601)
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.locator("#id_email_words")).to_have_value("x" * 601)
    expect(desk.locator("#div_id_email_words")).to_contain_text("at most 600 characters")
    people.look(desk)
    desk.locator("#id_email_words").fill("The first line is the question")
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.get_by_text("is saved.")).to_be_visible()
    desk.get_by_role("link", name=told.FOLLOW_UP).click()
    fold(desk, "Follow-up, and when to stop")
    expect(desk.get_by_label("Follows the question")).to_contain_text(told.OPEN_QUESTION)
    desk.get_by_label("When to ask no further").fill("They have told it once")
    people.look(desk)
    desk.get_by_role("button", name="Save the question").click()
    desk.get_by_role("link", name=re.compile("^Publish")).click()
    desk.get_by_label("Change note").fill("What we agreed on in November.")
    people.look(desk)
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_text("Version 1.0 is published.")).to_be_visible()
    people.look(desk)


def the_reader_reads_beside_a_customer(people: People, phone: Page, slug: str) -> None:
    phone.goto(f"/catalogue/{slug}/")
    expect(phone.locator(".said-words")).to_have_text(told.DECIDED)
    expect(phone.locator("#to-team .pair-other")).to_contain_text("Ask what they have tried so far")
    people.look(phone)
    phone.locator("#to-customer").get_by_role("link", name="Ask what they have tried").click()
    expect(phone.locator(".ct-q li").first).to_be_in_viewport()
    expect(phone.locator(".ct-q .under")).to_contain_text(told.FOLLOW_UP)
    for name in ("Phone", "E-mail", "Chat"):
        expect(phone.get_by_role("heading", name=name, exact=True)).to_be_visible()
    people.look(phone)
    phone.get_by_role("button", name="Chat", exact=True).click()
    only_chat(phone)
    phone.reload()
    only_chat(phone)
    people.look(phone)
    # A behaviour that says nothing of chat shows what it has.
    phone.get_by_role("link", name="Ask a colleague what they need before we give advice").click()
    expect(phone.locator("#pair")).to_contain_text("Ask what they have tried so far")
    people.look(phone)
    phone.go_back()
    only_chat(phone)


def only_chat(phone: Page) -> None:
    expect(phone.get_by_role("button", name="Chat", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(phone.get_by_text("One line, one question")).to_be_visible()
    expect(phone.get_by_text("Ask, then be silent")).to_be_hidden()


def the_reader_goes_the_way_back(people: People, phone: Page) -> None:
    """Sentence → theme → cards → tally; the incident; the rounds and what they were about."""
    why = phone.locator("#why")
    expect(why).to_contain_text("2 of 6 voted for it.")
    expect(why).to_contain_text("5 of 5 put it under the same theme")
    expect(why).to_contain_text("they were through in five minutes")
    theme = why.locator("details.theme")
    expect(theme).to_contain_text("of 6")
    theme.locator("summary").click()
    expect(theme.locator(".slip")).to_be_visible()
    people.look(phone)
    why.get_by_role("link", name="Where the whole catalogue comes from").click()
    said = phone.locator("details.theme", has_text="listen before we answer").first
    said.locator("summary").click()
    expect(said.locator(".slip")).to_have_text("Listen before I answer")
    expect(phone.locator("main")).to_contain_text("It says the theme")
    objection = phone.locator(".panel", has_text="Consent round 1").locator(
        "li", has_text=told.HARM
    )
    expect(objection).to_contain_text("solve everything ourselves")
    second = phone.locator(".panel", has_text="Consent round 2")
    expect(second.locator("ins")).to_contain_text("call back when we said we would")
    expect(phone.locator(".tried li").first).to_contain_text("It does 6")
    people.look(phone)


def the_manager_revises_and_the_reader_compares(
    people: People, desk: Page, phone: Page, slug: str
) -> None:
    desk.get_by_role("button", name="Open a new draft").click()
    desk.get_by_role("link", name="Ask what they have tried so far").click()
    fold(desk, "Chat")
    desk.locator("label[for=id_chat_remove]").click()
    expect(desk.locator("#id_chat_remove")).to_be_checked()
    desk.get_by_role("button", name="Save the behaviour").click()
    desk.get_by_role("link", name=re.compile("^Publish")).click()
    expect(desk.locator(".df-c")).to_contain_text("Chat: words or steps")
    desk.get_by_text("No, it only says more clearly").click()
    desk.get_by_label("Change note").fill("No chat any more.")
    desk.get_by_role("button", name="Publish").click()
    phone.goto(f"/catalogue/{slug}/compare/")
    expect(phone.locator(".df-c del").first).to_contain_text("One line, one question")
    people.look(phone)
