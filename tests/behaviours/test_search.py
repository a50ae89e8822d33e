"""Searching a version: what people type finds the line that they look for."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from behaviours import fulltext, versions
from behaviours.checks import searching_has_its_indexes
from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.erasure import erase_team
from behaviours.immutability import drop_guards
from behaviours.models import SearchLine, SearchVocabulary, Team, Version
from behaviours.queries.searching import SHOWN, SearchPage, search_page
from behaviours.search.asking import LONGEST
from behaviours.versions.indexing import index_missing
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_published,
    make_revised,
    make_team,
    question_words,
    texts,
)
from tests.behaviours.searched import LANGUAGES, places, recall, searched_version
from tests.behaviours.searched.queries import QUERIES

pytestmark = pytest.mark.django_db

BEHAVIOUR_WORDS = {"alfa", "bravo", "carla", "delta", "ekko", "foxtrot", "golf", "hotell"} | {
    "india", "juliet", "kilo",
}  # fmt: skip
QUESTION_WORDS = {"lima", "mikro", "november", "oskar", "papa"}
ODD = (
    '"', "'", "''", '""', "\\", "\\'", "need\\", "need*", "*", "^need", "-need", "need OR", "AND",
    "NOT need", "NEAR(need, 2)", "words:need", "{head}:need", "need & !case", "need:*", "<->",
    "need:A", "a | b", "()", "((", "§1nb", "%", "_", "need%", "\x00", "need\x00ed", "\ud800", "🙂",
    "漢字", "ı", "İ", "ﬀ", "a\u0308", "\u0308", "²", "①", "١٢", "--", "e-", "-e", "' OR 1=1 --",
    "; DROP", "ß" * 300, "a" * 10_000, "need " * 2_000, "\u200b", "\u202eneed", "né̶ed",
)  # fmt: skip


def said(page: SearchPage) -> list[str]:
    return ["".join(piece.text for piece in line.title) for line in page.found]


def find(version: Version, asked: str) -> list[str]:
    return [line.code for line in search_page(version, version.number, asked).found]


def published_with(team: Team, by: User, *titles: str) -> Version:
    make_published(team, by, language="nb")
    draft = versions.open_draft(team=team, by=by)
    for title in titles:
        words = behaviour_words(title=title, text=title, situation="")
        versions.add_behaviour(version=draft, by=by, words=words)
    return versions.publish(version=draft, by=by, change_note="More.", size=Size.MINOR)


# --- What is found -------------------------------------------------------------------------------
def test_sixty_written_queries_find_their_line_among_the_first_five() -> None:
    every: dict[str, int] = {}
    for language in LANGUAGES:
        codes = searched_version(language)
        assert len(codes) >= 150
        placed = places(language, QUERIES[language], codes)
        assert recall(placed) >= 0.95, {typed: at for typed, at in placed.items() if not 0 < at < 6}
        every |= {f"{language}: {typed}": at for typed, at in placed.items()}
    assert len(every) == 60
    assert recall(every) >= 0.95


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Kundesamtalen begynner med et spørsmål", "samtale"),
        ("Kundesamtalen begynner med et spørsmål", "samtaler"),
        ("Snakk med kunden om samtalen", "kundesamtale"),
        ("Kundesamtalen begynner med et spørsmål", "kunde samtale"),
        ("Ring når du har lovet det", "ringte"),
        ("Ring når du har lovet det", "løfte"),
        ("Løs saken før du går", "løsningen"),
        ("Oppgi ordrenummeret", "nummer"),
        ("Finn riktig nummer", "numre"),
        ("Følg disse reglene", "regel"),
        ("Øv på å høre etter", "ove"),
        ("Øv på å høre etter", "hoere"),
        ("Øv på å høre etter", "höre"),
        ("Lær av ærlige kunder", "ärlig"),
        ("Svar på e-post samme dag", "epost"),
        ("Svar på epost samme dag", "e-post"),
        ("Svar på e-post samme dag", "email"),
        ("Forklar fakturaen", "fakt"),
        ("Forklar fakturaen", "fatkura"),
        ("Forklar fakturaen", "faktorann"),
        ("Be om unnskyldning", "sorry"),
        ("Bruk 24 timer, ikke mer", "24"),
        ("Café Ørn åpner", "CAFE ORN"),
        ("Bruk ﬁnansord varsomt", "finansord"),
    ],
)
def test_a_word_is_found_in_the_form_that_comes_to_mind(
    title: str, asked: str, team: Team, manager: User
) -> None:
    version = published_with(team, manager, title, "Noe helt annet enn dette")
    assert title in said(search_page(version, version.number, asked))[:1]


def test_a_whole_word_comes_before_its_other_forms_and_its_compounds(
    team: Team, manager: User
) -> None:
    version = published_with(
        team, manager, "Bruk kontrollspørsmål", "Kontroller svaret", "Ha god kontroll"
    )
    assert said(search_page(version, "1.1", "kontroll"))[0] == "Ha god kontroll"


def test_a_line_that_has_both_words_comes_before_those_that_have_one(
    team: Team, manager: User
) -> None:
    version = published_with(
        team, manager, "Sjekk fakturaen", "Sjekk adressen på fakturaen", "Sjekk adressen"
    )
    assert said(search_page(version, "1.1", "faktura adresse"))[0] == "Sjekk adressen på fakturaen"


@pytest.mark.parametrize("typed", ["LIS-01", "lis-01", "lis 01", "lis 1", "lis1", "LIS01", "lis-1"])
def test_a_code_is_found_however_it_is_written(typed: str, team: Team, manager: User) -> None:
    assert find(make_published(team, manager), typed)[0] == "LIS-01"


def test_every_field_that_readers_read_is_searched(team: Team, manager: User) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    words = behaviour_words(
        how="alfa",
        example="bravo",
        non_example="carla",
        theme="delta",
        why="ekko",
        mandate="foxtrot",
        conditions="golf",
        knowledge="hotell",
        media=(MediumWords("phone", "india", "juliet", "kilo"),),
    )
    line = versions.add_behaviour(version=draft, by=manager, words=words)
    asked = question_words(
        wording="lima",
        decides="mikro",
        after_code="Q-01",
        after_answer="november",
        stop="oskar",
        why="papa",
    )
    question = versions.add_question(version=draft, by=manager, words=asked)
    version = versions.publish(version=draft, by=manager, change_note="More.", size=Size.MINOR)
    for word in sorted(BEHAVIOUR_WORDS):
        assert find(version, word) == [line.code], word
    for word in sorted(QUESTION_WORDS):
        assert find(version, word) == [question.code], word


def test_the_definition_is_found_too(team: Team, manager: User) -> None:
    version = make_published(team, manager)
    found = search_page(version, "1.0", "service-minded").found[0]
    assert (found.kind, found.code) == ("definition", "")


def test_only_small_words_are_looked_for_when_nothing_else_is_asked(
    team: Team, manager: User
) -> None:
    version = published_with(team, manager, "Hva har du", "Prøv igjen")
    assert said(search_page(version, "1.1", "hva har du"))[0] == "Hva har du"


# --- What is not ---------------------------------------------------------------------------------
def test_a_draft_is_not_searched(team: Team, manager: User) -> None:
    make_draft(team, manager)
    assert not SearchLine.objects.exists()
    assert not SearchVocabulary.objects.exists()


def test_a_search_stays_in_its_version_and_its_team(team: Team, manager: User) -> None:
    first = make_published(team, manager)
    newer = published_with_more(team, manager)
    assert find(first, "pinnsvin") == []
    assert len(find(newer, "pinnsvin")) == 1


def published_with_more(team: Team, by: User) -> Version:
    draft = versions.open_draft(team=team, by=by)
    versions.add_behaviour(version=draft, by=by, words=behaviour_words(title="Klapp pinnsvinet"))
    return versions.publish(version=draft, by=by, change_note="More.", size=Size.MINOR)


def test_a_publishing_that_fails_leaves_nothing_to_be_found(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    with transaction.atomic():
        versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
        transaction.set_rollback(True)
    assert not SearchLine.objects.exists()


def test_an_erased_team_leaves_no_words_behind(team: Team, manager: User) -> None:
    make_published(team, manager)
    other = make_published_elsewhere()
    erase_team(team=team, by=manager)
    assert {line.version_id for line in SearchLine.objects.all()} == {other.pk}
    assert SearchVocabulary.objects.get().version_id == other.pk
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # The index itself holds no word that the lines have not; else this raises.
            cursor.execute(
                f"INSERT INTO {fulltext.INDEX} ({fulltext.INDEX}, rank)"
                " VALUES ('integrity-check', 1)"
            )
    assert find(other, "need")


def make_published_elsewhere() -> Version:
    team = make_team("Vest")
    return make_published(team, make_manager(team))


# --- Any text ------------------------------------------------------------------------------------
def test_nothing_that_can_be_typed_breaks_a_search(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    version = make_published(team, manager)
    for typed in ODD:
        search_page(version, "1.0", typed)
        sendable = typed.encode("utf-8", "replace").decode()
        answer = client.get("/catalogue/nord/v/1.0/search/", {"q": sendable})
        assert answer.status_code == 200, typed


def test_any_unicode_is_answered(team: Team, manager: User) -> None:
    version = make_published(team, manager)

    @settings(
        max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.text(max_size=60) | st.text(alphabet="'\"\\*:&|!()<>-^{} need§1nb", max_size=30))
    def answered(typed: str) -> None:
        page = search_page(version, "1.0", typed)
        assert page.count >= len(page.found)

    answered()


def test_published_words_of_any_script_are_found_as_they_are(team: Team, manager: User) -> None:
    titles = ("Скажи имя", "名前を言う", "Naïve façade", "Ǻngström ℵ", "Æ Ø Å")
    version = published_with(team, manager, *titles)
    for title in titles:
        assert said(search_page(version, "1.1", title))[0] == title


def test_a_very_long_search_is_cut_and_says_so(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    page = client.get("/catalogue/nord/v/1.0/search/", {"q": "need " * 2000}).text
    assert f"Only the first {LONGEST} characters were looked for." in texts(page)


# --- The page ------------------------------------------------------------------------------------
def test_the_page_works_by_its_form_alone(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    page = client.get("/catalogue/nord/v/1.0/search/", {"q": "repeat"}).text
    assert '<form action="/catalogue/nord/v/1.0/search/" method="get">' in page
    assert 'value="repeat"' in page
    assert "<mark>Repeat</mark> the need" in page
    assert 'href="/catalogue/nord/v/1.0/b/LIS-01/"' in page
    assert "1 line found" in texts(page)


def test_as_one_types_only_what_was_found_is_sent(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    answer = client.get(
        "/catalogue/nord/v/1.0/search/", {"q": "matt"}, headers={"HX-Request": "true"}
    )
    assert "<html" not in answer.text
    assert 'href="/catalogue/nord/v/1.0/q/' in answer.text
    assert "HX-Request" in answer.headers["Vary"]


def test_a_reading_link_searches_within_itself(
    team: Team, manager: User, link: str, client: Client
) -> None:
    make_published(team, manager)
    page = client.get(f"{link}v/1.0/search/", {"q": "repeat"}).text
    assert f'href="{link}v/1.0/b/LIS-01/"' in page
    assert "/catalogue/nord/" not in page


def test_what_is_typed_and_what_is_written_are_shown_as_text(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    published_with(team, manager, "Say <b>no</b> & why")
    page = client.get("/catalogue/nord/v/1.1/search/", {"q": '<script>"no"'}).text
    assert "<script>&quot;" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;<mark>no</mark>&lt;/b&gt; &amp; why" in page


def test_an_empty_result_says_what_to_try(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    page = texts(client.get("/catalogue/nord/v/1.0/search/", {"q": "xylophone"}).text)
    assert "No line has these words" in page
    assert "0 lines found" in page
    page = texts(client.get("/catalogue/nord/v/1.0/search/", {"q": "x"}).text)
    assert "Write at least two letters." in page


def test_a_page_shows_at_most_twenty_lines_and_says_that_there_are_more(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    published_with(team, manager, *(f"Count apples {number}" for number in range(SHOWN + 5)))
    page = client.get("/catalogue/nord/v/1.1/search/", {"q": "apple"}).text
    assert page.count("<mark>apples</mark>") >= SHOWN
    assert f"The {SHOWN} lines that fit best are shown." in texts(page)
    assert f"{SHOWN + 5} lines found" in texts(page)


def test_a_search_costs_the_same_however_much_it_finds(
    team: Team, manager: User, reader: User, client: Client, django_assert_max_num_queries: object
) -> None:
    published_with(team, manager, *(f"Count apples {number}" for number in range(30)))
    client.get("/catalogue/nord/v/1.1/search/", {"q": "apple"})
    for asked in ("apple", "count apples", "repeat"):
        with django_assert_max_num_queries(18):  # type: ignore[operator]
            client.get("/catalogue/nord/v/1.1/search/", {"q": asked})


def test_every_reading_page_leads_to_searching(
    team: Team, manager: User, reader: User, client: Client
) -> None:
    make_published(team, manager)
    for page in ("", "v/1.0/"):
        assert 'name="q"' in client.get(f"/catalogue/nord/{page}").text, page
    for page in ("v/1.0/questions/", "v/1.0/b/LIS-01/"):
        page = client.get(f"/catalogue/nord/{page}").text
        assert 'href="/catalogue/nord/v/1.0/search/"' in page


# --- The index -----------------------------------------------------------------------------------
def test_what_was_published_without_an_index_is_indexed_by_the_command(
    team: Team, manager: User, capsys: pytest.CaptureFixture[str]
) -> None:
    version = make_published(team, manager)
    SearchLine.objects.all().delete()
    SearchVocabulary.objects.all().delete()
    make_draft_beside(team, manager)
    call_command("index_catalogue")
    assert "Versions indexed: 1" in capsys.readouterr().out
    assert find(version, "repeat") == ["LIS-01"]
    assert index_missing() == 0
    call_command("index_catalogue", "--all")
    assert find(version, "repeat") == ["LIS-01"]


def make_draft_beside(team: Team, by: User) -> None:
    versions.open_draft(team=team, by=by)


def test_lines_of_an_older_edition_of_the_rules_are_made_anew(team: Team, manager: User) -> None:
    make_published(team, manager)
    make_revised(team, manager)
    SearchVocabulary.objects.update(edition=0)
    assert index_missing() == 2


def test_a_missing_index_is_told_by_a_system_check_and_put_back(team: Team, manager: User) -> None:
    version = make_published(team, manager)
    assert searching_has_its_indexes(None, databases=["default"]) == []
    connection.check_constraints()  # what waits for the commit would be in the way
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER search_line_insert")
        else:
            cursor.execute("DROP INDEX search_line_words")
    missing = searching_has_its_indexes(None, databases=["default"])
    assert [each.id for each in missing] == ["behaviours.E003"]
    fulltext.create_indexes(connection)
    assert searching_has_its_indexes(None, databases=["default"]) == []
    assert find(version, "repeat") == ["LIS-01"]


def test_an_sqlite_without_fts5_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("behaviours.checks.has_fts5", lambda connection: False)
    (error,) = searching_has_its_indexes(None, databases=["default"])
    assert error.id == "behaviours.E002"
    assert "FTS5" in error.msg


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_searched_again() -> None:
    """A flush deletes every line and tells of no migration."""
    team = make_team("Nord")
    make_published(team, make_manager(team))
    drop_guards(connection)
    call_command("flush", interactive=False, verbosity=0)
    assert searching_has_its_indexes(None, databases=["default"]) == []
    team = make_team("Nord")
    assert find(make_published(team, make_manager(team)), "repeat") == ["LIS-01"]
