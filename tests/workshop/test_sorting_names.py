"""What a suggested theme is called, and what the engine reads in a card's words."""

import pytest

from workshop.method.lexicon import concepts_in, label
from workshop.method.sorting import Name, name_of, text_similarity
from workshop.method.sorting.words import Reader, languages_of, plain, words_of

LISTEN = {"a": "lytte til kunden", "b": "lyssna på kunden", "c": "xyzzy plugh", "d": "qwrtp"}


def test_a_theme_is_called_by_a_concept_that_half_its_cards_share() -> None:
    (concept,) = concepts_in("lytte til kunden").keys() & concepts_in("lyssna på kunden").keys()

    for language in ("nb", "sv", "en"):
        expected = Name(label(concept, language), "concept")
        assert name_of(["a", "b", "c", "d"], LISTEN, language) == expected


def test_below_half_it_is_called_by_a_cards_own_words() -> None:
    name = name_of(["a", "c", "d"], LISTEN, "nb", medoid="c")

    assert name == Name("xyzzy plugh", "words")


def test_a_single_card_keeps_its_own_words() -> None:
    assert name_of(["a"], LISTEN, "nb") == Name("lytte til kunden", "words")


def test_without_a_medoid_the_card_most_like_the_others_names_the_theme() -> None:
    texts = {"1": "blorp", "2": "zarfig kvess", "3": "zarfig kvess dunk", "4": "zarfig mell"}

    assert name_of(list(texts), texts, "en").text in {"zarfig kvess", "zarfig kvess dunk"}


def test_withdrawn_cards_name_nothing() -> None:
    assert name_of(["gone"], LISTEN, "nb") == Name("", "words")
    assert name_of(["gone", "d"], LISTEN, "nb", medoid="gone") == Name("qwrtp", "words")


# --- words ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jeg vil at noen hører på meg", "nb"),
        ("jag vill att någon hör på mig", "sv"),
        ("I want somebody to hear what I say", "en"),
        ("være til å stole på", "nb"),
        ("gå att lita på även när det är svårt", "sv"),
    ],
)
def test_the_language_of_each_card_is_guessed(text: str, language: str) -> None:
    company = [words_of("svar"), words_of(text)]

    assert languages_of(company)[1] == language


def test_a_card_that_tells_no_language_follows_its_company() -> None:
    cards = [words_of("jag vill ha svar och inte vänta"), words_of("tempo")]

    assert languages_of(cards) == ["sv", "sv"]


def test_a_compound_is_also_its_parts() -> None:
    reader = Reader([["løsningsorientert"], ["løsning"]])

    assert reader.parts("løsningsorientert") == ("løsning", "orientert")
    assert reader.stem("løsning", "nb") in reader.stems(["løsningsorientert"], "nb")


def test_a_word_without_a_known_part_is_not_split() -> None:
    assert Reader([["abrakadabra"]]).parts("abrakadabra") == ()


def test_case_punctuation_and_spaces_do_not_make_cards_different() -> None:
    assert plain("  Svare   RASKT! ") == plain("svare raskt")
    assert plain("!!!") != plain("???")


def test_a_typo_leaves_cards_alike() -> None:
    texts = {"a": "grumsete krimskrams", "b": "grumsette krimskrams", "c": "vimplete flagg"}

    alike = text_similarity(texts)

    assert alike["a", "b"] > 1
    assert alike["a", "b"] == alike["b", "a"]
    assert ("a", "c") not in alike or alike["a", "c"] < alike["a", "b"]


def test_identical_texts_are_as_alike_as_can_be() -> None:
    alike = text_similarity({"a": "lytte", "b": "Lytte."})

    assert alike["a", "b"] == alike["b", "a"] > 4
