"""The pocket card: what is printed on it, and what its code answers later."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as some

from behaviours import fitting, versions
from behaviours.content import BehaviourWords, QuestionWords
from behaviours.enums import Size
from behaviours.fitting import fitted
from behaviours.models import Behaviour, Question, Team, Version
from behaviours.queries.card_checks import CardCheck, check_of
from behaviours.queries.cards import MOST, Card, card_of
from behaviours.queries.comparing import words_of
from behaviours.queries.heads import current_version
from behaviours.teams import open_reading_link
from behaviours.versions.standing import withdraw
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_published,
    question_words,
    texts,
)

pytestmark = pytest.mark.django_db
SAID = behaviour_words(
    title="Sum up before you suggest",
    situation="When the customer has explained",
    text="we repeat the need",
    theme="Summing",
    non_example="Our own terms.\n“Yes, but …”",
)


@pytest.fixture
def first(team: Team, manager: User) -> Version:
    """1.0: a behaviour (SUM-01) with three questions of its own and two things to avoid."""
    draft = make_draft(team, manager, behaviours=(), questions=())
    versions.add_behaviour(version=draft, by=manager, words=SAID)
    for wording in ("Have I got it right?", "What matters most?", "What have you tried?"):
        words = question_words(wording=wording, behaviour_code="SUM-01")
        versions.add_question(version=draft, by=manager, words=words)
    return publish(draft, manager)


def publish(draft: Version, by: User, size: Size = Size.MINOR) -> Version:
    return versions.publish(version=draft, by=by, change_note="New.", size=size)


def card(version: Version, code: str = "SUM-01") -> Card:
    found = card_of(version, code)
    assert found is not None
    return found


def check(team: Team, version: Version, code: str = "SUM-01") -> CardCheck:
    found = check_of(version, current_version(team), code)
    assert found is not None
    return found


def change(team: Team, by: User, code: str, **words: Any) -> Version:
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.filter(code=code).first() or draft.questions.get(code=code)
    said = words_of(line)
    new = type(said)(**{**said.__dict__, **words})
    if isinstance(line, Behaviour) and isinstance(new, BehaviourWords):
        versions.edit_behaviour(behaviour=line, by=by, revision=line.revision, words=new)
    elif isinstance(line, Question) and isinstance(new, QuestionWords):
        versions.edit_question(question=line, by=by, revision=line.revision, words=new)
    return draft


# --- what is printed ----------------------------------------------------------------------------
def test_a_card_has_the_title_when_and_what_the_questions_and_what_to_avoid(
    first: Version,
) -> None:
    found = card(first)
    assert [line.shown for line in found.printed] == [
        "Sum up before you suggest",
        "When the customer has explained: we repeat the need",
        "Have I got it right?",
        "What matters most?",
        "What have you tried?",
        "Our own terms.\n“Yes, but …”",
    ]
    assert (found.size, found.more) == ("l", 0)


def test_the_catalogues_card_has_the_term_the_definition_and_the_behaviours(
    first: Version,
) -> None:
    found = card(first, "")
    assert [line.shown for line in found.printed] == [
        "service-minded",
        "We understand the need before we suggest a solution.",
        "Sum up before you suggest",
    ]


def test_more_lines_than_fit_are_counted_on_the_card(team: Team, manager: User) -> None:
    draft = make_draft(team, manager, behaviours=(), questions=())
    for number in range(MOST + 3):
        words = behaviour_words(title=f"Do thing {number}")
        versions.add_behaviour(version=draft, by=manager, words=words)
    found = card(publish(draft, manager), "")
    assert (len(found.listed), found.more) == (MOST, 3)


ANY = some.text(
    some.one_of(some.sampled_from("abc WMÆ—.,–\U0001f600漢 "), some.characters(min_codepoint=33)),
    max_size=400,
)


@settings(max_examples=60, deadline=None)
@given(
    title=ANY.map(lambda text: text[:120]),
    lead=some.lists(ANY, max_size=2).map(" ".join),
    listed=some.lists(ANY, max_size=MOST),
    avoided=some.lists(ANY.map(lambda text: text[:200]), max_size=3),
)
def test_what_is_printed_is_never_higher_than_the_card(
    title: str, lead: str, listed: list[str], avoided: list[str]
) -> None:
    found = fitted(title, lead, listed, avoided)
    size = next(each for each in fitting.SIZES if each.name == found.size)
    left_out = found.listed < len(listed)
    height = fitting._height(
        size,
        found.title,
        found.lead,
        listed[: found.listed],
        avoided[: found.avoided],
        more=left_out,
    )
    assert height <= fitting.HEIGHT


def test_ordinary_lines_all_stand_on_the_card(first: Version) -> None:
    listed = [f"Have I understood you rightly about thing {number}?" for number in range(MOST)]
    found = fitted("Sum up", "Repeat the need in their words.", listed, ["Our own terms."])
    assert (found.listed, found.avoided) == (MOST, 1)


def test_the_style_sheet_has_the_sizes_that_the_lines_are_counted_by() -> None:
    from django.conf import settings as ours

    sheet = (ours.BASE_DIR / "static/css/card.css").read_text()
    for size in fitting.SIZES:
        for points, height in (size.title, size.lead, size.line):
            assert f"font-size: {points:g}pt;\n    line-height: {height:g}pt;" in sheet
        assert f"padding: {size.padding / 2:g}mm 0;" in sheet


# --- what the code answers ----------------------------------------------------------------------
def test_a_card_of_the_current_version_is_current(team: Team, first: Version) -> None:
    found = check(team, first)
    assert found.is_current
    assert (found.count, found.changed) == (6, 0)


def test_a_newer_version_that_changes_nothing_on_the_card_leaves_it_current(
    team: Team, manager: User, first: Version
) -> None:
    publish(change(team, manager, "SUM-01", why="A reason.", how="Slowly."), manager)
    found = check(team, first)
    assert found.is_current
    assert found.current is not None and found.current.number == "1.1"


@pytest.mark.parametrize("size", [Size.MAJOR, Size.MINOR, Size.PATCH])
def test_changed_lines_are_told_word_by_word_whatever_the_versions_size(
    size: Size, team: Team, manager: User, first: Version
) -> None:
    draft = change(team, manager, "SUM-01", text="we repeat the whole need")
    publish(draft, manager, size)
    found = check(team, first)
    assert not found.is_current
    assert (found.changed, found.count) == (1, 6)
    (line,) = found.lines
    assert (line.kind, line.part) == ("changed", "lead")
    assert [piece.text.strip() for piece in line.pieces if piece.kind == "ins"] == ["whole"]


def test_only_lines_that_were_printed_count(team: Team, manager: User, first: Version) -> None:
    draft = versions.open_draft(team=team, by=manager)
    for number in range(MOST):
        words = question_words(wording=f"What about {number}?", behaviour_code="SUM-01")
        versions.add_question(version=draft, by=manager, words=words)
    second = publish(draft, manager)
    hidden = card(second).whole[2 + MOST]
    publish(change(team, manager, hidden.code, wording="Something else?"), manager)
    assert check(team, second).is_current
    # The older card lacks lines that one printed today has.
    assert [line.kind for line in check(team, first).new] == ["new"] * MOST
    assert check(team, first).changed == 0


def test_a_removed_line_is_said_with_its_reason_and_what_stands_for_it(
    team: Team, manager: User, first: Version
) -> None:
    asked = card(first).listed[1].code
    draft = versions.open_draft(team=team, by=manager)
    words = question_words(wording="What must be solved today?")
    new = versions.add_question(version=draft, by=manager, words=words)
    versions.remove_entry(
        entry=draft.questions.get(code=asked), by=manager, why="Too wide.", replaced_by=new.code
    )
    publish(draft, manager)
    (line,) = check(team, first).lines
    assert (line.kind, line.why) == ("gone", "Too wide.")
    assert (line.replaced_by, line.instead) == (new.code, "What must be solved today?")


def test_a_question_that_went_to_another_behaviour_is_not_on_this_card_any_more(
    team: Team, manager: User, first: Version
) -> None:
    asked = card(first).listed[0].code
    publish(change(team, manager, asked, behaviour_code=""), manager)
    (line,) = check(team, first).lines
    assert (line.kind, line.code) == ("off", asked)


def test_a_card_whose_behaviour_is_gone_says_so(
    team: Team, manager: User, first: Version, client: Client, link: str
) -> None:
    draft = versions.open_draft(team=team, by=manager)
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    versions.remove_entry(entry=draft.behaviours.get(code="SUM-01"), by=manager, why="Merged.")
    publish(draft, manager)
    found = check(team, first)
    assert not found.is_there
    assert {line.part for line in found.lines if line.kind == "gone"} == {"title", "lead", "avoid"}
    page = client.get(f"{link}k/1.0/SUM-01/")
    assert "6 of 6 lines changed" in texts(page.text)
    assert "/v/1.1/b/SUM-01/" not in page.text


def test_a_withdrawn_version_says_so_and_why(
    team: Team, manager: User, first: Version, client: Client, link: str
) -> None:
    second = publish(change(team, manager, "SUM-01", text="we repeat it all"), manager)
    withdraw(version=second, by=manager, why="It was published too early.")
    page = client.get(f"{link}k/1.1/SUM-01/").text
    assert "It was published too early." in page
    assert "1 of 6 lines changed" in texts(page)
    assert "This card is current" in texts(client.get(f"{link}k/1.0/SUM-01/").text)
    withdraw(version=first, by=manager, why="Both.")
    assert "No version counts now" in texts(client.get(f"{link}k/1.0/SUM-01/").text)


# --- the pages ----------------------------------------------------------------------------------
def test_the_code_leads_to_the_reading_link_where_there_is_one_and_else_to_the_members_pages(
    team: Team, manager: User, first: Version, client: Client, reader: User
) -> None:
    page = client.get("/catalogue/nord/v/1.0/card/SUM-01/")
    assert page.context["address"] == "http://testserver/catalogue/nord/k/1.0/SUM-01/"
    token = open_reading_link(team=team, by=manager).reading_token
    page = client.get("/catalogue/nord/v/1.0/card/")
    assert page.context["address"] == f"http://testserver/read/{token}/k/1.0/"
    assert '<svg role="img"' in page.text


def test_a_card_speaks_the_catalogues_language(
    team: Team, manager: User, client: Client, reader: User
) -> None:
    draft = make_draft(team, manager, language="nb", behaviours=())
    versions.add_behaviour(version=draft, by=manager, words=SAID)
    publish(draft, manager)
    english = {"accept-language": "en"}
    shown = client.get("/catalogue/nord/v/1.0/card/SUM-01/", headers=english).text
    assert 'lang="nb"' in shown
    assert "<h2>Unngå</h2>" in shown
    assert "Print the card" in shown


@pytest.mark.parametrize(
    "rest", ["v/9.0/card/", "v/1.0/card/XYZ-01/", "k/9.0/", "k/1.0/XYZ-01/", "v/9.0/handbook/"]
)
def test_what_was_never_published_has_no_card(
    rest: str, first: Version, client: Client, reader: User
) -> None:
    assert client.get(f"/catalogue/nord/{rest}").status_code == 404


def test_the_handbook_has_all_that_the_version_says(
    team: Team, manager: User, client: Client, reader: User
) -> None:
    first = make_published(team, manager)
    shown = texts(client.get("/catalogue/nord/v/1.0/handbook/").text)
    for behaviour in first.behaviours.all():
        assert f"{behaviour.code} {behaviour.title}" in shown
    for question in first.questions.all():
        assert f"{question.code} {question.wording}" in shown
    assert first.definition in shown
    assert "http://testserver/catalogue/nord/v/1.0/" in shown


def test_words_are_words_on_a_card(team: Team, manager: User) -> None:
    draft = make_draft(team, manager, behaviours=())
    words: BehaviourWords = behaviour_words(text="  we   say\nit ", situation="", theme="Saying")
    versions.add_behaviour(version=draft, by=manager, words=words)
    assert card(publish(draft, manager), "SAY-01").lead.shown == "we say it"
