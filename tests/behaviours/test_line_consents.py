"""What a workshop said of changed lines stands on the draft, and later beside the line."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from behaviours import versions
from behaviours.enums import Size
from behaviours.exceptions import PublishedIsPublished, Refused
from behaviours.models import LineConsent, Team, Version
from behaviours.outcome import ConsentOnLine
from behaviours.queries.changed_lines import ChangedLine, changed_lines
from behaviours.queries.heads import current_version
from behaviours.versions.drafts import open_draft
from behaviours.versions.line_consents import Consented, record_consents
from behaviours.versions.publishing import hash_of
from tests.behaviours.factories import (
    behaviour_words,
    make_member,
    make_published,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(team: Team, manager: User) -> Version:
    """After 1.0: another definition, a behaviour more, and a question less."""
    make_published(team, manager)
    draft = open_draft(team=team, by=manager)
    versions.edit_definition(
        version=draft,
        by=manager,
        term=draft.term,
        definition="We ask before we suggest.",
        definition_why="",
        status=draft.status,
        review_on=None,
        revision=draft.revision,
    )
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    gone = draft.questions.first()
    assert gone is not None
    versions.remove_entry(entry=gone, by=manager, why="Nobody asks it.")
    draft.refresh_from_db()
    return draft


def lines_of(draft: Version) -> dict[str, ChangedLine]:
    base = current_version(draft.catalogue.team)
    return {line.code: line for line in changed_lines(draft, base)}


def consent(**fields: Any) -> ConsentOnLine:
    said = {"present": 14, "agree": 10, "live_with": 2, "agreed": True}
    return ConsentOnLine("What changes", "2026-11-12", **(said | fields))


def record(draft: Version, by: User, *codes: str, workshop: str = "w9", **said: Any) -> None:
    lines = lines_of(draft)
    record_consents(
        team=draft.catalogue.team,
        by=by,
        draft=draft.pk,
        workshop=workshop,
        lines=[Consented(code, lines[code].words_hash, consent(**said)) for code in codes],
    )


def publish(draft: Version, by: User) -> Version:
    return versions.publish(version=draft, by=by, change_note="New words.", size=Size.MAJOR)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- which lines ----------------------------------------------------------------------------------
def test_only_the_lines_that_differ_from_the_current_version_are_changed(draft: Version) -> None:
    found = lines_of(draft)

    assert {(line.code == "", line.kind, line.subject) for line in found.values()} == {
        (True, "changed", "definition"),
        (False, "added", "behaviour"),
        (False, "removed", "question"),
    }
    words = found[""].fields[0]
    assert (words.name, words.before, words.after) == (
        "definition",
        "We understand the need before we suggest a solution.",
        "We ask before we suggest.",
    )
    assert len({line.words_hash for line in found.values()}) == 3


def test_of_a_first_draft_every_line_is_new(team: Team, manager: User) -> None:
    draft = open_draft(team=team, by=manager)
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())

    # The definition is still to be written, so nobody is asked about it.
    assert [line.kind for line in changed_lines(draft, None)] == ["added"]


# --- recording ------------------------------------------------------------------------------------
def test_a_facilitator_or_a_manager_records_and_the_newer_record_stands(
    draft: Version, manager: User
) -> None:
    facilitator = make_member(draft.catalogue.team, "facilitator").user
    record(draft, facilitator, "", agree=3)
    record(draft, manager, "", agree=9)

    row = LineConsent.objects.get()
    assert (row.version, row.code, row.workshop) == (draft, "", "w9")
    assert row.snapshot["agree"] == 9


def test_nobody_else_records(draft: Version) -> None:
    reader = make_member(draft.catalogue.team, "reader").user
    with pytest.raises(PermissionDenied):
        record(draft, reader, "")
    with pytest.raises(Http404):
        record(draft, make_user(), "")
    assert not LineConsent.objects.exists()


def test_nothing_is_recorded_on_a_draft_that_is_gone_published_or_another_teams(
    draft: Version, manager: User
) -> None:
    other = make_team("Vest")
    theirs = open_draft(team=other, by=make_member(other, "manager").user)
    for pk in (theirs.pk, 987_654):
        with pytest.raises(Refused) as refused:
            record_consents(
                team=draft.catalogue.team, by=manager, draft=pk, workshop="w9", lines=[]
            )
        assert refused.value.code == "draft_gone"
    lines = [Consented("", lines_of(draft)[""].words_hash, consent())]
    publish(draft, manager)
    with pytest.raises(Refused) as refused:
        record_consents(
            team=draft.catalogue.team, by=manager, draft=draft.pk, workshop="w9", lines=lines
        )
    assert refused.value.code == "draft_gone"
    assert not LineConsent.objects.exists()


# --- what pages say -------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["", "publish/"])
def test_draft_and_publishing_say_of_each_changed_line_what_the_team_said(
    page: str, draft: Version, manager: User, client: Client
) -> None:
    client.force_login(manager)
    address = f"/catalogue/nord/draft/{page}"
    before = text_of(client.get(address).text)
    assert "What the team said" not in before
    codes = {line.kind: code for code, line in lines_of(draft).items()}
    record(draft, manager, "")
    harm = (("It leaves out letters", "Say “in writing too”"),)
    record(draft, manager, codes["added"], objections=harm, agreed=False, agree=9)

    said = text_of(client.get(address).text)
    assert "1 of 3 changed lines are agreed" in said
    assert "Agreed by 12 of 14 on" in said
    assert "What changes" in said
    assert "An objection stands: It leaves out letters" in said
    assert "11 of 14 could go with it" in said
    assert said.count("Nobody was asked about it.") == 1


def test_words_that_changed_since_are_said_to_be_agreed_on_other_words(
    draft: Version, manager: User, client: Client
) -> None:
    client.force_login(manager)
    record(draft, manager, "")
    Version.objects.filter(pk=draft.pk).update(definition="We ask, then suggest.")

    said = text_of(client.get("/catalogue/nord/draft/").text)
    assert "Agreed on other words" in said
    assert "The line has other words now." in said
    assert "0 of 3 changed lines are agreed" in said


def test_new_words_that_met_an_objection_count_once_they_stand_in_the_line(
    draft: Version, manager: User, client: Client
) -> None:
    client.force_login(manager)
    record(draft, manager, "", integrated=(("Too hard", "Softer", "We ask, then suggest."),))
    before = text_of(client.get("/catalogue/nord/draft/").text)
    assert "Agreed once the new words are in" in before
    assert "0 of 3 changed lines are agreed" in before

    Version.objects.filter(pk=draft.pk).update(definition="We suggest, then ask.")
    other = text_of(client.get("/catalogue/nord/draft/").text)
    assert "Agreed on other words" in other

    Version.objects.filter(pk=draft.pk).update(definition="At work, we ask,  then suggest.")
    after = text_of(client.get("/catalogue/nord/draft/").text)
    assert "Agreed once the new words are in" not in after
    assert "1 of 3 changed lines are agreed" in after


def test_who_facilitates_and_reads_the_draft_is_offered_a_workshop(
    draft: Version, manager: User, client: Client
) -> None:
    """A manager who does not facilitate cannot lead one."""
    link = "/teams/nord/workshops/about-draft/"
    both = make_member(draft.catalogue.team, "facilitator", "manager").user
    client.force_login(manager)
    assert link not in client.get("/catalogue/nord/draft/").text
    client.force_login(both)
    assert link in client.get("/catalogue/nord/draft/").text


# --- after publishing -----------------------------------------------------------------------------
def test_readers_see_beside_the_line_who_agreed_for_as_long_as_its_words_stand(
    draft: Version, manager: User, client: Client
) -> None:
    code = next(code for code, line in lines_of(draft).items() if line.kind == "added")
    record(draft, manager, code, "")
    second = publish(draft, manager)
    client.force_login(make_member(draft.catalogue.team, "reader").user)

    behaviour = f"/catalogue/nord/v/2.0/b/{code}/"
    assert "Agreed by 12 of 14 on" in text_of(client.get(behaviour).text)
    assert "Agreed by 12 of 14 on" in text_of(client.get("/catalogue/nord/v/2.0/why/").text)
    assert "Agreed by" not in text_of(client.get("/catalogue/nord/v/1.0/why/").text)
    # Another version with the same words is agreed on as well; with others it is not.
    third = open_draft(team=draft.catalogue.team, by=manager)
    Version.objects.filter(pk=third.pk).update(definition="We listen.")
    versions.publish(version=third, by=manager, change_note="Again.", size=Size.MAJOR)
    assert second.number == "2.0"
    after = behaviour.replace("2.0", "3.0")
    assert "Agreed by 12 of 14 on" in text_of(client.get(after).text)
    assert "Agreed by" not in text_of(client.get("/catalogue/nord/v/3.0/why/").text)


def test_what_was_said_of_the_lines_is_in_the_hash(draft: Version, manager: User) -> None:
    record(draft, manager, "")
    version = publish(draft, manager)
    before = version.based_on
    assert before is not None
    assert version.content_hash == hash_of(version, previous=before.content_hash)
    row = version.lineconsents.get()
    row.snapshot["agree"] = 1
    with pytest.raises(PublishedIsPublished):
        row.save()
