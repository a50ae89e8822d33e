"""What a reader chose to see, and the way from a phrase of the definition to its theme."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.models import Team
from behaviours.outcome import OutcomeCoverage, OutcomeCovered
from behaviours.queries.phrases import said_in
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_outcome,
    make_published,
    question_words,
    texts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(team: Team, manager: User) -> None:
    draft = make_draft(team, manager, language="en", behaviours=(), questions=())
    for title, theme, audience, media in (
        ("Ask first", "Listening", "customer", ("phone", "chat")),
        ("Call back", "Follow-up", "customer", ("phone",)),
        ("Breathe", "Listening", "oneself", ()),
    ):
        words = behaviour_words(
            title=title,
            theme=theme,
            audience=audience,
            media=tuple(MediumWords(medium, "So") for medium in media),
        )
        versions.add_behaviour(version=draft, by=manager, words=words)
    for wording, purpose, code in (
        ("What matters?", "dialogue", "LIS-01"),
        ("What else?", "dialogue", ""),
        ("What gave you energy?", "motivation", ""),
    ):
        asked = question_words(wording=wording, purpose=purpose, behaviour_code=code)
        versions.add_question(version=draft, by=manager, words=asked)
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)


def shown(client: Client, query: str) -> list[str]:
    page = client.get(f"/catalogue/nord/{query}").context["page"]
    return [
        line.title
        for audience in page.audiences
        for group in audience.groups
        for line in group.behaviours
        if line.shown
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Ask first", "Call back", "Breathe"]),
        ("?to=oneself", ["Breathe"]),
        ("?on=chat", ["Ask first", "Breathe"]),
        ("?theme=Follow-up", ["Call back"]),
        ("?to=customer&on=phone&theme=Listening", ["Ask first"]),
        ("?to=team&on=video&theme=nothing", ["Ask first", "Call back", "Breathe"]),
        ("v/1.0/?on=chat", ["Ask first", "Breathe"]),
    ],
)
def test_lines_are_chosen_by_audience_medium_and_theme(
    query: str, titles: list[str], client: Client, reader: User, published: None
) -> None:
    assert shown(client, query) == titles


def test_a_chosen_page_still_has_every_line_and_says_how_many_show(
    client: Client, reader: User, published: None
) -> None:
    page = client.get("/catalogue/nord/?on=chat").text
    assert "2 of 3 behaviours are shown." in texts(page)
    assert page.count("data-line ") == 3
    assert "Call back" in page


def test_where_all_lines_are_alike_there_is_nothing_to_choose(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, behaviours=make_outcome().behaviours[:1])
    assert "data-filters" not in client.get("/catalogue/nord/").text


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 3), ("?list=motivation", 1), ("?of=LIS-01", 1), ("?of=NO-01&list=x", 3)],
)
def test_questions_are_chosen_by_list_and_behaviour(
    query: str, count: int, client: Client, reader: User, published: None
) -> None:
    page = client.get(f"/catalogue/nord/v/1.0/questions/{query}")
    assert page.context["page"].shown_count == count
    assert page.text.count("data-line ") == 3


def test_each_list_keeps_its_own_ticks(
    client: Client, team: Team, reader: User, published: None
) -> None:
    page = client.get("/catalogue/nord/v/1.0/questions/").text
    for purpose in ("dialogue", "motivation"):
        assert f'data-ticks="{team.pk}:list-{purpose}"' in page


# --- phrases --------------------------------------------------------------------------------------
def covering(*tied: tuple[str, tuple[str, ...]]) -> OutcomeCoverage:
    return OutcomeCoverage(tuple(OutcomeCovered(key, phrases) for key, phrases in tied), 2, 3)


def test_a_phrase_leads_to_its_theme_which_stands_open(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, coverage=covering(("t1", ("understand the need",))))
    page = client.get("/catalogue/nord/").text
    where = "/catalogue/nord/v/1.0/why/?theme=t1#theme-t1"
    assert f'href="{where}">understand the need</a>' in page
    assert "We understand the need before we suggest a solution." in texts(page).replace("  ", " ")
    why = client.get(where).text
    assert '<details class="theme" id="theme-t1" open>' in why
    assert " open>" not in client.get("/catalogue/nord/v/1.0/why/").text


def test_the_pieces_make_up_the_definition_and_never_overlap() -> None:
    outcome = replace(
        make_outcome(),
        coverage=covering(("t1", ("the need", "understand the need")), ("t2", ("before we",))),
    )
    pieces = said_in(outcome.definition, outcome)
    assert "".join(piece.text for piece in pieces) == outcome.definition
    tied = [(piece.text, piece.theme) for piece in pieces if piece.theme]
    assert tied == [("understand the need", "t1"), ("before we", "t2")]


def test_a_phrase_that_is_gone_and_a_theme_that_is_not_kept_tie_nothing() -> None:
    outcome = replace(
        make_outcome(), coverage=covering(("t1", ("hear people",)), ("t9", ("the need",)))
    )
    assert [piece.theme for piece in said_in(outcome.definition, outcome)] == [""]
    assert said_in("", outcome) == ()
    assert said_in("We listen.", None)[0].text == "We listen."
