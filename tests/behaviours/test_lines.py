"""Audiences, media, mirror pairs and follow-ups, written in the browser."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.erasure import erase_team
from behaviours.models import BehaviourInMedium, Team, Version
from behaviours.queries.media import media_of
from behaviours.versions import add_behaviour, add_question
from tests.behaviours.factories import behaviour_words, make_draft, question_words, texts
from tests.behaviours.test_drafts import behaviour_form, question_form

pytestmark = pytest.mark.django_db
DRAFT = "/catalogue/nord/draft/"
LINE = f"{DRAFT}behaviour/LIS-01/"


@pytest.fixture
def draft(client: Client, team: Team, manager: User) -> Version:
    client.force_login(manager)
    return make_draft(team, manager, language="en")


def publish(draft: Version, by: User) -> None:
    versions.publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)


def test_a_medium_is_added_changed_and_removed(client: Client, draft: Version) -> None:
    said = {"phone_words": "Ask, then wait", "phone_non_example": "Guess\nHurry"}
    client.post(LINE, behaviour_form(**said, chat_words="One line"))
    assert [each.medium for each in media_of(draft, "LIS-01")] == ["phone", "chat"]
    page = client.get(LINE)
    assert "Ask, then wait" in page.text
    assert 'name="phone_remove"' in page.text
    assert 'name="email_remove"' not in page.text
    client.post(LINE, behaviour_form(**said, chat_words="Two", phone_remove="on", revision=1))
    assert media_of(draft, "LIS-01") == (MediumWords("chat", "Two"),)
    client.post(LINE, behaviour_form(revision=2))
    assert media_of(draft, "LIS-01") == ()


def test_a_wrong_medium_opens_its_fold_and_keeps_what_was_typed(
    client: Client, draft: Version
) -> None:
    answer = client.post(LINE, behaviour_form(video_words="x" * 601, heard="on"))
    assert answer.status_code == 422
    groups = {group.title: group for group in answer.context["form"].groups}
    assert groups["Video"].is_open
    assert not groups["Chat"].is_open
    assert "at most 600 characters" in answer.text
    assert "x" * 601 in answer.text
    assert not draft.media.exists()


def test_the_same_line_with_other_media_is_another_line(draft: Version, manager: User) -> None:
    first = behaviour_words(media=(MediumWords("phone", "Slowly"),))
    made = add_behaviour(version=draft, by=manager, words=first)
    assert add_behaviour(version=draft, by=manager, words=first) == made
    other = add_behaviour(version=draft, by=manager, words=behaviour_words())
    assert other != made


def test_a_mirror_pair_is_chosen_from_the_other_lines(client: Client, draft: Version) -> None:
    page = client.get(LINE)
    choices = str(page.context["form"]["mirrors_code"])
    assert "FOL-01" in choices
    assert "LIS-01" not in choices
    client.post(LINE, behaviour_form(audience="team", mirrors_code="FOL-01"))
    line = draft.behaviours.get(code="LIS-01")
    assert (line.audience, line.mirrors_code) == ("team", "FOL-01")
    for code in ("LIS-01", "XXX-09"):
        answer = client.post(LINE, behaviour_form(mirrors_code=code, revision=1))
        assert answer.status_code == 422


def test_a_follow_up_is_chosen_from_the_other_questions(client: Client, draft: Version) -> None:
    address = f"{DRAFT}question/Q-02/"
    more = {"after_code": "Q-01", "after_answer": "Yes", "stop": "They sigh"}
    client.post(address, question_form(purpose="motivation", **more))
    line = draft.questions.get(code="Q-02")
    assert (line.after_code, line.after_answer, line.stop, line.purpose) == (
        "Q-01",
        "Yes",
        "They sigh",
        "motivation",
    )
    ring = client.post(f"{DRAFT}question/Q-01/", question_form(after_code="Q-02"))
    assert ring.status_code == 422
    assert "would follow each other in a ring" in ring.text
    loose = client.post(f"{DRAFT}question/Q-01/", question_form(after_answer="Yes"))
    assert "Choose the question that this is an answer to" in loose.text
    assert draft.questions.get(code="Q-01").revision == 0


def test_an_older_form_of_question_is_kept_but_not_offered_anew(
    client: Client, draft: Version
) -> None:
    assert 'value="follow_up"' not in client.get(f"{DRAFT}question/new/").text
    draft.questions.filter(code="Q-01").update(form="follow_up")
    assert 'value="follow_up"' in client.get(f"{DRAFT}question/Q-01/").text


def test_taking_a_line_out_takes_back_what_others_say_of_it(
    client: Client, draft: Version, manager: User
) -> None:
    lead = behaviour_words(audience="team", mirrors_code="LIS-01")
    add_behaviour(version=draft, by=manager, words=lead)
    client.post(LINE, behaviour_form(phone_words="Ask"))
    after = question_words(wording="And then?", after_code="Q-01", after_answer="It broke")
    add_question(version=draft, by=manager, words=after)
    client.post(f"{LINE}remove/", {"why": ""})
    client.post(f"{DRAFT}question/Q-01/remove/", {"why": ""})
    assert not draft.media.exists()
    assert draft.behaviours.get(audience="team").mirrors_code == ""
    follow = draft.questions.get(wording="And then?")
    assert (follow.after_code, follow.after_answer) == ("", "")


def test_a_stale_tab_shows_all_that_is_stored_now(client: Client, draft: Version) -> None:
    client.post(LINE, behaviour_form(audience="team", email_words="First line", seen="on"))
    answer = client.post(LINE, behaviour_form(title="Mine"))
    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["audience"].value() == "team"
    assert form["email_words"].value() == "First line"
    assert form["seen"].value()
    assert form["title"].value() == "Mine"
    shown = texts(answer.text)
    for name in ("Towards whom", "E-mail: Words or steps", "The customer is seen by it"):
        assert name in shown


def test_the_review_date_is_written_with_the_definition(client: Client, draft: Version) -> None:
    data = {"term": "care", "definition": "We care.", "status": "agreed"}
    seen = draft.revision
    wrong = client.post(f"{DRAFT}definition/", {**data, "revision": seen, "review_on": "soon"})
    assert wrong.status_code == 422
    client.post(f"{DRAFT}definition/", {**data, "revision": seen, "review_on": "2030-05-17"})
    assert "May 17, 2030" in texts(client.get(DRAFT).text)
    assert 'value="2030-05-17"' in client.get(f"{DRAFT}definition/").text


def test_lines_move_within_their_audience_and_follow_ups_within_their_question(
    client: Client, draft: Version, manager: User
) -> None:
    add_behaviour(version=draft, by=manager, words=behaviour_words(audience="team", theme="Calm"))
    client.post(f"{DRAFT}behaviour/CAL-01/move/", {"to": "up"})
    assert [line.code for line in draft.behaviours.all()] == ["LIS-01", "FOL-01", "CAL-01"]
    for words in ("And then?", "And before?"):
        follow = question_words(wording=words, after_code="Q-01")
        add_question(version=draft, by=manager, words=follow)
    client.post(f"{DRAFT}question/Q-04/move/", {"to": "up"})
    assert [line.code for line in draft.questions.all()] == ["Q-01", "Q-04", "Q-03", "Q-02"]
    client.post(f"{DRAFT}question/Q-04/move/", {"to": "up"})
    assert [line.code for line in draft.questions.all()] == ["Q-01", "Q-04", "Q-03", "Q-02"]


def test_media_go_on_into_the_next_draft_and_with_the_team(
    team: Team, manager: User, draft: Version
) -> None:
    words = behaviour_words(media=(MediumWords("phone", "Slowly"),))
    code = add_behaviour(version=draft, by=manager, words=words).code
    publish(draft, manager)
    after = versions.open_draft(team=team, by=manager)
    assert media_of(after, code) == (MediumWords("phone", "Slowly"),)
    assert versions.compare(draft, after).is_empty
    erase_team(team=team, by=manager)
    assert not BehaviourInMedium.objects.exists()
