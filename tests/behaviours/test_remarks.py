"""Remarks on phrases: who may, what is refused, and what accepting one does."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.utils.timezone import localdate

from behaviours.content import MediumWords
from behaviours.enums import RemarkKind, RemarkState, Size
from behaviours.exceptions import Refused
from behaviours.models import Remark, Team, Version
from behaviours.outcome import OutcomeCoverage, OutcomeCovered
from behaviours.versions import discard_draft, edit_behaviour, open_draft, publish, remove_entry
from behaviours.versions.accepting import accept_remark
from behaviours.versions.remarks import add_remark, resolve_remark, take_back_remark
from behaviours.versions.reviews import ask_for_review, share_draft
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_user,
    texts,
)

pytestmark = pytest.mark.django_db

NEW = "/catalogue/nord/remarks/new/"
LIST = "/catalogue/nord/remarks/"


@pytest.fixture
def published(team: Team, manager: User) -> Version:
    return make_published(team, manager, language="en")


def remark(version: Version, by: User, **said: str) -> Remark:
    """A suggestion on "we repeat the need", where nothing else is said."""
    whole = {
        "code": "LIS-01",
        "field": "text",
        "phrase": "the need",
        "instead": "what they need",
        "kind": RemarkKind.SUGGESTION,
        **said,
    }
    return add_remark(version=version, by=by, **whole)  # type: ignore[arg-type]


def refusal(version: Version, by: User, **said: str) -> str:
    with pytest.raises(Refused) as caught:
        remark(version, by, **said)
    return caught.value.code


def behaviour_text(version: Version) -> str:
    return version.behaviours.get(code="LIS-01").text


# --- writing ---------------------------------------------------------------------------------
def test_every_member_may_remark_and_strangers_may_not(
    published: Version, reader: User, manager: User
) -> None:
    assert remark(published, reader).by == reader
    assert remark(published, manager).by == manager
    with pytest.raises(Http404):
        remark(published, make_user())


def test_a_draft_is_remarked_on_by_those_who_may_see_it(
    published: Version, team: Team, manager: User, reader: User
) -> None:
    draft = open_draft(team=team, by=manager)
    with pytest.raises(PermissionDenied):
        remark(draft, reader)
    assert remark(draft, manager).version == draft
    share_draft(version=draft, by=manager, shared=True)
    assert remark(draft, reader).version == draft


def test_only_the_current_version_is_remarked_on(
    published: Version, team: Team, manager: User, reader: User
) -> None:
    make_revised(team, manager)
    assert refusal(published, reader) == "superseded"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"phrase": "the needs"}, "phrase_not_there"),
        ({"phrase": "repeat the nee"}, "phrase_not_there"),
        ({"field": "title", "phrase": "we repeat"}, "phrase_not_there"),
        ({"field": "position"}, "no_such_field"),
        ({"field": "audience", "phrase": "customer"}, "no_such_field"),
        ({"code": "LIS-99"}, "line_gone"),
        ({"phrase": ""}, "no_phrase"),
        ({"instead": " "}, "no_words"),
        ({"instead": "the  need"}, "same_words"),
        ({"kind": RemarkKind.COMMENT, "text": " "}, "no_text"),
        ({"kind": RemarkKind.LESSON, "text": ""}, "no_text"),
    ],
)
def test_what_cannot_be_found_or_says_nothing_is_refused(
    said: dict[str, str], code: str, published: Version, reader: User
) -> None:
    assert refusal(published, reader, **said) == code
    assert not Remark.objects.exists()


def test_words_that_stand_there_twice_cannot_be_replaced_but_be_commented_on(
    team: Team, manager: User, reader: User
) -> None:
    version = make_published(team, manager, definition="We ask, and we ask again.")
    words = {"code": "", "field": "definition", "phrase": "ask"}
    assert refusal(version, reader, **words) == "phrase_twice"
    assert remark(version, reader, **words, kind=RemarkKind.COMMENT, text="Why twice?").pk


def test_white_space_and_line_breaks_of_a_selection_do_not_count(
    published: Version, reader: User
) -> None:
    assert remark(published, reader, phrase=" we\n repeat ").phrase == "we repeat"


def test_a_doubled_click_writes_one_remark(published: Version, reader: User) -> None:
    assert remark(published, reader) == remark(published, reader)


def test_the_definition_a_question_and_a_medium_can_be_remarked_on(
    team: Team, manager: User, reader: User, published: Version
) -> None:
    draft = open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(media=(MediumWords("phone", "Say it back"),))
    edit_behaviour(behaviour=line, by=manager, revision=line.revision, words=words)
    question = draft.questions.order_by("position")[0]
    for code, field, phrase in (
        ("", "definition", "the need"),
        (question.code, "wording", "matters most"),
        ("LIS-01", "phone.words", "back"),
    ):
        made = remark(draft, manager, code=code, field=field, phrase=phrase)
        accept_remark(remark=made, by=manager)
    draft.refresh_from_db()
    assert "understand what they need before" in draft.definition
    assert draft.questions.get(code=question.code).wording == "What what they need today?"
    assert draft.media.get(medium="phone").words == "Say it what they need"


# --- the form --------------------------------------------------------------------------------
def test_a_phrase_chosen_on_the_page_comes_with_its_line_and_field(
    client: Client, published: Version, reader: User
) -> None:
    page = client.get(NEW, {"on": "1.0", "code": "LIS-01", "phrase": "the customer"})
    form = page.context["form"]
    assert (form["field"].value(), form["phrase"].value()) == ("situation", "the customer")
    answer = client.post(
        f"{NEW}?on=1.0&code=LIS-01",
        {"kind": "suggestion", "field": "text", "phrase": "the need", "instead": "it", "text": ""},
    )
    made = Remark.objects.get()
    assert answer.headers["Location"] == f"{LIST}#r{made.pk}"
    assert (made.version, made.field, made.by) == (published, "text", reader)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"phrase": "not there", "kind": "comment", "text": "x"}, "These words are not there"),
        ({"phrase": "the need", "kind": "suggestion"}, "Write the words that you suggest"),
        ({"phrase": "", "kind": "suggestion", "instead": "x"}, "which words yours would replace"),
        ({"kind": "comment"}, "Write what you want to say"),
        ({"kind": ""}, "Choose what it is"),
        ({"kind": "praise", "text": "x"}, "not one of the available choices"),
        ({"kind": "comment", "text": "x" * 1201}, "at most 1200 characters"),
        ({"kind": "comment", "text": "\u202ex"}, "hidden characters"),
    ],
)
def test_bad_words_are_told_and_kept(
    data: dict[str, str], words: str, client: Client, published: Version, reader: User
) -> None:
    page = client.post(f"{NEW}?on=1.0&code=LIS-01", {"field": "text", **data})
    assert page.status_code == 422
    assert words in page.text
    assert data.get("text", "") in page.text
    assert not Remark.objects.exists()


def test_a_page_of_an_older_version_leads_to_the_current_one(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    make_revised(team, manager)
    page = client.get(NEW, {"on": "1.0", "code": "LIS-01", "phrase": "we repeat"}, follow=True)
    assert "Version 1.1 is the current one" in page.text
    assert page.context["form"]["field"].value() == "text"
    late = client.post(f"{NEW}?on=1.0&code=LIS-01", {"kind": "comment", "text": "Too late?"})
    assert late.status_code == 409
    assert "Too late?" in late.text


def test_words_for_a_draft_that_is_gone_are_shown_to_be_copied(
    client: Client, published: Version, reader: User
) -> None:
    page = client.post(f"{NEW}?on=draft&code=LIS-01", {"kind": "comment", "text": "Keep me"})
    assert page.status_code == 409
    assert "Keep me" in page.text
    assert client.get(f"{NEW}?on=draft").status_code == 404


@pytest.mark.parametrize("on", ["9.9", "1", "1.0.0.0", "x", "1.²", "99999999999.0"])
def test_a_version_that_is_not_there_cannot_be_remarked_on(
    on: str, client: Client, published: Version, reader: User
) -> None:
    assert client.get(NEW, {"on": on}).status_code == 404


# --- the list --------------------------------------------------------------------------------
def test_the_list_shows_open_remarks_by_line_with_their_words_in_place(
    client: Client, published: Version, reader: User, manager: User
) -> None:
    question = published.questions.order_by("position")[0].code
    remark(published, reader, code=question, field="wording", phrase="matters most")
    remark(published, reader, text="Clearer")
    remark(published, manager, code="", field="definition", phrase="the need", instead="them")
    page = client.get(LIST)
    assert [group.code for group in page.context["page"].groups] == ["", "LIS-01", question]
    shown = texts(page.text)
    assert "we repeat instead of: the suggested: what they need" in shown
    assert "Clearer" in shown
    assert reader.email in shown and manager.email in shown
    assert "on version 1.0" in shown
    assert "Open (3)" in shown


def test_the_list_can_be_narrowed_to_a_state_and_a_kind(
    client: Client, published: Version, reader: User, manager: User
) -> None:
    lesson = remark(published, reader, kind=RemarkKind.LESSON, text="A case")
    remark(published, reader)
    resolve_remark(remark=lesson, by=manager, answer="Thank you")

    def ids(**asked: str) -> list[int]:
        groups = client.get(LIST, asked).context["page"].groups
        return [each.id for group in groups for each in group.remarks]

    assert lesson.pk not in ids()
    assert ids(state="closed") == [lesson.pk]
    assert len(ids(state="all")) == 2
    assert ids(state="all", kind="lesson") == [lesson.pk]
    assert ids(kind="lesson") == []
    assert len(ids(state="nonsense", kind="nonsense")) == 1


def test_a_phrase_that_is_not_there_any_more_is_marked(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    remark(published, reader)
    assert "not there any more" not in client.get(LIST).text
    draft = open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(text="we say it back")
    edit_behaviour(behaviour=line, by=manager, revision=line.revision, words=words)
    # The reader does not see the draft, and learns nothing of it.
    assert "not there any more" not in client.get(LIST).text
    client.force_login(manager)
    assert "The phrase is not there any more" in client.get(LIST).text
    remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    assert "The line is not there any more" in client.get(LIST).text


def test_open_remarks_on_an_older_version_are_still_listed(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    remark(published, reader)
    make_revised(team, manager)
    assert "on version 1.0" in texts(client.get(LIST).text)


def test_remarks_on_a_draft_are_for_those_who_see_it(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    draft = open_draft(team=team, by=manager)
    made = remark(draft, manager, text="Not for everybody yet")
    assert "Not for everybody yet" not in client.get(LIST).text
    assert client.get(f"{LIST}{made.pk}/").status_code == 404
    share_draft(version=draft, by=manager, shared=True)
    assert "Not for everybody yet" in client.get(LIST).text


def test_the_reading_link_shows_and_takes_no_remarks(
    client: Client, published: Version, reader: User, link: str
) -> None:
    remark(published, reader, text="Among ourselves")
    stranger = Client(headers={"host": "testserver"})
    for page in ("", "v/1.0/", "v/1.0/b/LIS-01/", "v/1.0/questions/"):
        shown = stranger.get(link + page)
        assert shown.status_code == 200
        assert "Among ourselves" not in shown.text
        assert "remarks/" not in shown.text


# --- closing ---------------------------------------------------------------------------------
def test_accepting_writes_the_words_into_a_draft_that_it_opens(
    published: Version, manager: User, reader: User
) -> None:
    made = accept_remark(remark=remark(published, reader), by=manager)
    draft = Version.objects.get(state="draft")
    assert behaviour_text(draft) == "we repeat what they need"
    assert behaviour_text(published) == "we repeat the need"
    assert (made.state, made.closed_by) == (RemarkState.ACCEPTED, manager)
    line = draft.behaviours.get(code="LIS-01")
    assert (made.applied_in, made.applied_revision) == (draft, line.revision)


def test_accepting_uses_the_draft_that_is_there(
    published: Version, team: Team, manager: User, reader: User
) -> None:
    draft = open_draft(team=team, by=manager)
    accept_remark(remark=remark(published, reader), by=manager)
    assert behaviour_text(draft) == "we repeat what they need"


def test_two_managers_who_accept_at_once_write_the_words_once(
    published: Version, team: Team, manager: User, reader: User
) -> None:
    # "the need" → "what the need is": a second writing would still find its phrase.
    made = remark(published, reader, instead="what the need is")
    seen_by_both = [Remark.objects.get(pk=made.pk) for _ in range(2)]
    accept_remark(remark=seen_by_both[0], by=manager)
    again = accept_remark(remark=seen_by_both[1], by=make_manager(team))
    draft = Version.objects.get(state="draft")
    assert behaviour_text(draft) == "we repeat what the need is"
    assert draft.edits.filter(code="LIS-01").count() == 2  # as it was, and once written
    assert again.closed_by == manager


def test_a_doubled_click_on_accept_says_that_it_is_done(
    client: Client, published: Version, manager: User, reader: User
) -> None:
    made = remark(published, reader, instead="what the need is")
    client.force_login(manager)
    for _ in range(2):
        answer = client.post(f"{LIST}{made.pk}/", {"do": "accept", "accept-revision": ""})
        assert answer.headers["Location"].endswith("/draft/#LIS-01")
    assert behaviour_text(Version.objects.get(state="draft")) == "we repeat what the need is"


def test_a_phrase_that_has_gone_is_not_replaced_and_no_draft_is_left_behind(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    made = remark(published, reader)
    draft = open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(text="we repeat the need, the need")
    edit_behaviour(behaviour=line, by=manager, revision=line.revision, words=words)
    client.force_login(manager)
    page = client.post(f"{LIST}{made.pk}/", {"do": "accept"})
    assert page.status_code == 409
    assert "do not stand in the draft exactly once" in page.text
    with pytest.raises(Refused, match="phrase_gone"):
        accept_remark(remark=made, by=manager)
    remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="")
    with pytest.raises(Refused, match="phrase_gone"):
        accept_remark(remark=made, by=manager)
    made.refresh_from_db()
    assert made.state == RemarkState.OPEN


def test_words_that_drop_what_the_workshop_agreed_on_are_not_accepted_in_passing(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    covered = OutcomeCoverage((OutcomeCovered("t1", ("understand the need",)),), 2, 2)
    version = make_published(team, manager, language="en", coverage=covered)
    drops = {"code": "", "field": "definition", "instead": "all"}
    made = remark(version, reader, **drops)
    client.force_login(manager)
    page = client.post(f"{LIST}{made.pk}/", {"do": "accept"})
    assert page.status_code == 409
    assert "Edit the definition by hand if that is meant" in page.text
    assert not Version.objects.filter(state="draft").exists()


def test_the_end_of_a_trial_and_the_review_date_stay_when_words_are_accepted(
    team: Team, manager: User, reader: User
) -> None:
    draft = make_draft(team, manager)
    day = localdate() + timedelta(days=30)
    Version.objects.filter(pk=draft.pk).update(
        status="trial", trial_ends_on=day, review_on=day, definition_why="Because"
    )
    made = remark(draft, manager, code="", field="definition")
    accept_remark(remark=made, by=manager)
    draft.refresh_from_db()
    kept = (draft.status, draft.trial_ends_on, draft.review_on, draft.definition_why)
    assert kept == ("trial", day, day, "Because")
    assert "what they need" in draft.definition


def test_what_would_be_too_long_is_refused_and_opens_no_draft(
    published: Version, manager: User, reader: User
) -> None:
    made = remark(published, reader, instead="x" * 590)
    with pytest.raises(Refused, match="too_long"):
        accept_remark(remark=made, by=manager)
    assert not Version.objects.filter(state="draft").exists()


def test_a_line_that_changed_since_the_manager_looked_is_shown_again(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    made = remark(published, reader)
    draft = open_draft(team=team, by=manager)
    client.force_login(manager)
    seen = client.get(f"{LIST}{made.pk}/").context["accept"]["revision"].value()
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(text="we repeat the need, and write it down")
    edit_behaviour(behaviour=line, by=manager, revision=seen, words=words)
    page = client.post(f"{LIST}{made.pk}/", {"do": "accept", "accept-revision": seen})
    assert page.status_code == 409
    assert "and write it down" in page.text
    now = page.context["accept"]["revision"].value()
    client.post(f"{LIST}{made.pk}/", {"do": "accept", "accept-revision": now})
    assert behaviour_text(draft) == "we repeat what they need, and write it down"


def test_the_remarks_text_is_offered_as_the_reason_of_a_line_without_one(
    client: Client, published: Version, manager: User, reader: User
) -> None:
    made = remark(published, reader, text="They say it in their own words")
    client.force_login(manager)
    form = client.get(f"{LIST}{made.pk}/").context["accept"]
    assert form["why"].value() == "They say it in their own words"
    client.post(f"{LIST}{made.pk}/", {"do": "accept", "accept-why": form["why"].value()})
    draft = Version.objects.get(state="draft")
    assert draft.behaviours.get(code="LIS-01").why == "They say it in their own words"
    other = remark(draft, manager, phrase="we repeat", instead="we say again", text="Plainer")
    assert "why" not in client.get(f"{LIST}{other.pk}/").context["accept"].fields
    accept_remark(remark=other, by=manager, why="Plainer")
    assert draft.behaviours.get(code="LIS-01").why == "They say it in their own words"


def test_managers_answer_and_others_do_not(
    client: Client, published: Version, manager: User, reader: User
) -> None:
    made = remark(published, reader)
    for do in ("accept", "answer"):
        assert client.post(f"{LIST}{made.pk}/", {"do": do, "answer": "x"}).status_code == 403
    client.force_login(manager)
    assert client.post(f"{LIST}{made.pk}/", {"do": "answer", "answer": " "}).status_code == 422
    client.post(f"{LIST}{made.pk}/", {"do": "answer", "answer": "It stays, and here is why."})
    made.refresh_from_db()
    assert (made.state, made.answer) == (RemarkState.RESOLVED, "It stays, and here is why.")
    assert "It stays, and here is why." in client.get(LIST, {"state": "closed"}).text


def test_a_closed_remark_is_closed(published: Version, manager: User, reader: User) -> None:
    made = resolve_remark(remark=remark(published, reader), by=manager, answer="No")
    assert resolve_remark(remark=made, by=manager, answer="No").closed_at == made.closed_at
    for refused in (
        lambda: resolve_remark(remark=made, by=manager, answer="Yes"),
        lambda: accept_remark(remark=made, by=manager),
        lambda: take_back_remark(remark=made, by=reader),
    ):
        with pytest.raises(Refused, match="already_closed"):
            refused()


def test_a_comment_suggests_no_words_to_accept(
    published: Version, manager: User, reader: User
) -> None:
    made = remark(published, reader, kind=RemarkKind.COMMENT, text="Hm")
    with pytest.raises(Refused, match="not_a_suggestion"):
        accept_remark(remark=made, by=manager)


def test_writers_take_back_their_own_and_nobody_elses(
    client: Client, published: Version, manager: User, reader: User
) -> None:
    own, other = remark(published, reader), remark(published, manager, instead="it")
    assert client.post(f"{LIST}{other.pk}/", {"do": "take_back"}).status_code == 403
    assert client.post(f"{LIST}{own.pk}/", {"do": "take_back"}).status_code == 302
    assert list(Remark.objects.all()) == [other]
    take_back_remark(remark=own, by=reader)
    with pytest.raises(Refused, match="remark_gone"):
        accept_remark(remark=own, by=manager)


def test_what_was_accepted_into_a_discarded_draft_is_asked_again(
    published: Version, manager: User, reader: User
) -> None:
    made = accept_remark(remark=remark(published, reader), by=manager)
    assert made.applied_in is not None
    discard_draft(version=made.applied_in, by=manager)
    again = Remark.objects.get()
    assert (again.state, again.closed_by, again.applied_in) == (RemarkState.OPEN, None, None)


def test_who_discards_a_draft_is_told_of_the_remarks_on_it(
    client: Client, published: Version, team: Team, manager: User
) -> None:
    draft = open_draft(team=team, by=manager)
    client.force_login(manager)
    assert "lost too" not in client.get("/catalogue/nord/draft/discard/").text
    remark(draft, manager)
    assert "1 remark was made on this draft." in client.get("/catalogue/nord/draft/discard/").text


def test_the_draft_and_the_forms_of_its_lines_tell_of_open_remarks(
    client: Client, published: Version, team: Team, manager: User, reader: User
) -> None:
    remark(published, reader)
    remark(published, reader, code="", field="definition", phrase="the need")
    open_draft(team=team, by=manager)
    client.force_login(manager)
    for page, line in (
        ("draft/", "#on-LIS-01"),
        ("draft/", "#on-definition"),
        ("draft/behaviour/LIS-01/", "#on-LIS-01"),
        ("draft/definition/", "#on-definition"),
    ):
        shown = client.get(f"/catalogue/nord/{page}").text
        assert f'href="{LIST}{line}"' in shown
        assert "1 open remark" in shown
    assert f"{LIST}#on-" not in client.get("/catalogue/nord/draft/behaviour/FOL-01/").text


def test_reviewers_remark_on_a_draft_that_is_not_shared(
    published: Version, team: Team, manager: User
) -> None:
    draft = open_draft(team=team, by=manager)
    asked = make_member(team, "reader")
    ask_for_review(version=draft, by=manager, people=[asked])
    assert remark(draft, asked.user).by == asked.user


def test_the_name_of_an_erased_account_is_gone_and_its_remark_stays(
    client: Client, published: Version, team: Team, reader: User
) -> None:
    writer = make_member(team, "reader").user
    remark(published, writer, text="Still true")
    writer.delete()
    shown = texts(client.get(LIST).text)
    assert "Still true" in shown
    assert "Somebody whose account is erased" in shown


def test_what_was_said_of_a_draft_that_nobody_else_saw_stays_among_those_who_saw_it(
    published: Version, team: Team, manager: User, reader: User, client: Client
) -> None:
    """It may quote words that were dropped before anybody else read them."""
    draft = open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    secret = behaviour_words(title="Repeat the need", text="we read a secret plan aloud")
    edit_behaviour(behaviour=line, by=manager, revision=line.revision, words=secret)
    made = remark(draft, manager, phrase="a secret plan", instead="a plan")
    line.refresh_from_db()
    edit_behaviour(behaviour=line, by=manager, revision=line.revision, words=behaviour_words())
    publish(version=draft, by=manager, change_note="Clearer.", size=Size.MINOR)
    client.force_login(reader)
    assert "secret" not in client.get("/catalogue/nord/remarks/").text
    assert client.get(f"/catalogue/nord/remarks/{made.pk}/").status_code == 404
    client.force_login(manager)
    assert "secret" in client.get("/catalogue/nord/remarks/").text
