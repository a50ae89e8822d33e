"""A line says where there is more to see: https addresses with their names."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Team, Version
from behaviours.pointers import Pointer, faults, pointers
from behaviours.queries.shown import shown_words
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_team,
    texts,
)

LINE = "/catalogue/nord/draft/behaviour/LIS-01/"
GUIDE = "https://example.org/guide?a=1&b=2 The guide"


@pytest.fixture
def team() -> Team:
    return make_team("Nord")


@pytest.fixture
def manager(team: Team, client: Client) -> User:
    person = make_manager(team)
    client.force_login(person)
    return person


@pytest.fixture
def draft(team: Team, manager: User) -> Version:
    return make_draft(team, manager)


def form(**fields: object) -> dict[str, object]:
    words = {"title": "Repeat the need", "text": "we repeat it", "audience": "customer"}
    return {**words, "revision": 0, **fields}


def test_an_address_has_the_name_after_it_or_is_called_by_where_it_leads() -> None:
    assert pointers(f"{GUIDE}\n\n  https://example.org/a/b/  ") == (
        Pointer("https://example.org/guide?a=1&b=2", "The guide"),
        Pointer("https://example.org/a/b/", "example.org/a/b"),
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("http://example.org/ Guide", "http"),
        ("ftp://example.org/", "no_address"),
        ("javascript:alert(1) Guide", "no_address"),
        ("data:text/html,hello", "no_address"),
        ("//example.org/", "no_address"),
        ("https:// Guide", "no_address"),
        ("https://[::1 Guide", "no_address"),
        ("https://example.org:port/", "no_address"),
        ("https:\\\\example.org", "no_address"),
        ("Guide https://example.org/", "no_address"),
        ("https://me:secret@example.org/", "password"),
        ("https://example.org/" + "x" * 500, "too_long"),
    ],
)
def test_what_is_no_safe_address_is_told_by_its_line(line: str, fault: str) -> None:
    assert faults(f"{GUIDE}\n{line}") == ((2, fault),)
    assert pointers(line) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "words"),
    [
        (f"{GUIDE}\nhttp://example.org/ Old", "Line 2: the address begins with http://"),
        ("Guide", "Line 1 is no link."),
        ("https://a:b@example.org/", "Line 1: leave names and passwords out"),
        ("\n".join([GUIDE] * 11), "Write at most 10 links."),
        ("https://example.org/ " + "x" * 1200, "at most 1200 characters"),
    ],
)
def test_wrong_links_get_a_sentence_by_the_field_and_are_kept(
    written: str, words: str, client: Client, draft: Version
) -> None:
    answer = client.post(LINE, form(links=written))
    assert answer.status_code == 422
    assert words in answer.text
    assert answer.context["form"]["links"].value() == written
    assert answer.context["form"].errors.keys() == {"links"}
    assert draft.behaviours.get(code="LIS-01").links == ""


@pytest.mark.django_db
def test_a_new_line_is_checked_by_the_command_too(draft: Version, manager: User) -> None:
    words = behaviour_words(links="http://example.org/")
    with pytest.raises(Refused) as refused:
        versions.add_behaviour(version=draft, by=manager, words=words)
    assert (refused.value.code, refused.value.field) == ("wrong_link", "links")


@pytest.mark.django_db
def test_links_are_shown_as_another_site(client: Client, draft: Version, manager: User) -> None:
    client.post(LINE, form(links=f"{GUIDE}\nhttps://example.org/<b>"))
    stored = dict(shown_words(draft.behaviours.get(code="LIS-01")))
    assert stored["Links"].startswith("https://example.org/guide")
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    page = client.get("/catalogue/nord/v/1.0/b/LIS-01/").text
    shown = page.split('id="links"')[1].split("</section>")[0]
    assert 'href="https://example.org/guide?a=1&amp;b=2"' in shown
    assert 'rel="noopener noreferrer"' in shown
    assert "The guide" in shown and "(another site, in a new tab)" in shown
    assert "<b>" not in shown


@pytest.mark.django_db
def test_a_line_without_links_has_no_place_for_them(
    client: Client, draft: Version, manager: User
) -> None:
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    assert 'id="links"' not in client.get("/catalogue/nord/v/1.0/b/LIS-01/").text


@pytest.mark.django_db
def test_comparing_names_the_field(
    client: Client, team: Team, draft: Version, manager: User
) -> None:
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    versions.open_draft(team=team, by=manager)
    stored = client.get(LINE).context["form"]
    said = {name: stored[name].value() or "" for name in stored.fields}
    client.post(LINE, {**said, "revision": stored["revision"].value(), "links": GUIDE})
    assert "Links" in texts(client.get("/catalogue/nord/draft/publish/").text)
