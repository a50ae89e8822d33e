"""The path of somebody new, as the server draws it: whole, also where no script runs."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.models import Acknowledgement, Team
from behaviours.outcome import OutcomeCoverage, OutcomeCovered
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_member,
    make_published,
    texts,
)

pytestmark = pytest.mark.django_db
PATH = "/catalogue/nord/path/"


def test_the_path_leads_from_own_words_over_every_behaviour_to_confirming(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    covered = OutcomeCoverage((OutcomeCovered("t1", ("the need",)),), 2, 3)
    draft = make_draft(team, manager, language="en", coverage=covered)
    line = behaviour_words(
        title="Ask first",
        example="“What matters?”",
        non_example="Guess\nHurry",
        how="Before anything else",
        media=(MediumWords("phone", "Say it"), MediumWords("chat", "Write it")),
    )
    versions.add_behaviour(version=draft, by=manager, words=line)
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    page = client.get(PATH)
    shown = texts(page.text)
    order = [
        "Your own words first",
        "What the team has agreed on",
        "The themes behind it",
        "Ask first",
        "“What matters?”",
        "Hurry",
        "Before anything else",
        "Phone Say it",
        "Confirm the version",
        "What comes next",
    ]
    assert sorted(order, key=shown.index) == order
    assert "Follow-up" not in shown[shown.index("The themes behind it") :][:60]
    assert (
        'data-theme-words="Listening the need Hear people out Ask before you answer"' in page.text
    )
    assert 'action="/catalogue/nord/v/1.0/read/"' in page.text


def test_before_anything_is_published_there_is_no_path(client: Client, reader: User) -> None:
    assert client.get(PATH).status_code == 404


def test_what_is_written_on_the_path_is_kept_apart_by_person_team_and_version(
    client: Client, team: Team, manager: User, reader: User, link: str
) -> None:
    make_published(team, manager)
    places = {
        client.get(PATH).context["kept_under"],
        client.get(link + "path/").context["kept_under"],
    }
    client.force_login(make_member(team, "reader").user)
    places.add(client.get(PATH).context["kept_under"])
    assert len(places) == 3
    assert all(each.endswith(f":{team.pk}:1.0") for each in places)


def test_nothing_written_on_the_path_can_be_sent(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    page = client.get(PATH).text
    areas = page.count("<textarea")
    assert areas == 3  # own words, and two behaviours said back
    assert page.count("<textarea id=") == areas  # none has a name, none is in a form
    assert client.post(PATH).status_code == 405


def test_a_reader_is_told_who_sees_that_they_confirmed(
    client: Client, team: Team, manager: User, reader: User, link: str
) -> None:
    version = make_published(team, manager)
    assert "Your manager sees how many have confirmed, never who." in client.get(PATH).text
    Team.objects.filter(pk=team.pk).update(attests_by_name=True)
    assert "your manager sees your name" in client.get(PATH).text
    at_link = client.get(link + "path/").text
    assert "Only this device remembers it." in at_link
    assert "/read/" not in at_link.replace(link, "")
    Acknowledgement.objects.create(version=version, user=reader)
    confirmed = client.get(PATH).text
    assert "You have confirmed version 1.0." in confirmed
    assert "/v/1.0/read/" not in confirmed
