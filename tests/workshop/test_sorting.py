"""Sorting by everyone: what is suggested, from the texts and from what people tapped."""

import random
from itertools import combinations

import pytest

from workshop.method.sorting import Judgement, prepare, stand, suggest, suggestion_of

THEMES = {
    "Lytte": ["lytte til kunden", "høre hva kunden trenger", "la kunden snakke ut"],
    "Raskt": ["svare raskt", "kort ventetid på telefonen", "ikke la noen stå i kø"],
    "Ærlig": ["være ærlig om feil", "si sannheten", "ikke pynte på noe"],
    "Løse": ["finne en løsning", "ordne opp i saken", "fikse det med en gang"],
}
TEXTS = {f"{theme}-{n}": text for theme, own in THEMES.items() for n, text in enumerate(own)}
THEME_OF = {card: card.split("-")[0] for card in TEXTS}


def all_answers(judges: int, cards: dict[str, str] = THEME_OF) -> list[Judgement]:
    """Everybody answers about every pair, by the themes, without an error."""
    return [
        Judgement(one, other, cards[one] == cards[other], f"judge {n}")
        for n in range(judges)
        for one, other in combinations(cards, 2)
    ]


def as_sets(groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


# --- what is suggested ---------------------------------------------------------------------------
def test_what_people_put_together_is_together() -> None:
    suggestion = suggest(TEXTS, all_answers(3))

    assert as_sets(suggestion.groups) == {
        frozenset(card for card in TEXTS if THEME_OF[card] == theme) for theme in THEMES
    }


def test_unasked_pairs_follow_from_asked_ones() -> None:
    """A and B, B and C: so A and C, although nobody was asked."""
    texts = {"a": "qwrt", "b": "zxcv", "c": "plmk", "d": "hjbg"}
    answers = [
        Judgement(one, other, same, f"{n}")
        for n in range(3)
        for one, other, same in [("a", "b", True), ("b", "c", True), ("d", "b", False)]
    ]

    assert as_sets(suggest(texts, answers).groups) == {frozenset("abc"), frozenset("d")}


def test_a_few_slips_do_not_break_a_theme() -> None:
    luck = random.Random(4)
    answers = [
        Judgement(j.focal, j.candidate, j.same if luck.random() > 0.1 else not j.same, j.judge)
        for j in all_answers(8)
    ]

    assert as_sets(suggest(TEXTS, answers).groups) == as_sets(suggest(TEXTS, all_answers(8)).groups)


def test_one_who_taps_everything_does_not_merge_all_themes() -> None:
    eager = [Judgement(one, other, True, "eager") for one, other in combinations(TEXTS, 2)]

    assert as_sets(suggest(TEXTS, all_answers(3) + eager).groups) == as_sets(
        suggest(TEXTS, all_answers(3)).groups
    )


def test_a_card_that_nobody_links_stays_a_singleton() -> None:
    texts = TEXTS | {"alone": "hvor er wifi-passordet"}
    themes = THEME_OF | {"alone": "alone"}

    assert ("alone",) in suggest(texts, all_answers(3, themes)).groups


def test_texts_alone_bring_the_same_words_together() -> None:
    texts = {
        "1": "svare raskt",
        "2": "Svar raskt!",
        "3": "svarer rasskt",
        "4": "holde det vi lover",
        "5": "hålla det vi lovar",
    }

    groups = suggest(texts, []).groups

    assert {"1", "2"} <= next(set(group) for group in groups if "1" in group)
    assert next(set(g) for g in groups if "1" in g).isdisjoint({"4", "5"})


# --- what it never depends on --------------------------------------------------------------------
@pytest.mark.parametrize("seed", range(5))
def test_shuffled_cards_answers_and_new_ids_leave_the_suggestion_unchanged(seed: int) -> None:
    luck = random.Random(seed)
    answers = luck.sample(all_answers(3), 60)
    other_ids = dict(zip(TEXTS, luck.sample(range(1000), len(TEXTS)), strict=True))
    judges = {f"judge {n}": f"{luck.random()}" for n in range(3)}
    cards = [(f"{other_ids[card]}", text) for card, text in TEXTS.items()]
    renamed = [
        Judgement(f"{other_ids[j.focal]}", f"{other_ids[j.candidate]}", j.same, judges[j.judge])
        for j in answers
    ]
    luck.shuffle(cards)
    luck.shuffle(renamed)

    suggestion, again = suggest(TEXTS, answers), suggest(dict(cards), renamed)

    texts = dict(cards)
    assert [[texts[c] for c in group] for group in again.groups] == [
        [TEXTS[c] for c in group] for group in suggestion.groups
    ]
    assert [texts[c] for c in again.medoids] == [TEXTS[c] for c in suggestion.medoids]


def test_who_was_focal_does_not_matter() -> None:
    answers = random.Random(1).sample(all_answers(3), 60)
    turned = [Judgement(j.candidate, j.focal, j.same, j.judge) for j in answers]

    assert suggest(TEXTS, turned) == suggest(TEXTS, answers)


def test_answers_about_withdrawn_cards_are_ignored() -> None:
    answers = random.Random(2).sample(all_answers(3), 60)
    about_gone = [Judgement("gone", card, True, "judge 1") for card in TEXTS]
    about_gone += [Judgement(card, "gone", True, "judge 2") for card in TEXTS]

    assert suggest(TEXTS, answers + about_gone) == suggest(TEXTS, answers)


def test_texts_prepared_before_give_the_same_suggestion() -> None:
    answers = random.Random(3).sample(all_answers(3), 60)
    prepared = prepare(TEXTS)

    assert suggest(TEXTS, answers, prepared=prepared) == suggest(TEXTS, answers)
    assert suggestion_of(stand(prepared, answers)) == suggest(TEXTS, answers)


def test_texts_prepared_for_other_cards_are_not_used() -> None:
    prepared = prepare({"old": "svare raskt"})

    assert suggest(TEXTS, [], prepared=prepared) == suggest(TEXTS, [])


# --- strange rooms -------------------------------------------------------------------------------
def test_no_card_is_no_group() -> None:
    assert suggest({}, []).groups == ()


def test_one_card_is_a_group_of_one() -> None:
    suggestion = suggest({"a": "lytte"}, [Judgement("a", "a", True, "x")])

    assert suggestion.groups == (("a",),)
    assert suggestion.medoids == ("a",)


@pytest.mark.parametrize(("same", "groups"), [(True, [2]), (False, [1, 1])])
def test_two_cards_follow_the_answers(same: bool, groups: list[int]) -> None:
    answers = [Judgement("a", "b", same, f"{n}") for n in range(3)]

    assert [len(g) for g in suggest({"a": "xyzzy", "b": "plugh"}, answers).groups] == groups


def test_identical_cards_are_together_whatever_is_said() -> None:
    texts = {"a": "Svare raskt", "b": "svare raskt!", "c": "  SVARE   raskt ", "d": "xyzzy"}
    answers = [Judgement("a", "b", False, f"{n}") for n in range(9)]

    assert as_sets(suggest(texts, answers).groups) == {frozenset("abc"), frozenset("d")}


def test_only_identical_cards_are_one_group() -> None:
    assert suggest({f"{n}": "lytte" for n in range(50)}, []).groups[0] == tuple(
        f"{n}" for n in range(50)
    )


@pytest.mark.parametrize(
    "texts",
    [
        ["!!!", "???", "", " ", "🙂", "🙂🙂"],
        ["qwrtp", "zxcvb", "mnbvc", "lkjhg"],
        ["и вот", "是的", "ναι", "نعم"],
        ["og", "the", "det", "is"],
        ["a" * 5000, "b" * 5000, "a b " * 800],
    ],
)
def test_texts_without_a_known_word_are_still_each_in_one_group(texts: list[str]) -> None:
    cards = {f"{n}": text for n, text in enumerate(texts)}
    answers = [Judgement("0", "1", True, f"{n}") for n in range(4)]

    suggestion = suggest(cards, answers)

    assert sorted(card for group in suggestion.groups for card in group) == sorted(cards)
    assert any({"0", "1"} <= set(group) for group in suggestion.groups)


def test_two_thousand_cards_are_each_in_exactly_one_group() -> None:
    luck = random.Random(5)
    words = " ".join(TEXTS.values()).split()
    texts = {f"{n}": " ".join(luck.choices(words, k=6)) for n in range(2000)}
    pairs = [luck.sample(list(texts), 2) for _ in range(4000)]
    answers = [
        Judgement(one, other, luck.random() < 0.2, f"{n % 200}")
        for n, (one, other) in enumerate(pairs)
    ]

    suggestion = suggest(texts, answers)

    assert sorted(card for group in suggestion.groups for card in group) == sorted(texts)
    assert len(suggestion.medoids) == len(suggestion.groups)


def test_every_medoid_is_of_its_own_group() -> None:
    suggestion = suggest(TEXTS, all_answers(2))

    for group, medoid in zip(suggestion.groups, suggestion.medoids, strict=True):
        assert medoid in group
