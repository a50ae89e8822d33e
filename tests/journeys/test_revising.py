"""Two managers revise one draft at once, and a Swedish colleague reads what they made of it."""

import re

from playwright.sync_api import Page, expect

from tests import told
from tests.journeys.catalogue_steps import fold, handed_over, signed_in
from tests.journeys.people import DESK, PHONE, People
from tests.journeys.server import Server

LINE = "Ask what they have tried so far"
HERS = "we ask what they have tried, one question at a time"
HIS = "we ask what they have tried and listen to the end"
BOTH = "we ask what they have tried, one question at a time, and listen to the end"
SHORTER = "We call back when we said we would."
SWEDISH = "Fråga vad de redan har prövat"


def test_two_managers_revise_at_once_and_nobody_loses_a_word(
    people: People, server: Server
) -> None:
    who = handed_over(server)
    her = signed_in(people, who["manager"], DESK)
    she_makes_him_a_manager(her, who)
    him = signed_in(people, who["facilitator"], PHONE, dark=True)
    they_write_over_each_other(people, her, him, who)
    every_word_is_in_the_list(people, her, who)
    a_clause_is_not_dropped_by_oversight(people, her, who["slug"])
    she_translates(people, her, who["slug"])
    a_swedish_reader_reads_swedish(people, signed_in(people, who["reader"], PHONE), who["slug"])


def she_makes_him_a_manager(her: Page, who: dict[str, str]) -> None:
    her.goto(f"/teams/{who['slug']}/")
    her.get_by_role("link", name=re.compile(f"Roles.*{re.escape(who['facilitator'])}")).click()
    her.locator("label", has_text="Manager: edits").click()
    her.get_by_role("button", name="Save the roles").click()


def they_write_over_each_other(people: People, her: Page, him: Page, who: dict[str, str]) -> None:
    for page in (her, him):
        page.goto(f"/catalogue/{who['slug']}/draft/")
        page.get_by_role("link", name=LINE, exact=True).click()
    her.locator("#id_text").fill(HERS)
    fold(her, "How, in every medium")
    her.locator("#id_how").fill("One thing at a time.")
    her.get_by_role("button", name="Save the behaviour").click()
    expect(her.get_by_text("is saved.")).to_be_visible()
    him.locator("#id_text").fill(HIS)
    him.locator("#id_why").fill("It spares them a second call.")
    him.get_by_role("button", name="Save the behaviour").click()
    expect(him.get_by_text("Somebody changed this while you were writing.")).to_be_visible()
    expect(him.locator(".mt")).to_contain_text(who["manager"])
    group = him.get_by_role("group", name="You both changed")
    expect(group).to_contain_text("one question at a time")
    expect(group).to_contain_text("listen to the end")
    expect(him.locator("#id_text")).to_have_value(HIS)
    expect(him.locator("#id_why")).to_have_value("It spares them a second call.")
    expect(him.locator("#id_how")).to_have_value("One thing at a time.")
    people.look(him)
    him.locator("#id_text").fill(BOTH)
    him.get_by_role("button", name="Save the behaviour").click()
    expect(him.get_by_text("is saved.")).to_be_visible()
    # She did not know, and is told in her turn; this time she takes his words.
    her.get_by_role("link", name=LINE, exact=True).click()
    her.locator("#id_text").fill("we ask")
    him.get_by_role("link", name=LINE, exact=True).click()
    him.locator("#id_text").fill(HIS)
    him.get_by_role("button", name="Save the behaviour").click()
    expect(him.get_by_text("is saved.")).to_be_visible()
    her.get_by_role("button", name="Save the behaviour").click()
    expect(her.get_by_role("group", name="You both changed")).to_contain_text("listen to the end")
    people.look(her)
    her.get_by_text("Take what is stored now, and leave mine out").click()
    her.get_by_role("button", name="Save the behaviour").click()
    expect(her.get_by_text(re.compile("is saved|says that already"))).to_be_visible()
    her.get_by_role("link", name=LINE, exact=True).click()
    expect(her.locator("#id_text")).to_have_value(HIS)


def every_word_is_in_the_list(people: People, her: Page, who: dict[str, str]) -> None:
    her.goto(f"/catalogue/{who['slug']}/draft/")
    her.get_by_role("link", name="Who wrote what").click()
    edits = her.locator(".ed")
    for words in ("one question at a time", "listen to the end", "It spares them a second call."):
        expect(edits).to_contain_text(words)
    expect(edits.locator("li").first).to_contain_text(who["facilitator"])
    people.look(her)


def a_clause_is_not_dropped_by_oversight(people: People, her: Page, slug: str) -> None:
    her.goto(f"/catalogue/{slug}/draft/definition/")
    her.get_by_label("Definition", exact=True).fill(SHORTER)
    her.get_by_role("button", name="Save the definition").click()
    warned = her.get_by_role("group", name="What the workshop agreed on")
    expect(warned).to_contain_text("listen before we answer")
    expect(warned).to_contain_text(told.LISTEN)
    expect(warned).to_contain_text(re.compile(r"chosen by \d of 6"))
    expect(her.get_by_label("Definition", exact=True)).to_have_value(SHORTER)
    people.look(her)
    for box in warned.locator("label").all():
        box.click()
    her.get_by_role("button", name="Save the definition").click()
    expect(her.get_by_text("The definition is saved.")).to_be_visible()
    expect(her.locator("main")).to_contain_text("Left out of what the workshop agreed on")
    people.look(her)
    her.goto(f"/catalogue/{slug}/draft/publish/")
    expect(her.locator("main")).to_contain_text("Left out of what the workshop agreed on")


def she_translates(people: People, her: Page, slug: str) -> None:
    her.goto(f"/teams/{slug}/")
    her.locator("label", has_text="Swedish").click()
    her.get_by_role("button", name="Save the languages").click()
    expect(her.get_by_text("The languages are saved.")).to_be_visible()
    people.look(her)
    her.goto(f"/catalogue/{slug}/draft/")
    expect(her.locator("main")).to_contain_text("Swedish: not translated yet")
    people.look(her)
    her.get_by_role("link", name="Translate").click()
    people.look(her)
    her.get_by_role("link", name=LINE, exact=True).click()
    people.look(her)
    her.locator("#id_title").fill(SWEDISH)
    her.locator("#id_text").fill("vi frågar vad de har prövat")
    her.get_by_role("button", name="Save the translation").click()
    expect(her.get_by_text("The translation is saved.")).to_be_visible()
    her.goto(f"/catalogue/{slug}/draft/publish/")
    expect(her.locator("main")).to_contain_text("Swedish")
    her.get_by_label("Change note").fill("What we agreed on, in two languages.")
    people.look(her)
    her.get_by_role("button", name="Publish").click()
    expect(her.get_by_text("Version 1.0 is published.")).to_be_visible()


def a_swedish_reader_reads_swedish(people: People, phone: Page, slug: str) -> None:
    phone.goto(f"/catalogue/{slug}/")
    expect(phone.locator("#to-customer").get_by_role("link", name=LINE, exact=True)).to_be_visible()
    phone.get_by_role("button", name="Svenska").click()
    line = phone.locator("#to-customer").get_by_role("link", name=SWEDISH, exact=True)
    expect(line).to_be_visible()
    # On a Swedish page the Swedish words need no mark; the English ones have theirs.
    expect(line).not_to_have_attribute("lang", "en")
    expect(phone.locator(".said-words")).to_have_attribute("lang", "en")
    expect(phone.locator(".in-language").first).to_be_visible()
    people.look(phone)
    line.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(SWEDISH)
    expect(phone.locator("main")).to_contain_text("vi frågar vad de har prövat")
    people.look(phone)
    phone.locator(".in-languages").locator("a[hreflang=en]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(LINE)
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    phone.goto(f"/catalogue/{slug}/")
    expect(phone.locator("#to-customer").get_by_role("link", name=LINE, exact=True)).to_be_visible()
