"""A facilitator, three phones and the big screen: from creating the workshop to handing it over."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import PHONE, WALL, People, is_in, next_phase
from tests.journeys.server import Server
from tests.journeys.steps import dot, move, new_theme, react, save_draft, theme, write

SECRET = "Listen until the customer has finished"


# What this journey leaves out is gone through in those of its own.
STEPS = (
    "Welcome",
    "What it means to you",
    "Find what belongs together",
    "Choose with dots",
    "Agree on one sentence",
    "What we do",
    "Questions we ask",
    "Our own words, and where they went",
)
FULL = (
    "What it means to you",
    "Find what belongs together",
    "Agree on one sentence",
    "What we do",
    "Our own words, and where they went",
)


def create(console: Page, term: str = "service-minded", agenda: str = "90 minutes") -> str:
    """Make a workshop from the team's page; returns its join code."""
    console.get_by_role("link", name=re.compile("Workshops", re.I)).first.click()
    console.get_by_role("link", name=re.compile("new workshop", re.I)).first.click()
    console.get_by_label("Word to define").fill(term)
    console.get_by_label(re.compile(f"^{agenda}")).check(force=True)
    console.get_by_role("button", name="Create the workshop").click()
    expect(console).to_have_url(re.compile(r"/workshops/\d+/$"))
    return re.sub(r"\D", "", console.locator(".fc-code b").first.inner_text())


def to_agenda(console: Page) -> None:
    console.goto(console.url.rstrip("/") + "/agenda/")
    expect(console.get_by_role("heading", name="Agenda", exact=True)).to_be_visible()


def keep_only(console: Page, *titles: str) -> None:
    """Remove all other steps from the agenda."""
    steps = console.locator(".ae-s")
    while True:
        names = [name.strip() for name in steps.locator("h2 [dir]").all_inner_texts()]
        gone = [name for name in names if name not in titles]
        if not gone:
            return
        console.get_by_role("button", name=f"Remove {gone[0]}", exact=True).click()
        console.locator("#confirm [value=yes]").click()
        expect(steps).to_have_count(len(names) - 1)


def hold_in_short(console: Page, *titles: str) -> None:
    for title in titles:
        step = console.locator(".ae-s", has=console.get_by_role("heading", name=title))
        step.locator("summary").click()
        full = step.locator("[name=in_full]")
        expect(full).to_be_checked()
        full.uncheck(force=True)
        step.get_by_role("button", name="Save the step").click()
        expect(console.locator("#say")).to_contain_text("The step is changed.")


def open_screen(people: People, console: Page) -> Page:
    address = console.get_by_role("link", name=re.compile("Open big screen")).get_attribute("href")
    assert address is not None
    screen = people.window(WALL)
    screen.goto(address)
    return screen


def nobody_sees(text: str, *pages: Page) -> None:
    for page in pages:
        assert text not in page.content()


def test_a_team_settles_a_word(people: People, server: Server) -> None:
    console = people.member(server.team("Team North"), "fay@team.example")
    people.look(console)
    code = create(console, agenda="Half a day")
    home = console.url
    to_agenda(console)
    keep_only(console, *STEPS)
    hold_in_short(console, *FULL)
    console.goto(home)
    screen = open_screen(people, console)
    expect(screen.get_by_text(f"{code[:3]}", exact=False).first).to_be_visible()
    ida, per = people.phone(code, "Ida"), people.phone(code, "Per", dark=True)
    guest = people.phone(code)
    phones = [ida, per, guest]
    expect(console.locator("#people")).to_contain_text("Guest 3")
    people.look(console, screen, ida)

    next_phase(console)
    for phone in phones:
        is_in(phone, "open")
    people.look(ida, console, screen)

    # Write: nobody sees anything before it is shown, not even how many have sent.
    next_phase(console)
    for phone, text in zip(phones, (SECRET, "Say what happens next", "Listen, ask"), strict=True):
        is_in(phone, "writing")
        write(phone, text)
    write(ida, "Kari is never kind")
    expect(console.locator("#progress")).to_contain_text("3")
    nobody_sees(SECRET, console, screen, per, guest)
    people.look(ida, console, screen)
    next_phase(console)
    expect(console.locator("#gate")).to_contain_text(SECRET)
    nobody_sees(SECRET, screen, per, guest)
    console.locator("#gate li", has_text="Kari").get_by_role(
        "button", name="names a person"
    ).click()
    expect(ida.locator("[id^=mine-]")).to_contain_text(re.compile("names a person", re.I))
    people.look(console, ida, per, screen)
    next_phase(console)
    for page in (per, guest, screen):
        expect(page.get_by_text(SECRET)).to_be_visible()
        nobody_sees("Kari is never kind", page)
    people.look(per, screen, console)

    # Group: everybody moves everything, and sees who did.
    next_phase(console)
    new_theme(console, "Listen before we solve")
    new_theme(console, "A clear next step")
    move(ida, SECRET, "Listen before we solve")
    move(per, "Listen, ask", "Listen before we solve")
    move(guest, "Say what happens next", "A clear next step")
    for page in (console, ida, per):
        expect(theme(page, "Listen before we solve").locator("[id^=card-]")).to_have_count(2)
        expect(page.locator("#latest")).to_contain_text("Guest 3 moved")
    ida.locator("#latest").get_by_role("button", name="Undo").first.click()
    expect(theme(console, "A clear next step").locator("[id^=card-]")).to_have_count(0)
    move(console, "Say what happens next", "A clear next step")
    expect(screen.get_by_text("A clear next step").first).to_be_visible()
    people.look(ida, console, screen)

    # Vote: blind until it is closed.
    next_phase(console)
    is_in(ida, "voting")
    people.look(ida, console, screen)
    dot(ida, "Listen before we solve")
    dot(per, "Listen before we solve")
    dot(guest, "A clear next step")
    next_phase(console)
    for page in (ida, console, screen):
        expect(page.get_by_text("Listen before we solve").first).to_be_visible()
    people.look(ida, console, screen)

    # Agree: an objection changes the text.
    next_phase(console)
    save_draft(console, "We listen first.")
    per.get_by_label("Your wording").fill("We listen first, and say what happens.")
    per.get_by_role("button", name="Send the wording").click()
    expect(console.locator("#wordings")).to_contain_text("and say what happens")
    people.look(ida, console, screen)
    next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
    people.look(ida, console, screen)
    ida.locator('form[data-action="consent.react"]').get_by_label(re.compile("^Objection")).check()
    ida.get_by_role("button", name="Send the answer").click()
    expect(ida.get_by_text("Say what harm the text would do.").first).to_be_visible()
    react(
        ida, "Objection",
        **{"Which words is it about?": "listen first",
           "What harm would it do?": "It says nothing of what comes next.",
           "What would make it good enough?": "Name the next step."},
    )  # fmt: skip
    react(per, "Agree")
    react(guest, "Need to understand", **{"What do you need to understand?": "First of what?"})
    nobody_sees("It says nothing of what comes next.", console, screen, per, guest)
    console.locator("#understandings").get_by_role("textbox").fill("Before we suggest anything.")
    console.locator("#understandings").get_by_role("button").first.click()
    expect(guest.get_by_text("Before we suggest anything.")).to_be_visible()
    next_phase(console)
    for page in (per, screen, console):
        expect(page.get_by_text("It says nothing of what comes next.").first).to_be_visible()
    people.look(ida, console, screen)
    console.get_by_role("button", name=re.compile("wording", re.I)).first.click()
    expect(console.locator("#body")).to_have_attribute("data-phase", "drafting")
    save_draft(console, "We listen first and say what happens next.")
    next_phase(console)
    for phone in phones:
        is_in(phone, "reacting")
        expect(phone.locator("ins").first).to_be_visible()
        react(phone, "Agree")
    next_phase(console)
    next_phase(console)
    for page in (ida, screen, console):
        expect(page.get_by_text("We listen first and say what happens next.").first).to_be_visible()
    people.look(ida, console, screen)

    # Behaviours under the chosen themes, then the question list.
    next_phase(console)
    write(ida, "the customer has explained", "repeat it in the customer's own words")
    write(per, "we hang up", "say who does what, and when")
    people.look(ida, screen)
    next_phase(console)
    next_phase(console)
    move(per, "repeat it in", "Listen before we solve")
    people.look(ida, console, screen)
    next_phase(console)
    dot(ida, "repeat it in")
    dot(per, "repeat it in")
    next_phase(console)
    expect(console.get_by_text("repeat it in").first).to_be_visible()
    next_phase(console)
    ida.get_by_role("textbox", name=re.compile("^The question")).fill("What have you tried so far?")
    ida.get_by_label("Open").check()
    ida.get_by_label("Stage of the dialogue").select_option("explore")
    ida.get_by_role("button", name="Add to the list").click()
    for page in (per, console, screen):
        listed = page.locator("li", has_text="What have you tried so far?")
        expect(listed.first).to_be_visible()
    people.look(ida, console, screen)

    # Close: where one's own words went; and over to the catalogue.
    next_phase(console)
    expect(ida.get_by_text(SECRET).first).to_be_visible()
    expect(ida.locator("[id^=mine-]")).to_contain_text("We listen first and say what happens next.")
    nobody_sees(SECRET, per)
    people.look(ida, console, screen)
    console.get_by_role("button", name="Hand over to the catalogue").click()
    expect(console.get_by_role("link", name=re.compile("Open the draft"))).to_be_visible()
    console.locator("#next form button").last.click()
    console.locator("#confirm [value=yes]").click()
    expect(console.locator("#next")).to_contain_text("over")
    console.get_by_role("link", name=re.compile("Open the draft")).click()
    console.get_by_role("link", name="Go to the draft").click()
    expect(console.locator("main")).to_contain_text("We listen first and say what happens next.")
    publish_and_revise(people, console)


def publish_and_revise(people: People, manager: Page) -> None:
    """The manager publishes 1.0 and revises it to 1.1; a reader reads both on a phone."""
    people.look(manager)
    manager.get_by_role("link", name=re.compile("Publish")).click()
    manager.get_by_role("button", name="Publish").click()
    expect(manager.get_by_text("Write what is new").first).to_be_visible()
    manager.get_by_label("Change note").fill("The first version, from our workshop.")
    people.look(manager)
    manager.get_by_role("button", name="Publish").click()
    expect(manager.locator("main")).to_contain_text("1.0")

    manager.goto("/")
    manager.get_by_role("link", name="Team North").first.click()
    manager.get_by_label("Everybody with the link").check()
    manager.get_by_role("button", name="Save the choice").click()
    link = manager.locator("#reading").input_value()
    manager.get_by_text("Invite", exact=False).locator("visible=true").last.click()
    manager.get_by_label("Reader").check(force=True)
    manager.get_by_role("button", name="Make an invitation link").click()
    invitation = manager.locator("#link").input_value()
    people.look(manager)

    newcomer = people.window(PHONE)
    newcomer.goto(link)
    expect(newcomer.locator("main")).to_contain_text("We listen first and say what happens next.")
    people.look(newcomer)
    newcomer.get_by_role("link", name=re.compile("why", re.I)).first.click()
    expect(newcomer.locator("main")).to_contain_text(SECRET)
    people.look(newcomer)

    reader = people.member(invitation, "rae@team.example", PHONE)
    reader.get_by_role("link", name="Catalogue").first.click()
    reader.get_by_role("link", name=re.compile("repeat it in", re.I)).first.click()
    expect(reader.locator("main")).to_contain_text("1.0")
    expect(reader.get_by_role("link", name=re.compile("edit", re.I))).to_have_count(0)
    people.look(reader)
    first = reader.url

    manager.get_by_role("link", name="Catalogue").first.click()
    manager.get_by_role("button", name=re.compile("draft", re.I)).first.click()
    manager.get_by_role("link", name=re.compile("Edit the definition")).click()
    manager.locator("#id_definition").fill("We listen first, then say what happens next and when.")
    people.look(manager)
    manager.locator("main form button[type=submit]").last.click()
    manager.get_by_role("link", name=re.compile("Publish")).click()
    manager.get_by_text("No, it only says").click()
    manager.get_by_label("Change note").fill("Says when, too.")
    manager.get_by_role("button", name="Publish").click()
    expect(manager.locator("main")).to_contain_text("1.1")
    people.look(manager)

    reader.goto(first)
    expect(reader.locator("main")).to_contain_text("1.1")  # superseded, and by what
    people.look(reader)
    reader.get_by_role("link", name="Read this line as it stands now").click()
    reader.get_by_role("link", name="What’s new?").first.click()
    expect(reader.locator("ins").first).to_contain_text("then")
    people.look(reader)
    newcomer.goto(link)
    expect(newcomer.locator("main")).to_contain_text("say what happens next and when")
