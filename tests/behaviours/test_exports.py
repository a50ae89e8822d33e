"""Files that go out: what is in them, and what reads them."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from behaviours import versions
from behaviours.content import MediumWords, content_hash
from behaviours.enums import Size
from behaviours.exports import csv_file, handbook, interview, json_file, markdown
from behaviours.exports.json_reading import read_json
from behaviours.models import Team, Version
from behaviours.queries.comparing import content_of
from behaviours.queries.documents import document_of, origin_of
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_published,
    make_revised,
    question_words,
)
from tests.behaviours.files import words

pytestmark = pytest.mark.django_db

FULL = behaviour_words(
    title="Sum up *before* you suggest",
    situation="when the customer has explained.",
    text="we repeat the need",
    theme="# Listening",
    example="“So it came twice?”",
    non_example="Our own terms\n“Yes, but …”",
    mandate="500",
    why="11 of 18",
    seen=True,
    media=(MediumWords("phone", "Say it", "“Have I got it?”", "Long words"),),
    links="https://example.org/how How we sum up",
)


@pytest.fixture
def full(team: Team, manager: User) -> Version:
    draft = make_draft(team, manager)
    versions.add_behaviour(version=draft, by=manager, words=FULL)
    versions.add_behaviour(
        version=draft, by=manager, words=behaviour_words(audience="team", situation="")
    )
    above = draft.questions.order_by("position")[0].code
    words = question_words(after_code=above, after_answer="Nothing", stop="They have told it")
    versions.add_question(version=draft, by=manager, words=words)
    return versions.publish(version=draft, by=manager, change_note="Full.", size=Size.MAJOR)


# --- JSON ---------------------------------------------------------------------------------------
def test_the_file_is_canonical_and_two_of_one_version_are_the_same_bytes(full: Version) -> None:
    text = json_file.written(document_of(full), origin_of(full))
    assert text == json_file.written(document_of(full), origin_of(full))
    assert text.endswith("}\n") and "\r" not in text
    assert json_file.dumped(json.loads(text)) == text


def test_the_hash_can_be_checked_from_the_file_alone(
    team: Team, manager: User, full: Version
) -> None:
    revised = make_revised(team, manager)
    found, origin = read_json(json_file.written(document_of(revised), origin_of(revised)))
    sources = {each.code: (each.workshop, each.key) for each in found.lines}
    content = found.content
    again = content_hash(
        content,
        number=origin.number,
        change_note=origin.change_note,
        sources=[
            found.definition_workshop,
            *(
                [[entry.code, *sources.get(entry.code, ("", ""))] for entry in entries]
                for entries in (content.behaviours, content.questions)
            ),
            [each.outcome for each in found.workshops],
        ],
        previous=origin.hashes[1],
    )
    assert again == origin.hashes[0] == revised.content_hash
    assert origin.hashes[1] == full.content_hash


def test_nobody_is_named_in_the_file(full: Version, manager: User) -> None:
    text = json_file.written(document_of(full), origin_of(full))
    assert manager.email not in text
    assert "published_by" not in text


# --- CSV ----------------------------------------------------------------------------------------
def test_the_table_has_a_row_for_each_line_and_media_as_columns(full: Version) -> None:
    text = csv_file.written(content_of(full))
    assert text.startswith("\ufeffcode,kind,title,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == full.behaviours.count() + full.questions.count()
    row = next(each for each in rows if each["title"].startswith("Sum up"))
    assert (row["kind"], row["phone.example"], row["seen"]) == (
        "behaviour",
        "“Have I got it?”",
        "yes",
    )
    assert row["non_example"] == "Our own terms\n“Yes, but …”"


# --- Markdown -----------------------------------------------------------------------------------
def read(text: str) -> str:
    """What a reader of the Markdown sees, as one line."""
    found = []
    for block in MarkdownIt("commonmark").parse(text):
        found.append(" ")
        for each in block.children or []:
            found.append(" " if each.type in {"softbreak", "hardbreak"} else each.content)
    return " ".join("".join(found).split())


@settings(max_examples=300, deadline=None)
@given(
    text=some.one_of(
        words(400, needed=True),
        some.text(some.sampled_from("a1 .)#*_-+=>`~[]()!<&;|\\\n\t"), min_size=1).filter(str.strip),
    )
)
def test_words_read_in_markdown_as_they_were_written(text: str) -> None:
    plain = " ".join(text.split())
    for written in (
        markdown.escaped(text),
        markdown.paragraph(text),
        markdown.heading(2, text),
        markdown.bullet(markdown.escaped(text)),
    ):
        assert read(written + "\n") == plain


def test_the_handbook_has_everything_in_the_catalogues_language(
    team: Team, manager: User, full: Version
) -> None:
    text = handbook.written(full)
    seen = read(text)
    for line in full.behaviours.all():
        assert f"{line.code} {line.title}" in seen
        assert line.text in seen
    for question in full.questions.all():
        assert f"{question.code} {question.wording}" in seen
    assert full.definition in seen
    assert "“Have I got it?”" in seen
    assert "They have told it" in seen
    assert "## What we do" in text
    # The follow-up stands under its question.
    assert "\n  - Q" in text


def test_the_interview_guide_asks_about_a_real_incident_in_each_behaviours_own_situation(
    full: Version,
) -> None:
    seen = read(interview.written(full))
    assert full.definition in seen
    asked = "Tell me about a time when the customer has explained. What did you do, and"
    assert asked in seen
    assert "Tell me about a time when this was needed: Say your name." in seen
    assert "“So it came twice?”" in seen
    assert "“Yes, but …”" in seen
    for line in full.behaviours.all():
        assert line.title in seen


# --- the addresses ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "media_type", "file_name"),
    [
        ("json", "application/json", "nord-1.0.json"),
        ("csv", "text/csv", "nord-1.0.csv"),
        ("md", "text/markdown", "nord-1.0.md"),
        ("interview", "text/markdown", "nord-1.0-interview.md"),
    ],
)
def test_a_file_has_a_name_and_a_type_and_is_not_kept_by_caches(
    name: str, media_type: str, file_name: str, full: Version, client: Client, reader: User
) -> None:
    answer = client.get(f"/catalogue/nord/v/1.0/as/{name}/")
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{file_name}"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.decode()


def test_a_version_that_is_not_there_has_no_file(
    team: Team, manager: User, client: Client, reader: User
) -> None:
    make_published(team, manager)
    assert client.get("/catalogue/nord/v/2.0/as/json/").status_code == 404
