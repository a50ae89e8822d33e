"""Editing a draft in the browser: what is stored, what is refused, and what is kept."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import escape

from behaviours import versions
from behaviours.enums import Size
from behaviours.models import Team, Version
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_published,
    make_team,
)

pytestmark = pytest.mark.django_db
DRAFT = "/catalogue/nord/draft/"
LINE = f"{DRAFT}behaviour/LIS-01/"


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


def behaviour_form(**fields: object) -> dict[str, object]:
    words = {"title": "Repeat the need", "text": "we repeat it", "audience": "customer"}
    return {**words, "revision": 0, **fields}


def question_form(**fields: object) -> dict[str, object]:
    words = {"wording": "What now?", "form": "open", "stage": "open", "purpose": "dialogue"}
    return {**words, "revision": 0, **fields}


WRONG = [
    ("title", "", "This field is required."),
    ("title", "x" * 121, "at most 120 characters (it has 121)"),
    ("text", "x" * 401, "at most 400 characters (it has 401)"),
    ("text", "line\n" * 10_000, "at most 400 characters (it has 49999)"),
    ("text", "we \u202elisten", "hidden characters"),
    ("title", "we \u2066listen", "hidden characters"),
    ("text", "we \x07listen", "control characters"),
    ("text", "we \x00listen", "control characters"),
]


@pytest.mark.parametrize(("field", "value", "words"), WRONG)
def test_wrong_words_get_a_sentence_by_the_field_and_are_kept(
    field: str, value: str, words: str, client: Client, draft: Version
) -> None:
    answer = client.post(LINE, behaviour_form(**{field: value}))
    assert answer.status_code == 422
    assert words in answer.text
    assert f'aria-describedby="id_{field}_' in answer.text
    kept = answer.context["form"][field].value()
    assert kept == value
    line = draft.behaviours.get(code="LIS-01")
    assert (line.title, line.revision) == ("Repeat the need", 0)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script> & co",
        "🎈 we cheer 👩‍👩‍👧",
        "we say שלום\u200f aloud",
        "we “listen”",
    ],
)
def test_any_other_words_are_stored_as_they_are_and_shown_as_words(
    words: str, client: Client, draft: Version
) -> None:
    answer = client.post(LINE, behaviour_form(title=words), follow=True)
    assert draft.behaviours.get(code="LIS-01").title == words
    assert escape(words) in answer.text
    assert "<script>alert" not in answer.text


def test_line_breaks_are_kept_where_there_are_lines(client: Client, draft: Version) -> None:
    client.post(LINE, behaviour_form(title="Two\r\nlines", how="First.\r\nThen."))
    line = draft.behaviours.get(code="LIS-01")
    assert (line.title, line.how) == ("Two lines", "First.\nThen.")


def test_a_stale_tab_is_told_keeps_its_words_and_may_then_save(
    client: Client, draft: Version, manager: User
) -> None:
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(title="A colleague’s words")
    versions.edit_behaviour(behaviour=line, by=manager, revision=0, words=words)
    answer = client.post(LINE, behaviour_form(title="My own words"))
    assert answer.status_code == 409
    assert "Somebody changed this while you were writing." in answer.text
    assert 'value="My own words"' in answer.text
    assert "A colleague’s words" in answer.text
    line.refresh_from_db()
    assert line.title == "A colleague’s words"
    assert 'name="revision" value="1"' in answer.text
    client.post(LINE, behaviour_form(title="My own words", revision=1))
    line.refresh_from_db()
    assert line.title == "My own words"


def test_a_stale_definition_is_told_and_kept(client: Client, draft: Version, manager: User) -> None:
    seen = draft.revision
    versions.edit_definition(
        version=draft, by=manager, revision=seen, term="care", definition="Theirs.", status="leader"
    )
    data = {"term": "care", "definition": "Mine.", "status": "agreed", "revision": seen}
    answer = client.post(f"{DRAFT}definition/", data)
    assert answer.status_code == 409
    assert answer.context["form"]["definition"].value() == "Mine."
    assert "Theirs" in answer.text
    draft.refresh_from_db()
    assert draft.definition == "Theirs."


@pytest.mark.parametrize("revision", ["", "-1", "many", "99999999999999999999"])
def test_a_broken_revision_is_refused(revision: str, client: Client, draft: Version) -> None:
    assert client.post(LINE, behaviour_form(revision=revision)).status_code == 422
    assert draft.behaviours.get(code="LIS-01").revision == 0


def test_lines_are_added_moved_and_removed(client: Client, draft: Version) -> None:
    client.post(f"{DRAFT}behaviour/new/", behaviour_form(title="Call back", theme="Listening"))
    assert draft.behaviours.get(code="LIS-02").title == "Call back"
    client.post(f"{DRAFT}behaviour/LIS-02/move/", {"to": "up"})
    assert [b.code for b in draft.behaviours.all()] == ["LIS-02", "LIS-01", "FOL-01"]
    client.post(f"{DRAFT}behaviour/LIS-02/remove/", {"why": ""})
    assert [b.code for b in draft.behaviours.all()] == ["LIS-01", "FOL-01"]
    client.post(f"{DRAFT}question/new/", question_form(behaviour_code="LIS-01"))
    assert draft.questions.get(code="Q-03").behaviour_code == "LIS-01"
    client.post(f"{DRAFT}question/Q-03/", question_form(wording="And now?"))
    assert draft.questions.get(code="Q-03").wording == "And now?"


@pytest.mark.parametrize("code", ["XXX-99", "FOL-99"])
def test_a_question_refuses_a_behaviour_that_is_not_there(
    code: str, client: Client, draft: Version
) -> None:
    answer = client.post(f"{DRAFT}question/new/", question_form(behaviour_code=code))
    assert answer.status_code == 422
    assert draft.questions.count() == 2


def test_publishing_asks_for_a_note_and_for_what_the_number_means(
    client: Client, team: Team, manager: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    answer = client.post(f"{DRAFT}publish/", {"change_note": ""})
    assert answer.status_code == 422
    assert "Write what is new" in answer.text
    assert "Choose one" in answer.text
    answer = client.post(f"{DRAFT}publish/", {"change_note": "Clearer.", "size": "minor"})
    assert "Nothing has changed since version 1.0" in answer.text
    assert answer.context["form"]["change_note"].value() == "Clearer."
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    client.post(f"{DRAFT}publish/", {"change_note": "Clearer.", "size": "minor"})
    draft.refresh_from_db()
    assert draft.number == "1.1"


def test_the_first_version_asks_for_a_note_only(client: Client, draft: Version) -> None:
    assert "Must anyone act differently?" not in client.get(f"{DRAFT}publish/").text
    client.post(f"{DRAFT}publish/", {"change_note": "First."})
    draft.refresh_from_db()
    assert draft.number == "1.0"


def test_a_draft_can_be_written_without_a_workshop(client: Client, manager: User) -> None:
    page = client.get("/catalogue/nord/")
    assert "Write a draft" in page.text
    client.post(f"{DRAFT}open/")
    assert "There are no behaviours yet." in client.get(DRAFT).text
    revision = client.get(f"{DRAFT}definition/").context["form"]["revision"].value()
    data = {"term": "care", "definition": "We care.", "status": "leader", "revision": revision}
    client.post(f"{DRAFT}definition/", data)
    client.post(f"{DRAFT}behaviour/new/", behaviour_form())
    client.post(f"{DRAFT}publish/", {"change_note": "First."})
    page = client.get("/catalogue/nord/")
    assert "We care." in page.text
    assert "Decided by the leader" in page.text
    assert "No workshop stands behind this version" in client.get("/catalogue/nord/v/1.0/why/").text


def test_words_written_for_a_draft_that_is_gone_are_shown_to_be_copied(
    client: Client, draft: Version, manager: User
) -> None:
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    for address in (LINE, f"{DRAFT}behaviour/new/"):
        answer = client.post(address, behaviour_form(title="My <own> words"))
        assert answer.status_code == 409
        assert "it is published or discarded" in answer.text
        assert "My &lt;own&gt; words" in answer.text
        assert client.get(address).headers["Location"] == DRAFT
    published = Version.objects.get()
    assert published.behaviours.get(code="LIS-01").title == "Repeat the need"


def test_words_written_for_a_line_that_was_removed_are_shown_to_be_copied(
    client: Client, draft: Version, manager: User
) -> None:
    versions.remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    answer = client.post(LINE, behaviour_form(title="My own words"))
    assert answer.status_code == 409
    assert "somebody removed it" in answer.text
    assert "My own words" in answer.text
    assert client.get(LINE).status_code == 404


def test_a_doubled_click_adds_one_line_publishes_once_and_makes_one_team(
    client: Client, draft: Version, team: Team
) -> None:
    for _ in range(2):
        client.post(f"{DRAFT}behaviour/new/", behaviour_form(title="Call back"))
        client.post("/teams/new/", {"name": "Sør", "language": "nb"})
    assert draft.behaviours.filter(title="Call back").count() == 1
    assert Team.objects.filter(name="Sør").count() == 1
    first = client.post(f"{DRAFT}publish/", {"change_note": "First."})
    second = client.post(f"{DRAFT}publish/", {"change_note": "First."})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Read version 1.0" in second.text
    assert team.catalogue.versions.count() == 1


def test_a_draft_is_discarded_whole(client: Client, draft: Version) -> None:
    assert "can hand over again" in client.get(f"{DRAFT}discard/").text
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(f"{DRAFT}discard/").text)
    assert seen
    client.post(f"{DRAFT}discard/", {"seen": seen[1]})
    assert not Version.objects.exists()
    assert "There is no draft" in client.get(DRAFT).text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name": "", "language": "nb"}, "required"),
        ({"name": "x" * 81, "language": "nb"}, "at most 80"),
        ({"name": "\u202eNord", "language": "nb"}, "hidden characters"),
        ({"name": "Sør", "language": "xx"}, "not one of the available choices"),
    ],
)
def test_a_wrong_team_is_not_made(
    data: dict[str, str], words: str, client: Client, manager: User
) -> None:
    answer = client.post("/teams/new/", data)
    assert answer.status_code == 422
    assert words in answer.text
    assert Team.objects.count() == 1
