"""The starter texts as texts: no two alike, the right signs, the right language."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from django.conf import settings

from tests.workshop.test_starter import texts_of
from workshop import starter

LANGUAGES = [code for code, _name in settings.LANGUAGES]
EVERY = pytest.mark.parametrize("language", LANGUAGES)
KINDS: dict[str, tuple[Callable[[str], list[str]], float]] = {
    "situations": (lambda of: [case.situation for case in starter.cases(of)], 0.25),
    "answers": (lambda of: [a for case in starter.cases(of) for a in case.answers], 0.5),
    "questions": (lambda of: [word.question for word in starter.calibration_words(of)], 0.5),
    "cards": (lambda of: [card.text for card in starter.challenge_cards(of)], 0.25),
    "openings": (lambda of: [opening.text for opening in starter.openings(of)], 0.25),
    "values": (lambda of: list(starter.valued_by_customers(of)), 0.5),
}
QUOTES = {"en": ("“", "”"), "nb": ("«", "»"), "sv": ("”", "”")}
# Common small words that the other two languages do not write so.
SMALL_WORDS = {
    "en": "the and is not with that you your of they she what has who how this are was",
    "nb": "og ikke jeg hva hvor hvordan noe noen fra etter hvis er seg meg deg dere hun å et uten",
    "sv": "och inte jag vad hur något någon från efter är sig mig dig ni hon att ett för när",
}


def likeness(one: str, other: str) -> float:
    """Jaccard index of the character 4-grams, 0 to 1."""
    a, b = (
        {text[at : at + 4] for at in range(len(text) - 3)} for text in (one.lower(), other.lower())
    )
    return len(a & b) / len(a | b)


@EVERY
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_texts_of_a_kind_are_nearly_the_same(language: str, kind: str) -> None:
    texts, limit = KINDS[kind]

    alike = [(a, b) for a, b in combinations(texts(language), 2) if likeness(a, b) >= limit]

    assert alike == []


@EVERY
def test_whole_sentences_end_as_sentences_and_answers_do_not(language: str) -> None:
    for kind in ("situations", "questions", "cards", "openings"):
        for text in KINDS[kind][0](language):
            assert re.search(r"[.?!]\W?$", text), text
    for kind in ("answers", "values"):
        for text in KINDS[kind][0](language):
            assert text[-1].isalnum(), text
    for kind in KINDS:
        for text in KINDS[kind][0](language):
            assert re.match(r"\W?[A-ZÅÄÖÆØ]", text), text


@EVERY
def test_the_spaces_are_single_and_stand_where_they_belong(language: str) -> None:
    for text in texts_of(language):
        assert text == text.strip()
        assert not re.search(r"\s{2}|\s[,.?!:;]|[,;][^\s]|\n|\t", text), text
        assert "..." not in text and " - " not in text


@EVERY
def test_the_quotation_marks_are_those_of_the_language_and_each_pair_is_closed(
    language: str,
) -> None:
    opening, closing = QUOTES[language]
    foreign = set("\"'‘´`“”„«»") - {opening, closing}
    for text in texts_of(language):
        assert not foreign & set(text), text
        if opening == closing:
            assert text.count(opening) % 2 == 0, text
        else:
            signs = re.sub(rf"[^{opening}{closing}]", "", text)
            assert signs == (opening + closing) * (len(signs) // 2), text


@EVERY
def test_letters_of_a_neighbours_alphabet_do_not_slip_in(language: str) -> None:
    foreign = {"en": "åäöæø", "nb": "äö", "sv": "æø"}[language]

    for text in texts_of(language):
        assert not set(foreign) & set(text.lower()), text


@EVERY
def test_the_small_words_are_those_of_the_language(language: str) -> None:
    """Each situation and card has more of its own language's small words than of another's."""
    for kind in ("situations", "cards", "openings"):
        for text in KINDS[kind][0](language):
            said = re.findall(r"\w+", text.lower())
            count = {of: sum(word in SMALL_WORDS[of].split() for word in said) for of in LANGUAGES}
            assert count.pop(language) > max(count.values()), text
