"""What changed between two versions, as readers see it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import words_hash as hash_of_words
from behaviours.enums import Size
from behaviours.models import LineConsent, Team, Version
from behaviours.outcome import ConsentOnLine
from behaviours.pieces import word_pieces
from behaviours.plain import to_plain
from behaviours.templatetags.marked import marked
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_outcome,
    make_published,
    make_revised,
    texts,
)

pytestmark = pytest.mark.django_db


def test_comparing_shows_words_added_and_removed_with_their_reasons(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=draft.revision,
        term=draft.term,
        definition="We repeat the need before we suggest a solution.",
        status="agreed",
        definition_why="Understanding must be heard.",
    )
    gone = draft.questions.get(code="Q-02")
    versions.remove_entry(entry=gone, by=manager, why="It sounded like a test.")
    versions.publish(version=draft, by=manager, change_note="Said aloud.", size=Size.MAJOR)
    page = client.get("/catalogue/nord/compare/").text
    shown = texts(page)
    assert "What changed in version 2.0" in shown
    assert "In short: Said aloud." in shown
    assert "2 changes" in shown
    assert "deleted: understand" in shown
    assert "inserted: repeat" in shown
    assert "Why: Understanding must be heard." in shown
    assert "Why: It sounded like a test." in shown
    assert "<ins>" in page
    assert "<del>" in page


def test_two_equal_versions_say_no_changes(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    assert "No changes" in client.get("/catalogue/nord/compare/").text
    assert "No changes" in client.get("/catalogue/nord/compare/?a=1.0&b=1.0").text


def test_a_new_behaviour_without_a_reason_tells_which_vote_put_it_there(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager, behaviours=make_outcome().behaviours[:1])
    draft = make_draft(team, manager)
    versions.publish(version=draft, by=manager, change_note="More.", size=Size.MINOR)
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "where 7 of 18 chose the theme “Follow-up”" in shown


def reworded(team: Team, by: User, text: str, **fields: Any) -> Version:
    """The next version, with another text in LIS-01 and a removed Q-02, should it be there."""
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(title=line.title, situation=line.situation, text=text, theme=line.theme)
    versions.edit_behaviour(
        behaviour=line, by=by, revision=line.revision, words=replace(words, **fields)
    )
    if gone := draft.questions.filter(code="Q-02").first():
        versions.remove_entry(entry=gone, by=by, why="It sounded like a test.", replaced_by="Q-01")
    return versions.publish(version=draft, by=by, change_note=f"Note on {text}", size=Size.MINOR)


def test_over_several_versions_every_note_and_every_reason_is_told(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need aloud")
    reworded(team, manager, "we repeat the need aloud and wait")
    shown = texts(client.get("/catalogue/nord/compare/?a=1.0&b=1.2").text)
    assert "What changed from version 1.0 to version 1.2" in shown
    assert "1.1 Note on we repeat the need aloud 1.2 Note on" in shown
    assert "Why: It sounded like a test." in shown
    assert "Replaced by Q-01" in shown


def test_comparing_works_backwards_and_says_so(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need aloud")
    shown = texts(client.get("/catalogue/nord/compare/?a=1.1&b=1.0").text)
    assert "From version 1.1 back to version 1.0" in shown
    assert "You compare backwards" in shown
    assert "deleted: aloud" in shown
    assert "In short:" not in shown


def test_a_line_without_a_reason_has_the_notes_or_says_that_there_is_none(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need aloud")
    reworded(team, manager, "we repeat the need")
    reworded(team, manager, "we repeat the need twice")
    once = texts(client.get("/catalogue/nord/compare/?a=1.2&b=1.3").text)
    assert "Why: Note on we repeat the need twice" in once
    more = texts(client.get("/catalogue/nord/compare/?a=1.1&b=1.3").text)
    assert "Why: no reason is given." in more


def test_what_a_workshop_said_of_the_very_words_is_a_reason(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    versions.edit_behaviour(
        behaviour=line,
        by=manager,
        revision=line.revision,
        words=behaviour_words(title=line.title, text="we repeat the need aloud"),
    )
    words = {e.code: e.words for e in versions.content_of(draft).behaviours}["LIS-01"]
    said = ConsentOnLine("On the draft", "2026-11-20", 9, 7, 1, (("Too loud", "Softly"),))
    for code, words_hash in (("LIS-01", hash_of_words(words)), ("", "of other words")):
        LineConsent.objects.create(
            version=draft, code=code, words_hash=words_hash, workshop="w9", snapshot=to_plain(said)
        )
    versions.publish(version=draft, by=manager, change_note="Aloud.", size=Size.MAJOR)
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "7 of 9 agreed and 1 could live with it" in shown
    assert "A concern that stands: “Too loud”" in shown


def test_what_differs_in_signs_alone_is_one_quiet_line(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    reworded(team, manager, "we “repeat” the need")
    reworded(team, manager, 'we "repeat"  the need')
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "0 changes" in shown
    assert "Only signs and spacing differ in 1 line: LIS-01" in shown
    assert "inserted:" not in shown


def test_another_review_date_is_told_quietly_and_is_no_change(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    days = [date(2030, 5, 17), date(2030, 11, 17)]
    for day in days:
        draft = versions.open_draft(team=team, by=manager) if day == days[1] else None
        draft = draft or make_draft(team, manager)
        versions.add_behaviour(version=draft, by=manager, words=behaviour_words(title=str(day)))
        versions.publish(
            version=draft, by=manager, change_note="On.", size=Size.MAJOR, review_on=day
        )
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "1 change " in shown
    assert "It is looked at again on Nov. 17, 2030, instead of May 17, 2030." in shown
    assert "Review date" not in shown
    assert "instead of Nov." in texts(client.get("/catalogue/nord/compare/?a=2.0&b=1.0").text)


def test_side_by_side_is_an_address(client: Client, team: Team, manager: User, link: str) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need aloud")
    page = client.get(f"{link}compare/?a=1.0&b=1.1&view=sides").text
    assert "df-sides" in page
    assert 'href="?a=1.0&amp;b=1.1"' in page
    assert "df-sides" not in client.get(f"{link}compare/?a=1.0&b=1.1").text


def test_unchanged_lines_are_named(client: Client, team: Team, manager: User, reader: User) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need aloud")
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "Unchanged behaviours: 1. Unchanged questions: 1." in shown
    assert "FOL-01 Agree on the next step" in shown
    assert "Q-01 What matters most today?" in shown


def test_a_line_that_moved_says_from_where_to_where(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    reworded(team, manager, "we repeat the need", theme="Follow-up")
    shown = texts(client.get("/catalogue/nord/compare/").text)
    assert "It moved from the theme “Listening” to the theme “Follow-up”." in shown


def test_the_current_version_is_marked_even_where_a_newer_one_was_withdrawn(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    second = make_revised(team, manager)
    versions.withdraw(version=second, by=manager, why="It annoyed people.")
    shown = texts(client.get("/catalogue/nord/compare/?a=1.0&b=1.1").text)
    assert "Version 1.0," in shown
    assert "(current)" in shown.split("Version 1.0,")[1][:30]


def test_numbers_that_no_version_has_lead_nowhere(
    client: Client, team: Team, manager: User, reader: User
) -> None:
    make_published(team, manager)
    for asked in ("a=9.9", "b=9.9", "a=x"):
        assert client.get(f"/catalogue/nord/compare/?{asked}").status_code == 404


def test_what_people_wrote_is_never_markup_of_the_page() -> None:
    pieces = word_pieces("one <b>two</b>", "one\n<script>alert('x')</script>")
    shown = str(marked(pieces))
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "one" in shown
    assert "&lt;script&gt;" in shown
    assert "<br>" in str(marked(word_pieces("one two", "one\ntwo")))
