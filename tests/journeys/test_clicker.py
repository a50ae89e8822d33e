"""A clicker in the hand: the agenda walked from the big screen's window, and the screen blanked."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import DESK, PHONE, WALL, People, is_in
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, react, save_draft, write
from tests.journeys.test_workshop import create, keep_only, to_agenda

GUARD = 750  # ms: a little more than two presses are one for
ASKED = "What does “service-minded” mean in your work? One thought on each card."
NOTES = "Speak slowly.\nLook at everybody.\nSmile."
# The page's channels hear nothing while it sleeps, and all of it when it wakes.
SLEEPS = """
globalThis.asleep = false;
const unheard = [];
globalThis.wake = () => {
  asleep = false;
  for (const hear of unheard.splice(0)) hear();
};
globalThis.BroadcastChannel = class extends BroadcastChannel {
  set onmessage(hear) {
    super.onmessage = (event) => asleep ? unheard.push(() => hear(event)) : hear(event);
  }
};
"""
STEPS = (
    "Welcome",
    "What it means to you",
    "Find what belongs together",
    "Choose with dots",
    "Agree on one sentence",
    "Where your words went",
)


def window_beside(people: People, console: Page, address: str) -> Page:
    """A second window of the facilitator's own browser."""
    page = console.context.new_page()
    page.set_viewport_size({"width": WALL["width"], "height": WALL["height"]})
    page.on("pageerror", lambda error: people.errors.append(str(error)))
    page.goto(address)
    return page


def screen_of(console: Page) -> str:
    address = console.get_by_role("link", name=re.compile("Open big screen")).get_attribute("href")
    assert address is not None
    return address


def rest(page: Page) -> None:
    """Until the next press is one of its own."""
    page.evaluate(f"() => new Promise((done) => setTimeout(done, {GUARD}))")


def step_of(console: Page) -> Locator:
    return console.locator("#body")


def press(window: Page, key: str, console: Page, phase: str) -> None:
    """Press a key, and see the console follow."""
    rest(window)
    window.keyboard.press(key)
    expect(step_of(console)).to_have_attribute("data-phase", phase)


def add_notes(console: Page, title: str, notes: str) -> None:
    step = console.locator(".ae-s", has=console.get_by_role("heading", name=title))
    step.locator("summary").click()
    step.get_by_label("Notes").fill(notes)
    step.get_by_role("button", name="Save the step").click()
    expect(console.locator("#say")).to_contain_text("The step is changed.")


@pytest.fixture
def console(people: People, server: Server) -> Page:
    name = f"Team {len(server.log.read_text())}"
    return people.member(server.team(name), f"fay{len(name)}{id(people)}@team.example")


def test_an_agenda_is_walked_with_a_clicker_from_the_big_screen(
    people: People, console: Page
) -> None:
    code = create(console, agenda="45 minutes")
    home = console.url
    to_agenda(console)
    people.look(console)
    keep_only(console, *STEPS)
    add_notes(console, "Welcome", NOTES)
    add_notes(console, "What it means to you", "Now be silent.\nTwo minutes.")
    people.look(console)
    console.goto(home)
    expect(console.locator("#notes")).to_contain_text("Speak slowly.")
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    phones = [ida, per]
    screen = window_beside(people, console, screen_of(console))

    # Start. The notes are the facilitator's alone, and the badge says that this is told.
    press(screen, "PageDown", console, "open")
    for phone in phones:
        is_in(phone, "open")
    expect(console.locator("#notes .fc-noted")).to_have_text(NOTES, use_inner_text=True)
    expect(console.locator("#notes")).to_contain_text("Now be silent.")
    expect(console.locator("#now .tag")).to_have_text("One-way")
    expect(console.locator("#drift")).to_contain_text("On time")
    for page in (screen, *phones):
        assert "Speak slowly" not in page.content()
    people.look(console, screen)

    # Twice in a hurry is once.
    rest(screen)
    screen.keyboard.press("PageDown")
    screen.keyboard.press("PageDown")
    expect(step_of(console)).to_have_attribute("data-phase", "writing")
    write(ida, "Listen until the customer has finished")
    write(per, "Say what happens next")
    expect(console.locator("#progress")).to_contain_text("2")
    expect(step_of(console)).to_have_attribute("data-phase", "writing")

    # Back, and on again.
    press(screen, "PageUp", console, "open")
    for phone in phones:
        is_in(phone, "open")
    for phase in ("writing", "looking", "shown", "sorting"):
        press(screen, "PageDown", console, phase)
    new_theme(ida, "Listen before we solve")
    new_theme(per, "A clear next step")
    move(ida, "Listen until the customer has finished", "Listen before we solve")
    move(per, "Say what happens next", "A clear next step")
    press(screen, "PageDown", console, "voting")
    dot(ida, "Listen before we solve")
    dot(per, "A clear next step")
    press(screen, "PageDown", console, "counted")

    # Back into the vote asks on the console first; the screen says that it does.
    rest(screen)
    screen.keyboard.press("PageUp")
    expect(console.locator("#ballots-dialog")).to_be_visible()
    expect(screen.locator("[data-key-hint]")).to_contain_text("The console asks something first.")
    people.look(console, screen)
    rest(screen)
    screen.keyboard.press("PageDown")
    expect(screen.locator("[data-key-hint]")).to_be_visible()
    expect(step_of(console)).to_have_attribute("data-phase", "counted")
    console.keyboard.press("Escape")

    press(screen, "PageDown", console, "drafting")
    save_draft(console, "We listen first.")
    press(screen, "PageDown", console, "reacting")
    for phone in phones:
        is_in(phone, "reacting")
        react(phone, "Agree")
    for phase in ("reasons", "decided", "open"):
        press(screen, "PageDown", console, phase)
    for phone in phones:
        is_in(phone, "open")

    # Finishing asks first: at once a press says nothing, a moment later it says yes.
    rest(screen)
    screen.keyboard.press("PageDown")
    question = console.locator("#confirm")
    expect(question).to_be_visible()
    screen.keyboard.press("PageDown")
    rest(screen)
    screen.keyboard.press("PageUp")
    expect(question).to_be_hidden()
    expect(console.locator("#next")).not_to_contain_text("over")
    rest(screen)
    screen.keyboard.press("PageDown")
    expect(question).to_be_visible()
    people.look(console)
    rest(screen)
    screen.keyboard.press("PageDown")
    expect(console.locator("#next")).to_contain_text("over")
    people.look(console, screen)


def test_b_blanks_the_screen_and_what_is_typed_is_no_key(people: People, console: Page) -> None:
    code = create(console, agenda="45 minutes")
    ida = people.phone(code, "Ida")
    screen = window_beside(people, console, screen_of(console))
    press(console, "PageDown", console, "open")
    press(console, "PageDown", console, "writing")
    is_in(ida, "writing")
    phone = ida.locator("#main").inner_text()
    expect(screen.locator("h1")).to_have_text(ASKED)

    # Blank: nothing of it is left on the wall, the phone goes on, the console says so.
    rest(screen)
    screen.keyboard.press("b")
    expect(screen.locator(".wl-blank")).to_be_visible()
    expect(console.locator("#dark")).to_contain_text("The screen is blank")
    shown = screen.content()
    assert code not in shown and ASKED not in shown
    assert ida.locator("#main").inner_text() == phone
    people.look(console, screen, ida)
    screen.reload()
    expect(screen.locator(".wl-blank")).to_be_visible()
    assert code not in screen.content()

    # Lit by a button, and whole again, the way in too.
    console.get_by_role("button", name="Light the screen").first.click()
    expect(screen.locator("h1")).to_have_text(ASKED)
    expect(screen.locator("[data-qr] svg")).to_be_visible()
    rest(console)
    console.keyboard.press(".")
    expect(screen.locator(".wl-blank")).to_be_visible()
    rest(console)
    console.keyboard.press("B")
    expect(screen.locator("[data-qr] svg")).to_be_visible()

    # Next lights it, because what comes is to be seen. A box that was just ticked is no field.
    rest(console)
    console.evaluate("""() => {
      document.body.insertAdjacentHTML("beforeend", "<input type=checkbox id=ticked>");
      document.getElementById("ticked").focus();
    }""")
    console.keyboard.press("b")
    expect(screen.locator(".wl-blank")).to_be_visible()
    press(screen, "PageDown", console, "looking")
    expect(screen.locator(".wl-blank")).to_have_count(0)

    for phase in ("shown", "sorting"):
        press(screen, "PageDown", console, phase)

    # What is typed is typed.
    console.get_by_role("button", name="New theme").first.click()
    field = console.get_by_label("Name of the theme").first
    field.press_sequentially("b?.")
    field.press("PageDown")
    expect(field).to_have_value("b?.")
    expect(console.locator("#keys")).to_be_hidden()
    expect(screen.locator(".wl-blank")).to_have_count(0)
    expect(step_of(console)).to_have_attribute("data-phase", "sorting")
    console.keyboard.press("Escape")


def test_the_sheet_tells_the_keys_and_turns_them_off(people: People, console: Page) -> None:
    create(console, agenda="45 minutes")
    screen = window_beside(people, console, screen_of(console))
    sheet = console.locator("#keys")
    expect(console.locator("#next kbd").first).to_be_visible()
    console.keyboard.press("?")
    expect(sheet).to_be_visible()
    people.look(console)

    # While it is open the keys do nothing.
    rest(console)
    console.keyboard.press("PageDown")
    console.keyboard.press("b")
    expect(sheet).to_be_visible()
    sheet.get_by_label("Use these keys on this device").uncheck()
    sheet.get_by_role("button", name="Close").click()
    expect(console.locator("#next kbd").first).to_be_hidden()
    for window in (console, screen):
        for key in ("b", ".", "?", "PageDown", "PageUp"):
            rest(window)
            window.keyboard.press(key)
    rest(screen)
    expect(sheet).to_be_hidden()
    expect(console.get_by_text("The screen is blank")).to_have_count(0)
    expect(console.get_by_role("button", name=re.compile("^Start:"))).to_be_visible()
    expect(screen.locator("[data-key-hint]")).to_be_hidden()

    # The menu has the sheet still; the device remembers the switch.
    console.reload()
    console.get_by_role("button", name="More", exact=True).click()
    people.look(console)
    console.get_by_role("button", name="Keys of a clicker").click()
    expect(sheet.get_by_label("Use these keys on this device")).not_to_be_checked()
    sheet.get_by_label("Use these keys on this device").check()
    sheet.get_by_role("button", name="Close").click()
    press(screen, "PageDown", console, "open")


def test_without_a_console_in_the_browser_the_screen_says_so(people: People, console: Page) -> None:
    create(console, agenda="45 minutes")
    address = screen_of(console)
    elsewhere = people.window(WALL)
    elsewhere.goto(address)

    elsewhere.keyboard.press("PageDown")

    hint = elsewhere.locator("[data-key-hint]")
    expect(hint).to_contain_text("Open the console in this browser too")
    people.look(elsewhere)
    expect(hint).to_be_hidden(timeout=10_000)
    expect(console.get_by_role("button", name=re.compile("^Start:"))).to_be_visible()


def test_a_press_that_a_sleeping_console_hears_late_does_nothing(
    people: People, console: Page
) -> None:
    """A browser puts a window to sleep that nobody looks at; it hears everything when it wakes."""
    console.add_init_script(SLEEPS)
    create(console, agenda="45 minutes")
    screen = window_beside(people, console, screen_of(console))
    console.evaluate("() => { asleep = true; }")
    screen.keyboard.press("PageDown")
    expect(screen.locator("[data-key-hint]")).to_contain_text("Open the console")
    console.evaluate("() => wake()")

    # What is pressed now comes after what was pressed then.
    rest(screen)
    screen.keyboard.press("b")

    expect(console.get_by_text("The screen is blank").first).to_be_visible()
    expect(console.get_by_role("button", name=re.compile("^Start:"))).to_be_visible()


def test_a_key_that_is_held_presses_once_and_scrolls_nothing(people: People, console: Page) -> None:
    create(console, agenda="45 minutes")
    screen = window_beside(people, console, screen_of(console))
    press(screen, "PageDown", console, "open")
    for window in (console, screen):
        window.evaluate(
            """() => {
                globalThis.held = [];
                document.addEventListener("keydown", (event) =>
                    setTimeout(() => held.push([event.repeat, event.defaultPrevented])));
            }"""
        )
        rest(window)
        window.keyboard.down("PageUp")
        window.keyboard.down("PageUp")
        window.keyboard.up("PageUp")
        window.wait_for_function("() => held.length === 2")
        assert window.evaluate("() => held") == [[False, True], [True, True]]
    expect(step_of(console)).to_have_attribute("data-phase", "open")


def test_the_plan_is_told_at_the_top_and_read_out_every_five_minutes(
    people: People, console: Page
) -> None:
    create(console, agenda="45 minutes")
    press(console, "PageDown", console, "open")
    drift, say = console.locator("#drift"), console.locator("#say")
    expect(drift).to_contain_text("On time")
    expect(drift).to_contain_text("Ends about")

    # The welcome has four minutes.
    passed(console, minutes=5.5)
    expect(drift).to_contain_text("1 min behind plan")
    passed(console, minutes=3)
    expect(drift).to_contain_text("4 min behind plan")
    expect(say).not_to_contain_text("plan")
    passed(console, minutes=1)
    expect(drift).to_contain_text("5 min behind plan")
    expect(say).to_have_text("5 min behind plan")
    people.look(console)
    passed(console, minutes=1)
    expect(drift).to_contain_text("6 min behind plan")
    expect(say).to_have_text("5 min behind plan")

    # A step that began before its time.
    console.evaluate(
        """() => {
            document.getElementById("drift").dataset.walked = 30;
            document.dispatchEvent(new CustomEvent("samsyn:applied"));
        }"""
    )
    expect(drift).to_contain_text("23 min ahead of plan")


def passed(console: Page, *, minutes: float) -> None:
    """As if so much time had passed: the workshop and its step began earlier."""
    console.evaluate(
        """(minutes) => {
            const { dataset } = document.getElementById("drift");
            for (const each of ["started", "entered"])
                dataset[each] = Number(dataset[each]) - minutes * 60000;
            document.dispatchEvent(new CustomEvent("samsyn:applied"));
        }""",
        minutes,
    )


def test_of_two_consoles_one_presses(people: People, console: Page) -> None:
    create(console, agenda="45 minutes")
    second = window_beside(people, console, console.url)
    screen = window_beside(people, console, screen_of(console))

    press(screen, "PageDown", console, "open")
    press(screen, "PageDown", console, "writing")

    expect(step_of(second)).to_have_attribute("data-phase", "writing")
    for page in (console, second):
        expect(page.locator("#next [data-form-error]").last).to_have_text("")


def test_on_a_narrow_console_notes_and_pace_are_there(people: People, console: Page) -> None:
    create(console, agenda="45 minutes")
    home = console.url
    to_agenda(console)
    add_notes(console, "Welcome", NOTES)
    console.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    console.goto(home)
    press(console, "PageDown", console, "open")

    for part in ("#notes", "#drift", "#now .tag"):
        expect(console.locator(part)).to_be_visible()
    wide = console.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    people.look(console)
    console.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    expect(console.locator("#notes")).to_be_visible()
