"""Who wrote what into a draft is kept while it is one, and what two people wrote at once."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import BehaviourWords, MediumWords
from behaviours.enums import Size
from behaviours.models import Edit, Team, Version
from behaviours.queries.comparing import question_words as question_words_of
from behaviours.queries.comparing import words_of
from behaviours.queries.edits import said_then, words_seen
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_outcome,
    make_published,
    make_team,
    question_words,
    texts,
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
def other(team: Team) -> User:
    return make_manager(team)


@pytest.fixture
def draft(team: Team, manager: User) -> Version:
    return make_draft(team, manager)


def write(draft: Version, by: User, code: str = "LIS-01", **fields: Any) -> None:
    """Changes these fields of the line, as somebody with a fresh page does."""
    line = draft.behaviours.get(code=code)
    words = words_of(line)
    assert isinstance(words, BehaviourWords)
    versions.edit_behaviour(
        behaviour=line, by=by, revision=line.revision, words=replace(words, **fields)
    )


def form_of(client: Client, address: str) -> dict[str, object]:
    """What a browser would send if its person changed nothing."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def test_adding_editing_and_handing_over_are_kept_with_who_wrote(
    draft: Version, manager: User, other: User
) -> None:
    handed = draft.edits.exclude(at=draft.created_at)
    assert set(handed.values_list("code", flat=True)) == {"", "LIS-01", "FOL-01", "Q-01", "Q-02"}
    assert set(handed.values_list("by", flat=True)) == {manager.pk}
    write(draft, other, text="we repeat it", media=(MediumWords("phone", "Say it"),))
    last = draft.edits.get(code="LIS-01", revision=1)
    assert last.by == other
    assert said_then(last)["phone.words"] == "Say it"
    added = versions.add_question(version=draft, by=other, words=question_words())
    assert draft.edits.get(code=added.code).by == other


def test_what_a_line_said_before_its_first_edit_is_known_too(team: Team, manager: User) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    assert not draft.edits.exists()
    line = draft.behaviours.get(code="LIS-01")
    write(draft, manager, text="we repeat it")
    seen = words_seen(draft, "LIS-01", line.revision)
    assert seen is not None
    assert seen["text"] == "we repeat the need"


def test_a_line_that_is_taken_out_leaves_its_words_in_the_list(
    draft: Version, manager: User, client: Client
) -> None:
    write(draft, manager, text="we say it in their words")
    versions.remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    shown = texts(client.get(f"{DRAFT}edits/").text)
    assert "not in the draft any more" in shown
    assert "in their words" in shown


def test_what_a_removal_takes_back_from_other_lines_is_kept(draft: Version, manager: User) -> None:
    asked = question_words(behaviour_code="LIS-01")
    question = versions.add_question(version=draft, by=manager, words=asked)
    versions.remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    said = [said_then(e)["behaviour_code"] for e in draft.edits.filter(code=question.code)]
    assert sorted(said) == ["", "LIS-01"]


def test_edits_go_with_the_draft_and_when_it_is_published(
    team: Team, draft: Version, manager: User
) -> None:
    versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    assert not Edit.objects.exists()
    second = versions.open_draft(team=team, by=manager)
    write(second, manager, text="we repeat it")
    assert Edit.objects.exists()
    versions.discard_draft(version=second, by=manager)
    assert not Edit.objects.exists()


def test_the_list_says_who_wrote_what_newest_first(
    client: Client, draft: Version, other: User
) -> None:
    write(draft, other, text="we repeat the wish")
    versions.edit_definition(
        version=draft,
        by=other,
        revision=draft.revision,
        term="care",
        definition=draft.definition,
        status="leader",
    )
    page = client.get(f"{DRAFT}edits/")
    first, second = page.context["page"].edits[:2]
    assert (first.kind, first.by) == ("definition", other.email)
    assert [field.label for field in first.fields] == ["Term", "Status"]
    assert (second.code, second.is_new) == ("LIS-01", False)
    pieces = [(piece.kind, piece.text) for piece in second.fields[0].pieces]
    assert ("del", "need") in pieces and ("ins", "wish") in pieces


def test_a_long_list_is_shown_a_page_at_a_time(
    client: Client, draft: Version, manager: User
) -> None:
    for number in range(60):
        write(draft, manager, text=f"we say {number}")
    first = client.get(f"{DRAFT}edits/")
    shown = [edit.id for edit in first.context["page"].edits]
    rest = client.get(f"{DRAFT}edits/?before={first.context['page'].older}")
    shown += [edit.id for edit in rest.context["page"].edits]
    assert len(shown) == len(set(shown)) == first.context["page"].count == 65
    assert rest.context["page"].older is None


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40])
def test_a_wrong_place_in_the_list_is_its_beginning(
    before: str, client: Client, draft: Version
) -> None:
    assert client.get(f"{DRAFT}edits/?before={before}").status_code == 200


def test_fields_that_one_side_changed_are_brought_together(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    write(draft, other, how="Slowly.", media=(MediumWords("chat", "One line"),))
    answer = client.post(LINE, {**mine, "title": "Say it again", "phone_words": "Say it"})
    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["title"].value() == "Say it again"
    assert form["how"].value() == "Slowly."
    assert form["chat_words"].value() == "One line"
    assert form["phone_words"].value() == "Say it"
    assert form.meeting.both == ()
    assert other.email in answer.text
    client.post(LINE, {name: form[name].value() or "" for name in form.fields})
    line = draft.behaviours.get(code="LIS-01")
    assert (line.title, line.how, line.revision) == ("Say it again", "Slowly.", 2)
    assert set(draft.media.values_list("medium", "words")) == {
        ("chat", "One line"),
        ("phone", "Say it"),
    }


def test_a_field_that_both_changed_shows_both_and_who_wrote(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    write(draft, other, text="we repeat the wish")
    answer = client.post(LINE, {**mine, "text": "we repeat the question"})
    met = answer.context["form"].meeting.at["text"]
    assert met.by == other.email
    assert met.before == "we repeat the need"
    assert [p.text for p in met.yours if p.kind == "ins"] == ["question"]
    assert [p.text for p in met.stored if p.kind == "ins"] == ["wish"]
    shown = texts(answer.text)
    assert "Yours" in shown and f"Stored now, by {other.email}" in shown and "Before" in shown
    assert answer.context["form"]["text"].value() == "we repeat the question"


def test_taking_theirs_works_without_a_script(client: Client, draft: Version, other: User) -> None:
    mine = form_of(client, LINE)
    write(draft, other, text="we repeat the wish", seen=True)
    sent = {**mine, "text": "we repeat the question", "title": "Mine"}
    form = client.post(LINE, sent).context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    done = client.post(LINE, {**again, "theirs_text": "1"})
    assert done.status_code == 302
    line = draft.behaviours.get(code="LIS-01")
    assert (line.text, line.title, line.seen) == ("we repeat the wish", "Mine", True)


def test_taking_theirs_takes_what_was_shown_and_not_what_came_later(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    write(draft, other, text="we repeat the wish")
    form = client.post(LINE, {**mine, "text": "we ask", "title": "Mine"}).context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    write(draft, other, text="we repeat nothing")
    answer = client.post(LINE, {**again, "theirs_text": "1"})
    assert answer.status_code == 409
    # What I took was theirs already, so their newer words are taken in.
    assert answer.context["form"]["text"].value() == "we repeat nothing"
    assert answer.context["form"]["title"].value() == "Mine"


def test_a_choice_and_a_tick_that_both_changed_are_shown_by_name(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    write(draft, other, audience="team")
    answer = client.post(LINE, {**mine, "audience": "oneself"})
    met = answer.context["form"].meeting.at["audience"]
    assert [piece.text for piece in met.yours] == ["Towards oneself"]
    assert [piece.text for piece in met.stored] == ["Leaders towards their team"]
    assert met.before == "Towards the customer"


def test_a_question_and_the_definition_are_brought_together_too(
    client: Client, draft: Version, other: User
) -> None:
    address = f"{DRAFT}question/Q-01/"
    mine = form_of(client, address)
    stored = draft.questions.get(code="Q-01")
    words = replace(question_words_of(stored), stop="They have said it")
    versions.edit_question(question=stored, by=other, revision=stored.revision, words=words)
    answer = client.post(address, {**mine, "wording": "What matters today?"})
    assert answer.context["form"]["stop"].value() == "They have said it"
    assert answer.context["form"]["wording"].value() == "What matters today?"
    definition = form_of(client, f"{DRAFT}definition/")
    versions.edit_definition(
        version=draft,
        by=other,
        revision=draft.revision,
        term="care",
        definition=draft.definition,
        status="agreed",
    )
    answer = client.post(f"{DRAFT}definition/", {**definition, "definition_why": "It helps."})
    assert answer.status_code == 409
    assert answer.context["form"]["term"].value() == "care"
    assert answer.context["form"]["definition_why"].value() == "It helps."


def test_saving_what_is_stored_already_is_no_conflict(
    client: Client, draft: Version, manager: User
) -> None:
    mine = {**form_of(client, LINE), "title": "Say it again"}
    assert client.post(LINE, mine).status_code == 302
    again = client.post(LINE, mine, follow=True)
    assert again.status_code == 200
    assert "LIS-01 says that already." in again.text
    assert draft.behaviours.get(code="LIS-01").revision == 1


def test_without_the_words_that_were_seen_nothing_is_decided_for_the_writer(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    write(draft, other, text="we repeat the wish")
    draft.edits.filter(code="LIS-01", revision=0).delete()
    answer = client.post(LINE, {**mine, "title": "Mine"})
    form = answer.context["form"]
    assert form.meeting.at["text"].is_conflict
    assert form["text"].value() == "we repeat the need"


def test_a_second_hand_over_is_brought_together_with_a_page_from_before(
    client: Client, team: Team, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    outcome = make_outcome()
    first = replace(outcome.behaviours[0], situation="the customer is done")
    again = replace(outcome, behaviours=(first, *outcome.behaviours[1:]))
    versions.receive_outcome(team=team, by=other, outcome=again)
    answer = client.post(LINE, {**mine, "title": "Mine"})
    assert answer.status_code == 409
    assert answer.context["form"]["situation"].value() == "the customer is done"
    assert answer.context["form"]["title"].value() == "Mine"


def test_a_line_added_twice_is_kept_once(draft: Version, manager: User) -> None:
    for _ in range(2):
        made = versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    assert draft.edits.filter(code=made.code).count() == 1


def test_saving_without_a_change_makes_nobodys_page_older(
    client: Client, draft: Version, other: User
) -> None:
    mine = form_of(client, LINE)
    assert client.post(LINE, form_of(client, LINE)).status_code == 302
    assert client.post(LINE, {**mine, "title": "Mine"}).status_code == 302
    assert draft.behaviours.get(code="LIS-01").revision == 1
