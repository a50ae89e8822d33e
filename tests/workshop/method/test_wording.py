"""Hints on the wording of behaviours: the method's examples, and what people type."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workshop.method.wording import CLEAR, MILD, check_behaviour

WRITTEN = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, Any]] = WRITTEN["behaviours"]
RULED = [e for e in EXAMPLES if e["rule"] and not e["good"]]
BAD = [e for e in EXAMPLES if not e["rule"] and not e["good"]]
GOOD = [e for e in EXAMPLES if e["good"]]


def rules(text: str, lang: str, **more: Any) -> dict[str, str]:
    return {hint.rule: hint.severity for hint in check_behaviour(text, lang, **more)}


def names(examples: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(e, id=f"{e['lang']}-{e['rule']}-{e['text'][:40]}") for e in examples]


@pytest.mark.parametrize("example", names(RULED))
def test_a_bad_example_is_caught_by_its_own_rule(example: dict[str, Any]) -> None:
    assert example["rule"] in rules(example["text"], example["lang"])


@pytest.mark.parametrize("example", names(BAD))
def test_other_bad_wordings_are_caught_clearly(example: dict[str, Any]) -> None:
    assert CLEAR in rules(example["text"], example["lang"]).values()


@pytest.mark.parametrize("example", names(GOOD))
def test_good_examples_are_left_alone(example: dict[str, Any]) -> None:
    assert rules(example["text"], example["lang"]) == {}


def test_all_the_methods_examples_are_here() -> None:
    assert len([e for e in EXAMPLES if e["rule"]]) == 108


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("nb", "Jeg prøver å være litt hyggelig mot kunden", "hyggelig"),
        ("sv", "När kunden är arg är jag vänlig", "vänlig"),
        ("en", "Answer the phone in a friendly way", "friendly"),
    ],
)
def test_a_hint_says_which_words_it_is_about(lang: str, text: str, word: str) -> None:
    hint = next(h for h in check_behaviour(text, lang) if h.rule == "R3")
    assert text[hint.start : hint.end] == word
    assert (hint.reason, hint.example) == ("R3.trait", "R3")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Når kunden er sint gjentar jeg saken"),
        ("nb", "Spør «er du fornøyd?» før jeg legger på"),
        ("sv", "Säger ”jag förstår” när kunden klagar"),
        ("sv", "Säger god morgon till kunden"),
        ("en", 'Says "never mind" when a customer apologises'),
        ("en", "Says good morning to each customer"),
        ("en", "Asks what kind of phone the customer has"),
        ("nb", "Ønsker kunden en fin dag"),
        ("sv", "Önskar kunden en trevlig helg"),
        ("en", "Thanks the customer for their patience"),
    ],
)
def test_conditions_quotes_and_sayings_are_not_held_against_anybody(lang: str, text: str) -> None:
    assert CLEAR not in rules(text, lang).values()


@pytest.mark.parametrize(
    ("lang", "two", "three"),
    [
        ("nb", "Ringer kunden og sier hva som skjer", "Hilser, smiler og spør"),
        ("sv", "Ringer kunden och säger vad som händer", "Hälsar, ler och frågar"),
        ("en", "Calls the customer and says what happens", "Greets, smiles and asks"),
    ],
)
def test_two_actions_may_belong_together_and_three_do_not(lang: str, two: str, three: str) -> None:
    assert rules(two, lang)["R6"] == MILD
    assert rules(three, lang)["R6"] == CLEAR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Noter navn, adresse og telefonnummer"),
        ("sv", "Anteckna namn, adress och telefonnummer"),
        ("en", "Write down the name, address and order number"),
    ],
)
def test_a_list_of_things_is_one_action(lang: str, text: str) -> None:
    assert "R6" not in rules(text, lang)


def test_the_workshops_own_word_explains_nothing_in_any_of_its_forms() -> None:
    said = check_behaviour("Viser kunden raushet i telefonen", "nb", term="Raushet")
    assert "R4.term" in {hint.reason for hint in said}
    assert "R4" not in rules("Viser kunden knappen", "nb", term="Raushet")


def test_a_verb_of_ones_own_is_an_action() -> None:
    assert rules("Vippse kunden pengene", "nb") == {"R1": MILD}
    assert rules("Vippse kunden pengene", "nb", own_verbs=["Vippse"]) == {}


@pytest.mark.parametrize("text", ["", "   ", "…", "!!!", "😀", ",,", "«»", "a" * 5000, "og og og"])
@pytest.mark.parametrize("lang", ["nb", "sv", "en", "nn", "de", ""])
def test_any_text_gets_an_answer(text: str, lang: str) -> None:
    for hint in check_behaviour(text, lang, term=text):
        assert 0 <= hint.start < hint.end <= len(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Se kunden"),
        ("nb", "Følge opp"),
        ("nb", "Arbeide på en strukturert måte"),
        ("sv", "Läsa av kunden"),
        ("sv", "Arbeta på ett strukturerat sätt"),
        ("en", "Meet the customer"),
        ("nb", "Gjøre det enkelt for kunden"),
        ("sv", "Göra det enkelt för kunden"),
        ("en", "Make it easy for the customer"),
        ("en", "Use common sense"),
        ("en", "Work in a structured way"),
    ],
)
def test_a_verb_that_could_be_anything_is_not_enough(lang: str, text: str) -> None:
    assert CLEAR in rules(text, lang).values()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Møter kunden i døra"),
        ("sv", "Möter kunden vid dörren"),
        ("en", "Meets the customer at the door"),
        ("nb", "Har kalenderen åpen mens kunden velger dag"),
        ("sv", "Hjälper en kollega när kön är över fem personer"),
        ("en", "Gives the customer a receipt"),
        ("nb", "Hjelper kunden med å fylle ut skjemaet"),
        ("sv", "Hjälper kunden att fylla i formuläret"),
        ("en", "Helps the customer fill in the form"),
    ],
)
def test_what_follows_can_make_it_clear(lang: str, text: str) -> None:
    assert CLEAR not in rules(text, lang).values()
