"""Comparing two versions: pure, so tested with many made-up versions."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behaviours.content import BehaviourWords, Content, Entry, MediumWords, QuestionWords
from behaviours.difference import (
    Change,
    ChangeKind,
    Difference,
    Gone,
    Subject,
    compare_contents,
    word_pieces,
)
from behaviours.pieces import plain_words, without_markup

words = st.text(alphabet="ab æø.,!? \n😀", max_size=40)
codes = st.lists(st.sampled_from([f"LYT-0{n}" for n in range(1, 9)]), unique=True, max_size=8)


def entry(code: str, text: str = "we listen", why: str = "") -> Entry:
    return Entry(code, BehaviourWords(title=code, situation="", text=text, why=why))


def content(*entries: Entry, definition: str = "We listen.") -> Content:
    return Content("en", "service", definition, "", "agreed", entries, ())


@given(codes, words)
def test_a_version_does_not_differ_from_itself(found: list[str], text: str) -> None:
    same = content(*(entry(code, text) for code in found), definition=text)
    assert compare_contents(same, same).is_empty


@given(words, words)
def test_the_pieces_tell_both_texts_whole(before: str, after: str) -> None:
    pieces = word_pieces(before, after)
    assert "".join(p.text for p in pieces if p.kind != "ins") == before
    assert "".join(p.text for p in pieces if p.kind != "del") == after


@given(codes, codes)
def test_every_code_is_added_removed_moved_or_untouched(a: list[str], b: list[str]) -> None:
    difference = compare_contents(content(*map(entry, a)), content(*map(entry, b)))
    by_kind = {kind: {c.code for c in difference.changes if c.kind is kind} for kind in ChangeKind}
    assert by_kind[ChangeKind.ADDED] == set(b) - set(a)
    assert by_kind[ChangeKind.REMOVED] == set(a) - set(b)
    assert by_kind[ChangeKind.CHANGED] == set()
    kept = [code for code in a if code in b and code not in by_kind[ChangeKind.MOVED]]
    assert kept == [code for code in b if code in kept]


def test_entries_are_paired_by_code_and_not_by_place() -> None:
    a = content(entry("LYT-01", "we greet"), entry("LYT-02", "we listen"))
    b = content(entry("LYT-02", "we listen"), entry("LYT-03", "we greet"))
    kinds = {c.code: c.kind for c in compare_contents(a, b).changes}
    assert kinds == {"LYT-03": ChangeKind.ADDED, "LYT-01": ChangeKind.REMOVED}


def test_one_line_that_moved_is_the_only_one_told_as_moved() -> None:
    a = content(*map(entry, ["LYT-01", "LYT-02", "LYT-03", "LYT-04"]))
    b = content(*map(entry, ["LYT-04", "LYT-01", "LYT-02", "LYT-03"]))
    changes = compare_contents(a, b).changes
    assert [(c.code, c.kind) for c in changes] == [("LYT-04", ChangeKind.MOVED)]


def test_a_replaced_phrase_is_one_replacement() -> None:
    pieces = word_pieces("before you propose a plan.", "before you suggest ways.")
    assert [(p.kind, p.text) for p in pieces] == [
        ("equal", "before you "),
        ("del", "propose a plan"),
        ("ins", "suggest ways"),
        ("equal", "."),
    ]


def test_the_reason_stands_beside_a_change_and_is_one_only_when_alone() -> None:
    a = content(entry("LYT-01", "we greet", why="old"))
    both = compare_contents(a, content(entry("LYT-01", "we listen", why="new"))).changes[0]
    assert [f.name for f in both.fields] == ["text"]
    assert both.why == "new"
    alone = compare_contents(a, content(entry("LYT-01", "we greet", why="new"))).changes[0]
    assert [f.name for f in alone.fields] == ["why"]


def test_a_removed_line_brings_the_reason_it_was_removed_for() -> None:
    b = replace(content(), removals=(("LYT-01", "it sounded like a test"),))
    change = compare_contents(content(entry("LYT-01")), b).changes[0]
    assert (change.kind, change.why) == (ChangeKind.REMOVED, "it sounded like a test")


def test_a_choice_is_told_as_a_whole() -> None:
    a, b = content(), replace(content(), status="leader")
    change = compare_contents(a, b).changes[0]
    assert change.subject is Subject.DEFINITION
    assert [(p.kind, p.text) for p in change.fields[0].pieces] == [
        ("del", "agreed"),
        ("ins", "leader"),
    ]


def test_media_are_told_word_by_word_and_ticks_as_a_whole() -> None:
    phone, chat = MediumWords("phone", "Ask, then wait"), MediumWords("chat", "One line")
    before = BehaviourWords("Ask", "", "we ask", heard=True, media=(phone, chat))
    after = replace(before, heard=False, media=(replace(phone, words="Ask, then listen"),))
    a, b = content(Entry("ASK-01", before)), content(Entry("ASK-01", after))
    told = {f.name: f.pieces for f in compare_contents(a, b).changes[0].fields}
    assert set(told) == {"heard", "phone.words", "chat.words"}
    assert [(p.kind, p.text) for p in told["phone.words"]][1:] == [
        ("del", "wait"),
        ("ins", "listen"),
    ]
    assert [(p.kind, p.text) for p in told["heard"]] == [("del", "yes")]
    assert [(p.kind, p.text) for p in told["chat.words"]] == [("del", "One line")]


def test_an_added_line_tells_only_what_it_says() -> None:
    added = compare_contents(content(), content(entry("ASK-01"))).changes[0]
    assert {f.name for f in added.fields} == {"title", "text"}
    led = BehaviourWords("Ask", "", "we ask", audience="team")
    added = compare_contents(content(), content(Entry("ASK-01", led))).changes[0]
    assert "audience" in {f.name for f in added.fields}


def test_what_a_question_follows_and_when_it_is_reviewed_are_compared() -> None:
    asked = QuestionWords("What then?", "open", "explore")
    a = replace(content(), questions=(Entry("Q-01", asked),))
    follow = replace(asked, after_code="Q-02", stop="They sigh")
    b = replace(a, questions=(Entry("Q-01", follow),), review_on="2030-05-17")
    definition, question = compare_contents(a, b).changes
    assert [f.name for f in definition.fields] == ["review_on"]
    assert [f.name for f in question.fields] == ["after_code", "stop"]


# --- what is a change of words ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Say it.\nThen wait.", "Say it. Then wait."),
        ('"Now" - or never...', "“Now” – or never…"),
        ("it's 5 o'clock", "it’s 5\N{NO-BREAK SPACE}o’clock"),
        ("**Ask** _twice_, `then` *act*", "Ask twice, then act"),
        ("- Ask\n- Wait", "Ask\nWait"),
        ("co\N{SOFT HYPHEN}operate", "cooperate"),
        ("smo\N{COMBINING RING ABOVE}", "smo\N{COMBINING RING ABOVE}  "),
        ("a\N{COMBINING RING ABOVE}pen", "\N{LATIN SMALL LETTER A WITH RING ABOVE}pen"),
    ],
)
def test_markup_alone_is_no_change_of_words(before: str, after: str) -> None:
    assert plain_words(before) == plain_words(after)
    found = compare_contents(content(entry("ASK-01", before)), content(entry("ASK-01", after)))
    assert found.changes == ()
    assert [each.code for each in found.quiet] == ["ASK-01"]
    assert not found.is_empty


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We help, if asked.", "We help if asked."),
        ("Ask?", "Ask."),
        ("we ask", "We ask"),
        ("5 * 3 * 2", "5 3 2"),
        ("snake_case_name", "snakecasename"),
        ("10-12", "1012"),
    ],
)
def test_other_signs_are_a_change(before: str, after: str) -> None:
    assert plain_words(before) != plain_words(after)


def test_words_that_changed_are_shown_without_the_signs_round_them() -> None:
    pieces = word_pieces('Say "no"\nand wait.', "Say “no” and listen.")
    assert [(p.kind, p.text) for p in without_markup(pieces)][-3:] == [
        ("del", "wait"),
        ("ins", "listen"),
        ("equal", "."),
    ]


def test_few_words_between_two_larger_changes_are_part_of_one() -> None:
    pieces = word_pieces("we propose a plan quickly", "we suggest a way slowly")
    assert [p.kind for p in pieces] == ["equal", "del", "ins"]


# --- moves and names -------------------------------------------------------------------------
def line(code: str, **fields: Any) -> Entry:
    words = BehaviourWords(title=code, situation="", text="we listen", theme="Listening")
    return Entry(code, replace(words, **fields))


def only(found: Difference) -> Change:
    (change,) = (*found.renames, *found.changes)
    return change


def test_a_title_alone_is_a_new_name() -> None:
    change = only(compare_contents(content(line("A-01")), content(line("A-01", title="Hear"))))
    assert change.kind is ChangeKind.RENAMED


@pytest.mark.parametrize(("name", "value"), [("theme", "Follow-up"), ("audience", "team")])
def test_a_line_in_another_place_is_moved(name: str, value: str) -> None:
    a = content(line("A-01"), line("A-02"))
    b = content(line("A-01"), line("A-02", **{name: value}))
    change = only(compare_contents(a, b))
    assert (change.kind, change.code) == (ChangeKind.MOVED, "A-02")
    assert [each.name for each in change.fields] == [name]


def test_a_question_at_another_stage_or_list_is_moved() -> None:
    asked = QuestionWords("What then?", "open", "explore")
    a = replace(content(), questions=(Entry("Q-01", asked),))
    for other in (replace(asked, stage="close"), replace(asked, purpose="motivation")):
        b = replace(a, questions=(Entry("Q-01", other),))
        assert only(compare_contents(a, b)).kind is ChangeKind.MOVED


def test_a_theme_with_a_new_name_is_one_change_with_its_lines() -> None:
    a = content(line("A-01"), line("A-02"), line("B-01", theme="Follow-up"))
    b = content(
        line("A-01", theme="Hearing"),
        line("A-02", theme="Hearing", text="we hear"),
        line("B-01", theme="Follow-up"),
    )
    found = compare_contents(a, b)
    (renamed,) = found.renames
    assert (renamed.subject, renamed.label) == (Subject.THEME, "Hearing")
    assert [each.code for each in renamed.lines] == ["A-01", "A-02"]
    assert [(c.code, [f.name for f in c.fields]) for c in found.changes] == [("A-02", ["text"])]
    assert [each.code for each in found.unchanged] == ["B-01"]


def test_a_theme_that_goes_into_another_is_no_new_name() -> None:
    a = content(line("A-01"), line("B-01", theme="Follow-up"))
    b = content(line("A-01", theme="Follow-up"), line("B-01", theme="Follow-up"))
    assert only(compare_contents(a, b)).kind is ChangeKind.MOVED
    both = content(line("A-01", theme="New"), line("B-01", theme="New"))
    found = compare_contents(a, both)
    assert found.renames == ()
    assert {change.kind for change in found.changes} == {ChangeKind.MOVED}


# --- what stands for what --------------------------------------------------------------------
def test_a_removed_line_and_the_one_that_stands_for_it_name_each_other() -> None:
    b = replace(
        content(line("A-03")), removals=(("A-02", "unclear"),), replacements=(("A-02", "A-03"),)
    )
    added, gone = compare_contents(content(line("A-02")), b).changes
    assert (gone.code, gone.replaced_by, gone.why) == ("A-02", "A-03", "unclear")
    assert (added.code, added.replaces) == ("A-03", ("A-02",))


def test_over_several_versions_the_line_that_stands_now_is_named() -> None:
    gone = {"A-01": Gone("unclear", "A-02"), "A-02": Gone("too long", "A-03")}
    found = compare_contents(content(line("A-01")), content(line("A-03")), gone)
    assert [each.replaced_by for each in found.changes] == ["", "A-03"]


def test_replacements_that_lead_in_a_circle_lead_nowhere() -> None:
    gone = {"A-01": Gone("", "A-02"), "A-02": Gone("", "A-01")}
    found = compare_contents(content(line("A-01")), content(line("A-03")), gone)
    assert {each.replaced_by for each in found.changes} == {""}
