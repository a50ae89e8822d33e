"""Two consoles in one draft: words tied to themes, a phrase changed, limits, who speaks last."""

import re
from itertools import count

from playwright.sync_api import Page, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, react, save_draft, write
from tests.journeys.test_workshop import create, keep_only, nobody_sees, open_screen, to_agenda

LAW, MANDATE = "The law on returns stays as it is.", "Refunds up to 500 are ours to give."
FIRST = "We listen first, then solve it and say how long it takes."
WITHOUT = "We listen first and say how long it takes."
THEMES = {
    "Listens": ("Listen until they have finished", "Hear people out"),
    "Solves": ("Solve it the first time",),
    "Honest": ("Say what happens next",),
}
STEPS = (
    "What it means to you",
    "Find what belongs together",
    "Choose with dots",
    "Agree on one sentence",
)
LAST = "You lead the team: please speak last."
_emails = count(1)


def to_draft(people: People, server: Server) -> tuple[Page, Page, list[Page]]:
    """A console, the big screen and three phones where a sentence is drafted from three themes."""
    console = people.member(server.team("Team North"), f"dora{next(_emails)}@team.example")
    code = create(console)
    home = console.url
    to_agenda(console)
    keep_only(console, *STEPS)
    state_in_agenda(people, console)
    console.goto(home)
    screen = open_screen(people, console)
    phones = [people.phone(code, "Ida"), people.phone(code, "Per", dark=True), people.phone(code)]
    expect(console.locator("#people")).to_contain_text("Guest 3")
    next_phase(console)
    texts = [text for cards in THEMES.values() for text in cards]
    for place, text in enumerate(texts):
        write(phones[place % 3], text)
    while console.locator("#body").get_attribute("data-phase") != "sorting":
        next_phase(console)
    for name, cards in THEMES.items():
        new_theme(console, name)
        for text in cards:
            move(console, text, name)
    next_phase(console)
    for phone, name in zip(phones, THEMES, strict=True):
        is_in(phone, "voting")
        dot(phone, name)
    next_phase(console)
    next_phase(console)
    for phone in phones:
        is_in(phone, "drafting")
    return console, screen, phones


def state_in_agenda(people: People, console: Page) -> None:
    """What is fixed can be written before the workshop; a step held in short stays short."""
    for title in STEPS:
        step = console.locator(".ae-s", has=console.get_by_role("heading", name=title))
        full = step.locator("input[name=in_full]")
        fixed = step.get_by_label("What is fixed")
        if not fixed.count() and not (full.count() and full.is_checked()):
            continue
        step.locator("summary").click()
        if full.count() and full.is_checked():
            full.uncheck(force=True)
        if fixed.count():
            fixed.fill(LAW)
            people.look(console)
        step.get_by_role("button", name="Save the step").click()
        expect(console.locator("#say")).to_contain_text("The step is changed.")


def mark_by_keyboard(console: Page, before: str, phrase: str) -> None:
    """Mark words in the draft without a mouse; they go into the field below."""
    draft = console.get_by_label("The draft, in one sentence")
    draft.focus()
    draft.press("Control+Home")
    for _ in before:
        draft.press("ArrowRight")
    for _ in phrase:
        draft.press("Shift+ArrowRight")
    expect(console.get_by_label("Words of the saved draft")).to_have_value(phrase)


def tie_by_keyboard(console: Page, name: str) -> None:
    choice = console.get_by_label("The theme that they say")
    choice.focus()
    choice.press(name[0])
    choice.press("Tab")
    expect(console.get_by_role("button", name="Tie the marked words to a theme")).to_be_focused()
    console.keyboard.press("Enter")


def stands_for(pages: list[Page], said: int, cards: int) -> None:
    sentence = f"The sentence stands for {said} of 3 chosen themes and {cards} of 4 cards."
    for page in pages:
        expect(page.get_by_text(sentence)).to_be_visible()


def test_a_draft_is_written_from_the_themes_and_by_everybody(
    people: People, server: Server
) -> None:
    console, screen, phones = to_draft(people, server)
    ida, per, guest = phones
    everywhere = [console, screen, *phones]
    for page in (screen, *phones):
        expect(page.get_by_text(LAW)).to_be_visible()
    people.look(*everywhere)

    # Ida leads: she alone reads it, and her facilitator.
    row = console.locator("#people li", has_text="Ida")
    row.get_by_role("button").click()
    people.look(console)
    console.locator("#person-dialog").get_by_role("button", name="Leads the team").click()
    expect(row).to_contain_text("Leads the team")
    expect(ida.get_by_text(LAST)).to_be_visible()
    nobody_sees(LAST, per, guest, screen, console)
    people.look(ida, console)

    # Two windows of the facilitator; in one, words are tied without a mouse.
    save_draft(console, FIRST)
    other = console.context.new_page()
    other.goto(console.url)
    stands_for([console, other, screen, *phones], 0, 0)
    mark_by_keyboard(console, "We ", "listen first")
    tie_by_keyboard(console, "Listens")
    stands_for([console, other, screen, *phones], 1, 2)
    expect(per.locator("#coverage")).to_contain_text("“listen first”")
    people.look(*everywhere)

    # In the other, a likely tie is confirmed; what is not in the draft is refused, and kept.
    other.locator(".dr-hints button", has_text="Solves").click()
    stands_for([console, other, screen, *phones], 2, 3)
    ties = other.locator("section.dr-ties")
    ties.get_by_label("Words of the saved draft").fill("smile at everybody")
    ties.get_by_label("The theme that they say").select_option(label="Honest")
    ties.get_by_role("button", name="Tie the marked words").click()
    expect(ties).to_contain_text("These words are not in the saved draft.")
    expect(ties.get_by_label("Words of the saved draft")).to_have_value("smile at everybody")
    people.look(other)

    # The draft changes: one tie's words are gone, and count no more until they come back.
    other.get_by_label("The draft, in one sentence").fill("We hear everybody.")
    save_draft(console, WITHOUT)
    stands_for([console, screen, *phones], 1, 2)
    for page in (console, other):
        expect(page.locator(".dr-tied .gone")).to_contain_text("These words are gone")
    other.get_by_role("button", name="Save the draft").click()
    expect(other.get_by_text("The draft was changed in another window")).to_be_visible()
    expect(other.get_by_label("The draft, in one sentence")).to_have_value("We hear everybody.")
    people.look(console, other, screen, per)
    console.locator(".dr-tied .gone").get_by_role("button").click()
    expect(other.locator(".dr-tied li")).to_have_count(1)
    other.close()
    console.reload()
    per.reload()
    stands_for([console, per], 1, 2)

    propose(people, console, phones)

    # What is fixed is said again, and first.
    fixed = console.locator("section[id^=limits-]")
    fixed.locator("summary").click()
    fixed.get_by_role("textbox").fill(f"{LAW}\n{MANDATE}")
    people.look(console)
    fixed.get_by_role("button", name="Save what is fixed").click()
    for page in (screen, *phones):
        expect(page.get_by_text(MANDATE)).to_be_visible()
    people.look(screen, ida, per)

    next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.get_by_text(MANDATE)).to_be_visible()
        react(phone, "Agree")
    expect(screen.get_by_text(MANDATE)).to_be_visible()
    nobody_sees("stands for", screen, *phones)
    nobody_sees(LAST, *phones)
    people.look(screen, ida, per, console)
    next_phase(console)
    expect(console.locator("#speak-last")).to_have_text(re.compile("Ask the leader last."))
    expect(ida.get_by_text(LAST)).to_be_visible()
    nobody_sees("speak last", per, guest, screen)
    people.look(console, ida, per, screen)
    next_phase(console)
    stands_for([console, screen, *phones], 1, 2)
    people.look(*everywhere)


def propose(people: People, console: Page, phones: list[Page]) -> None:
    """Per taps words and says what would stand there; it is taken up and saved."""
    _ida, per, guest = phones
    for phone in (per, guest):
        phone.get_by_text("Change only some words").click()
    words = per.locator(".dr-pick")
    words.get_by_role("button", name="say").click()
    words.get_by_role("button", name="takes.").click()
    field = per.get_by_label("The words you would change")
    expect(field).to_have_value("say how long it takes")
    people.look(per, guest)
    per.get_by_role("button", name="Send the change").click()
    expect(per.get_by_text("Write what would stand there instead.")).to_be_visible()
    per.get_by_label("What would stand there instead").fill("promise a day")
    per.get_by_role("button", name="Send the change").click()
    own = per.locator("[id^=mine-]")
    expect(own).to_contain_text("Instead of “say how long it takes”: “promise a day”")
    wordings = console.locator("#wordings")
    expect(wordings).to_contain_text("Instead of “say how long it takes”: “promise a day”")
    wordings.get_by_text("What it would change").click()
    expect(wordings.locator("ins")).to_contain_text("promise a day")
    expect(wordings).not_to_contain_text("Per")
    wordings.get_by_role("button", name=re.compile("^Put it into the draft")).click()
    draft = console.get_by_label("The draft, in one sentence")
    expect(draft).to_have_value("We listen first and promise a day.")
    people.look(per, console)
    nobody_sees("promise a day", guest)
    guest.get_by_label("The words you would change").fill("how long it takes")
    guest.get_by_label("What would stand there instead").fill("when")
    console.get_by_role("button", name="Save the draft").click()
    expect(guest.locator("#draft")).to_contain_text("promise a day")
    expect(wordings).to_contain_text("These words are gone")

    # The guest was too late: it is said beside the field, and the words are kept.
    expect(guest.get_by_label("What would stand there instead")).to_have_value("when")
    guest.get_by_role("button", name="Send the change").click()
    expect(guest.get_by_text("These words are no longer in the draft.")).to_be_visible()
    expect(guest.get_by_label("What would stand there instead")).to_have_value("when")
    people.look(guest, console)
    # Nobody is torn away from what they write, so it is taken out before the round begins.
    for label in ("The words you would change", "What would stand there instead"):
        guest.get_by_label(label).fill("")
    own.get_by_role("button", name=re.compile("^Take it back")).click()
    expect(wordings).not_to_contain_text("promise a day")
    expect(own).not_to_contain_text("promise a day")
