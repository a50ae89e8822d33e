"""Sharing a draft, asking for reviews, and what an approval is of."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from behaviours.content import MediumWords, words_hash
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.exports import json_file
from behaviours.exports.json_reading import read_json
from behaviours.models import Behaviour, Membership, Question, Review, Team, Version
from behaviours.queries.comparing import question_words, words_of
from behaviours.queries.documents import document_of, origin_of
from behaviours.roles import Roles, add_member
from behaviours.teams import remove_member
from behaviours.versions import (
    add_behaviour,
    edit_behaviour,
    edit_definition,
    edit_question,
    move_entry,
    open_draft,
    publish,
    receive_outcome,
    remove_entry,
)
from behaviours.versions.reviews import (
    approve_draft,
    ask_for_review,
    review_hash,
    share_draft,
    take_back_review,
)
from behaviours.versions.taking_in import take_in
from behaviours.versions.translating import translate
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_outcome,
    make_team,
    make_user,
    texts,
)

pytestmark = pytest.mark.django_db

DRAFT = "/catalogue/nord/draft/"


@pytest.fixture
def draft(team: Team, manager: User) -> Version:
    return make_draft(team, manager, language="en")


@pytest.fixture
def asked(team: Team, manager: User, draft: Version) -> Membership:
    """A reader who was asked to look at the draft."""
    member = make_member(team, "reader")
    ask_for_review(version=draft, by=manager, people=[member])
    return member


def approve(draft: Version, by: User) -> Review:
    return approve_draft(version=draft, by=by, seen=review_hash(draft))


def stands(draft: Version) -> bool:
    """Whether what was approved is what the draft says now."""
    stored = Version.objects.get(pk=draft.pk)
    return stored.reviews.get().approved_hash == review_hash(stored)


def first_line(draft: Version) -> Behaviour:
    return draft.behaviours.get(code="LIS-01")


def first_question(draft: Version) -> Question:
    return draft.questions.order_by("position")[0]


# --- sharing ---------------------------------------------------------------------------------
def test_a_shared_draft_is_read_by_every_member_without_its_tools(
    client: Client, draft: Version, manager: User, reader: User
) -> None:
    assert client.get(DRAFT).status_code == 403
    share_draft(version=draft, by=manager, shared=True)
    page = client.get(DRAFT)
    assert page.status_code == 200
    shown = texts(page.text)
    assert "We understand the need before we suggest a solution." in shown
    assert "we repeat the need" in shown
    assert "What comes first" in shown or "what comes first" in shown
    for tool in ("publish/", "discard/", "/new/", "move/", "remove/", "behaviour/LIS-01/"):
        assert f'"{DRAFT}{tool}' not in page.text
    share_draft(version=draft, by=manager, shared=False)
    assert client.get(DRAFT).status_code == 403


def test_managers_share_a_draft_and_others_do_not(
    client: Client, draft: Version, manager: User, reader: User
) -> None:
    assert client.post(f"{DRAFT}share/", {"share": "yes"}).status_code == 403
    with pytest.raises(PermissionDenied):
        share_draft(version=draft, by=reader, shared=True)
    client.force_login(manager)
    client.post(f"{DRAFT}share/", {"share": "yes"})
    draft.refresh_from_db()
    since = draft.shared_at
    client.post(f"{DRAFT}share/", {"share": "yes"})
    draft.refresh_from_db()
    assert draft.shared_at == since is not None
    client.post(f"{DRAFT}share/", {"share": "no"})
    draft.refresh_from_db()
    assert draft.shared_at is None


def test_without_a_draft_there_is_nothing_to_share_or_approve(
    client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    for address in ("share/", "approve/", "reviews/"):
        assert client.post(DRAFT + address, {"seen": "x"}).status_code == 409


def test_every_line_of_the_draft_says_all_it_has_to_say(
    client: Client, draft: Version, manager: User, reader: User
) -> None:
    words = replace(
        behaviour_words(mandate="Up to 500", heard=True, non_example="Guess"),
        media=(MediumWords("phone", "Say it back"),),
    )
    add_behaviour(version=draft, by=manager, words=words)
    share_draft(version=draft, by=manager, shared=True)
    shown = texts(client.get(DRAFT).text)
    for said in ("Up to 500", "Guess", "Phone: words or steps Say it back", "Open"):
        assert said in shown
    assert client.get(f"{DRAFT}?lines=open").text.count('<details class="rm-all" open>') == 5


# --- asking ----------------------------------------------------------------------------------
def test_the_asked_see_the_draft_before_it_is_shared(
    client: Client, draft: Version, asked: Membership, reader: User
) -> None:
    assert client.get(DRAFT).status_code == 403
    client.force_login(asked.user)
    assert "You are asked to look at this draft" in client.get(DRAFT).text


def test_managers_ask_members_once(
    client: Client, draft: Version, team: Team, manager: User, asked: Membership
) -> None:
    client.force_login(manager)
    other = make_member(team, "facilitator")
    approve(draft, asked.user)
    answer = client.post(f"{DRAFT}reviews/", {"people": [str(other.pk)]}, follow=True)
    assert "1 person is asked to look at the draft." in answer.text
    ask_for_review(version=draft, by=manager, people=[asked, other])
    assert draft.reviews.count() == 2
    assert draft.reviews.get(reviewer=asked.user).approved_hash


@pytest.mark.parametrize(
    ("people", "words"),
    [([], "Choose at least one person"), (["0"], "not a member"), (["x"], "not a member")],
)
def test_nobody_and_strangers_are_not_asked(
    people: list[str], words: str, client: Client, draft: Version, manager: User
) -> None:
    client.force_login(manager)
    page = client.post(f"{DRAFT}reviews/", {"people": people})
    assert page.status_code == 422
    assert words in page.text
    assert not Review.objects.exists()


def test_members_of_another_team_and_nobody_are_refused(draft: Version, manager: User) -> None:
    stranger = make_member(make_team("Sør"), "reader")
    for people, code in (([stranger], "not_a_member"), ([], "nobody_asked")):
        with pytest.raises(Refused, match=code):
            ask_for_review(version=draft, by=manager, people=people)


def test_only_managers_ask_and_take_back(
    client: Client, draft: Version, asked: Membership, reader: User
) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_review(version=draft, by=reader, people=[asked])
    with pytest.raises(PermissionDenied):
        take_back_review(version=draft, by=reader, review_id=draft.reviews.get().pk)
    assert client.get(f"{DRAFT}reviews/").status_code == 403


@pytest.mark.parametrize("number", ["x", "", "-1", "9" * 40])
def test_a_request_is_taken_back_and_nonsense_takes_nothing_back(
    number: str, client: Client, draft: Version, asked: Membership, manager: User
) -> None:
    client.force_login(manager)
    client.post(f"{DRAFT}reviews/", {"take_back": number})
    assert draft.reviews.count() == 1
    client.post(f"{DRAFT}reviews/", {"take_back": str(draft.reviews.get().pk)})
    assert draft.reviews.count() == 0
    client.force_login(asked.user)
    assert client.get(DRAFT).status_code == 403


def test_the_first_page_says_that_one_is_asked(
    client: Client, draft: Version, asked: Membership, manager: User, reader: User
) -> None:
    asks = "You are asked to look at the draft of"
    assert asks not in client.get("/").text
    client.force_login(asked.user)
    for address in ("/", "/teams/nord/"):
        page = client.get(address).text
        assert asks in page
        assert f'href="{DRAFT}"' in page
    approve(draft, asked.user)
    for address in ("/", "/teams/nord/"):
        assert asks not in client.get(address).text
    save_line(draft, manager, text="we say it back")
    for address in ("/", "/teams/nord/"):
        assert "The draft of Nord has changed since you approved it." in client.get(address).text


def test_the_first_page_costs_the_same_however_many_drafts_one_has_approved(
    client: Client, asked: Membership, draft: Version, django_assert_num_queries: Any
) -> None:
    approve(draft, asked.user)
    client.force_login(asked.user)
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for _ in range(2):
        team = make_team()
        by = make_manager(team)
        other = make_draft(team, by)
        ask_for_review(
            version=other, by=by, people=[add_member(team, asked.user, Roles(reader=True))]
        )
        approve(other, asked.user)
    with django_assert_num_queries(len(before)):
        client.get("/")


# --- approving -------------------------------------------------------------------------------
def test_who_was_asked_approves_what_they_have_read(
    client: Client, draft: Version, asked: Membership
) -> None:
    client.force_login(asked.user)
    seen = client.get(DRAFT).context["reviews"].now
    assert "You have approved" in client.post(f"{DRAFT}approve/", {"seen": seen}, follow=True).text
    assert stands(draft)


def test_what_one_has_not_read_is_not_approved(
    client: Client, draft: Version, asked: Membership, manager: User
) -> None:
    client.force_login(asked.user)
    seen = client.get(DRAFT).context["reviews"].now
    add_behaviour(version=draft, by=manager, words=behaviour_words())
    page = client.post(f"{DRAFT}approve/", {"seen": seen}, follow=True)
    assert "The draft has changed while you were reading" in page.text
    assert not draft.reviews.get().approved_hash


def test_others_do_not_approve(
    client: Client, draft: Version, asked: Membership, manager: User, reader: User
) -> None:
    for person, refused in ((manager, Refused), (reader, Refused), (make_user(), Http404)):
        with pytest.raises(refused):
            approve(draft, person)
    assert client.post(f"{DRAFT}approve/", {"seen": review_hash(draft)}).status_code == 403


def save_definition(draft: Version, by: User, **changed: Any) -> None:
    stored = Version.objects.get(pk=draft.pk)
    names = ("term", "definition", "status", "definition_why", "review_on", "revision")
    said = {name: getattr(stored, name) for name in names}
    edit_definition(version=stored, by=by, **{**said, **changed})


def save_line(draft: Version, by: User, **changed: Any) -> None:
    line = first_line(draft)
    words = replace(words_of(line), **changed)
    edit_behaviour(behaviour=line, by=by, revision=line.revision, words=words)  # type: ignore[arg-type]


def save_question(draft: Version, by: User, **changed: Any) -> None:
    line = first_question(draft)
    words = replace(question_words(line), **changed)
    edit_question(question=line, by=by, revision=line.revision, words=words)


def hand_over_again(draft: Version, by: User, **changed: Any) -> None:
    outcome = make_outcome(language="en", **changed)
    receive_outcome(team=draft.catalogue.team, by=by, outcome=outcome)


def move(draft: Version, by: User, *, up: bool) -> None:
    move_entry(entry=first_question(draft), by=by, up=up)


Save = Callable[..., None]
PATHS: list[tuple[Save, dict[str, Any]]] = [
    (save_definition, {"definition": "We ask first."}),
    (save_definition, {"definition_why": "Because."}),
    (save_line, {"text": "we say it back"}),
    (save_line, {"why": "Because."}),
    (save_line, {"heard": True}),
    (save_line, {"media": (MediumWords("chat", "One line"),)}),
    (save_question, {"wording": "What matters?"}),
    (save_question, {"stop": "They have told it"}),
    (hand_over_again, {"definition": "We ask first."}),
]


@pytest.mark.parametrize(("save", "changed"), PATHS)
def test_saving_what_stands_resets_nothing_and_a_change_does_until_it_is_taken_back(
    save: Save, changed: dict[str, Any], draft: Version, asked: Membership, manager: User
) -> None:
    save(draft, manager)
    approve(draft, asked.user)
    save(draft, manager)
    assert stands(draft)
    name, value = next(iter(changed.items()))
    before = next(
        getattr(source, name)
        for source in (
            Version.objects.get(pk=draft.pk)
            if save in {save_definition, hand_over_again}
            else None,
            words_of(first_line(draft)) if save is save_line else None,
            question_words(first_question(draft)),
        )
        if source is not None
    )
    save(draft, manager, **{name: value})
    assert not stands(draft)
    save(draft, manager, **{name: before})
    assert stands(draft)


def test_a_move_changes_what_is_read_until_it_is_moved_back(
    draft: Version, asked: Membership, manager: User
) -> None:
    add_behaviour(version=draft, by=manager, words=behaviour_words(theme="Listening"))
    approve(draft, asked.user)
    line = draft.behaviours.get(title="Say your name")
    move_entry(entry=line, by=manager, up=True)
    assert not stands(draft)
    move_entry(entry=line, by=manager, up=False)
    assert stands(draft)


def test_a_move_that_moves_nothing_resets_nothing(
    draft: Version, asked: Membership, manager: User
) -> None:
    approve(draft, asked.user)
    move(draft, manager, up=True)
    assert stands(draft)


def test_a_line_more_or_less_is_not_approved(
    draft: Version, asked: Membership, manager: User
) -> None:
    approve(draft, asked.user)
    made = add_behaviour(version=draft, by=manager, words=behaviour_words())
    assert not stands(draft)
    remove_entry(entry=made, by=manager, why="")
    assert stands(draft)
    remove_entry(entry=first_line(draft), by=manager, why="")
    assert not stands(draft)


def test_the_forms_save_what_stands_and_reset_nothing(
    client: Client, draft: Version, asked: Membership, manager: User
) -> None:
    """Words as a workshop may hand them over, which forms would write in another way."""
    Behaviour.objects.filter(pk=first_line(draft).pk).update(
        title=" Repeat  the need ", text="we repeat\r\nthe need ", how="One. \n\nTwo."
    )
    approve(draft, asked.user)
    client.force_login(manager)
    question = first_question(draft).code
    for page in ("definition/", "behaviour/LIS-01/", f"question/{question}/"):
        form = client.get(DRAFT + page).context["form"]
        data = {
            field.html_name: field.value()
            for field in form
            if field.value() is not None and field.value() is not False
        }
        answer = client.post(DRAFT + page, data)
        assert answer.status_code == 302, answer.text
    assert first_line(draft).title == "Repeat the need"
    assert stands(draft)


def save_translation(draft: Version, by: User, **words: str) -> None:
    stored = draft.translations.filter(language="sv", code="LIS-01").first()
    translate(
        version=draft,
        by=by,
        language="sv",
        code="LIS-01",
        revision=stored.revision if stored else 0,
        words=words,
        source_hash=words_hash(words_of(first_line(draft))),
    )


def test_a_translation_is_read_and_an_empty_one_is_not(
    draft: Version, asked: Membership, team: Team, manager: User
) -> None:
    team.more_languages = ["sv"]
    team.save()
    approve(draft, asked.user)
    empty = draft.translations.create(language="sv", code="LIS-01", words={}, source_hash="x")
    assert stands(draft)
    empty.delete()
    save_translation(draft, manager, title="Upprepa behovet")
    assert not stands(draft)
    approve(draft, asked.user)
    save_translation(draft, manager, title="Upprepa behovet")
    assert stands(draft)


def test_a_file_with_what_stands_resets_nothing(
    draft: Version, asked: Membership, team: Team, manager: User
) -> None:
    approve(draft, asked.user)
    text = json_file.written(document_of(draft), origin_of(draft))
    take_in(team=team, by=manager, arriving=lambda before: read_json(text))
    assert stands(draft)
    changed = text.replace("we repeat the need", "we say it back")
    take_in(team=team, by=manager, arriving=lambda before: read_json(changed))
    assert not stands(draft)
    take_in(team=team, by=manager, arriving=lambda before: read_json(text))
    assert stands(draft)


def test_sharing_and_asking_change_nothing_that_is_read(
    draft: Version, asked: Membership, team: Team, manager: User
) -> None:
    approve(draft, asked.user)
    share_draft(version=draft, by=manager, shared=True)
    assert stands(draft)


def test_the_page_tells_how_each_persons_approval_stands_and_what_has_changed(
    client: Client, draft: Version, asked: Membership, manager: User
) -> None:
    client.force_login(manager)
    assert f"{asked.user.email} asked" in texts(client.get(DRAFT).text)
    approve(draft, asked.user)
    assert f"{asked.user.email} approved on" in texts(client.get(DRAFT).text)
    save_line(draft, manager, text="we repeat the question")
    assert "it has changed since" in texts(client.get(DRAFT).text)
    client.force_login(asked.user)
    page = client.get(DRAFT).text
    assert "What has changed since you approved it" in page
    assert "need" in re.findall(r"<del>.*?</del>", page)[0]
    assert "question" in re.findall(r"<ins>.*?</ins>", page)[0]
    approve(draft, asked.user)
    assert "You have approved what the draft says now" in client.get(DRAFT).text


# --- publishing ------------------------------------------------------------------------------
def publishing(draft: Version, by: User) -> Version:
    return publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)


def test_a_draft_is_published_once_everybody_asked_has_approved_it(
    draft: Version, asked: Membership, manager: User
) -> None:
    with pytest.raises(Refused, match="not_approved: 1 person who was asked"):
        publishing(draft, manager)
    approve(draft, asked.user)
    save_line(draft, manager, text="we say it back")
    with pytest.raises(Refused, match="not_approved"):
        publishing(draft, manager)
    approve(draft, asked.user)
    assert publishing(draft, manager).number == "1.0"


def test_the_page_says_how_many_are_missing_and_offers_to_take_the_request_back(
    client: Client, draft: Version, asked: Membership, team: Team, manager: User
) -> None:
    ask_for_review(version=draft, by=manager, people=[make_member(team, "reader")])
    client.force_login(manager)
    page = client.post(f"{DRAFT}publish/", {"change_note": "First.", "size": "major"})
    assert page.status_code == 422
    assert "2 people who were asked to look at the draft have not approved" in page.text
    assert f'href="{DRAFT}reviews/"' in page.text
    for review in draft.reviews.all():
        take_back_review(version=draft, by=manager, review_id=review.pk)
    client.post(f"{DRAFT}publish/", {"change_note": "First.", "size": "major"})
    assert Version.objects.get(pk=draft.pk).number == "1.0"


def test_who_has_left_the_team_holds_nothing_up(
    draft: Version, asked: Membership, manager: User
) -> None:
    remove_member(membership=asked, by=manager)
    assert publishing(draft, manager).number == "1.0"


def test_an_approval_is_of_one_draft_and_the_next_asks_anew(
    draft: Version, asked: Membership, team: Team, manager: User
) -> None:
    approve(draft, asked.user)
    publishing(draft, manager)
    assert not open_draft(team=team, by=manager).reviews.exists()
    with pytest.raises(Refused, match="already_published"):
        ask_for_review(version=draft, by=manager, people=[asked])


def test_two_managers_who_ask_the_same_person_ask_once(
    draft: Version, team: Team, manager: User
) -> None:
    member = make_member(team, "reader")
    for by in (manager, make_manager(team)):
        ask_for_review(version=draft, by=by, people=[member])
    assert draft.reviews.count() == 1
