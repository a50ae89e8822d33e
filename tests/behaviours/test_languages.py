"""The catalogue in several languages: what is missing, what is older, and what readers read."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import BehaviourWords, MediumWords
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Team, Translation, Version
from behaviours.queries.comparing import words_of
from behaviours.queries.heads import current_version
from behaviours.queries.in_language import version_in
from behaviours.queries.translating import language_standings, original_of
from behaviours.teams import choose_languages, open_reading_link
from behaviours.translated import InLanguage, as_in
from tests.behaviours.factories import (
    make_draft,
    make_manager,
    make_member,
    make_outcome,
    make_team,
    question_words,
    texts,
)

pytestmark = pytest.mark.django_db
DRAFT = "/catalogue/nord/draft/"
LINE = f"{DRAFT}in/sv/behaviour/LIS-01/"


@pytest.fixture
def team() -> Team:
    """Written in Norwegian, read in Swedish too."""
    made = make_team("Nord", language="nb")
    return choose_languages(team=made, by=make_manager(made), languages=["sv"])


@pytest.fixture
def manager(team: Team, client: Client) -> User:
    person = make_manager(team)
    client.force_login(person)
    return person


@pytest.fixture
def draft(team: Team, manager: User) -> Version:
    return make_draft(team, manager, language="nb")


def translate(draft: Version, by: User, code: str = "LIS-01", **words: str) -> Translation:
    """All of it, or just `words`, as somebody with a fresh page does."""
    original = original_of(draft, code)
    assert original is not None
    stored = draft.translations.filter(language="sv", code=code).first()
    said = words or {name: f"sv {text}" for name, text in original.texts.items()}
    return versions.translate(
        version=draft,
        by=by,
        language="sv",
        code=code,
        revision=stored.revision if stored else 0,
        words=said,
        source_hash=original.hash,
    )


def rewrite(draft: Version, by: User, code: str = "LIS-01", **fields: Any) -> None:
    line = draft.behaviours.get(code=code)
    words = words_of(line)
    assert isinstance(words, BehaviourWords)
    versions.edit_behaviour(
        behaviour=line, by=by, revision=line.revision, words=replace(words, **fields)
    )


def publish(draft: Version, by: User) -> Version:
    return versions.publish(version=draft, by=by, change_note="New.", size=Size.MAJOR)


def standing_of(draft: Version, team: Team, code: str) -> str:
    (swedish,) = language_standings(draft, team)
    return next(line.standing.value for line in swedish.lines if line.code == code)


def filled(client: Client, address: str = LINE) -> dict[str, Any]:
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


# --- choosing ------------------------------------------------------------------------------------
def test_a_manager_chooses_the_languages_and_a_reader_does_not_see_the_choice(
    client: Client, team: Team, manager: User
) -> None:
    page = client.get("/teams/nord/").text
    assert "Languages of the catalogue" in page
    assert 'value="nb"' not in page.split("Languages of the catalogue")[1].split("</section>")[0]
    client.post("/teams/nord/languages/", {"languages": ["sv", "en"]})
    team.refresh_from_db()
    assert team.more_languages == ["en", "sv"]
    client.post("/teams/nord/languages/", {})
    team.refresh_from_db()
    assert team.more_languages == []
    client.force_login(make_member(team, "reader").user)
    assert "Languages of the catalogue" not in client.get("/teams/nord/").text


@pytest.mark.parametrize("language", ["nb", "xx", ""])
def test_a_language_that_is_none_is_refused(
    language: str, client: Client, team: Team, manager: User
) -> None:
    client.post("/teams/nord/languages/", {"languages": [language]})
    team.refresh_from_db()
    assert team.more_languages == ["sv"]
    with pytest.raises(Refused):
        choose_languages(team=team, by=manager, languages=[language])


# --- translating ---------------------------------------------------------------------------------
def test_missing_older_and_up_to_date_are_told_apart(
    draft: Version, team: Team, manager: User, client: Client
) -> None:
    assert standing_of(draft, team, "LIS-01") == "missing"
    translate(draft, manager)
    assert standing_of(draft, team, "LIS-01") == ""
    translate(draft, manager, "FOL-01", title="Kom överens")
    assert standing_of(draft, team, "FOL-01") == "partly"
    rewrite(draft, manager, text="vi gjentar ønsket")
    assert standing_of(draft, team, "LIS-01") == "older"
    (swedish,) = client.get(f"{DRAFT}languages/").context["languages"]
    counts = (len(swedish.missing), len(swedish.older), len(swedish.current))
    assert counts == (4, 1, 0)
    shown = texts(client.get(f"{DRAFT}languages/").text)
    assert "Missing 4" in shown and "Older than the original 1" in shown
    assert re.search(r"1 of \d fields are translated", shown)


def test_the_original_stands_beside_each_field_in_its_own_language(
    client: Client, draft: Version, manager: User
) -> None:
    rewrite(draft, manager, how="Rolig.", media=(MediumWords("phone", "Si det", "", "Mas"),))
    page = client.get(LINE)
    form = page.context["form"]
    assert {"title", "text", "how", "phone_words", "phone_non_example"} <= set(form.fields)
    assert "audience" not in form.fields and "example" not in form.fields
    assert '<p lang="nb">we repeat the need</p>' in page.text
    assert re.search(r'<textarea[^>]*name="text"[^>]*lang="sv"', page.text)


def test_a_translation_is_written_and_may_leave_fields_empty(
    client: Client, draft: Version, team: Team
) -> None:
    sent = {**filled(client), "title": "Upprepa behovet", "text": ""}
    assert client.post(LINE, sent).status_code == 302
    stored = draft.translations.get(code="LIS-01")
    assert stored.words == {"title": "Upprepa behovet"}
    assert standing_of(draft, team, "LIS-01") == "partly"


def test_the_definition_and_a_question_are_translated_too(
    client: Client, draft: Version, team: Team
) -> None:
    address = f"{DRAFT}in/sv/"
    client.post(
        address, {**filled(client, address), "term": "service", "definition": "Vi förstår."}
    )
    assert draft.translations.get(code="").words == {"term": "service", "definition": "Vi förstår."}
    assert standing_of(draft, team, "") == ""
    address = f"{DRAFT}in/sv/question/SP-02/"
    client.post(address, {**filled(client, address), "wording": "Har jag förstått?"})
    assert standing_of(draft, team, "SP-02") == ""


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "x" * 121, "at most 120 characters"),
        ("text", "vi \u202elyssnar", "hidden characters"),
        ("source", "no hash", "valid value"),
        ("revision", "-1", "greater than or equal to 0"),
    ],
)
def test_wrong_words_are_kept_and_nothing_is_stored(
    field: str, value: str, words: str, client: Client, draft: Version
) -> None:
    answer = client.post(LINE, {**filled(client), field: value})
    assert answer.status_code == 422
    assert words in answer.text
    assert not draft.translations.exists()


@pytest.mark.parametrize(
    "address",
    ["in/en/behaviour/LIS-01/", "in/nb/", "in/sv/behaviour/XXX-99/", "in/sv/question/LIS-01/"],
)
def test_what_is_not_there_to_translate_is_not_found_and_words_are_shown_to_be_copied(
    address: str, client: Client, draft: Version
) -> None:
    assert client.get(DRAFT + address).status_code == 404
    answer = client.post(DRAFT + address, {"title": "Mina ord", "revision": 0, "source": "0" * 64})
    assert answer.status_code == 409
    assert "Mina ord" in answer.text


def test_two_translators_lose_no_word(client: Client, draft: Version, team: Team) -> None:
    mine = {**filled(client), "title": "Upprepa", "text": "vi upprepar"}
    other = make_manager(team)
    translate(draft, other, title="Säg igen", situation="kunden har förklarat")
    answer = client.post(LINE, mine)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["situation"].value() == "kunden har förklarat"
    assert form["text"].value() == "vi upprepar"
    met = form.meeting.at["title"]
    assert (met.is_conflict, met.by) == (True, other.email)
    again = {name: form[name].value() or "" for name in form.fields}
    assert client.post(LINE, {**again, "theirs_title": "1"}).status_code == 302
    words = draft.translations.get(code="LIS-01").words
    assert (words["title"], words["text"]) == ("Säg igen", "vi upprepar")
    assert "Swedish" in client.get(f"{DRAFT}edits/").text


def test_what_changed_in_the_original_since_is_shown(
    client: Client, draft: Version, manager: User
) -> None:
    translate(draft, manager)
    rewrite(draft, manager, text="we repeat the wish")
    page = client.get(LINE)
    changes = page.context["form"].beside["text"].changes
    assert [(c.kind, c.text) for c in changes if c.kind != "equal"] == [
        ("del", "need"),
        ("ins", "wish"),
    ]
    assert "What changed in the original since this was translated" in page.text


def test_what_changed_is_known_from_published_versions_too(
    client: Client, draft: Version, team: Team, manager: User
) -> None:
    translate(draft, manager)
    translate(draft, manager, "")
    publish(draft, manager)
    second = versions.open_draft(team=team, by=manager)
    rewrite(second, manager, text="we repeat the wish")
    second.edits.all().delete()
    changes = client.get(LINE).context["form"].beside["text"].changes
    assert ("ins", "wish") in [(c.kind, c.text) for c in changes]
    versions.edit_definition(
        version=second,
        by=manager,
        revision=second.revision,
        term="care",
        definition=second.definition,
        status="agreed",
    )
    beside = client.get(f"{DRAFT}in/sv/").context["form"].beside["term"]
    assert ("ins", "care") in [(c.kind, c.text) for c in beside.changes]


def test_an_original_changed_while_it_was_translated_leaves_the_translation_older(
    client: Client, draft: Version, team: Team, manager: User
) -> None:
    mine = {**filled(client), "title": "Upprepa"}
    rewrite(draft, manager, text="we repeat the wish")
    assert client.post(LINE, mine).status_code == 302
    assert standing_of(draft, team, "LIS-01") == "older"


def test_removing_a_line_removes_its_translations(draft: Version, manager: User) -> None:
    translate(draft, manager)
    translate(draft, manager, "SP-01")
    versions.remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    versions.remove_entry(entry=draft.questions.get(code="SP-01"), by=manager, why="")
    assert not draft.translations.exists()


def test_translations_go_on_into_the_next_draft_and_count_as_a_change(
    draft: Version, team: Team, manager: User
) -> None:
    first = publish(draft, manager)
    second = versions.open_draft(team=team, by=manager)
    translate(second, manager)
    difference = versions.compare(first, second)
    assert not difference.is_empty
    publish(second, manager)
    third = versions.open_draft(team=team, by=manager)
    assert third.translations.get(code="LIS-01").words["title"] == "sv Repeat the need"


def test_the_draft_and_the_page_before_publishing_mark_the_lines(
    client: Client, draft: Version, manager: User
) -> None:
    translate(draft, manager)
    rewrite(draft, manager, text="we repeat the wish")
    shown = texts(client.get(DRAFT).text)
    assert "Swedish : missing 4, older than the original 1, up to date 0." in shown
    assert "Swedish: the original has changed since" in shown
    assert shown.count("Swedish: not translated yet") == 3
    assert "missing 4, older" in texts(client.get(f"{DRAFT}publish/").text)


def test_a_team_of_one_language_sees_nothing_of_it(client: Client) -> None:
    team = make_team("Sør", language="en")
    by = make_manager(team)
    client.force_login(by)
    make_draft(team, by)
    for address in ("", "publish/"):
        assert "Translate" not in client.get(f"/catalogue/sor/draft/{address}").text
    assert "read in one language" in client.get("/catalogue/sor/draft/languages/").text


# --- reading -------------------------------------------------------------------------------------
@pytest.fixture
def published(draft: Version, manager: User) -> Version:
    """LIS-01 and the definition are Swedish, FOL-01 in part, the questions are not."""
    rewrite(
        draft, manager, theme="Lytting", media=(MediumWords("phone", "Si det", "", "Mas\nStress"),)
    )
    versions.add_question(
        version=draft, by=manager, words=question_words(behaviour_code="LIS-01", wording="Hva nå?")
    )
    translate(draft, manager)
    translate(draft, manager, "")
    translate(draft, manager, "FOL-01", title="sv Kom överens")
    return publish(draft, manager)


def lang_of(html: str, words: str) -> str:
    """The language of the element that holds the words: its own, or that of what is round it."""
    before = html[: html.index(words)]
    stack: list[str] = []
    for tag in re.finditer(r"<(/?)([a-z0-9]+)([^>]*)>", before):
        closing, name, rest = tag.groups()
        if closing:
            stack.pop()
        elif name not in {"meta", "link", "input", "br", "path", "circle", "img", "hr"} and not (
            rest.endswith("/")
        ):
            said = re.search(r'\blang="(\w+)"', rest)
            stack.append(said[1] if said else stack[-1] if stack else "")
    return stack[-1]


@pytest.mark.parametrize("ui", ["en", "nb", "sv"])
def test_every_text_says_which_language_it_is_in(
    ui: str, client: Client, published: Version
) -> None:
    client.cookies["django_language"] = ui
    page = client.get("/catalogue/nord/v/1.0/?in=sv").text
    assert lang_of(page, "sv We understand") == "sv"
    assert lang_of(page, "sv Repeat the need") == "sv"
    assert lang_of(page, "sv Kom överens") == "sv"
    assert lang_of(page, "the case is solved") == "nb"
    behaviour = client.get("/catalogue/nord/v/1.0/b/LIS-01/").text
    for words in ("sv we repeat the need", "sv Si det", "sv Mas"):
        assert lang_of(behaviour, words) == "sv"
    assert lang_of(behaviour, "Hva nå?") == "nb"


def test_a_reader_reads_in_the_language_they_chose_on_every_page(
    client: Client, published: Version
) -> None:
    assert "sv Repeat the need" not in client.get("/catalogue/nord/").text
    first = client.get("/catalogue/nord/?in=sv")
    assert "sv Repeat the need" in first.text
    assert first.cookies["samsyn_reading_language"].value == "sv"
    for address in ("", "v/1.0/", "v/1.0/b/LIS-01/"):
        assert "sv Repeat the need" in client.get(f"/catalogue/nord/{address}").text
    back = client.get("/catalogue/nord/?in=nb")
    assert "sv Repeat the need" not in back.text
    assert "sv Repeat the need" not in client.get("/catalogue/nord/").text


@pytest.mark.parametrize("ui", ["en", "nb", "sv"])
def test_the_handbook_and_the_card_are_in_it_too(
    ui: str, client: Client, published: Version
) -> None:
    client.cookies["django_language"] = ui
    handbook = client.get("/catalogue/nord/v/1.0/handbook/?in=sv").text
    assert lang_of(handbook, "sv we repeat the need") == "sv"
    assert lang_of(handbook, "sv Si det") == "sv"
    assert lang_of(handbook, "Hva nå?") == "nb"
    card = client.get("/catalogue/nord/v/1.0/card/LIS-01/").text
    assert lang_of(card, "sv we repeat the need") == "sv"
    assert lang_of(card, "Skanna för att") == "sv"
    assert lang_of(card, "Hva nå?") == "nb"


def test_a_card_is_asked_about_in_the_language_it_was_printed_in(
    client: Client, published: Version
) -> None:
    swedish = client.get("/catalogue/nord/v/1.0/card/LIS-01/?in=sv")
    assert swedish.context["address"].endswith("/k/1.0/LIS-01/?in=sv")
    assert "k/1.0/LIS-01/?in=sv" in swedish.text
    answer = client.get("/catalogue/nord/k/1.0/LIS-01/?in=sv")
    assert answer.context["page"].is_current
    assert "sv Repeat the need" in answer.text
    # Who reads in Swedish holds a card that was printed in Norwegian.
    assert "sv Repeat the need" not in client.get("/catalogue/nord/k/1.0/LIS-01/").text


def test_whoever_uses_the_product_in_swedish_reads_swedish(
    client: Client, published: Version
) -> None:
    client.cookies["django_language"] = "sv"
    assert "sv Repeat the need" in client.get("/catalogue/nord/").text


def test_the_reading_link_has_the_languages_too(
    client: Client, published: Version, team: Team, manager: User
) -> None:
    token = open_reading_link(team=team, by=manager).reading_token
    client.logout()
    assert "sv Repeat the need" in client.get(f"/read/{token}/?in=sv").text
    assert "sv Repeat the need" in client.get(f"/read/{token}/v/1.0/b/LIS-01/").text


@pytest.mark.parametrize("asked", ["xx", "en", "", "sv' OR 1"])
def test_a_language_the_team_does_not_have_is_not_read(
    asked: str, client: Client, published: Version
) -> None:
    page = client.get("/catalogue/nord/", {"in": asked})
    assert page.status_code == 200
    assert "samsyn_reading_language" not in page.cookies
    assert "sv Repeat the need" not in page.text


def test_what_is_not_translated_is_shown_as_it_is_and_said_so(
    client: Client, published: Version, team: Team, manager: User
) -> None:
    page = texts(client.get("/catalogue/nord/?in=sv").text)
    assert "translated in part: the rest is shown in Norwegian" in page
    assert "not translated yet: shown in Norwegian" in texts(
        client.get("/catalogue/nord/v/1.0/questions/").text
    )
    second = versions.open_draft(team=team, by=manager)
    rewrite(second, manager, text="we repeat the wish")
    publish(second, manager)
    assert "the original has changed since" in texts(
        client.get("/catalogue/nord/v/2.0/b/LIS-01/").text
    )
    client.get("/catalogue/nord/?in=nb")
    assert "translated" not in texts(client.get("/catalogue/nord/").text)


def test_lines_of_a_theme_stand_together_whichever_of_them_names_it(
    team: Team, manager: User
) -> None:
    draft = make_draft(team, manager, language="nb")
    rewrite(draft, manager, "FOL-01", theme="Listening")
    translate(draft, manager, theme="Lyssnande")
    read = version_in(publish(draft, manager), "sv")
    assert {line.theme for line in read.behaviours.all()} == {"Lyssnande"}


def test_reading_changes_nothing_that_is_stored(published: Version, team: Team) -> None:
    read = current_version(team)
    assert read is not None
    version_in(read, "sv")
    assert read.behaviours.all()[0].title == "sv Repeat the need"
    stored = current_version(team)
    assert stored is not None
    assert stored.behaviours.all()[0].title == "Repeat the need"
    assert versions.compare(stored, Version.objects.get(pk=published.pk)).is_empty


def test_words_keep_their_language_through_what_pages_do_with_them() -> None:
    words = InLanguage("När kunden ringer", "sv")
    assert getattr(as_in("kunden ringer", words), "language", "") == "sv"
    assert not hasattr(as_in("plain", "plain"), "language")
    assert words == "När kunden ringer"


@pytest.mark.parametrize("lines", [3, 12])
def test_reading_in_another_language_costs_the_same_however_long_the_list(
    lines: int, client: Client, team: Team, manager: User, django_assert_num_queries: Any
) -> None:
    outcome = make_outcome()
    more = tuple(
        replace(outcome.behaviours[0], key=f"k{n}", text=f"we do thing {n}") for n in range(lines)
    )
    draft = make_draft(team, manager, language="nb", behaviours=more)
    for line in draft.behaviours.all():
        translate(draft, manager, line.code)
    read, listed = Version.objects.get(pk=draft.pk), Version.objects.get(pk=draft.pk)
    with django_assert_num_queries(4):
        assert version_in(read, "sv").behaviours.all()[0].title.startswith("sv ")
    with django_assert_num_queries(4):
        language_standings(listed, team)
