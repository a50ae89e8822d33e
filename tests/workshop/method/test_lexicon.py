"""Words about service find their concept, in three languages and as people type them."""

import time
import tomllib
from pathlib import Path

import pytest

from workshop.method.lexicon import CONCEPTS, concepts_in, kinship, label, similar
from workshop.method.lexicon.entries import LANGUAGES, NOTHING, all_entries

SAYINGS = tomllib.loads(Path(__file__).with_name("sayings.toml").read_text(encoding="utf-8"))
CARDS = [
    (concept, text)
    for concepts in SAYINGS.values()
    for concept, texts in concepts.items()
    for text in texts
]


def strongest(text: str) -> str | None:
    return next(iter(concepts_in(text)), None)


@pytest.mark.parametrize(("concept", "text"), CARDS)
def test_a_card_is_filed_where_a_reader_would_file_it(concept: str, text: str) -> None:
    found = concepts_in(text)
    assert concept in found
    assert found[concept] >= 0.35


def test_hardly_a_card_speaks_louder_of_something_else() -> None:
    right = [c for c, text in CARDS if concepts_in(text).get(c) == max(concepts_in(text).values())]
    assert len(right) >= 0.95 * len(CARDS) and len(CARDS) >= 150


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la kunden snakke ferdig", "låta kunden prata till punkt"),
        ("hear them out", "ikke avbryte"),
        ("gå den ekstra mila", "bend over backwards"),
        ("holde ord", "keep your word"),
        ("inte skicka runt folk", "don't pass people from pillar to post"),
        ("sette seg i kundens sted", "put yourself in their shoes"),
    ],
)
def test_what_means_the_same_is_alike_across_languages(one: str, other: str) -> None:
    assert similar(concepts_in(one), concepts_in(other)) > 0.7


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LYTTE!!", "lytte"),
        ("taalmodighet", "tålmodighet"),
        ("talamod", "tålamod"),
        ("lyhörd", "lyhørd"),
        ("tillgjengelig", "tilgjengelig"),
        ("empatti", "empati"),
        ("proffesjonell", "profesjonell"),
        ("förtroenede", "förtroende"),
        ("knowlegde", "knowledge"),
        ("kundehøflighet", "høflighet"),
        ("telefonartighet", "artighet"),
        ("otrevlig", "trevlig"),
        ("ikkje avbryt", "ikke avbryt"),
        ("legger bort mobilen", "legge bort mobilen"),
        ("handing them over", "hand them over"),
        ("raaaask", "rask"),
    ],
)
def test_a_slip_another_keyboard_or_another_form_changes_nothing(written: str, meant: str) -> None:
    assert strongest(written) == strongest(meant) is not None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("rastløs", "speed"),
        ("lunsj på fredag", "friendliness"),
        ("rester i kjøleskapet", "respect"),
        ("lysbilder", "listening"),
        ("lyspære", "listening"),
        ("prislapp", "economy"),
        ("fast food on Fridays", "speed"),
        ("breakfast", "speed"),
        ("kind of blue", "friendliness"),
        ("of course", "learning"),
        ("carton boxes", "empathy"),
        ("what a performance", "simplicity"),
        ("barnebarn", "accessibility"),
        ("blindtarmen", "accessibility"),
        ("stille spørsmål ved planen", "need"),
        ("så klart", "clarity"),
        ("snabbkaffe", "speed"),
        ("fortsette", "speed"),
        ("tidskrift", "patience"),
        ("ordförande", "clarity"),
        ("give it to me", "systems"),
        ("titta över axeln", "learning"),
        ("räkna röster", "smile_tone"),
        ("fast det regnar", "speed"),
        ("när kunden kommer", "availability"),
        ("pasienten i tredje etasje", "patience"),
        ("patients on the third floor", "patience"),
        ("hot soup", "boundaries"),
        ("noen vil ha kaffe på jobb", "safety"),
    ],
)
def test_false_friends_say_nothing(text: str, wrong: str) -> None:
    assert wrong not in concepts_in(text)


@pytest.mark.parametrize(
    "text", ["", " ", "…!?", "kjøleskapet er fullt", "pizza", "xyzzy 42", "👍👍"]
)
def test_a_text_without_a_known_word_has_no_concept(text: str) -> None:
    assert concepts_in(text) == {}


def test_a_longer_entry_wins_over_the_words_in_it() -> None:
    assert "simplicity" not in concepts_in("de slipper å ringe igjen")
    assert concepts_in("kunden har ikke alltid rett").get("yes_to_all", 0.0) == 0.0


def test_a_phrase_says_more_than_a_word_beside_it() -> None:
    found = concepts_in("forklare appen for femte gang uten å sukke")
    assert found["patience"] > found["systems"] > 0


def test_what_comes_before_something_else_weighs_more() -> None:
    found = concepts_in("kartlegge behovet før man selger noe")
    assert found["need"] > found["advice"] > 0


def test_no_entry_reaches_over_the_end_of_a_sentence() -> None:
    assert "complaints" in concepts_in("ikke bite tilbake")
    assert "complaints" not in concepts_in("ikke bite. tilbake i morgen")


def test_weights_lie_between_nothing_and_one_and_the_heaviest_comes_first() -> None:
    for _, text in CARDS:
        weights = list(concepts_in(text).values())
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)


def test_an_answer_may_be_changed_without_changing_the_next() -> None:
    concepts_in("lytte")["listening"] = 0.0
    assert concepts_in("lytte")["listening"] > 0.5


def test_likeness_is_symmetric_bounded_and_whole_with_oneself() -> None:
    texts = [concepts_in(text) for _, text in CARDS[::5]]
    for one in texts:
        assert similar(one, one) == pytest.approx(1.0)
        assert similar(one, {}) == 0.0
        for other in texts:
            assert similar(one, other) == pytest.approx(similar(other, one))
            assert 0.0 <= similar(one, other) <= 1.0


def test_kin_are_nearer_than_strangers() -> None:
    assert kinship("listening", "listening") == 1.0
    assert kinship("listening", "need") == kinship("need", "listening") > kinship("need", "privacy")


def test_every_concept_has_a_short_name_of_its_own_in_every_language() -> None:
    for language in LANGUAGES:
        names = [label(concept, language) for concept in CONCEPTS]
        assert len(set(names)) == len(CONCEPTS)
        assert all(0 < len(name) <= 40 for name in names)
    assert label("listening", "sv-SE") == "Lyssna och förstå"
    assert label("listening", "nn") == "Lytte og forstå"
    assert label("listening", "fi") == "Listening and understanding"
    with pytest.raises(KeyError):
        label("weather", "en")


def test_every_concept_has_at_least_thirty_entries_in_every_language() -> None:
    for language in LANGUAGES:
        listed = [entry.concept for entry in all_entries(language)]
        assert set(listed) == {*CONCEPTS, NOTHING}
        assert min(listed.count(concept) for concept in CONCEPTS) >= 30


def test_two_thousand_cards_are_read_well_within_a_second() -> None:
    texts = [f"{text} {number}" for number in range(10) for _, text in CARDS][:2000]
    concepts_in("warm up")
    begun = time.process_time()
    for text in texts:
        concepts_in(text)
    assert time.process_time() - begun < 1.0
