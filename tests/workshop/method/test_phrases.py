"""A phrase stands in a text as whole words, however they are written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.phrases import places, replaced, stands, words_in

SENTENCE = "We listen, solve it, and say honestly how long it takes."


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("solve it", SENTENCE, True),
        ("Solve  IT", SENTENCE, True),
        ("listen solve", SENTENCE, True),  # marks between words are not looked at
        ("“solve it,”", SENTENCE, True),
        ("solve", "We solved it.", False),
        ("it solve", SENTENCE, False),
        ("customer", "the customer's case", False),
        ("customer’s case", "the customer's case", True),
        ("service", "a service-minded answer", True),
        ("ÅPENT", "Vi svarer åpent.", True),
        ("Straße", "Auf der STRASSE.", True),
        ("cafe\u0301", "Caf\u00e9.", True),
        ("kunde\u00adservice", "God kundeservice.", True),
        ("24/7", "open 24/7 for all", True),
        ("", SENTENCE, False),
        ("…", "What now … then?", False),
        ("solve it", "", False),
    ],
)
def test_it_stands_as_whole_words_whatever_their_case(phrase: str, text: str, there: bool) -> None:
    assert stands(phrase, text) is there


def test_places_do_not_overlap_and_say_where() -> None:
    assert places("a a", "a a a a") == [(0, 3), (4, 7)]
    assert places("Solve it", SENTENCE) == [(11, 19)]


def test_another_phrase_comes_into_its_first_place() -> None:
    assert replaced("Ask, then ask.", "ask", "listen") == "listen, then ask."
    assert replaced(SENTENCE, "not there", "x") == SENTENCE


WORDS = st.lists(st.sampled_from(["ask", "Ask", "first", "øre", "it's", "24"]), max_size=8)


@given(WORDS, WORDS, WORDS, st.sampled_from([" ", ", ", " – ", "\n"]))
def test_words_between_words_are_always_found(
    before: list[str], phrase: list[str], after: list[str], between: str
) -> None:
    text = between.join([*before, *phrase, *after])

    assert stands(" ".join(phrase), text) is bool(phrase)


@given(st.text(max_size=60), st.text(max_size=20))
def test_it_stands_exactly_where_its_words_follow_each_other(text: str, phrase: str) -> None:
    words, sought = words_in(text), words_in(phrase)
    runs = [words[at : at + len(sought)] for at in range(len(words))]

    assert stands(phrase, text) is (bool(sought) and sought in runs)
    for start, end in places(phrase, text):
        assert words_in(text[start:end]) == sought


@given(st.text(max_size=60), st.text(max_size=20))
def test_case_and_composition_change_nothing(text: str, phrase: str) -> None:
    found = stands(phrase, text)

    assert stands(unicodedata.normalize("NFC", phrase), unicodedata.normalize("NFC", text)) is found


@given(WORDS.filter(bool), st.text(max_size=10))
def test_what_was_replaced_is_all_that_changed(words: list[str], by: str) -> None:
    text = f"Before {' '.join(words)} after"

    assert replaced(text, " ".join(words), by) == f"Before {by} after"
