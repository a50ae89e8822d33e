"""What readers see, as members and at the reading link."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team
from behaviours.outcome import (
    OutcomeCase,
    OutcomeChoice,
    OutcomeCoverage,
    OutcomeCovered,
    OutcomeDraft,
    OutcomeRound,
)
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_outcome,
    make_published,
    make_revised,
    question_words,
    texts,
)

pytestmark = pytest.mark.django_db


def test_before_the_first_version_the_page_says_what_will_appear_and_who_acts(
    client: Client, reader: User
) -> None:
    page = client.get("/catalogue/nord/")
    assert "Nothing is published yet" in page.text
    assert "when a manager of the team publishes them" in page.text
    assert "Write a draft" not in page.text
    assert "Nothing is published yet" in client.get("/catalogue/nord/compare/").text
    assert "Nothing is published yet" in client.get("/catalogue/nord/versions/").text


def test_a_draft_is_seen_by_managers_only(
    client: Client, team: Team, manager: User, reader: User, link: str
) -> None:
    make_draft(team, manager)
    for address in ("/catalogue/nord/", link):
        assert "suggest a solution" not in client.get(address).text
    assert client.get("/catalogue/nord/draft/").status_code == 403
    client.force_login(manager)
    assert "suggest a solution" in client.get("/catalogue/nord/draft/").text


def test_the_current_version_shows_definition_behaviours_and_where_to_go(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    page = client.get("/catalogue/nord/")
    assert "We understand the need before we suggest a solution." in page.text
    assert "Version 1.0 of" in texts(page.text)
    assert 'href="/catalogue/nord/v/1.0/b/LIS-01/"' in page.text
    assert 'href="/catalogue/nord/v/1.0/questions/"' in page.text
    assert 'href="/catalogue/nord/v/1.0/why/"' in page.text


def test_an_older_version_stays_at_its_address_and_leads_onward(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    before = client.get("/catalogue/nord/v/1.0/")
    assert "superseded" not in before.text
    make_revised(team, manager)
    for rest in ("", "b/LIS-01/", "questions/", "why/"):
        old = client.get(f"/catalogue/nord/v/1.0/{rest}")
        assert "It is superseded by version 1.1." in old.text
        # A line leads to the same line, every other page to the version.
        onward = "e/LIS-01/" if rest.startswith("b/") else "v/1.1/"
        assert f'href="/catalogue/nord/{onward}"' in old.text
        assert "superseded" not in client.get(f"/catalogue/nord/v/1.1/{rest}").text
    assert "Do thing" not in client.get("/catalogue/nord/v/1.0/").text


@pytest.mark.parametrize("number", ["1.1", "9.9", "1.0.1", "999999.999999"])
def test_a_version_that_is_not_there_is_not_found(
    number: str, client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert client.get(f"/catalogue/nord/v/{number}/").status_code == 404
    assert client.get(f"/catalogue/nord/compare/?a={number}").status_code == 404


@pytest.mark.parametrize("number", ["1.0.0", "01.0", "1", "1.x", "9999999.0"])
def test_a_version_has_one_address_only(
    number: str, client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert client.get(f"/catalogue/nord/v/{number}/").status_code == 404


def test_a_behaviour_shows_its_questions_first_and_its_neighbours_last(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    draft = make_draft(team, manager)
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(
        title="Repeat the need",
        situation="when the customer has explained",
        example="“So you need …”",
        non_example="Jargon\n\nHurry",
        theme="Listening",
        why="Customers asked for it.",
    )
    versions.edit_behaviour(behaviour=line, by=manager, revision=0, words=words)
    own = question_words(wording="Is that right?", behaviour_code="LIS-01")
    versions.add_question(version=draft, by=manager, words=own)
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    page = client.get("/catalogue/nord/v/1.0/b/LIS-01/").text
    shown = texts(page)
    assert "When the customer has explained" in shown
    assert shown.index("Is that right?") < shown.index("“So you need …”")
    assert "What matters most today?" not in shown  # its own questions are enough
    assert page.count("<li>") >= 3
    assert "Customers asked for it." in shown
    assert "11 of 18 voted for it." in shown
    assert "Hear people out" in shown
    assert "1 of 2" in shown
    assert 'href="/catalogue/nord/v/1.0/b/FOL-01/"' in page
    other = texts(client.get("/catalogue/nord/v/1.0/b/FOL-01/").text)
    assert "What matters most today?" in other
    assert client.get("/catalogue/nord/v/1.0/b/LIS-99/").status_code == 404


def test_ticks_are_kept_apart_by_team_and_line(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    page = client.get("/catalogue/nord/v/1.0/b/LIS-01/").text
    assert f'data-ticks="{team.pk}:LIS-01"' in page
    assert "js/ticks.js" in page


def test_questions_stand_in_the_order_of_the_dialogue(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    draft = make_draft(team, manager)
    words = question_words(wording="How may I help?", stage="open")
    versions.add_question(version=draft, by=manager, words=words)
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    shown = texts(client.get("/catalogue/nord/v/1.0/questions/").text)
    order = ["How may I help?", "What matters most today?", "Have I understood you rightly?"]
    assert sorted(order, key=shown.index) == order
    assert "The answer decides: what comes first" in shown


def test_why_leads_from_the_sentence_to_themes_cards_and_tallies(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    shown = texts(client.get("/catalogue/nord/v/1.0/why/").text)
    for words in (
        "What service means to us",
        "with 18 participants",
        "chosen by 12 of 18",
        "Ask before you answer",
        "Agree 14",
        "Understand what?",
        "Say the need",
    ):
        assert words in shown
    assert manager.email not in shown


def test_why_opens_drafts_rounds_coverage_cases_and_incidents(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    told = make_outcome()
    first = replace(told.rounds[0], phrases=("understand",), reservations=("It is long.",))
    second = OutcomeRound(2, "We understand before we call.", 18, 0)
    line = replace(told.behaviours[0], did="Ida asked", effect="all was well", resorted=(14, 18))
    covered = (OutcomeCovered("t1", ("understand",)), OutcomeCovered("t2", ()))
    make_published(
        team,
        manager,
        rounds=(first, second),
        behaviours=(line,),
        limits="Prices are set by law.",
        coverage=OutcomeCoverage(covered, 2, 3),
        cases=(OutcomeCase("A card is blocked.", 9, 4, 5),),
        choice=OutcomeChoice(17, (OutcomeDraft("We listen.", 12, True),)),
        status="trial",
        until="2027-01-31",
    )
    shown = texts(client.get("/catalogue/nord/v/1.0/why/").text)
    for words in (
        "Prices are set by law.",
        "The text was on trial until Jan. 31, 2027.",
        "It says the themes of 2 of 3 cards.",
        "chosen by 12 of 18 2 cards understand",
        "not in the sentence",
        "17 people said which drafts would do",
        "12 We listen. went on",
        "understand Understand what? → Say the need",
        "It is long.",
        "deleted: suggest inserted: call",
        "It does 9 Not sure 4 It does not 5",
        "14 of 18 put it under the same theme without seeing where it lay.",
        "→ Ida asked → all was well",
    ):
        assert words in shown, words
    assert "Other themes" not in shown


def test_why_says_what_a_theme_is_not(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    first, *rest = make_outcome().themes
    themes = (replace(first, non_examples=("We said yes and nobody was helped",)), *rest)
    make_published(team, manager, themes=themes)
    shown = texts(client.get("/catalogue/nord/v/1.0/why/").text)
    assert "What it is not" in shown
    assert "We said yes and nobody was helped" in shown


def test_a_changed_definition_is_set_beside_the_workshops_own_words(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    draft = make_draft(team, manager)
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition="We listen.",
        status="agreed",
    )
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    shown = texts(client.get("/catalogue/nord/v/1.0/why/").text)
    assert "A manager has changed the words since." in shown
    assert make_outcome().definition in shown


def test_words_in_another_language_than_the_page_say_so(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, language="nb")
    client.cookies["django_language"] = "en"
    for rest in ("", "v/1.0/b/LIS-01/", "v/1.0/questions/", "v/1.0/why/", "compare/"):
        page = client.get(f"/catalogue/nord/{rest}").text
        assert '<html lang="en"' in page
        if rest != "compare/":
            assert re.search(r'<(h1|h2|p|b|span)[^>]* lang="nb"', page), rest
    client.cookies["django_language"] = "nb"
    page = client.get("/catalogue/nord/v/1.0/b/LIS-01/").text
    main = page[page.index("<main") : page.index("</main>")]
    assert 'lang="nb"' not in main
