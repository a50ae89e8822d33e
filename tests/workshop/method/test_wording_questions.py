"""The form and the flags of questions: the method's cases, and what people type."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workshop.method.wording import check_question

WRITTEN = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))
FLAGS = ("leading", "multiple", "follow_up", "hypothetical", "why")
CASES = [pytest.param(case, id=f"{case['lang']}-{case['text']}") for case in WRITTEN["questions"]]


def flags(text: str, lang: str) -> set[str]:
    reading = check_question(text, lang)
    return {flag for flag in FLAGS if getattr(reading, flag)}


@pytest.mark.parametrize("case", CASES)
def test_a_question_has_the_form_and_the_flag_of_the_methods_cases(case: dict[str, Any]) -> None:
    assert check_question(case["text"], case["lang"]).form == case["form"]
    assert flags(case["text"], case["lang"]) == ({case["flag"]} if case["flag"] else set())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Hvis du vil, kan jeg ringe deg i morgen."),
        ("nb", "Da er alt i orden."),
        ("sv", "Vänta lite så ska jag titta."),
        ("sv", "Klicka på länken i mejlet."),
        ("en", "I'll ask my colleague whether we have it in stock."),
        ("en", "Please hold the line."),
        ("en", ""),
    ],
)
def test_what_asks_nothing_has_no_form_and_no_flags(lang: str, text: str) -> None:
    assert check_question(text, lang).form == "unknown"
    assert flags(text, lang) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Du sa at det haster, hva er det som haster?"),
        ("sv", "När du säger dyrt, vad jämför du med då?"),
        ("en", "When you say slow, how slow do you mean?"),
    ],
)
def test_taking_up_what_somebody_said_is_a_follow_up_and_one_question(lang: str, text: str) -> None:
    assert "follow_up" in flags(text, lang)
    assert flags(text, lang).isdisjoint({"leading", "multiple"})


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Det var ikke så ille, var det vel?"),
        ("nb", "Du har ikke lest vilkårene, har du?"),
        ("sv", "Du är väl medveten om att tiden har gått ut?"),
        ("en", "That's hardly our fault, is it?"),
    ],
)
def test_a_statement_that_asks_for_a_yes_is_leading(lang: str, text: str) -> None:
    assert flags(text, lang) == {"leading"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Er du hjemme i morgen, og passer det klokken ti?"),
        ("sv", "Var bor du och vad har du för telefonnummer?"),
        ("en", "Are you home tomorrow, and does ten o'clock work?"),
        ("en", "Where do you live and what's your phone number?"),
    ],
)
def test_two_questions_in_one_breath_are_two(lang: str, text: str) -> None:
    assert "multiple" in flags(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Skal vi sende den, eller vil du hente den?"),
        ("sv", "Ska vi skicka den, eller vill du hämta den?"),
        ("en", "Should we send it, or will you fetch it?"),
    ],
)
def test_two_alternatives_are_one_question(lang: str, text: str) -> None:
    assert check_question(text, lang).form == "choice"
    assert flags(text, lang) == set()


def test_a_reading_says_why() -> None:
    assert check_question("You're happy now, aren't you?", "en").reasons == (
        "form.closed",
        "flag.leading",
    )


@pytest.mark.parametrize("text", ["?", "??", ", ?", "og?", "What", "hva", "😀?", "x" * 5000 + "?"])
@pytest.mark.parametrize("lang", ["nb", "sv", "en", "nn", "de", ""])
def test_any_text_gets_an_answer(text: str, lang: str) -> None:
    assert check_question(text, lang).form in {"open", "closed", "choice", "unknown"}
