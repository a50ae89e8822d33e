"""A rehearsal in a real browser: made, filled, clicked through to the end, judged, deleted."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import PHONE, People, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import save_draft
from tests.journeys.test_workshop import create, open_screen

FIRST = "We find out what is needed and solve everything ourselves."
SECOND = "We find out what is needed, and say who takes over and when."
MOVES = 60  # more are no agenda any more


def place(console: Page) -> tuple[str | None, str | None]:
    body = console.locator("#body")
    return body.get_attribute("data-step"), body.get_attribute("data-phase")


def filled(console: Page) -> None:
    """The simulated participants have done what is open now asks of them."""
    expect(console.locator("#rehearsal")).to_have_attribute("data-done", "yes", timeout=30_000)


def is_over(console: Page) -> bool:
    """Whether the workshop is at its last phase, so that Next finishes it."""
    return console.locator("#next form[data-confirm]").count() > 0


def lead(console: Page, drafts: list[str]) -> bool:
    """What the facilitator does before Next; False where that moved the workshop by itself."""
    phase = place(console)[1]
    if phase == "drafting":
        save_draft(console, drafts.pop(0))
    elif phase == "reasons" and drafts:
        console.get_by_role("button", name=re.compile("wording", re.I)).first.click()
        expect(console.locator("#body")).to_have_attribute("data-phase", "drafting")
        return False
    return True


def click_through(console: Page, look_at: dict[str, object], people: People) -> None:
    drafts = [FIRST, SECOND]
    for _move in range(MOVES):
        filled(console)
        phase = place(console)[1]
        if phase in look_at:
            people.look(console)
            del look_at[phase]
        if is_over(console):
            console.locator("#next form button").last.click()
            console.locator("#confirm [value=yes]").click()
            expect(console.locator("#next")).to_contain_text("over")
            return
        if lead(console, drafts):
            next_phase(console)
    raise AssertionError("The agenda never ends")


def test_a_rehearsal_from_the_first_button_to_go_and_away(people: People, server: Server) -> None:
    console = people.member(server.team("Team North"), "uma@team.example")
    create(console)
    real = console.url
    console.get_by_role("button", name="More").click()
    console.get_by_role("link", name="Rehearse").click()
    people.look(console)
    console.get_by_label("How many simulated participants?").fill("0")
    console.get_by_role("button", name="Make the rehearsal").click()
    expect(console.get_by_text("At least one must take part.").first).to_be_visible()
    people.look(console)
    console.get_by_label("How many simulated participants?").fill("8")
    console.get_by_role("button", name="Make the rehearsal").click()
    expect(console).to_have_url(re.compile(r"/workshops/\d+/$"))
    assert console.url != real
    bar = console.locator("#rehearsal")
    expect(bar).to_contain_text("8 simulated participants are in.")
    rehearsal = console.url
    people.look(console)

    # Before anything is checked it is no-go, and says what to do.
    go = console.context.new_page()
    go.goto(rehearsal + "rehearsal/")
    expect(go.locator(".rh-sum")).to_contain_text("NO-GO")
    expect(go.locator("#check-screen")).to_have_attribute("data-state", "mend")
    expect(go.locator("#check-trip")).to_have_attribute("data-state", "go")
    expect(go.locator("#check-clock")).to_have_attribute("data-state", "go")
    people.look(go)
    screen = open_screen(people, console)
    expect(screen.get_by_text("Rehearsal", exact=True)).to_be_visible()
    expect(go.locator("#check-screen")).to_contain_text("1920 × 1080")
    expect(go.locator("#check-screen")).to_have_attribute("data-state", "go")
    expect(go.locator("#check-address")).not_to_have_attribute("data-state", "go")

    # A phone comes in as people will, and sees what it came into.
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    phone = people.phone(code, "Real")
    expect(phone.locator("#top")).to_contain_text("Rehearsal")
    people.look(phone, screen)

    next_phase(console)
    click_through(console, {"writing": 1, "sorting": 1, "reacting": 1}, people)
    people.look(console)

    # The check is opened on another device; the facilitator's own browser does not count.
    address = go.evaluate("document.querySelector('[data-reach]').dataset.reach")
    path = re.sub(r"^https?://[^/]+", "", address)
    own = console.context.new_page()
    own.goto(path)
    expect(own.get_by_text("so this visit does not count")).to_be_visible()
    own.close()
    other = people.window(PHONE, touch=True)
    other.goto(path)
    expect(other.get_by_text("This phone reaches the workshop.")).to_be_visible()
    people.look(other)
    expect(go.locator("#check-address")).to_have_attribute("data-state", "go")
    expect(go.locator("#check-steps")).to_have_attribute("data-state", "go")
    expect(go.locator(".rh-sum")).to_contain_text(re.compile("^\\s*GO"))
    people.look(go)

    # It is in the list as a rehearsal only, and then nowhere.
    home = console.context.new_page()
    home.goto(real)
    home.locator(".mark").first.click()
    home.get_by_role("link", name=re.compile("Workshops", re.I)).first.click()
    expect(home.get_by_text("A rehearsal of")).to_be_visible()
    expect(home.locator(".list li")).to_have_count(1)
    people.look(home)
    bar.get_by_role("link", name="End and delete").click()
    people.look(console)
    console.get_by_role("button", name="End and delete").click()
    expect(console).to_have_url(real)
    expect(screen.locator("[data-banner-text]")).to_contain_text("no longer here")
    expect(phone.locator("[data-banner-text]")).to_contain_text("has ended")
    home.reload()
    expect(home.get_by_text("A rehearsal of")).to_have_count(0)
    assert home.goto(rehearsal).status == 404  # type: ignore[union-attr]
