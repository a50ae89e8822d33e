"""A definition does not lose silently what people chose in the workshop."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Team, Version
from behaviours.outcome import OutcomeCoverage, OutcomeCovered, OutcomeTheme
from behaviours.queries.clauses import dropped_in
from tests.behaviours.factories import make_draft, make_manager, make_published, make_team, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/catalogue/nord/draft/definition/"
DECIDED = "We understand the need before we suggest a solution, and we call back."
COVERED = {
    "definition": DECIDED,
    "themes": (
        OutcomeTheme("t1", "Listening", ("Hear people out",), 12, True),
        OutcomeTheme("t2", "Follow-up", ("Call back as agreed",), 7, True),
    ),
    "coverage": OutcomeCoverage(
        (OutcomeCovered("t1", ("understand the need",)), OutcomeCovered("t2", ("we call back",))),
        2,
        2,
    ),
}


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
    return make_draft(team, manager, **COVERED)


def said(draft: Version, definition: str, **more: object) -> dict[str, object]:
    draft.refresh_from_db()
    words = {"term": "care", "status": "agreed", "revision": draft.revision}
    return {**words, "definition": definition, **more}


def test_dropping_a_clause_is_refused_once_and_then_done(client: Client, draft: Version) -> None:
    shorter = "We understand the need before we suggest a solution."
    answer = client.post(ADDRESS, said(draft, shorter))
    assert answer.status_code == 422
    shown = texts(answer.text)
    for words in ("we call back", "Follow-up", "chosen by 7 of 18", "Leave it out all the same"):
        assert words in shown
    assert [clause.phrase for clause in answer.context["dropped"]] == ["we call back"]
    assert answer.context["form"]["definition"].value() == shorter
    draft.refresh_from_db()
    assert draft.definition == DECIDED
    assert client.post(ADDRESS, said(draft, shorter, leave_out="we call back")).status_code == 302
    draft.refresh_from_db()
    assert draft.definition == shorter


def test_each_clause_is_left_out_by_its_own_tick(client: Client, draft: Version) -> None:
    answer = client.post(ADDRESS, said(draft, "We care.", leave_out=["we call back"]))
    assert answer.status_code == 422
    assert [clause.phrase for clause in answer.context["dropped"]] == ["understand the need"]
    # What was ticked stays ticked.
    assert 'type="hidden" name="leave_out" value="we call back"' in answer.text
    both = ["we call back", "understand the need"]
    assert client.post(ADDRESS, said(draft, "We care.", leave_out=both)).status_code == 302


@pytest.mark.parametrize(
    "words",
    [
        "WE UNDERSTAND THE NEED before we suggest, and we call back.",
        "We understand  the\nneed, and we call\nback.",
    ],
)
def test_case_and_spaces_drop_nothing(words: str, client: Client, draft: Version) -> None:
    assert client.post(ADDRESS, said(draft, words)).status_code == 302


def test_what_was_left_out_before_is_not_asked_about_again(
    client: Client, draft: Version, manager: User
) -> None:
    client.post(ADDRESS, said(draft, "We understand the need.", leave_out="we call back"))
    assert client.post(ADDRESS, said(draft, "We understand the need well.")).status_code == 302


def test_the_command_names_the_refusal(draft: Version, manager: User) -> None:
    with pytest.raises(Refused) as refused:
        versions.edit_definition(
            version=draft,
            by=manager,
            revision=draft.revision,
            term="care",
            definition="We care.",
            status="agreed",
        )
    assert (refused.value.code, refused.value.field) == ("drops_source", "definition")


def test_a_definition_without_a_workshop_behind_it_drops_nothing(
    client: Client, team: Team, manager: User
) -> None:
    draft = versions.open_draft(team=team, by=manager)
    client.post(ADDRESS, said(draft, "We care."))
    assert client.post(ADDRESS, said(draft, "We do.")).status_code == 302
    assert dropped_in(draft) == ()


def test_the_draft_and_the_page_before_publishing_name_what_is_dropped(
    client: Client, draft: Version
) -> None:
    assert (
        "Left out of what the workshop agreed on" not in client.get("/catalogue/nord/draft/").text
    )
    client.post(ADDRESS, said(draft, "We understand the need.", leave_out="we call back"))
    for address in ("/catalogue/nord/draft/", "/catalogue/nord/draft/publish/"):
        shown = texts(client.get(address).text)
        assert "Left out of what the workshop agreed on" in shown
        assert "we call back" in shown and "chosen by 7 of 18" in shown


def test_only_what_this_draft_drops_is_named(client: Client, team: Team, manager: User) -> None:
    make_published(team, manager, **COVERED)
    draft = versions.open_draft(team=team, by=manager)
    client.post(ADDRESS, said(draft, "We understand the need.", leave_out="we call back"))
    draft.refresh_from_db()
    assert [clause.phrase for clause in dropped_in(draft)] == ["we call back"]
    versions.publish(version=draft, by=manager, change_note="Shorter.", size=Size.MAJOR)
    following = versions.open_draft(team=team, by=manager)
    assert dropped_in(following) == ()
