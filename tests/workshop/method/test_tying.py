"""Words of a sentence that may say a theme: proposed by likeness, never tied by themselves."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.method.phrases import stands
from workshop.method.tying import LONGEST, suggested_ties

EN = (
    ("1", "Solves", ("Solve it the first time", "Find a solution")),
    ("2", "Listens", ("Listen before I answer", "Let the customer finish")),
    ("3", "Honest about time", ("Call back when we said we would", "Say how long it takes")),
)
NB = (
    ("1", "Løser saken", ("Finn en løsning", "Løs problemet")),
    ("2", "Lytter", ("Lytte før jeg svarer", "La kunden snakke ferdig")),
)


def test_a_stem_of_the_name_is_enough() -> None:
    found = dict(suggested_ties("We listen, and our desk solves it.", EN, "en"))

    assert found == {"listen": "2", "solves": "1"}


def test_words_of_the_cards_join_those_of_the_name() -> None:
    found = suggested_ties("We say honestly how long it takes.", EN, "en")

    assert found == (("say honestly how long it takes", "3"),)


def test_norwegian_stems_are_read_too() -> None:
    found = dict(suggested_ties("Vi lytter først og løser saker selv.", NB, "nb"))

    assert found == {"lytter": "2", "løser saker": "1"}


def test_a_sentence_about_something_else_suggests_nothing() -> None:
    assert suggested_ties("Parking is free on weekends.", EN, "en") == ()
    assert suggested_ties("", EN, "en") == ()
    assert suggested_ties("We listen.", (), "en") == ()


def test_a_word_that_two_themes_share_alike_speaks_for_neither() -> None:
    both = (("1", "Listen", ()), ("2", "Listen", ()))

    assert suggested_ties("We listen.", both, "en") == ()


def test_what_is_suggested_for_an_unknown_language_is_read_as_english() -> None:
    assert suggested_ties("We listen.", EN, "de") == (("listen", "2"),)


SAID = st.lists(
    st.sampled_from(["we", "listen", "solves", "honest", "time", "and", "…", "desk", "É", "24"]),
    max_size=14,
).map(" ".join)


@given(SAID)
def test_it_always_stands_in_the_sentence_and_is_one_a_theme(sentence: str) -> None:
    found = suggested_ties(sentence, EN, "en")

    assert len({theme for _words, theme in found}) == len(found)
    for words, _theme in found:
        assert stands(words, sentence)
        assert len(words.split()) <= LONGEST + words.count("…")
