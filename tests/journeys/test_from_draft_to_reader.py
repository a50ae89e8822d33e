"""The whole way of a change: drafted, remarked on, reviewed, agreed, published, and read again."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests import told
from tests.journeys.catalogue_steps import (
    SAVED,
    choose_words,
    confirm,
    handed_over,
    publish,
    signed_in,
    visit,
)
from tests.journeys.lines_steps import agree_with_the_rest, card, object_to, they_come
from tests.journeys.people import DESK, PHONE, People, is_in, next_phase
from tests.journeys.server import Server

LINE = "Ask what they have tried so far"
AFTER = "we ask what they have tried so far, and write it down"
DRAFTED = "We listen before we answer, say what comes now, and call back when we said we would."
REMARKED = "We listen before we answer, say what happens next, and call back when we said we would."
QUESTION = "What would help you most today?"
UNCHANGED = ("Call back before noon", told.OPEN_QUESTION, told.FOLLOW_UP, told.MOTIVE)
HARM = "Nobody knows yet what comes next"
CHANGES = 3


@dataclass(frozen=True)
class Cast:
    """Who is there with a window of their own; `newcomer` is an address to sign in with."""

    slug: str
    manager: Page
    facilitator: Page
    reader: Page
    colleague: Page
    colleague_email: str
    newcomer: str

    @property
    def at(self) -> str:
        return f"/catalogue/{self.slug}/"


@pytest.fixture
def cast(people: People, server: Server) -> Cast:
    who = handed_over(server, "colleague", "newcomer")
    return Cast(
        slug=who["slug"],
        manager=signed_in(people, who["manager"], DESK),
        facilitator=signed_in(people, who["facilitator"], DESK),
        reader=signed_in(people, who["reader"], PHONE),
        colleague=signed_in(people, who["colleague"], PHONE, dark=True),
        colleague_email=who["colleague"],
        newcomer=who["newcomer"],
    )


def test_a_change_goes_from_the_draft_to_everybody_who_reads(people: People, cast: Cast) -> None:
    publish(cast.manager, cast.slug, note="What we agreed on.")
    expect(cast.manager.get_by_text("Version 1.0 is published.")).to_be_visible()
    confirm(cast.reader, cast.at, "1.0")
    the_manager_drafts_and_shares(cast)
    the_reader_suggests_words(people, cast)
    the_manager_takes_them_and_asks_for_a_review(cast)
    the_colleague_approves(cast)
    console = the_facilitator_asks_the_team(cast)
    the_team_agrees(people, console)
    the_manager_publishes_what_is_agreed(people, cast)
    the_reader_sees_their_own_difference(people, cast)
    somebody_new_is_led_to_the_path(people, cast)
    the_new_version_opens_without_a_network(people, cast)


def the_manager_drafts_and_shares(cast: Cast) -> None:
    desk = cast.manager
    desk.goto(cast.at)
    desk.get_by_role("button", name="Open a new draft").click()
    desk.get_by_role("link", name="Edit the definition").click()
    desk.get_by_label("Definition", exact=True).fill(DRAFTED)
    desk.get_by_label("Why it says so").fill("Callers did not know what they waited for.")
    desk.get_by_role("button", name="Save the definition").click()
    expect(desk.get_by_text("The definition is saved.")).to_be_visible()
    desk.get_by_role("link", name=LINE, exact=True).click()
    desk.locator("#id_text").fill(AFTER)
    desk.locator("#id_why").fill("The next of us asked it all again.")
    desk.get_by_role("button", name="Save the behaviour").click()
    expect(desk.get_by_text("is saved.")).to_be_visible()
    desk.get_by_role("link", name="Add a question").click()
    desk.get_by_label("Wording").fill(QUESTION)
    desk.get_by_role("button", name="Save the question").click()
    expect(desk.get_by_role("link", name=QUESTION)).to_be_visible()
    # Until it is shared, nobody else is led to the draft.
    cast.reader.goto(cast.at)
    expect(cast.reader.locator(".said-words")).to_have_text(told.DECIDED)
    expect(cast.reader.get_by_role("link", name="Read the draft")).to_have_count(0)
    desk.get_by_role("button", name="Share with all members").click()
    expect(desk.get_by_text("Every member of the team can read the draft now")).to_be_visible()


def the_reader_suggests_words(people: People, cast: Cast) -> None:
    phone = cast.reader
    phone.goto(cast.at)
    phone.get_by_role("link", name="Read the draft").click()
    choose_words(phone, "[data-field=definition]", "say what comes now")
    phone.get_by_role("link", name="Remark on these words").click()
    expect(phone.get_by_label("The words it is about")).to_have_value("say what comes now")
    expect(phone.get_by_label("Suggested words")).to_be_checked()
    phone.get_by_label("Your words instead").fill("say what happens next")
    phone.get_by_label("What you want to say").fill("As callers ask it")
    phone.get_by_role("button", name="Send the remark").click()
    expect(phone.locator(".rm-words ins")).to_contain_text("happens next")
    people.look(phone)


def the_manager_takes_them_and_asks_for_a_review(cast: Cast) -> None:
    desk = cast.manager
    desk.goto(f"{cast.at}remarks/")
    desk.get_by_role("link", name=re.compile("^Accept or answer")).click()
    desk.get_by_role("button", name="Write these words into the draft").click()
    expect(desk.get_by_text("The suggested words are written into the draft.")).to_be_visible()
    expect(desk.locator("[data-field=definition]")).to_have_text(REMARKED)
    desk.get_by_role("link", name="Ask for reviews").click()
    desk.locator("label", has_text=cast.colleague_email).click()
    desk.get_by_role("button", name="Ask them").click()
    expect(desk.get_by_text("1 person is asked")).to_be_visible()


def the_colleague_approves(cast: Cast) -> None:
    phone = cast.colleague
    phone.goto("/")
    phone.get_by_role("link", name=re.compile("^Read the draft")).click()
    expect(phone.locator("[data-field=definition]")).to_have_text(REMARKED)
    phone.get_by_role("button", name="Approve what it says now").click()
    expect(phone.locator(".rv-mine")).to_contain_text("You have approved what the draft says now.")


def the_facilitator_asks_the_team(cast: Cast) -> Page:
    """Only the lines that changed are there to ask about; returns the console."""
    desk = cast.facilitator
    desk.goto(f"{cast.at}draft/")
    desk.get_by_role("link", name="Ask the team in a workshop").click()
    expect(desk.locator('input[name="lines"]')).to_have_count(CHANGES)
    for words in UNCHANGED:
        expect(desk.locator("main")).not_to_contain_text(words)
    desk.get_by_role("button", name="Make the workshop").click()
    expect(desk).to_have_url(re.compile(r"/workshops/\d+/"))
    return desk


def the_team_agrees(people: People, console: Page) -> None:
    """One objects, and after the talk withdraws it; what was said is recorded on the draft."""
    phones, screen = they_come(people, console, 3)
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.locator("form[data-line]")).to_have_count(CHANGES)
    object_to(phones[0], "say what happens next", harm=HARM, better="Say what we know")
    expect(card(phones[0], QUESTION)).to_be_visible()
    for phone in phones:
        agree_with_the_rest(phone)
    expect(console.locator("#progress b")).to_have_text("3")
    next_phase(console)
    for phone in phones:
        is_in(phone, "shown")
    line = console.locator("#answered .ln", has_text=HARM)
    line.get_by_role("button", name="Withdrawn after talk").click()
    expect(console.get_by_text("Everything is talked through.")).to_be_visible()
    people.look(console, phones[0], screen)
    next_phase(console)
    expect(console.locator("#record")).to_contain_text("3 of 3 lines are agreed.")
    expect(screen.locator("body")).to_contain_text("3 of 3 lines are agreed.")
    console.get_by_role("button", name="Record on the draft").click()
    expect(console.get_by_role("button", name="Record it again")).to_be_visible()


def the_manager_publishes_what_is_agreed(people: People, cast: Cast) -> None:
    desk = cast.manager
    desk.goto(f"{cast.at}draft/")
    # The record is no edit: the approval stands.
    expect(desk.locator(".rv-list .tag-yes")).to_contain_text("approved on")
    desk.get_by_role("link", name=re.compile("^Publish")).click()
    said = desk.locator("section", has=desk.locator("#delta-head"))
    expect(said).to_contain_text("3 of 3 changed lines are agreed")
    expect(said.locator(".tag-yes")).to_have_count(CHANGES)
    people.look(desk)
    answer = "Yes, something is done in another way now: version 2.0"
    publish(desk, cast.slug, answer=answer, note="We say what happens next.")
    expect(desk.get_by_text("Version 2.0 is published.")).to_be_visible()


def the_reader_sees_their_own_difference(people: People, cast: Cast) -> None:
    phone = cast.reader
    phone.goto(cast.at)
    expect(phone.get_by_role("heading", name="Please read again")).to_be_visible()
    phone.get_by_role("link", name="What changed since you read").click()
    expect(phone.locator(".dk-lead")).to_contain_text(f"{CHANGES} changes, about")
    cards = phone.locator(".dk-card:not(.dk-end)")
    expect(cards).to_have_count(CHANGES)
    expect(cards.locator(".tag")).to_have_text(["Reworded", "Reworded", "Added"])
    definition, behaviour, question = cards.all()
    expect(definition.locator("ins")).to_contain_text("say what happens next")
    expect(behaviour.locator("ins")).to_contain_text("and write it down")
    expect(behaviour.locator("del")).to_have_count(0)
    expect(behaviour).to_contain_text("The next of us asked it all again.")
    expect(question).to_contain_text(QUESTION)
    people.look(phone)
    for place in range(1, CHANGES + 1):
        expect(phone.locator("[data-deck-place]")).to_have_text(f"{place} of {CHANGES}")
        phone.get_by_role("button", name="Next").click()
    # What stayed is counted at the end, and there for who asks.
    expect(phone.locator(".dk-end")).to_contain_text(
        "Unchanged behaviours: 2. Unchanged questions: 3."
    )
    expect(phone.get_by_text(UNCHANGED[0])).to_be_hidden()
    people.look(phone)
    phone.get_by_role("button", name="I have read version 2.0").click()
    expect(phone.get_by_text("You have confirmed version 2.0.")).to_be_visible()
    expect(phone.get_by_text("Please read again")).to_have_count(0)


def somebody_new_is_led_to_the_path(people: People, cast: Cast) -> None:
    phone = signed_in(people, cast.newcomer, PHONE)
    phone.goto(cast.at)
    expect(phone.get_by_text("Please read again")).to_have_count(0)
    expect(phone.get_by_role("link", name=re.compile("^New here?"))).to_be_visible()
    phone.goto(f"{cast.at}changed/")
    expect(phone.get_by_text("You have not confirmed a version yet")).to_be_visible()
    phone.get_by_role("link", name="Go through it step by step").click()
    expect(phone.get_by_role("heading", name="Your own words first")).to_be_visible()
    phone.goto(f"{cast.at}path/#end")
    confirming = phone.get_by_role("button", name="I have read version 2.0")
    expect(confirming).to_be_visible()
    confirming.click()
    expect(phone.get_by_text("You have confirmed version 2.0.")).to_be_visible()
    cast.manager.goto(f"{cast.at}compare/")
    team = cast.manager.get_by_role("complementary", name="Your team")
    expect(team).to_contain_text("2 of 5 have confirmed version 2.0")


def the_new_version_opens_without_a_network(people: People, cast: Cast) -> None:
    phone = cast.reader
    phone.goto(cast.at)
    line = phone.get_by_role("link", name=LINE, exact=True).first.get_attribute("href")
    assert line
    visit(phone, f"{cast.at}v/2.0/", line)
    phone.context.set_offline(True)
    phone.goto(f"{cast.at}v/2.0/")
    expect(phone.locator(SAVED)).to_contain_text(re.compile(r"Saved on .*\d{4}.*\d:\d\d"))
    expect(phone.locator(".said-words")).to_have_text(REMARKED)
    people.look(phone)
    phone.goto(line)
    expect(phone.locator(SAVED)).to_be_visible()
    expect(phone.locator("main")).to_contain_text("and write it down")
