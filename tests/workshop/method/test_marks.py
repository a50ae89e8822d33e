"""Phrases in a text, as an objection marks them."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.method.marks import Piece, as_written, marked, word_runs

TEXT = "We listen to the customer, and we are service-minded."
words = st.lists(st.sampled_from(["we", "listen", "first", "and", "then", "answer."]), min_size=1)


def test_a_phrase_is_found_whatever_its_capitals_and_blanks() -> None:
    assert as_written(TEXT, "  LISTEN \n to") == "listen to"
    assert as_written("Listen\nto me", "listen to me") == "Listen to me"


def test_part_of_a_word_is_another_word() -> None:
    assert as_written(TEXT, "custom") is None
    assert as_written(TEXT, "isten to") is None
    assert as_written(TEXT, "customer,") == "customer"


def test_words_that_are_not_there_are_not_found() -> None:
    assert as_written(TEXT, "always") is None
    assert as_written(TEXT, "") is None
    assert as_written(TEXT, "   ") is None
    assert as_written(TEXT, ".*") is None


def test_a_phrase_that_stands_twice_is_marked_twice() -> None:
    pieces = marked("We hear, and we tell.", ["we"])

    assert [piece.text for piece in pieces if piece.phrases == (1,)] == ["We", "we"]


def test_phrases_that_overlap_share_a_piece() -> None:
    assert marked("one two three four", ["one two three", "two three four"]) == (
        Piece("one ", (1,)),
        Piece("two three", (1, 2), (1,)),
        Piece(" four", (2,), (2,)),
    )


def test_a_phrase_inside_another_ends_before_it() -> None:
    assert marked("one two three", ["one two three", "two"]) == (
        Piece("one ", (1,)),
        Piece("two", (1, 2), (2,)),
        Piece(" three", (1,), (1,)),
    )


def test_the_whole_text_marks_no_words_and_keeps_its_number() -> None:
    assert marked("one two", ["", "two"]) == (Piece("one "), Piece("two", (2,), (2,)))


def test_an_empty_text_has_no_pieces() -> None:
    assert marked("", ["one"]) == ()


def test_words_keep_what_joins_them_and_lose_the_marks_around() -> None:
    assert word_runs("“We’re service-minded.”") == (
        ("“", False),
        ("We’re", True),
        (" ", False),
        ("service-minded", True),
        (".”", False),
    )


@given(words, st.lists(words, max_size=5))
def test_pieces_joined_are_the_text_and_every_phrase_that_is_there_ends_somewhere(
    text: list[str], phrases: list[list[str]]
) -> None:
    said, asked = " ".join(text), [" ".join(phrase) for phrase in phrases]

    pieces = marked(said, asked)

    assert "".join(piece.text for piece in pieces) == said
    ended = {number for piece in pieces for number in piece.ends}
    assert ended == {n for n, phrase in enumerate(asked, 1) if as_written(said, phrase)}
    assert all(set(piece.ends) <= set(piece.phrases) for piece in pieces)


@given(st.text(max_size=40))
def test_runs_joined_are_the_text(text: str) -> None:
    assert "".join(run for run, _word in word_runs(text)) == text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.data())
def test_every_run_of_words_that_can_be_tapped_is_in_the_text(
    text: str, data: st.DataObject
) -> None:
    runs = word_runs(text)
    at = [n for n, (_run, word) in enumerate(runs) if word]
    if not at:
        return
    first, last = sorted((data.draw(st.sampled_from(at)), data.draw(st.sampled_from(at))))

    assert as_written(text, "".join(run for run, _word in runs[first : last + 1])) is not None
