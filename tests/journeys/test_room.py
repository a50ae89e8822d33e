"""The room: a locked door, somebody without a phone, who is ready, doubles and those who left."""

import re
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import DESK, PHONE, People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, react, save_draft, write
from tests.journeys.test_workshop import create, hold_in_short, keep_only, open_screen, to_agenda

STEPS = (
    "Welcome",
    "What it means to you",
    "Find what belongs together",
    "Choose with dots",
    "Agree on one sentence",
)
IN_SHORT = ("What it means to you", "Find what belongs together", "Agree on one sentence")
_teams = count(1)
AUDS_CARD = "Ask once more before you answer"


def begin(
    people: People, server: Server, *steps: str, in_short: tuple[str, ...]
) -> tuple[Page, str]:
    """A facilitator's console with these steps; returns it with the code."""
    number = next(_teams)
    console = people.member(server.team(f"Team {number}"), f"fay{number}@south.example")
    code = create(console, agenda="Half a day")
    home = console.url
    to_agenda(console)
    keep_only(console, *steps)
    hold_in_short(console, *in_short)
    console.goto(home)
    return console, code


def lock(console: Page, button: str) -> None:
    console.get_by_role("button", name="Show join code").click()
    console.get_by_role("button", name=button).click()


def at_the_door(people: People, code: str, size: dict[str, int] = PHONE) -> Page:
    page = people.window(size)
    page.goto("/join/")
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Join").click()
    return page


def enter(console: Page, name: str) -> Page:
    """Enter somebody without a phone; returns their page, in a tab of the facilitator's browser."""
    with console.expect_popup() as opened:
        console.get_by_role("link", name=re.compile("Add someone without a phone")).click()
    page = opened.value
    page.get_by_label(re.compile("Their name")).fill(name)
    page.get_by_role("button", name="Open their page").click()
    expect(page.get_by_text(f"You write for {name}")).to_be_visible()
    return page


def ready(page: Page) -> None:
    page.get_by_role("button", name="I am ready").click()
    expect(page.get_by_text("You are ready.")).to_be_visible()


def test_the_facilitator_keeps_the_room_together(people: People, server: Server) -> None:
    console, code = begin(people, server, *STEPS, in_short=IN_SHORT)
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    next_phase(console)

    # The door is locked: nobody new comes in, and whoever is in stays in.
    lock(console, "Lock the door")
    expect(console.locator("#top")).to_contain_text("Door locked")
    expect(screen.get_by_text("The door is locked for now.")).to_be_visible()
    expect(screen.locator("body")).not_to_contain_text(code[:3] + " " + code[3:])
    people.look(console, screen)
    late = at_the_door(people, code)
    expect(late.get_by_text("The facilitator has locked the door for now.")).to_be_visible()
    people.look(late)
    ida.reload()
    is_in(ida, "open")
    ida.goto(f"/join/{code}/")
    is_in(ida, "open")
    console.keyboard.press("Escape")

    # Somebody without a phone comes in all the same, and is counted.
    aud = enter(console, "Aud")
    expect(console.locator("#people h2")).to_contain_text("3")
    expect(console.locator("#people")).to_contain_text("Without a phone")
    people.look(console, aud)

    lock(console, "Open the door again")
    late.get_by_role("link", name="Try again").click()
    late.get_by_role("button", name="Go in").click()
    is_in(late, "open")
    console.keyboard.press("Escape")

    # Who is ready: as a total on the console, and nowhere else.
    next_phase(console)
    write(aud, AUDS_CARD)
    for page, text in ((ida, "Listen"), (per, "Say what happens next")):
        write(page, text)
    ready(ida)
    ready(aud)
    expect(console.locator("#next")).to_contain_text("2 of 4 are ready.")
    expect(console.locator("#next")).to_contain_text("3 of 3 phones are connected.")
    expect(per.locator("body")).not_to_contain_text("of 4 are ready")
    people.look(ida, console, aud)
    write(ida, "One more thought")
    expect(ida.get_by_role("button", name="I am ready")).to_be_visible()
    expect(console.locator("#next")).to_contain_text("1 of 4 are ready.")
    for page in (ida, per, late):
        ready(page)
    expect(console.locator("#next")).to_contain_text("Everybody is ready. You can go on.")
    people.look(console)

    # What was written for her is shown like the others', and she votes and answers.
    next_phase(console)
    next_phase(console)
    expect(per.get_by_text(AUDS_CARD)).to_be_visible()
    next_phase(console)
    new_theme(console, "Ask")
    move(console, AUDS_CARD, "Ask")
    new_theme(console, "Hear")
    move(console, "Say what happens next", "Hear")
    next_phase(console)
    for page in (ida, aud):
        is_in(page, "voting")
        dot(page, "Ask")
    expect(console.locator("#progress")).to_contain_text("2")
    next_phase(console)
    next_phase(console)
    save_draft(console, "We ask before we answer.")
    next_phase(console)
    for page in (ida, per, late, aud):
        react(page, "Agree")
    expect(console.locator("#progress")).to_contain_text("4")
    people.look(aud)


def test_two_without_a_phone_are_kept_apart(people: People, server: Server) -> None:
    console, code = begin(
        people, server, "What it means to you", in_short=("What it means to you",)
    )
    people.phone(code, "Ida")
    next_phase(console)
    aud, bo = enter(console, "Aud"), enter(console, "Bo")
    write(aud, "Of Aud")
    card = 'form[data-action="card.submit"] textarea[name=text]'
    aud.locator(card).fill("Half a thought of Aud")
    write(bo, "Of Bo")
    bo.reload()

    expect(bo.locator("[id^=mine-]")).to_contain_text("Of Bo")
    expect(bo.locator("[id^=mine-]")).not_to_contain_text("Of Aud")
    expect(bo.locator(card)).to_have_value("")

    # From one to the other in the same tab.
    bo.get_by_role("navigation", name="Others without a phone").get_by_role(
        "link", name="Aud"
    ).click()
    expect(bo.get_by_text("You write for Aud")).to_be_visible()
    expect(bo.locator("[id^=mine-]")).to_contain_text("Of Aud")
    with console.expect_popup() as opened:
        console.get_by_role("link", name=re.compile("^Write for Bo")).click()
    expect(opened.value.get_by_text("You write for Bo")).to_be_visible()
    people.look(opened.value)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_one_of_many_is_found_marked_and_taken_back(
    people: People, server: Server, size: dict[str, int]
) -> None:
    console, code = begin(
        people, server, "What it means to you", in_short=("What it means to you",)
    )
    for name in ("Kari", "Ola", "Åse", "Bo", "Cy", "Dag", "Eli", "kari"):
        people.phone(code, name)
    console.set_viewport_size({"width": size["width"], "height": size["height"]})
    here = console.locator("#people h2")
    expect(here).to_contain_text("8")
    rows = console.locator("#people [data-person]:visible")

    # By name, whatever its signs above the letters.
    console.get_by_label("Find a person by name").fill("ase")
    expect(rows).to_have_count(1)
    console.get_by_role("button", name="Change Åse", exact=True).click()
    people.look(console)
    console.get_by_role("button", name="Has left").click()
    expect(here).to_contain_text("7")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Left")
    back = console.get_by_role("region", name="What was just done")
    expect(back).to_contain_text("Åse: marked as left")
    people.look(console)
    back.get_by_role("button", name="Take it back").click()
    expect(here).to_contain_text("8")
    expect(back).to_be_hidden()
    console.get_by_label("Find a person by name").fill("nobody")
    expect(console.get_by_text("Nobody here is called that.")).to_be_visible()

    # Joined twice: nobody is chosen beforehand, and who is called the same comes first.
    console.get_by_label("Find a person by name").fill("kari")
    expect(rows).to_have_count(2)
    console.get_by_role("button", name="Change kari", exact=True).click()
    other = console.get_by_label("Joined twice?")
    expect(other).to_have_value("")
    expect(other.locator("option").nth(1)).to_have_text("Kari (1), Here")
    console.get_by_role("button", name="Merge the two").click()
    expect(console.get_by_role("dialog")).to_contain_text("Choose the other one first.")
    other.select_option(label="Kari (1), Here")
    console.get_by_role("button", name="Merge the two").click()
    expect(here).to_contain_text("7")
    expect(console.locator("#people")).to_contain_text("Merged with Kari")
    expect(back).to_contain_text("kari: merged")
    back.get_by_role("button", name="Take it back").click()
    expect(here).to_contain_text("8")
