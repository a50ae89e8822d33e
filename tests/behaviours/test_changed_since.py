"""What changed since one read: the reader's own difference, and how loudly it is told."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import BehaviourWords
from behaviours.enums import Size
from behaviours.models import Acknowledgement, Team, Version
from tests.behaviours.factories import make_published, make_revised, texts

pytestmark = pytest.mark.django_db


def revise(team: Team, by: User, size: Size, text: str, note: str = "") -> Version:
    """The next version, with another text in the first behaviour."""
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.get(code="LIS-01")
    words = versions.content_of(draft).behaviours[0].words
    versions.edit_behaviour(
        behaviour=line, by=by, revision=line.revision, words=replaced(words, text)
    )
    return versions.publish(version=draft, by=by, change_note=note, size=size)


def replaced(words: object, text: str) -> BehaviourWords:
    assert isinstance(words, BehaviourWords)
    return replace(words, text=text)


def confirm(client: Client, number: str) -> None:
    client.post(f"/catalogue/nord/v/{number}/read/")


def test_the_deck_holds_everything_since_the_version_read_and_nothing_else(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    confirm(client, "1.0")
    make_revised(team, manager)
    revise(team, manager, Size.MAJOR, "we repeat the need aloud", "Aloud.")
    page = client.get("/catalogue/nord/changed/").text
    shown = texts(page)
    assert "From version 1.0, which you read, to version 2.0." in shown
    assert "2 changes, about 20 seconds" in shown
    assert page.count('class="dk-card"') == 2
    assert "inserted: aloud" in shown
    assert "1.1 One behaviour more." in shown
    assert "2.0 Aloud." in shown
    assert "I have read version 2.0" in shown
    confirm(client, "2.0")
    assert "Nothing has changed for you" in client.get("/catalogue/nord/changed/").text


def test_a_major_asks_to_read_again_and_says_how_much(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    confirm(client, "1.0")
    revise(team, manager, Size.MAJOR, "we repeat the need aloud", "Aloud.")
    shown = texts(client.get("/catalogue/nord/").text)
    assert "Please read again" in shown
    assert "1 change, about 10 seconds." in shown


def test_a_minor_is_a_quiet_notice(client: Client, team: Team, manager: User, reader: User) -> None:
    make_published(team, manager)
    confirm(client, "1.0")
    revise(team, manager, Size.MINOR, "we repeat the need clearly", "Clearer.")
    shown = texts(client.get("/catalogue/nord/").text)
    assert "1 line says it more clearly since you read." in shown
    assert "Please read again" not in shown


def test_a_patch_disturbs_nobody_but_can_be_looked_at(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    confirm(client, "1.0")
    revise(team, manager, Size.PATCH, "we repeat the needs")
    shown = texts(client.get("/catalogue/nord/").text)
    assert "Please read again" not in shown
    assert "more clearly since" not in shown
    assert "You have confirmed version 1.0. Only spelling has been corrected since" in shown
    deck = texts(client.get("/catalogue/nord/changed/").text)
    assert "What you have confirmed still counts." in deck
    assert "inserted: needs" in deck
    assert "I have read version" not in deck


def test_who_has_confirmed_nothing_is_shown_the_path(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    page = client.get("/catalogue/nord/changed/").text
    assert "You have not confirmed a version yet" in page
    assert "/catalogue/nord/path/" in page


def test_at_the_reading_link_the_device_says_since_when_and_nothing_is_stored(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    revise(team, manager, Size.MAJOR, "we repeat the need aloud", "Aloud.")
    asked = client.get(f"{link}changed/?since=1.0")
    assert "inserted: aloud" in texts(asked.text)
    assert "Only this device remembers it." in asked.text
    assert "data-device-confirm" in client.get(link).text
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize("since", ["", "1", "0.9", "7.7", "x", "1.0.0.0", "'; --"])
def test_a_device_that_remembers_nonsense_is_as_new(
    since: str, client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    answer = client.get(f"{link}changed/", {"since": since})
    assert answer.status_code == 200
    assert "You have not confirmed a version yet" in answer.text


def test_a_version_that_was_read_and_withdrawn_is_told_backwards(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    second = revise(team, manager, Size.MAJOR, "we repeat the need aloud", "Aloud.")
    confirm(client, "2.0")
    versions.withdraw(version=second, by=manager, why="It annoyed people.")
    deck = texts(client.get("/catalogue/nord/changed/").text)
    assert "an older one does again" in deck
    assert "deleted: aloud" in deck


def test_without_a_version_there_is_nothing_to_be_changed(
    client: Client, team: Team, reader: User
) -> None:
    assert client.get("/catalogue/nord/changed/").status_code == 200
