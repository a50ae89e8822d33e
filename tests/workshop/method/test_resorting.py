"""Blind re-sorting: the share that decides, and who is asked for what."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.resorting import KEPT_FROM, MOST, Deal, Judgement, counted, reread


# --- the share ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("same", "other", "marked"),
    [
        (9, 3, False),  # nine of twelve are exactly three quarters
        (8, 4, True),
        (6, 2, False),
        (5, 2, True),  # five of seven
        (3, 1, False),  # three of four would be enough, and they are too few to say it of
        (0, 4, False),  # four judges: counts, and no mark
        (0, 5, True),
        (4, 1, False),
        (3, 2, True),
        (0, 0, False),
    ],
)
def test_under_three_quarters_of_at_least_five_judges_is_marked(
    same: int, other: int, marked: bool
) -> None:
    found = reread("listen", ["listen"] * same + ["time"] * other)

    assert (found.same, found.judges, found.marked) == (same, same + other, marked)


def test_where_others_put_it_is_told_with_those_first_whom_most_chose() -> None:
    found = reread("listen", ["time", "listen", None, "time", None, "time", "tone"])

    assert found.elsewhere == (("time", 3), (None, 2), ("tone", 1))


def test_a_behaviour_without_a_theme_is_read_the_same_by_whoever_found_none() -> None:
    found = reread(None, [None, None, None, None, "time"])

    assert (found.same, found.marked, found.elsewhere) == (4, False, (("time", 1),))


themes = st.sampled_from(["a", "b", "c", None])


@given(place=themes, judgements=st.lists(themes, max_size=30), seed=st.randoms())
def test_order_never_matters_and_the_mark_is_the_exact_share(
    place: str | None, judgements: list[str | None], seed: object
) -> None:
    found = reread(place, judgements)
    shuffled = list(judgements)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]

    assert reread(place, shuffled) == found
    assert found.judges == len(judgements)
    assert found.same + sum(many for _theme, many in found.elsewhere) == found.judges
    if found.judges >= 5:
        assert found.marked == (Fraction(found.same, found.judges) < KEPT_FROM)
    else:
        assert not found.marked


# --- who judges what ------------------------------------------------------------------------------
def dealt(cards: dict[str, str], key: str) -> tuple[str, ...]:
    return Deal(cards).of(key)


def cards_of(*writers: str, each: int = 1) -> dict[str, str]:
    return {f"{writer}-{n}": writer for writer in writers for n in range(each)}


def test_nobody_is_asked_for_a_behaviour_of_their_own() -> None:
    cards = cards_of("ann", "bo", "cy", each=3)

    for writer in ("ann", "bo", "cy"):
        assert set(dealt(cards, writer)) == {c for c, by in cards.items() if by != writer}
    assert set(dealt(cards, "reader")) == set(cards)


def test_one_person_meets_them_in_the_same_order_again_and_others_in_another() -> None:
    cards = cards_of("ann", "bo", each=5)

    assert dealt(cards, "one") == dealt(dict(reversed(cards.items())), "one")
    assert len({dealt(cards, f"reader {n}") for n in range(6)}) == 6


def test_starter_behaviours_are_everybodys_to_judge() -> None:
    assert set(dealt({"s": "", "a": "ann"}, "ann")) == {"s"}
    assert dealt({}, "ann") == ()


@given(people=st.integers(2, 40), each=st.integers(1, 4))
def test_many_behaviours_are_dealt_out_about_equally_often(people: int, each: int) -> None:
    writers = [f"writer {n}" for n in range(people)]
    cards = cards_of(*writers, each=each)
    times = Counter(card for writer in writers for card in dealt(cards, writer))

    assert all(len(dealt(cards, writer)) <= MOST for writer in writers)
    assert sum(times.values()) == people * min(MOST, len(cards) - each)
    # Each writer's own ones are passed over, which moves at most so many at the end of a run.
    assert max(times.values()) - min(times[card] for card in cards) <= 2 * each + 2


# --- what counts ----------------------------------------------------------------------------------
def judging(cards: dict[str, str], people: list[str]) -> list[Judgement[str]]:
    return [Judgement(card, key, "a") for key in people for card in dealt(cards, key)]


def test_who_left_cannot_be_told_by_how_many_judged_their_behaviour() -> None:
    people = ["ann", "bo", "cy", "dee", "eve", "fay"]
    cards = cards_of(*people) | {"starter": ""}

    everybody = counted(cards, judging(cards, people))
    without_bo = counted(cards, judging(cards, [each for each in people if each != "bo"]))

    assert {len(judges) for judges in everybody.values()} == {5}
    assert {len(judges) for judges in without_bo.values()} == {4}


def test_what_somebody_sent_of_their_own_behaviour_does_not_count() -> None:
    cards = {"a": "ann", "b": "bo"}
    sent = [Judgement("a", "ann", "x"), Judgement("b", "ann", "x"), Judgement("a", "bo", "y")]

    assert counted(cards, sent) == {"a": ["y"], "b": ["x"]}


def test_a_card_that_is_gone_counts_for_nothing() -> None:
    assert counted({"a": "ann"}, [Judgement("gone", "bo", "x")]) == {"a": []}
