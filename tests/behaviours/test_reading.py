"""What readers see, as members and at the reading link."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.models import Team
from behaviours.teams import close_reading_link, open_reading_link
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_outcome,
    make_published,
    make_revised,
    make_team,
    question_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return make_team("Nord", language="nb")


@pytest.fixture
def manager(team: Team) -> User:
    return make_manager(team)


@pytest.fixture
def reader(team: Team, client: Client) -> User:
    person = make_member(team, "reader").user
    client.force_login(person)
    return person


@pytest.fixture
def link(team: Team, manager: User) -> str:
    return f"/read/{open_reading_link(team=team, by=manager).reading_token}/"


def texts(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


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
        assert 'href="/catalogue/nord/v/1.1/"' in old.text
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
    versions.publish(version=draft, by=manager, change_note="First.", major=True)
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
    versions.publish(version=draft, by=manager, change_note="First.", major=True)
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
    versions.publish(version=draft, by=manager, change_note="First.", major=True)
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


def test_comparing_shows_words_added_and_removed_with_their_reasons(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition="We repeat the need before we suggest a solution.",
        status="agreed",
        definition_why="Understanding must be heard.",
    )
    gone = draft.questions.get(code="Q-02")
    versions.remove_entry(entry=gone, by=manager, why="It sounded like a test.")
    versions.publish(version=draft, by=manager, change_note="Said aloud.", major=True)
    page = client.get("/catalogue/nord/compare/").text
    shown = texts(page)
    assert "What changed in version 2.0" in shown
    assert "In short: Said aloud." in shown
    assert "2 changes" in shown
    assert "removed: understand" in shown
    assert "added: repeat" in shown
    assert "Why: Understanding must be heard." in shown
    assert "Why: It sounded like a test." in shown
    assert "<ins>" in page
    assert "<del>" in page


def test_two_equal_versions_say_no_changes(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert "No changes" in client.get("/catalogue/nord/compare/").text
    assert "No changes" in client.get("/catalogue/nord/compare/?a=1.0&b=1.0").text


def test_a_new_behaviour_without_a_reason_tells_which_vote_put_it_there(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, behaviours=make_outcome().behaviours[:1])
    draft = make_draft(team, manager)
    versions.publish(version=draft, by=manager, change_note="More.", major=False)
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "where 7 of 18 chose the theme “Follow-up”" in shown


def test_the_reading_link_shows_every_reading_page_without_sign_in(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    for rest in ("", "versions/", "compare/", "v/1.0/", "v/1.0/b/LIS-01/", "v/1.1/why/"):
        answer = client.get(link + rest)
        assert answer.status_code == 200
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert 'name="robots" content="noindex' in answer.text
        # Nothing of the address is ever sent on, and no page leads into the team.
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert "/catalogue/nord/" not in answer.text
        assert "/teams/" not in answer.text


def test_a_closed_or_renewed_link_looks_like_one_that_never_was(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    renewed = open_reading_link(team=team, by=manager)
    assert client.get(link).status_code == 404
    new = f"/read/{renewed.reading_token}/"
    assert client.get(new).status_code == 200
    close_reading_link(team=team, by=manager)
    for address in (new, new + "v/1.0/", f"/read/{'a' * 43}/"):
        assert client.get(address).status_code == 404


def test_a_manager_opens_renews_and_closes_the_link_on_the_teams_page(
    client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    seen = []
    for choice in ("open", "renew", "close"):
        client.post("/teams/nord/reading-link/", {"link": choice})
        team.refresh_from_db()
        seen.append(team.reading_token)
    assert [token is not None for token in seen] == [True, True, False]
    assert seen[0] != seen[1]


# Each list is asked for with one and with three of what it lists: the count stays the same.
def _members(team: Team, by: User) -> None:
    make_member(team, "reader")


def _versions(team: Team, by: User) -> None:
    make_revised(team, by)


def _lines(team: Team, by: User) -> None:
    draft = versions.open_draft(team=team, by=by)
    number = draft.behaviours.count()
    behaviour = behaviour_words(title=f"Do thing {number}", theme="Listening")
    versions.add_behaviour(version=draft, by=by, words=behaviour)
    question = question_words(wording=f"What about thing {number}?")
    versions.add_question(version=draft, by=by, words=question)
    versions.publish(version=draft, by=by, change_note="More.", major=True)


@pytest.mark.parametrize(
    ("address", "more", "queries"),
    [
        ("/teams/nord/", _members, 6),
        ("/catalogue/nord/", _lines, 8),
        ("/catalogue/nord/versions/", _versions, 5),
        ("/catalogue/nord/v/1.0/", _versions, 8),
        ("/catalogue/nord/v/{newest}/questions/", _lines, 7),
        ("/catalogue/nord/v/{newest}/why/", _lines, 8),
        ("/catalogue/nord/v/{newest}/b/LIS-01/", _lines, 9),
        ("/catalogue/nord/compare/?a=1.0", _lines, 13),
    ],
)
def test_a_list_costs_the_same_however_long_it_is(
    address: str,
    more: Callable[[Team, User], None],
    queries: int,
    client: Client,
    team: Team,
    manager: User,
    django_assert_num_queries: Any,
) -> None:
    client.force_login(manager)
    newest = make_published(
        team, manager, behaviours=make_outcome().behaviours[:1], questions=()
    ).number
    more(team, manager)
    for _ in range(2):
        newest = team.catalogue.versions.order_by("major", "minor").last().number  # type: ignore[union-attr]
        with django_assert_num_queries(queries):
            assert client.get(address.format(newest=newest)).status_code == 200
        more(team, manager)
        more(team, manager)
