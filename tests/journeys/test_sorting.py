"""Three phones sort, a suggestion is applied and corrected, and themes change after the vote."""

import json
import re

from playwright.sync_api import Page, WebSocket, expect

from tests.journeys.people import People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, theme, write
from tests.journeys.test_workshop import open_screen

HEARD = (
    "Listen until the customer has finished",
    "Listen to the whole story first",
    "let the customer talk, listen",
)
SOON = 30_000  # ms; the engine loads once, on a machine that may be busy
KEPT = (
    "Call back when we said we would",
    "Call back on the day we promised",
    "call back, always",
)


def create_in_full(console: Page) -> str:
    """The short agenda, with sorting by everyone ticked on its step; returns the join code."""
    console.get_by_role("link", name=re.compile("Workshops", re.I)).first.click()
    console.get_by_role("link", name=re.compile("new workshop", re.I)).first.click()
    console.get_by_label("Word to define").fill("service-minded")
    console.get_by_text("45 minutes", exact=False).first.click()
    console.get_by_role("button", name="Create the workshop").click()
    expect(console).to_have_url(re.compile(r"/workshops/\d+/$"))
    back = console.url
    console.goto(f"{back}agenda/")
    step = console.locator(".ae-s", has_text="Group into themes")
    step.locator("summary").first.click()
    step.get_by_label("Everyone sorts on the phone first").check(force=True)
    step.get_by_role("button", name="Save the step").click()
    expect(console.get_by_text("The step is changed.").first).to_be_attached()
    console.goto(back)
    return re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())


def listen_to(phone: Page) -> list[str]:
    """Everything the page's socket is told from its next load on."""
    told: list[str] = []

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: told.append(str(frame)))

    phone.on("websocket", opened)
    return told


def places_of(phone: Page) -> set[str]:
    """The ids of one's own regions in the step that is shown."""
    own = phone.locator("[id^=mine-], [id^=ready-]")
    return {str(each.get_attribute("id")) for each in own.all()}


def shown_on(phone: Page) -> str:
    return phone.locator("form[data-sorting] h2 span[dir]").inner_text()


def sort_one(phone: Page) -> None:
    """Tap what says the same as the card on top, and go on."""
    form = phone.locator("form[data-sorting]")
    at = form.get_attribute("id")
    same = next(texts for texts in (HEARD, KEPT) if shown_on(phone) in texts)
    for option in form.locator("label.opt").all():
        if option.inner_text().strip() in same:
            option.click()
    form.get_by_role("button", name="Next").click()
    expect(phone.locator(f"form[id='{at}']")).to_have_count(0)


def test_three_phones_sort_and_the_suggestion_is_applied_and_corrected(
    people: People, server: Server
) -> None:
    console = people.member(server.team("Team Sort"), "sue@team.example")
    code = create_in_full(console)
    screen = open_screen(people, console)
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    guest = people.phone(code)
    phones = [ida, per, guest]
    next_phase(console)
    next_phase(console)
    for phone, heard, kept in zip(phones, HEARD, KEPT, strict=True):
        is_in(phone, "writing")
        write(phone, heard)
        write(phone, kept)
    next_phase(console)
    next_phase(console)
    told = listen_to(guest)
    guest.reload()

    # Sorting by everyone: a screen each, and nothing of the others.
    next_phase(console)
    for phone in phones:
        is_in(phone, "judging")
        expect(phone.locator("form[data-sorting] h2")).to_be_visible()
    people.look(ida, per, console, screen)
    guest_before = guest.locator("#main").inner_html()
    for _screen in range(3):
        sort_one(ida)
    expect(ida.locator("form[data-sorting] h2")).to_be_focused()
    expect(console.locator("#progress")).to_contain_text("3 screens so far")
    assert guest.locator("#main").inner_html() == guest_before
    ida.reload()
    expect(ida.locator("form[data-sorting]")).to_contain_text("Screen 4 of about 8")
    ida.get_by_role("button", name="Skip").click()
    expect(ida.locator("[id^=mine-]")).to_contain_text(re.compile("Screen 5|everything there is"))
    ida.get_by_role("button", name="Stop").click()
    expect(ida.get_by_role("button", name="Continue")).to_be_visible()
    people.look(ida)
    ida.get_by_role("button", name="Continue").click()
    for _screen in range(2):
        sort_one(per)
    for _screen in range(2):
        sort_one(guest)
    expect(console.locator("#suggested")).to_contain_text("7 screens answered", timeout=SOON)
    people.look(console)
    # The guest's socket was told of one's own screens and of the step, and of nobody's taps.
    frames = [json.loads(text) for text in told]
    changed = [frame for frame in frames if frame["t"] == "state" and frame["base"] is not None]
    parts = {region["id"] for frame in changed for region in frame["regions"]}
    assert parts <= {"top", "main", "step"} | places_of(guest)
    for page in (ida, per, guest, screen):
        expect(page.locator("#suggested, #progress")).to_have_count(0)

    # The board: nothing moves before it is applied, and one Undo takes all of it back.
    next_phase(console)
    for phone in phones:
        is_in(phone, "sorting")
    cards = console.locator("#unsorted [id^=card-]")
    expect(cards).to_have_count(6)
    people.look(console)
    console.get_by_role("button", name="Apply all of them").click()
    expect(cards).to_have_count(0)
    expect(ida.locator("#latest")).to_contain_text("applied suggested themes")
    ida.locator("#latest").get_by_role("button", name="Undo").first.click()
    expect(cards).to_have_count(6)
    console.get_by_role("button", name="Apply all of them").click()
    expect(cards).to_have_count(0)
    expect(per.locator("#board .bd-col:not(.un)")).to_have_count(2)
    people.look(ida, per, console, screen)

    # Corrected together: a card that says the same is put behind another, and taken apart again.
    ida.locator("#board [id^=card-]", has_text=KEPT[2]).get_by_role(
        "button", name=re.compile("^Move")
    ).click()
    dialog = ida.get_by_role("dialog")
    dialog.get_by_label("Says the same as").select_option(label=KEPT[0])
    dialog.get_by_role("button", name="Make them one card").click()
    for page in (per, console):
        expect(page.locator(".bd-also")).to_contain_text("2 say this")
    per.locator(".bd-also summary").click()
    expect(per.locator(".bd-also")).to_contain_text(KEPT[2])
    people.look(per, console, screen)
    first = console.locator("#board .bd-col:not(.un) h3").first.inner_text()
    console.locator("#board .bd-col:not(.un)").first.locator("[data-theme-menu]").click()
    console.locator("#theme-name").fill("Hearing people out")
    console.get_by_role("button", name="Rename").click()
    expect(theme(ida, "Hearing people out")).to_be_visible()

    # Rewound to before the two became one; that too is one change.
    console.locator("#done summary").click()
    console.locator("#done li", has_text="says the same").get_by_role("button").click()
    expect(theme(ida, first)).to_be_visible()
    expect(per.locator(".bd-also")).to_have_count(0)
    people.look(console)
    console.locator("#latest").get_by_role("button", name="Undo").first.click()
    expect(theme(ida, "Hearing people out")).to_be_visible()

    # After the vote a split theme starts without votes, and merged again it counts each voter once.
    next_phase(console)
    for phone in phones:
        is_in(phone, "voting")
        dot(phone, "Hearing people out")
    next_phase(console)
    expect(console.locator("#tally")).to_contain_text("Hearing people out")
    after = console.locator("#after")
    after.locator("summary", has_text="Hearing people out").click()
    after.locator("input[type=checkbox]:visible").first.check()
    after.get_by_label("Name of the new theme").locator("visible=true").fill("The whole story")
    after.get_by_role("button", name="Split the theme").locator("visible=true").click()
    for page in (ida, console):
        expect(page.locator("#tally")).to_contain_text("Split off after the vote")
        expect(page.locator("#tally")).to_contain_text("each counted once")
    people.look(ida, console, screen)
    after.get_by_role("button", name="Undo").click()
    expect(ida.locator("#tally")).not_to_contain_text("The whole story")


def test_a_short_step_has_themes_suggested_from_the_texts(people: People, server: Server) -> None:
    console = people.member(server.team("Team Short"), "sam@team.example")
    console.get_by_role("link", name=re.compile("Workshops", re.I)).first.click()
    console.get_by_role("link", name=re.compile("new workshop", re.I)).first.click()
    console.get_by_label("Word to define").fill("service-minded")
    console.get_by_text("45 minutes", exact=False).first.click()
    console.get_by_role("button", name="Create the workshop").click()
    code = re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())
    ida = people.phone(code, "Ida")
    next_phase(console)
    next_phase(console)
    for text in (*HEARD, *KEPT, "Call back when we said we would!"):
        write(ida, text)
    for _phase in range(3):
        next_phase(console)
    is_in(ida, "sorting")
    expect(console.locator("#pairs")).to_contain_text("nearly the same words")
    console.locator("#pairs").get_by_role("button", name=re.compile("^Make them one")).first.click()
    expect(ida.locator(".bd-also")).to_contain_text("2 say this")
    console.get_by_role("button", name="Suggest themes from the texts").click()
    expect(console.locator("#suggested")).to_contain_text("from the words alone", timeout=SOON)
    people.look(console, ida)
