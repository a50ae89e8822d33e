"""Files taken into the draft: whole versions as JSON, lines as CSV."""

import json
import re
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from behaviours import versions
from behaviours.content import BehaviourWords, MediumWords
from behaviours.document import Document, Origin
from behaviours.enums import Size
from behaviours.exports import csv_file, json_file
from behaviours.exports.csv_reading import read_csv
from behaviours.exports.faults import LARGEST, MOST, MOST_LINES, Fault, WrongFile, text_of
from behaviours.exports.json_reading import read_json
from behaviours.forms.importing import packed, unpacked
from behaviours.models import CodeSeries, Team, Version
from behaviours.queries.comparing import content_of
from behaviours.queries.documents import document_of, origin_of
from behaviours.versions.taking_in import Taken, take_in
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_manager,
    make_published,
    make_revised,
    make_team,
    question_words,
)
from tests.behaviours.files import as_file, shared_part, whole_documents

pytestmark = pytest.mark.django_db

many = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ADDRESS = "/catalogue/nord/draft/import/"


def take_json(team: Team, by: User, text: str, **more: Any) -> Taken:
    return take_in(team=team, by=by, arriving=lambda before: read_json(text), **more)


def take_csv(team: Team, by: User, text: str) -> Taken:
    return take_in(team=team, by=by, arriving=lambda before: (read_csv(text, before), Origin()))


def draft_in(team: Team) -> Version:
    return Version.objects.get(catalogue__team=team, state="draft")


def exported(version: Version) -> str:
    return json_file.written(document_of(version), origin_of(version))


def full_draft(team: Team, by: User) -> Version:
    """A draft with media, a pair, a follow-up and a translation."""
    draft = make_draft(team, by)
    words = behaviour_words(
        audience="team",
        mirrors_code="LIS-01",
        media=(MediumWords("phone", "Say it"), MediumWords("chat", "Write it", "Hi, Kim here")),
        non_example="=cmd|' /C calc'!A0",
        seen=True,
    )
    versions.add_behaviour(version=draft, by=by, words=words)
    versions.add_question(
        version=draft,
        by=by,
        words=question_words(after_code=first_question(draft), after_answer="Nothing"),
    )
    return draft


def first_question(draft: Version) -> str:
    return draft.questions.order_by("position")[0].code


# --- there and back -----------------------------------------------------------------------------
@many
@given(document=whole_documents())
def test_a_document_read_from_its_file_is_the_same(document: Document) -> None:
    text = as_file(document)
    found, _origin = read_json(text)
    assert as_file(found) == text


@many
@given(document=whole_documents())
def test_what_an_empty_team_takes_in_goes_out_again_byte_for_byte(document: Document) -> None:
    team = make_team(language="en")
    by = make_manager(team)
    take_json(team, by, as_file(document))
    once = shared_part(draft_in(team))
    assert once == json_file.dumped(json_file.plain_document(document))
    other = make_team()
    take_json(other, make_manager(other), exported(draft_in(team)))
    assert shared_part(draft_in(other)) == once
    # Into a draft that says it already: nothing is another.
    assert take_json(team, by, as_file(document)).is_same
    assert shared_part(draft_in(team)) == once


@many
@given(document=whole_documents())
def test_a_table_taken_in_by_an_empty_team_goes_out_again_byte_for_byte(document: Document) -> None:
    text = csv_file.written(document.content)
    team = make_team(language=document.content.language)
    take_csv(team, make_manager(team), text)
    assert csv_file.written(content_of(draft_in(team))) == text
    take_csv(team, team.memberships.get().user, text)
    assert csv_file.written(content_of(draft_in(team))) == text


def test_a_published_version_goes_into_another_team_and_out_again(
    team: Team, manager: User
) -> None:
    full_draft(team, manager)
    draft = draft_in(team)
    first = versions.publish(version=draft, by=manager, change_note="First.", size=Size.MAJOR)
    other = make_team()
    by = make_manager(other)
    take_json(other, by, exported(first))
    second = versions.publish(
        version=draft_in(other), by=by, change_note="Theirs.", size=Size.MAJOR
    )
    assert shared_part(second) == shared_part(first)
    assert second.content_hash != first.content_hash


def test_an_older_version_of_the_same_team_is_said_again_and_what_came_later_is_removed(
    team: Team, manager: User
) -> None:
    first = make_published(team, manager)
    second = make_revised(team, manager)
    later = set(second.behaviours.values_list("code", flat=True)) - set(
        first.behaviours.values_list("code", flat=True)
    )
    take_json(team, manager, exported(first))
    draft = draft_in(team)
    assert content_of(draft).behaviours == content_of(first).behaviours
    assert set(draft.removals.values_list("code", flat=True)) == later


# --- codes --------------------------------------------------------------------------------------
def test_codes_that_were_never_given_here_are_taken_over_and_not_given_again(
    team: Team, manager: User
) -> None:
    make_published(team, manager)
    there = make_team(language="nb")
    by = make_manager(there)
    draft = make_draft(there, by, behaviours=())
    for number in range(3):
        words = behaviour_words(title=f"Call back {number}", theme="Calling")
        versions.add_behaviour(version=draft, by=by, words=words)
    take_json(team, manager, exported(draft))
    here = draft_in(team)
    assert {"CAL-01", "CAL-02", "CAL-03"} <= set(here.behaviours.values_list("code", flat=True))
    assert CodeSeries.objects.get(catalogue=team.catalogue, prefix="CAL").last == 3
    words = behaviour_words(title="Say when", theme="Calling")
    assert versions.add_behaviour(version=here, by=manager, words=words).code == "CAL-04"


def test_another_teams_line_under_a_code_of_ours_gets_a_new_code_and_its_links_follow(
    team: Team, manager: User
) -> None:
    make_published(team, manager)
    there = make_team(language="nb")
    by = make_manager(there)
    draft = make_draft(there, by, behaviours=(), questions=())
    versions.add_behaviour(
        version=draft, by=by, words=behaviour_words(title="Write short", theme="Listening")
    )
    versions.add_question(version=draft, by=by, words=question_words(behaviour_code="LIS-01"))
    theirs = versions.publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)
    taken = take_json(team, manager, exported(theirs))
    here = draft_in(team)
    assert taken.new["LIS-01"] == "LIS-02"
    assert here.behaviours.get().code == "LIS-02"
    assert here.questions.get().behaviour_code == "LIS-02"
    assert set(here.removals.values_list("code", flat=True)) >= {"LIS-01", "FOL-01"}


def test_another_teams_file_taken_in_twice_keeps_the_codes_it_got(
    team: Team, manager: User
) -> None:
    there = make_team(language="nb")
    theirs = make_published(there, make_manager(there))
    take_json(team, manager, exported(theirs))
    taken = take_json(team, manager, exported(theirs))
    assert taken.new == {}
    assert taken.is_same


def test_a_line_that_comes_back_keeps_its_code_and_counts_on(team: Team, manager: User) -> None:
    first = make_published(team, manager)
    draft = versions.open_draft(team=team, by=manager)
    line = draft.behaviours.get(code="LIS-01")
    versions.edit_behaviour(
        behaviour=line, by=manager, revision=line.revision, words=behaviour_words()
    )
    versions.remove_entry(entry=draft.behaviours.get(code="LIS-01"), by=manager, why="Gone.")
    take_json(team, manager, exported(first))
    back = draft.behaviours.get(code="LIS-01")
    assert back.title == first.behaviours.get(code="LIS-01").title
    assert back.revision > line.revision


# --- lines from a spreadsheet -------------------------------------------------------------------
def test_a_row_changes_its_line_or_adds_one_and_the_others_stay(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    before = content_of(draft)
    take_csv(
        team,
        manager,
        "code;kind;title;text;phone.words;audience\n"
        "LIS-01;;Repeat the need;we repeat it;Say it slowly;customer\n"
        ";behaviour;Call back;we call back;;team\n",
    )
    after = content_of(draft_in(team))
    changed = after.behaviours[0]
    assert (changed.code, changed.label) == ("LIS-01", "Repeat the need")
    said, said_before = changed.words, before.behaviours[0].words
    assert isinstance(said, BehaviourWords)
    assert isinstance(said_before, BehaviourWords)
    assert said.media == (MediumWords("phone", "Say it slowly"),)
    assert said.situation == said_before.situation
    assert after.behaviours[1] == before.behaviours[1]
    assert after.behaviours[2].label == "Call back"
    assert after.questions == before.questions


def test_a_formula_is_led_by_an_apostrophe_in_the_table_and_is_itself_again_when_taken_in() -> None:
    for text in ("=1+1", "+47 22", "-1", "@x", "\tx", "'quoted'", "'=1", "''", "plain", ""):
        cell = csv_file.guarded(text)
        assert not cell.startswith(tuple("=+-@\t\r"))
        assert csv_file.unguarded(cell) == text
    # An apostrophe that nobody put there as a guard stays.
    assert csv_file.unguarded("'t is so") == "'t is so"


def test_a_translation_of_a_line_that_says_something_else_now_is_marked_as_older(
    team: Team, manager: User
) -> None:
    make_draft(team, manager)
    take_csv(team, manager, "code,kind,sv:title\nLIS-01,,Upprepa behovet\n")
    (first,) = content_of(draft_in(team)).translations
    assert "sv:older" in csv_file.columns_in(content_of(draft_in(team)))
    take_csv(team, manager, "code,kind,title\nLIS-01,,Repeat it all\n")
    table = csv_file.written(content_of(draft_in(team)))
    (second,) = content_of(draft_in(team)).translations
    assert first == second
    assert table.splitlines()[1].endswith("Upprepa behovet,yes")


# --- wrong files --------------------------------------------------------------------------------
def faults_of(read: Any) -> tuple[Fault, ...]:
    with pytest.raises(WrongFile) as wrong:
        read()
    return wrong.value.faults


def changed_json(team: Team, manager: User, **paths: Any) -> str:
    """The export of a full draft with other values at some paths ("a.b.0": value)."""
    plain = json.loads(exported(full_draft(team, manager)))
    for path, value in paths.items():
        *way, last = path.split("__")
        inner = plain
        for step in way:
            inner = inner[int(step)] if step.isdigit() else inner[step]
        inner[int(last) if last.isdigit() else last] = value
    return json_file.dumped(plain)


WRONG_JSON: list[tuple[str, Any, str, str]] = [
    ("content__behaviours__1__words__title", "x" * 121, "title", "at most 120"),
    ("content__behaviours__1__words__title", "", "title", "must say something"),
    ("content__behaviours__1__words__title", 7, "title", "A text is expected"),
    ("content__behaviours__1__words__title", "a\u202eb", "title", "hidden characters"),
    ("content__behaviours__1__words__text", "a\u0000b", "text", "control characters"),
    ("content__behaviours__1__words__text", "a\ud800b", "text", "cannot be shown"),
    ("content__behaviours__1__words__tittel", "x", "tittel", "no field of this name"),
    ("content__behaviours__1__words__seen", "yes", "seen", "true or false"),
    ("content__behaviours__1__words__audience", "boss", "audience", "Known are: customer"),
    ("content__behaviours__1__words__mirrors_code", "XYZ-09", "mirrors_code", "XYZ-09"),
    ("content__behaviours__1__words__mirrors_code", "FOL-01", "mirrors_code", "mirror itself"),
    ("content__behaviours__1__code", "LIS-01", "code", "is there twice"),
    ("content__behaviours__1__code", "LIS-1", "code", "is no code"),
    ("content__behaviours__2__words__media__0__medium", "fax", "media[0].medium", "face, phone"),
    ("content__behaviours__2__words__media__0__medium", "chat", "media[1].medium", "twice"),
    ("content__questions__0__words__stage", "begin", "stage", "explore"),
    ("content__questions__0__words__form", "wide", "form", "closed"),
    ("content__questions__0__words__after_code", "SP-99", "after_code", "SP-99"),
    ("content__questions__0__words__behaviour_code", "LIS-77", "behaviour_code", "LIS-77"),
    ("content__questions__0__words__after_answer", "Yes", "after_answer", "Name the question"),
    ("content__language", "tlh", "language", "Known are"),
    ("content__status", "sure", "status", "agreed"),
    ("content__review_on", "2027-13-01", "review_on", "is no date"),
    ("content__review_on", "20270101", "review_on", "is no date"),
    ("content__removals", [["LIS-01", "x"]], "removals[0][0]", "it is in the file"),
    ("content__replacements", [["ABC-01", "LIS-01"]], "replacements[0][0]", "removed ones"),
    ("content__translations", [{"language": "sv"}], "translations[0].code", "missing"),
    ("content__behaviours", {}, "behaviours", "A list is expected"),
    ("sources__workshops__0__outcome__participants", "18", "outcome", "not the snapshot"),
    ("sources__lines__XYZ-01", {"workshop": "w", "key": "k"}, "XYZ-01", "no line"),
    ("consents", [{"code": "LIS-01"}], "consents[0].said", "missing"),
    ("edition", 2, "edition", "another edition"),
    ("format", "else", "format", "no catalogue"),
]


@pytest.mark.parametrize(("path", "value", "field", "said"), WRONG_JSON)
def test_a_wrong_json_file_names_the_line_and_the_field_and_changes_nothing(
    path: str, value: Any, field: str, said: str, team: Team, manager: User
) -> None:
    text = changed_json(team, manager, **{path: value})
    before = shared_part(draft_in(team))
    faults = faults_of(lambda: take_json(team, manager, text))
    found = next(fault for fault in faults if fault.field.endswith(field))
    assert said in found.sentence
    if field not in {"format", "edition"}:
        line = text.splitlines()[found.place - 1]
        name = field.rpartition(".")[2].partition("[")[0]
        assert name in line or "missing" in said or "]" in field
    assert shared_part(draft_in(team)) == before


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5) | some.just("\ud800"),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(document=whole_documents(), other=JSON, choice=some.randoms(use_true_random=False))
def test_whatever_stands_anywhere_in_a_file_is_read_or_told(
    document: Document, other: Any, choice: Any
) -> None:
    plain = json.loads(as_file(document))
    above, key = plain, choice.choice(sorted(plain))
    while isinstance(above[key], dict | list) and above[key] and choice.random() < 0.85:
        above = above[key]
        key = choice.randrange(len(above)) if isinstance(above, list) else choice.choice([*above])
    above[key] = other
    wrong: tuple[Fault, ...] = ()
    try:
        read_json(json.dumps(plain))
    except WrongFile as found:
        wrong = found.faults
    # A fault can always be shown, whatever it quotes.
    assert all((fault.field + fault.sentence).encode() for fault in wrong)


def test_a_ring_of_questions_is_told_at_each_of_them(team: Team, manager: User) -> None:
    path = "content__questions__0__words__after_code"
    third = full_draft(team, manager).questions.order_by("position")[2].code
    plain = json.loads(exported(draft_in(team)))
    plain["content"]["questions"][0]["words"]["after_code"] = third
    faults = faults_of(partial(read_json, json_file.dumped(plain)))
    assert path.count("__") == 4
    assert [fault.field for fault in faults] == [
        "content.questions[0].words.after_code",
        "content.questions[2].words.after_code",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n  "format": "samsyn-catalogue",\n  "edition" 1\n}', 3),
        ("[" * 200_000, 0),
        ('{"format": NaN}', 0),
        ("{", 1),
        ('{"format": ' + "9" * 5000 + "}", 0),
    ],
)
def test_what_is_no_json_says_where_it_stops_being_read(text: str, place: int) -> None:
    (fault,) = faults_of(partial(read_json, text))
    assert fault.place == place


def test_a_file_with_lists_deep_in_each_other_is_refused_before_every_value_has_a_path() -> None:
    text = '{"format": "samsyn-catalogue", "edition": 1, "x": ' + "[" * 300 + "1" + "]" * 300 + "}"
    (fault,) = faults_of(partial(read_json, text))
    assert fault == Fault(0, "", "The file cannot be read as JSON.")


def test_a_field_that_is_there_twice_is_told_and_never_chosen_among(
    team: Team, manager: User
) -> None:
    text = exported(make_draft(team, manager)).replace(
        '"status": "agreed",', '"status": "agreed",\n    "status": "trial",', 1
    )
    faults = faults_of(partial(read_json, text))
    assert [fault.field for fault in faults] == ["content.status"]


def test_at_most_twenty_faults_are_told_and_how_many_more_there_are(
    team: Team, manager: User
) -> None:
    rows = "".join(f",behaviour,{'x' * 121},we do it\n" for _ in range(30))
    with pytest.raises(WrongFile) as wrong:
        take_csv(team, manager, "code,kind,title,text\n" + rows)
    assert len(wrong.value.faults) == MOST
    assert wrong.value.more == 10
    assert [fault.place for fault in wrong.value.faults] == list(range(2, 22))


WRONG_CSV: list[tuple[str, int, str, str]] = [
    ("title,text\nA,we b", 1, "", "code and kind"),
    ("code,kind,tittel\n,behaviour,A", 1, "tittel", "no field for this column"),
    ("code,kind,fr:title\nLIS-01,,A", 1, "fr:title", "no field"),
    ("code,kind,kind\n", 1, "kind", "twice"),
    ("code,kind,en:title\nLIS-01,,A", 1, "en:title", "own language"),
    ("code,kind,title\nLIS-01,,A\nLIS-01,,B", 3, "code", "twice"),
    ("code,kind,title\nlis-1,behaviour,A", 2, "code", "is no code"),
    ("code,kind,title,text\n,animal,A,we b", 2, "kind", "behaviour, question"),
    ("code,kind,title,text\nLIS-01,question,A,we b", 2, "kind", "stays a behaviour"),
    ("code,kind,wording\nLIS-01,,What?", 2, "wording", "no such field"),
    ("code,kind,sv:wording\nLIS-01,,Vad?", 2, "sv:wording", "no such field"),
    ("code,kind,sv:title\nLIS-01,," + "x" * 121, 2, "sv:title", "at most 120"),
    ("code,kind,phone.words\nLIS-01,," + "x" * 601, 2, "phone.words", "at most 600"),
    ("code,kind,seen\nLIS-01,,ja", 2, "seen", "yes"),
    ("code,kind,title\nLIS-01,", 2, "title", "must say something"),
    ("code,kind,mirrors_code\nLIS-01,,XYZ-01", 2, "mirrors_code", "XYZ-01"),
    ("code,kind,title\nLIS-01,,A,B", 2, "", "more cells"),
    ('code,kind,title\nLIS-01,,"A', 2, "", "quotation mark"),
    ("code,kind,title\nLIS-01,,a\u202eb", 2, "title", "hidden characters"),
]


@pytest.mark.parametrize(("text", "row", "column", "said"), WRONG_CSV)
def test_a_wrong_table_names_the_row_and_the_column_and_changes_nothing(
    text: str, row: int, column: str, said: str, team: Team, manager: User
) -> None:
    before = shared_part(make_draft(team, manager))
    fault = faults_of(lambda: take_csv(team, manager, text))[0]
    assert (fault.place, fault.field) == (row, column)
    assert said in fault.sentence
    assert shared_part(draft_in(team)) == before


def test_too_many_lines_are_refused(team: Team, manager: User) -> None:
    rows = "".join(f",behaviour,Do {n},we do\n" for n in range(MOST_LINES + 1))
    (fault,) = faults_of(lambda: take_csv(team, manager, "code,kind,title,text\n" + rows))
    assert "too many lines" in fault.sentence
    plain = json.loads(exported(make_draft(team, manager)))
    line = plain["content"]["questions"][0]
    plain["content"]["questions"] = [line] * (MOST_LINES + 1)
    (fault,) = faults_of(partial(read_json, json_file.dumped(plain)))
    assert "too many lines" in fault.sentence


def test_a_file_is_utf_8_with_or_without_its_mark() -> None:
    assert text_of("\ufeffå".encode()) == text_of("å".encode()) == "å"
    (fault,) = faults_of(partial(text_of, b"code,kind\nLIS-01,\xe5"))
    assert fault.place == 2
    (fault,) = faults_of(partial(text_of, b"x" * (LARGEST + 1)))
    assert "too large" in fault.sentence


def test_windows_line_ends_are_read_as_line_ends(team: Team, manager: User) -> None:
    text = exported(make_draft(team, manager))
    assert read_json(text.replace("\n", "\r\n"))[0] == read_json(text)[0]
    plain = json.loads(text)
    plain["content"]["behaviours"][0]["words"]["how"] = "one\r\ntwo"
    found, _origin = read_json(json_file.dumped(plain))
    words = found.content.behaviours[0].words
    assert isinstance(words, BehaviourWords)
    assert words.how == "one\ntwo"


# --- the page -----------------------------------------------------------------------------------
def sent(client: Client, data: bytes, name: str = "x.json") -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})


def test_a_manager_sees_the_difference_before_the_file_is_taken_in(
    client: Client, team: Team, manager: User
) -> None:
    first = make_published(team, manager)
    client.force_login(manager)
    text = exported(first).replace("we repeat the need", "we repeat the whole need")
    page = sent(client, text.encode())
    assert page.status_code == 200
    assert re.search("<ins.*?whole", page.text)
    assert not Version.objects.filter(state="draft").exists()
    form = page.context["form"].initial
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 302
    assert draft_in(team).behaviours.get(code="LIS-01").text == "we repeat the whole need"


def test_a_draft_that_changed_meanwhile_is_shown_again_and_not_written_over(
    client: Client, team: Team, manager: User
) -> None:
    draft = make_draft(team, manager)
    text = exported(draft)
    client.force_login(manager)
    form = sent(client, text.replace("we repeat", "we say again").encode()).context["form"].initial
    versions.add_behaviour(version=draft, by=manager, words=behaviour_words())
    before = shared_part(draft_in(team))
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 409
    assert "Somebody changed the draft" in answer.text
    assert shared_part(draft_in(team)) == before
    assert client.post(ADDRESS, answer.context["form"].initial).status_code == 302


def test_a_wrong_file_is_answered_with_its_faults(
    client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    for data in (b"", b"\xff", b"{", b"code\nx", b"x" * (LARGEST + 10)):
        answer = sent(client, data)
        assert answer.status_code == 422
        assert "nothing has changed" in answer.text
    assert client.post(ADDRESS, {}).status_code == 422
    for packed_up in ("", "AAAA", packed(b"{")[:-8], packed(b"{")):
        answer = client.post(ADDRESS, {"packed": packed_up, "seen": "x"})
        assert answer.status_code == 422
    assert not Version.objects.exists()


def test_the_page_is_guarded_against_forms_from_elsewhere(team: Team, manager: User) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "testserver"})
    client.force_login(manager)
    assert client.get(ADDRESS).status_code == 200
    assert sent(client, b"{}").status_code == 403


def test_what_a_page_carries_is_unpacked_within_the_limit() -> None:
    assert unpacked(packed(b"abc")) == b"abc"
    bomb = packed(b"x" * (LARGEST * 20))
    assert unpacked(bomb) is None


def test_the_code_of_a_line_that_is_gone_is_not_given_to_another_by_a_file(
    team: Team, manager: User
) -> None:
    draft = versions.open_draft(team=make_published(team, manager).catalogue.team, by=manager)
    gone = draft.behaviours.get(code="LIS-01")
    versions.remove_entry(entry=gone, by=manager, why="Nobody does it.")
    row = "LIS-01,behaviour,Something else,we do something else"
    taken = take_csv(team, manager, f"code,kind,title,text\r\n{row}\r\n")
    assert "LIS-01" in taken.new
    assert not draft.behaviours.filter(code="LIS-01").exists()
    row = f"LIS-01,behaviour,{gone.title},we say it in other words"
    take_csv(team, manager, f"code,kind,title,text\r\n{row}\r\n")
    assert draft.behaviours.get(code="LIS-01").text == "we say it in other words"
