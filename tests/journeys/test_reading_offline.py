"""Reading with the network cut: what was read opens, says since when it is kept, and no more."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.catalogue_steps import KEPT, SAVED, signed_in, visit
from tests.journeys.people import PHONE, People
from tests.journeys.server import Server
from tests.journeys.test_reading_phone import phone_in, published


def kept_pages(page: Page) -> list[str]:
    """The addresses that the device keeps."""
    found: list[str] = page.evaluate(
        """async () => (await (await caches.open("samsyn-pages")).keys())
            .map(({ url }) => new URL(url).pathname).sort()"""
    )
    return found


@pytest.fixture
def read(server: Server) -> dict[str, str]:
    return published(server, "en")


def test_what_was_read_opens_without_a_network(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = phone_in(people, "en")
    behaviour = f"{read['read']}v/1.0/b/{read['code']}/"
    visit(phone, read["read"], behaviour, read["read"] + "v/1.0/questions/")
    phone.goto(behaviour)
    phone.get_by_label("What matters most?").check()
    people.look(phone)
    phone.context.set_offline(True)
    for address in (read["read"], behaviour, read["read"] + "v/1.0/questions/"):
        phone.goto(address)
        expect(phone.locator(SAVED)).to_contain_text(re.compile(r"Saved on .*\d{4}.*\d:\d\d"))
        expect(phone.locator(KEPT)).to_be_hidden()
        people.look(phone)
    # The page is dressed and alive: its own sheets and scripts are kept too.
    phone.goto(behaviour)
    expect(phone.get_by_label("What matters most?")).to_be_checked()
    phone.get_by_label("What matters most?").uncheck()
    phone.reload()
    expect(phone.get_by_label("What matters most?")).not_to_be_checked()
    expect(phone.get_by_role("button", name="Norsk")).to_be_hidden()
    # A choice of lines needs no server either.
    phone.goto(read["read"] + "?on=chat")
    expect(phone.locator("[data-line]:visible")).to_have_count(1)
    phone.context.set_offline(False)
    visit(phone, behaviour)
    expect(phone.locator(SAVED)).to_be_hidden()


def test_what_was_not_read_says_so_and_lists_what_is_kept(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = phone_in(people, "en")
    visit(phone, read["read"] + "v/1.0/questions/")
    phone.context.set_offline(True)
    phone.goto(read["read"] + "v/1.0/why/")
    expect(phone.get_by_role("heading", name="You are offline")).to_be_visible()
    entry = phone.get_by_role("link", name="Question list")
    expect(entry).to_be_visible()
    expect(phone.locator("[data-saved-list]")).to_contain_text("Saved on")
    people.look(phone)
    entry.click()
    expect(phone.locator(SAVED)).to_be_visible()


def test_everything_is_kept_for_whoever_asks(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = phone_in(people, "en")
    visit(phone, read["read"])
    phone.get_by_role("button", name="Save everything for offline").click()
    expect(phone.get_by_text("are saved on this device")).to_be_visible()
    people.look(phone)
    names = [address.removeprefix(read["read"]) for address in kept_pages(phone)]
    behaviours = [name for name in names if "/b/" in name]
    assert len(behaviours) == 3
    assert {"", "v/1.0/questions/", "v/1.0/why/", "path/"} <= set(names)
    phone.context.set_offline(True)
    phone.goto(read["read"] + behaviours[-1])
    expect(phone.locator(SAVED)).to_be_visible()


def test_a_page_that_was_read_opens_within_a_second_while_the_server_is_away(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = phone_in(people, "en")
    behaviour = f"{read['read']}v/1.0/b/{read['code']}/"
    visit(phone, behaviour, read["read"])
    server.stop()
    started = time.monotonic()
    phone.goto(behaviour)
    expect(phone.locator(SAVED)).to_be_visible()
    took = time.monotonic() - started
    server.start()
    assert took < 1


def test_nothing_but_reading_pages_is_kept_and_signing_out_forgets_a_members(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = signed_in(people, read["manager"], PHONE)
    at = f"/catalogue/{read['slug']}/"
    visit(phone, read["read"], at, f"{at}v/1.0/b/{read['code']}/")
    for other in (f"/teams/{read['slug']}/", f"{at}compare/", f"{at}v/1.0/search/?q=need"):
        phone.goto(other)
    phone.goto(at)
    phone.get_by_role("button", name="Open a new draft").click()
    expect(phone).to_have_url(re.compile("/draft/"))
    assert kept_pages(phone) == sorted([at, f"{at}v/1.0/b/{read['code']}/", read["read"]])
    phone.goto(at)
    phone.get_by_role("button", name="Account").click()
    phone.get_by_role("button", name="Sign out").click()
    expect(phone).not_to_have_url(re.compile("/catalogue/"))
    assert kept_pages(phone) == [read["read"]]
    phone.context.set_offline(True)
    phone.goto(at)
    expect(phone.get_by_role("heading", name="You are offline")).to_be_visible()


def test_another_account_on_the_device_sees_nothing_of_the_first(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = signed_in(people, read["manager"], PHONE)
    at = f"/catalogue/{read['slug']}/"
    visit(phone, at + "v/1.0/", at + "v/1.0/questions/")
    phone.context.clear_cookies(name="sessionid")
    phone.goto("/accounts/login/")
    phone.get_by_label(re.compile("^E-?mail")).first.fill(read["reader"])
    phone.get_by_label("Password", exact=True).fill("a-long-enough-passphrase")
    phone.locator("main form button[type=submit]").last.click()
    expect(phone).not_to_have_url(re.compile("login"))
    assert kept_pages(phone) == []


def test_a_closed_link_takes_its_pages_from_the_device(
    people: People, server: Server, read: dict[str, str]
) -> None:
    phone = phone_in(people, "en")
    visit(phone, read["read"], read["read"] + "v/1.0/questions/")
    manager = signed_in(people, read["manager"], PHONE)
    manager.goto(f"/teams/{read['slug']}/")
    manager.get_by_label("Members only").check()
    manager.get_by_role("button", name="Save the choice").click()
    expect(manager.get_by_text("The reading link is closed.")).to_be_visible()
    phone.goto(read["read"] + "v/1.0/questions/")
    phone.wait_for_function(
        "async () => !(await (await caches.open('samsyn-pages')).keys()).length"
    )
    phone.context.set_offline(True)
    phone.goto(read["read"])
    expect(phone.get_by_role("heading", name="You are offline")).to_be_visible()


def test_the_choice_of_readers_gives_a_link_to_copy_and_a_code_to_scan(
    people: People, server: Server, read: dict[str, str]
) -> None:
    manager = signed_in(people, read["manager"], PHONE)
    manager.goto(f"/teams/{read['slug']}/")
    expect(manager.get_by_label("Everybody with the link")).to_be_checked()
    expect(manager.get_by_role("img", name="QR code of the reading link")).to_be_visible()
    link = manager.get_by_label("Link", exact=True).input_value()
    assert link.endswith(read["read"])
    manager.get_by_role("button", name="Copy the link").click()
    expect(manager.get_by_text("The link is copied.")).to_be_visible()
    people.look(manager)
    manager.get_by_role("button", name="Save the choice").click()
    assert manager.get_by_label("Link", exact=True).input_value() == link


def test_a_first_visit_is_light(people: People, server: Server) -> None:
    """At most 150 kB over the wire, with everything that the page loads."""
    read = published(server, "nb")
    phone = phone_in(people, "nb")
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visit(phone, f"{read['read']}v/1.0/b/{read['code']}/")
    assert 0 < sum(sizes) <= 150_000
