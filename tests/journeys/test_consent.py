"""Three rounds of consent, from an objection to one word to a sentence that is agreed."""

import re
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import react, save_draft
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda

CASES, AGREE = "What would you do?", "Agree on one sentence"
FIRST = "We always help the customer at once."
SECOND = "We help the customer as soon as we can."
THIRD = "Whoever takes a case says when it will be solved."
HARM, CHANGE = "Nobody can do that every time", "Leave out always"
ASKED, ANSWER = "Also when we are closed?", "Only while we are open."
RESERVED = "A little long"
_emails = count(1)


@pytest.fixture
def console(people: People, server: Server) -> Page:
    """A new workshop with customer cases and one sentence to agree on."""
    page = people.member(server.team("Team North"), f"kit{next(_emails)}@team.example")
    create(page, agenda="Half a day")
    return page


def begin(people: People, console: Page, phones: int) -> tuple[list[Page], Page]:
    """Everybody has joined; every second phone is dark."""
    home = console.url
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    console.goto(home)
    screen = open_screen(people, console)
    joined = [people.phone(code, f"P{n}", dark=bool(n % 2)) for n in range(phones)]
    expect(console.locator("#people")).to_contain_text(f"P{phones - 1}")
    next_phase(console)
    return joined, screen


def form(phone: Page) -> Locator:
    return phone.locator('form[data-action="consent.react"]')


def own(phone: Page) -> Locator:
    return phone.locator("[id^=mine-]")


def send(phone: Page) -> None:
    form(phone).get_by_role("button", name="Send the answer").click()


def judge(phone: Page, verdict: str) -> None:
    """The same verdict on every case."""
    cases = phone.locator("form[data-case]")
    expect(cases.first).to_be_visible()
    for case in cases.all():
        case.get_by_label(verdict, exact=True).check(force=True)
        expect(case.locator("[data-case-note]")).to_contain_text("Received")


def test_three_rounds_lead_to_a_sentence_that_is_agreed(people: People, console: Page) -> None:
    home = console.url
    to_agenda(console)
    keep_only(console, CASES, AGREE)
    console.goto(home)
    phones, screen = begin(people, console, 5)
    ida, per, cy, guest, away = phones
    for phone in phones:
        is_in(phone, "answering")
    next_phase(console)
    next_phase(console)
    is_in(away, "drafting")
    save_draft(console, FIRST)

    # The text is tried on the cases first.
    next_phase(console)
    for phone in phones:
        is_in(phone, "testing")
    expect(ida.get_by_text(FIRST)).to_be_visible()
    judge(ida, "It does not tell me")
    judge(per, "It does not tell me")
    judge(cy, "It tells me what to do")
    expect(console.locator("#progress")).to_contain_text("3")
    nobody_sees("does not help here", console, screen, guest)
    people.look(ida, per, console, screen)
    ida.reload()
    expect(ida.locator("form[data-case]").first.locator(":checked")).to_have_value("silent")
    next_phase(console)
    for page in (ida, per, console, screen):
        expect(page.get_by_text("The text does not help here").first).to_be_visible()
    people.look(ida, per, console, screen)
    next_phase(console)

    first_round(people, console, screen, phones)
    second_round(people, console, screen, phones)

    # The third round: one abstains, one says nothing, and the sentence is agreed.
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.get_by_text("A new text as a whole")).to_be_visible()
    expect(screen.get_by_text("A new text as a whole")).to_be_visible()
    people.look(away, per, console, screen)
    react(ida, "Agree")
    react(per, "Agree")
    react(cy, "Can live with it", **{"What is your reservation?": RESERVED})
    react(guest, "Abstain")
    next_phase(console)
    expect(console.locator("#decide")).to_contain_text("Everyone can go with the text")
    expect(away.get_by_text("You did not answer in this round.")).to_be_visible()
    for page in (away, console, screen):
        expect(page.get_by_text("4 of 5 present answered").first).to_be_visible()
    next_phase(console)
    for page in (ida, per, console, screen):
        expect(page.get_by_text("Agreed. No objections.").first).to_be_visible()
        expect(page.get_by_text(THIRD).first).to_be_visible()
    people.look(ida, per, console, screen)


def first_round(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """An objection to one word, and a question that must be answered first."""
    ida, per, cy, guest, _away = phones
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.get_by_text("Does not help in:")).to_be_visible()
    form(ida).get_by_label(re.compile("^Objection")).check(force=True)
    send(ida)
    for sentence in (
        "Mark the words it is about, or choose the whole text.",
        "Say what harm the text would do.",
        "Suggest what would make it good enough.",
    ):
        expect(form(ida).get_by_text(sentence)).to_be_visible()
    people.look(ida)
    words = form(ida).get_by_role("group", name="The text, word by word")
    words.get_by_role("button", name="always").click()
    words.get_by_role("button", name="help").click()
    expect(form(ida).get_by_label("Which words is it about?")).to_have_value("always help")
    expect(words.locator("[aria-pressed=true]")).to_have_text(["always", "help"])
    words.get_by_role("button", name="always").press("ArrowRight")
    expect(words.get_by_role("button", name="help")).to_be_focused()
    words.get_by_role("button", name="always").click()
    words.get_by_role("button", name="always").click()
    form(ida).get_by_label("What harm would it do?").fill(HARM)
    people.look(ida, console, screen)

    # What is half written is there after a reload.
    expect(form(ida).get_by_label("Which words is it about?")).to_have_value("always")
    ida.reload()
    expect(form(ida).get_by_label("What harm would it do?")).to_have_value(HARM)
    expect(form(ida).get_by_label("Which words is it about?")).to_have_value("always")
    form(ida).get_by_label("Which words is it about?").fill("never")
    form(ida).get_by_label("What would make it good enough?").fill(CHANGE)
    send(ida)
    expect(form(ida).get_by_text("These words are not in this text.")).to_be_visible()
    expect(form(ida).get_by_label("What harm would it do?")).to_have_value(HARM)
    form(ida).get_by_label("Which words is it about?").fill("always")
    send(ida)
    expect(own(ida)).to_contain_text(HARM)

    react(per, "Can live with it", **{"What is your reservation?": RESERVED})
    react(cy, "Need to understand", **{"What do you need to understand?": ASKED})
    react(guest, "Abstain")
    nobody_sees(HARM, console, screen, per, cy, guest)
    asked = console.locator("#understandings")
    expect(asked).to_contain_text(ASKED)
    people.look(cy, console)
    asked.get_by_role("textbox").fill(ANSWER)
    asked.get_by_role("button").first.click()
    expect(own(cy)).to_contain_text(ANSWER)
    people.look(cy)
    own(cy).get_by_role("button", name="This is clear now").click()
    expect(form(cy).locator("[name=kind]:checked")).to_have_count(0)
    react(cy, "Agree")
    next_phase(console)
    for page in (per, guest, console, screen):
        expect(page.locator("mark")).to_have_text("always")
        expect(page.get_by_text(HARM).first).to_be_visible()
        expect(page.get_by_text(CHANGE).first).to_be_visible()
    people.look(ida, per, console, screen)


def second_round(people: People, console: Page, screen: Page, phones: list[Page]) -> None:
    """The objection has changed the text; somebody objects to the whole of it."""
    ida, per, cy, guest, _away = phones
    revise(console, SECOND)
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.locator("del").first).to_contain_text("always")
    expect(screen.locator("ins").first).to_contain_text("as soon as we can")
    people.look(ida, per, console, screen)
    form(per).get_by_label(re.compile("^Objection")).check(force=True)
    form(per).get_by_label("It is about the whole text").check(force=True)
    expect(form(per).get_by_label("Which words is it about?")).to_be_hidden()
    people.look(per)
    form(per).get_by_label("What harm would it do?").fill("It says nothing of who")
    form(per).get_by_label("What would make it good enough?").fill("Say who helps")
    send(per)
    expect(own(per)).to_contain_text("The whole text")
    for phone in (ida, cy, guest):
        react(phone, "Agree")
    next_phase(console)
    for page in (ida, console, screen):
        expect(page.get_by_text("Say who helps").first).to_be_visible()
        expect(page.get_by_text("The whole text").first).to_be_visible()
    people.look(ida, per, console, screen)
    revise(console, THIRD)


def revise(console: Page, text: str) -> None:
    """New wording with the reasons beside it; on over the cases to the next round."""
    console.get_by_role("button", name="Work on the wording").click()
    expect(console.locator("#body")).to_have_attribute("data-phase", "drafting")
    expect(console.locator("#reactions")).to_be_visible()
    save_draft(console, text)
    while console.locator("#body").get_attribute("data-phase") != "reacting":
        next_phase(console)


def test_a_trial_keeps_the_objection_that_stood(people: People, console: Page) -> None:
    home = console.url
    to_agenda(console)
    keep_only(console, AGREE)
    console.goto(home)
    (ida, per), screen = begin(people, console, 2)
    for number, text in enumerate((FIRST, SECOND)):
        if number:
            revise(console, text)
        else:
            save_draft(console, text)
            next_phase(console)
        is_in(ida, "reacting")
        expect(ida.locator("#round").get_by_text(text).first).to_be_visible()
        react(
            ida, "Objection",
            **{"Which words is it about?": "help the customer",
               "What harm would it do?": HARM,
               "What would make it good enough?": CHANGE},
        )  # fmt: skip
        react(per, "Agree")
        next_phase(console)
    decide = console.locator("#decide")
    decide.get_by_role("button", name="Put it on trial").click()
    expect(decide).to_contain_text("Choose a date after today, within two years.")
    people.look(console)
    console.evaluate(
        """() => {
            const day = new Date(Date.now() + 60 * 86400000);
            document.querySelector('#decide-until').value = day.toISOString().slice(0, 10);
        }"""
    )
    decide.get_by_role("button", name="Put it on trial").click()
    for page in (ida, per, console, screen):
        expect(page.get_by_text("On trial until").first).to_be_visible()
        expect(page.locator("mark")).to_have_text("help the customer")
        expect(page.get_by_text(HARM).first).to_be_visible()
        expect(page.get_by_text(CHANGE).first).to_be_visible()
    people.look(ida, per, console, screen)
