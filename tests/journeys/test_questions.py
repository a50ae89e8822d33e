"""Hints as one writes, a verb of the team's own, and a question list with follow-ups."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda
from workshop import starter

UNKNOWN = "Frobnicate the case before lunch"
TRIED = "What have you tried so far?"
HELPED = "Did it help?"
LEADING = "You are happy now, aren't you?"
MOTIVATED = "Are you motivated?"
MOTIVATES = "What motivates you in this work?"
OTHERS = starter.questions("en")[0]


def hint(page: Page, field: Locator) -> Locator:
    """The one hint that is shown below a field."""
    room = page.locator(f"[data-hints-room='{field.get_attribute('id')}']")
    return room.locator("[data-hint]:not([hidden])")


def form(page: Page) -> Locator:
    return page.locator("main form[data-action='question.add']")


def question(page: Page, text: str) -> Locator:
    return page.locator("#questions li", has_text=text).first


def write_verb(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """Ida adds a verb beside a hint; Per gets no hint about it, and nobody is told."""
    ida, per = phones
    for phone in phones:
        is_in(phone, "writing")
    fields = [phone.locator("form[data-action='card.submit'] [name=text]") for phone in phones]
    for phone, field in zip(phones, fields, strict=True):
        field.fill(UNKNOWN)
        expect(hint(phone, field)).to_contain_text("This verb is not in our list")
    people.look(ida, per)
    hint(ida, fields[0]).get_by_role("button", name="Add “frobnicate” to our verbs").click()
    expect(hint(ida, fields[0])).to_have_count(0)
    fields[1].fill(f"{UNKNOWN} today")
    expect(hint(per, fields[1])).to_have_count(0)
    nobody_sees("frobnicate", screen, console)

    # "Keep anyway" hides a hint for this text, on this phone.
    fields[1].fill("Answer the customer quickly")
    expect(hint(per, fields[1]).locator("q")).to_have_text("quickly")
    hint(per, fields[1]).get_by_role("button", name="Keep anyway").click()
    expect(hint(per, fields[1])).to_have_count(0)
    fields[1].fill("Answer the customer quickly now")
    expect(hint(per, fields[1])).to_have_count(1)

    fields[0].fill(UNKNOWN)
    ida.locator("form[data-action='card.submit'] [name=situation]").fill("the customer calls")
    ida.get_by_role("button", name="Send", exact=True).click()
    expect(ida.locator("[id^=mine-] li", has_text=UNKNOWN).first).to_contain_text("Received")
    next_phase(console)
    verbs = console.locator("#own-verbs")
    expect(verbs).to_contain_text("frobnicate")
    people.look(console)
    verbs.get_by_role("button", name="Take it off").click()
    expect(verbs).to_have_count(0)


def to_questions(console: Page, phones: list[Page]) -> None:
    while not console.locator("#questions").count():
        next_phase(console)
    for phone in phones:
        # Who was typing is not torn away from it.
        go_on = phone.get_by_role("button", name="Go on now")
        expect(phone.locator("#questions").or_(go_on).first).to_be_visible()
        if go_on.is_visible():
            go_on.click()
        expect(phone.locator("#questions")).to_be_visible()


def write_list(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """A question with a hint and a proposed kind; its follow-up; one that others ask."""
    ida, per = phones
    people.look(ida, console, screen)
    expect(ida.get_by_text("Questions others ask")).to_have_count(0)
    expect(console.get_by_role("button", name="Questions others ask")).to_have_count(0)
    wording = form(ida).locator("[name=wording]")

    # The kind is proposed; the hint holds up nothing, and the list says it in a word.
    wording.fill(LEADING)
    expect(hint(ida, wording)).to_contain_text("This suggests the answer.")
    expect(form(ida).get_by_label("Closed")).to_be_checked()
    wording.fill(TRIED)
    expect(form(ida).get_by_label("Open", exact=True)).to_be_checked()
    form(ida).get_by_label("Stage of the dialogue").select_option("explore")
    form(ida).get_by_label("What the answer decides").fill("which steps we leave out")
    form(ida).get_by_role("button", name="Add to the list").click()
    for page in (ida, per, console):
        expect(question(page, TRIED)).to_contain_text("which steps we leave out")
    expect(screen.get_by_text(TRIED)).to_be_visible()

    # Per follows it up; what the answer was is said above it.
    question(per, TRIED).get_by_role("button", name="Follow it up").click()
    expect(form(per).get_by_label("After which question")).to_have_value(re.compile(r"\d+"))
    expect(form(per).locator("[name=wording]")).to_be_focused()
    form(per).locator("[name=wording]").fill(HELPED)
    form(per).get_by_label("Stage of the dialogue").select_option("check")
    form(per).get_by_label("For which answer").fill("I restarted it")
    form(per).get_by_label("When to ask no further").fill("When it works again")
    people.look(per)
    form(per).get_by_role("button", name="Add to the list").click()
    for page in (ida, per, console):
        expect(question(page, HELPED)).to_contain_text("If the answer is “I restarted it”")
        expect(question(page, HELPED)).to_contain_text("When it works again")
        expect(page.locator("#questions")).to_contain_text("1 open, 1 closed; 1 follow-up")
    expect(screen.get_by_text("1 open, 1 closed; 1 follow-up")).to_be_visible()
    expect(screen.get_by_text("If the answer is “I restarted it”")).to_be_visible()
    people.look(ida, per, console, screen)

    # What others ask opens after one's own.
    others = ida.locator("details[data-starters]")
    others.locator("summary").click()
    taken = others.locator(f"[data-starter='{OTHERS.id}']")
    expect(taken).to_contain_text(OTHERS.wording)
    people.look(ida)
    taken.get_by_role("button", name="Take it").click()
    expect(taken).to_contain_text("On the list")
    for page in (ida, per, console):
        expect(question(page, OTHERS.wording)).to_be_visible()
    ida.reload()
    expect(ida.locator("[id^=mine-]")).to_contain_text(TRIED)
    expect(question(ida, HELPED)).to_contain_text("If the answer is “I restarted it”")


def lead(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """The facilitator adds a question of the motivation talk, mends one, and takes one off."""
    console.get_by_role("button", name="Add a question").click()
    dialog = console.locator("#question-new-dialog")
    wording = dialog.locator("[name=wording]")
    wording.fill(MOTIVATED)
    expect(hint(console, wording)).to_contain_text("Ask what.")
    people.look(console)
    wording.fill(MOTIVATES)
    dialog.get_by_text("Motivation talk", exact=True).click()
    dialog.get_by_label("Stage of the dialogue").select_option("open")
    expect(dialog.get_by_label("Open", exact=True)).to_be_checked()
    dialog.get_by_role("button", name="Add to the list").click()
    for page in (*phones, console):
        expect(page.locator("#questions .qu-list", has_text="Motivation talk")).to_contain_text(
            MOTIVATES
        )
    expect(screen.get_by_text("Motivation talk · Open")).to_be_visible()

    # Refused beside its field: what was left of the list meanwhile.
    question(console, TRIED).get_by_role("button", name="Change").first.click()
    dialog = console.locator("#question-dialog")
    expect(dialog.locator("[name=wording]")).to_have_value(TRIED)
    dialog.get_by_text("Motivation talk", exact=True).click()
    dialog.get_by_role("button", name="Save the change").click()
    expect(dialog.locator("[data-error-for=purpose]")).to_contain_text("has follow-ups")
    people.look(console)
    dialog.get_by_role("button", name="Take it off").click()
    console.locator("#confirm [value=yes]").click()
    for page in (*phones, console):
        expect(question(page, HELPED)).not_to_contain_text("If the answer is")
    people.look(*phones, console, screen)


def test_hints_and_a_question_list_written_together(people: People, server: Server) -> None:
    console = people.member(server.team("Team Quest"), "liv@team.example")
    code = create(console, agenda="Half a day")
    to_agenda(console)
    keep_only(console, "What we do", "Questions we ask", "Where your words went")
    console.get_by_role("link", name="To the console").click()
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    phones = [ida, per]
    expect(console.locator("#people")).to_contain_text("Per")
    console.locator("#next form button").last.click()

    write_verb(people, console, screen, phones)
    to_questions(console, phones)
    write_list(people, console, screen, phones)
    lead(people, console, screen, phones)
