"""Addresses that last: a question in a version, and a line as it stands now."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team, Version
from tests.behaviours.factories import (
    behaviour_words,
    make_published,
    make_revised,
    question_words,
    texts,
)

pytestmark = pytest.mark.django_db

NORD = "/catalogue/nord/"


def publish(draft: Version, by: User, size: Size = Size.MAJOR) -> Version:
    return versions.publish(version=draft, by=by, change_note="Something else.", size=size)


def without(team: Team, by: User, code: str, *, why: str = "", replaced_by: str = "") -> Version:
    """The next version, without this line."""
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.filter(code=code).first() or draft.questions.get(code=code)
    versions.remove_entry(entry=line, by=by, why=why, replaced_by=replaced_by)
    return publish(draft, by)


# --- a question --------------------------------------------------------------------------------
def test_a_question_has_a_page_with_all_that_is_said_of_it(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    words = question_words(
        wording="Since when?",
        form="closed",
        stage="check",
        decides="how soon we call",
        behaviour_code="LIS-01",
        why="Callers asked for it.",
        after_code="Q-01",
        after_answer="It is urgent",
        stop="They have told it once",
    )
    asked = versions.add_question(version=draft, by=manager, words=words)
    below = question_words(wording="And before that?", after_code=asked.code)
    versions.add_question(version=draft, by=manager, words=below)
    publish(draft, manager)
    page = texts(client.get(f"{NORD}v/2.0/q/{asked.code}/").text)
    for said in (
        "Since when?",
        "Closed",
        "Checking understanding",
        "how soon we call",
        "It follows What matters most today?",
        "After the answer: It is urgent",
        "Then ask And before that?",
        "They have told it once",
        "It belongs to Repeat the need",
        "Callers asked for it.",
        "2 of 4",
    ):
        assert said in page
    assert "superseded" not in page


def test_a_question_says_from_which_workshop_it_comes(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    page = texts(client.get(f"{NORD}v/1.0/q/Q-01/").text)
    assert "It comes from the workshop “What service means to us”" in page


def test_a_question_that_the_version_has_not_is_not_there(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    for address in ("v/1.0/q/Q-09/", "v/1.0/q/LIS-01/", "v/9.0/q/Q-01/"):
        assert client.get(f"{NORD}{address}").status_code == 404


# --- a line as it stands now -------------------------------------------------------------------
@pytest.mark.parametrize(("code", "at"), [("LIS-01", "b/LIS-01/"), ("Q-01", "q/Q-01/")])
def test_a_line_that_stands_is_read_in_the_current_version_whichever_that_is(
    code: str, at: str, team: Team, manager: User, reader: User, client: Client, link: str
) -> None:
    make_published(team, manager)
    for number in ("1.0", "1.1"):
        for start in (NORD, link):
            answer = client.get(f"{start}e/{code}/")
            # Not for ever: the next version is elsewhere.
            assert answer.status_code == 302
            assert answer.headers["Location"] == f"{start}v/{number}/{at}"
        make_revised(team, manager)


def test_an_entry_of_a_superseded_version_leads_to_the_same_line_as_it_stands_now(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    for address, code in (("v/1.0/b/LIS-01/", "LIS-01"), ("v/1.0/q/Q-01/", "Q-01")):
        assert f'href="{NORD}e/{code}/"' in client.get(f"{NORD}{address}").text
    assert f'href="{NORD}v/1.1/"' in client.get(f"{NORD}v/1.0/questions/").text


def test_a_line_that_is_gone_says_where_it_was_last_why_it_went_and_what_stands_for_it(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    without(team, manager, "LIS-01", why="Nobody could do it.", replaced_by="FOL-01")
    answer = client.get(f"{NORD}e/LIS-01/")
    assert answer.status_code == 410
    page = texts(answer.text)
    assert "LIS-01 is not in the catalogue now" in page
    assert "Repeat the need" in page
    assert "It was last in version 1.0, and was taken out in version 2.0." in page
    assert "Nobody could do it." in page
    assert f'href="{NORD}v/2.0/b/FOL-01/"' in answer.text
    assert f'href="{NORD}v/1.0/b/LIS-01/"' in answer.text


def test_a_chain_of_replacements_leads_to_the_line_that_stands(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    without(team, manager, "LIS-01", replaced_by="Q-01")
    without(team, manager, "Q-01", replaced_by="FOL-01")
    for code, last in (("LIS-01", "1.0"), ("Q-01", "2.0")):
        answer = client.get(f"{NORD}e/{code}/")
        assert f'href="{NORD}v/3.0/b/FOL-01/"' in answer.text
        assert f"It was last in version {last}," in texts(answer.text)


def test_a_line_that_was_brought_back_stands_and_its_latest_removal_counts(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    first = make_published(team, manager)
    without(team, manager, "LIS-01", why="Too vague.", replaced_by="FOL-01")
    publish(versions.restore(version=first, by=manager), manager)
    assert client.get(f"{NORD}e/LIS-01/").headers["Location"] == f"{NORD}v/3.0/b/LIS-01/"
    without(team, manager, "LIS-01", why="Still too vague.")
    page = texts(client.get(f"{NORD}e/LIS-01/").text)
    assert "It was last in version 3.0, and was taken out in version 4.0." in page
    assert "Still too vague." in page
    assert "What stands for it now" not in page


def test_a_line_of_a_withdrawn_version_alone_says_that_it_was_withdrawn_and_why(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    new = versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    versions.withdraw(version=publish(draft, manager), by=manager, why="A law has changed.")
    answer = client.get(f"{NORD}e/{new.code}/")
    assert answer.status_code == 410
    page = texts(answer.text)
    assert "It was last in version 2.0, which was withdrawn on" in page
    assert "A law has changed." in page


def test_where_no_version_stands_a_line_is_still_found_where_it_was_last(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    versions.withdraw(version=make_published(team, manager), by=manager, why="A law has changed.")
    answer = client.get(f"{NORD}e/LIS-01/")
    assert answer.status_code == 410
    assert f'href="{NORD}v/1.0/b/LIS-01/"' in answer.text
    assert "Read the current version" not in answer.text


def test_a_code_that_no_version_has_leads_nowhere_nor_one_of_a_draft(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    new = versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    for code in ("XXX-01", new.code):
        assert client.get(f"{NORD}e/{code}/").status_code == 404


def test_the_form_offers_the_other_lines_of_the_draft_and_refuses_what_is_none(
    team: Team, manager: User, client: Client
) -> None:
    make_published(team, manager)
    versions.open_draft(team=team, by=manager)
    client.force_login(manager)
    address = f"{NORD}draft/behaviour/LIS-01/remove/"
    page = client.get(address).text
    assert 'value="FOL-01"' in page
    assert 'value="Q-01"' in page
    assert 'value="LIS-01"' not in page
    answer = client.post(address, {"why": "Too vague.", "replaced_by": "XXX-01"})
    assert answer.status_code == 422
    assert "Too vague." in answer.text
    assert client.post(address, {"why": "", "replaced_by": "FOL-01"}).status_code == 302
    draft = team.catalogue.versions.get(state="draft")
    assert versions.content_of(draft).replacements == (("LIS-01", "FOL-01"),)
