"""The starter content: enough of it, in every language, fair to each answer and to each reader."""

import re
from collections import Counter
from itertools import combinations

import pytest
from django.conf import settings

from workshop import starter

LANGUAGES = [code for code, _name in settings.LANGUAGES]
EVERY = pytest.mark.parametrize("language", LANGUAGES)
UNITS = {"km", "kg", "celsius", "minute", "hour", "day", "week", "kr", "percent", "piece"} | {
    "word",
    "times_a_week",
}


def test_it_is_written_in_the_languages_of_the_product() -> None:
    assert sorted(starter.LANGUAGES) == sorted(LANGUAGES)


@pytest.mark.parametrize("unknown", ["de", "", "NB", "en-GB"])
def test_a_language_that_we_do_not_write_gets_english(unknown: str) -> None:
    assert starter.cases(unknown) == starter.cases("en")
    assert starter.calibration_words(unknown) == starter.calibration_words("en")
    assert starter.challenge_cards(unknown) == starter.challenge_cards("en")
    assert starter.openings(unknown) == starter.openings("en")
    assert starter.reference_definition(unknown) == starter.reference_definition("en")
    assert starter.right_experience(unknown) == starter.right_experience("en")
    assert starter.valued_by_customers(unknown) == starter.valued_by_customers("en")


@EVERY
def test_there_is_enough_to_choose_from(language: str) -> None:
    assert len(starter.cases(language)) == 27
    assert len(starter.calibration_words(language)) == 15
    assert len(starter.challenge_cards(language)) == 16
    assert len(starter.openings(language)) == 16
    assert len(starter.valued_by_customers(language)) == 5


@EVERY
def test_what_stands_in_one_language_stands_in_each_in_the_same_order(language: str) -> None:
    def shape(of: str) -> list[list[object]]:
        return [
            [(case.id, len(case.answers)) for case in starter.cases(of)],
            [(word.id, word.unit) for word in starter.calibration_words(of)],
            [(card.id, card.kind) for card in starter.challenge_cards(of)],
            [(opening.id, opening.channel) for opening in starter.openings(of)],
        ]

    mine = shape(language)

    assert mine == shape("en")
    for kind in mine:
        assert len(set(kind)) == len(kind)


@EVERY
def test_an_id_is_plain_enough_for_an_address(language: str) -> None:
    ids = [
        *(case.id for case in starter.cases(language)),
        *(word.id for word in starter.calibration_words(language)),
        *(card.id for card in starter.challenge_cards(language)),
        *(opening.id for opening in starter.openings(language)),
    ]

    assert [id for id in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id)] == []


@EVERY
def test_a_case_fits_a_phone_and_leaves_two_to_four_ways_open(language: str) -> None:
    for case in starter.cases(language):
        assert 60 < len(case.situation) <= starter.MAX_SITUATION
        assert 2 <= len(case.answers) <= 4
        assert len(set(case.answers)) == len(case.answers)
        assert all(10 < len(answer) <= starter.MAX_ANSWER for answer in case.answers)


@EVERY
def test_no_place_among_the_answers_holds_the_longest_one_too_often(language: str) -> None:
    """Who always takes the fullest answer must not find it always in one place."""
    lengths = [[len(answer) for answer in case.answers] for case in starter.cases(language)]
    places = Counter(each.index(max(each)) for each in lengths)

    assert max(places.values()) <= 15


@EVERY
def test_three_cases_share_a_topic_and_the_same_three_in_each_language(language: str) -> None:
    def together(of: str) -> set[frozenset[str]]:
        found = starter.cases(of)
        topics = {case.topic for case in found}
        return {frozenset(case.id for case in found if case.topic == topic) for topic in topics}

    assert len(together(language)) == 9
    assert all(len(ids) == 3 for ids in together(language))
    assert together(language) == together("en")


@EVERY
def test_far_heavy_and_cold_come_first_and_each_word_has_a_unit(language: str) -> None:
    words = starter.calibration_words(language)

    assert [(word.id, word.unit) for word in words[:3]] == [
        ("far", "km"),
        ("heavy", "kg"),
        ("cold", "celsius"),
    ]
    assert {word.unit for word in words} <= UNITS
    assert len({word.word for word in words}) == len(words)


@EVERY
def test_a_calibration_question_names_its_word_and_no_number(language: str) -> None:
    spelled = {
        "en": "two three four five ten hundred half dozen",
        "nb": "to tre fire fem ti hundre halv dusin",
        "sv": "två tre fyra fem tio hundra halv dussin",
    }[language].split()

    for word in starter.calibration_words(language):
        said = word.question.lower()
        assert not re.search(r"\d", said)
        assert not set(re.findall(r"\w+", said)) & set(spelled)
        # "tungt" is said "tung" of a suitcase: the stem is what they share.
        assert word.word.split()[-1][:4] in said


@EVERY
def test_the_challenge_opens_with_three_harms_and_ends_with_the_saying(language: str) -> None:
    cards = starter.challenge_cards(language)
    kinds = Counter(card.kind for card in cards)

    assert [card.id for card in cards[:3]] == [
        "refunds-for-all",
        "never-contradict",
        "pass-everything-on",
    ]
    assert {card.kind for card in cards[:3]} == {"harm"}
    assert kinds["harm"] >= 6 and kinds["no"] >= 6 and kinds["saying"] == 1
    assert cards[-1].kind == "saying" and cards[-1].text == starter.right_experience(language)


@EVERY
def test_each_channel_has_openings_of_its_own(language: str) -> None:
    channels = Counter(opening.channel for opening in starter.openings(language))

    assert set(channels) == {"phone", "writing", "counter", "video", "any"}
    assert min(channels.values()) >= 2


def test_no_two_languages_share_a_text() -> None:
    texts = {language: set(texts_of(language)) for language in LANGUAGES}

    for one, other in combinations(LANGUAGES, 2):
        assert not texts[one] & texts[other]


def texts_of(language: str) -> list[str]:
    """Every whole text of a language, the answers too; not labels such as topics and words."""
    return [
        *(case.situation for case in starter.cases(language)),
        *(answer for case in starter.cases(language) for answer in case.answers),
        *(word.question for word in starter.calibration_words(language)),
        *(card.text for card in starter.challenge_cards(language)),
        *(opening.text for opening in starter.openings(language)),
        starter.reference_definition(language),
        *starter.valued_by_customers(language),
    ]
