"""Same answer, and in how many cases nearly everyone answers alike."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.alike import (
    Alike,
    BeforeAfter,
    alike,
    alike_cases,
    mean_same_answer,
    nearly_everyone,
    same_answer,
)

COUNTS = st.lists(st.integers(0, 25), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("counts", "share"), [([6, 2], 32 / 56), ([8, 0], 1), ([1, 1], 0), ([3, 3, 3], 9 / 36)]
)
def test_same_answer_is_how_many_pairs_of_people_agree(counts: list[int], share: float) -> None:
    assert same_answer(counts) == pytest.approx(share)


def test_the_methods_examples_of_same_answer() -> None:
    assert same_answer([6, 2]) == pytest.approx(0.571, abs=5e-4)
    assert same_answer([8, 0]) == 1


def test_flipping_coins_gives_one_half() -> None:
    # Every way eight coins can fall, each as likely as the other.
    falls = [bin(fall).count("1") for fall in range(2**8)]

    assert mean_same_answer([heads, 8 - heads] for heads in falls) == pytest.approx(0.5)


@pytest.mark.parametrize("counts", [[], [0, 0], [1, 0]])
def test_one_alone_answers_like_nobody(counts: list[int]) -> None:
    assert same_answer(counts) is None
    assert nearly_everyone(counts) is None


def test_the_mean_leaves_out_cases_that_hardly_anybody_answered() -> None:
    assert mean_same_answer([[6, 2], [8, 0], [1, 0]]) == pytest.approx((32 / 56 + 1) / 2)
    assert mean_same_answer([[1, 0], [0, 0]]) is None
    assert mean_same_answer([]) is None


def test_people_are_never_fewer_than_none() -> None:
    with pytest.raises(ValueError, match="negative"):
        same_answer([3, -1])


@given(COUNTS)
def test_same_answer_counts_the_pairs_one_by_one(counts: list[int]) -> None:
    people = [option for option, count in enumerate(counts) for _ in range(count)]
    pairs = [one == other for one, other in combinations(people, 2)]

    share = same_answer(counts)

    assert share == (pytest.approx(sum(pairs) / len(pairs)) if pairs else None)


@given(COUNTS, st.randoms(use_true_random=False))
def test_which_option_people_agree_on_does_not_matter(counts: list[int], chance: Random) -> None:
    shuffled = chance.sample(counts, len(counts))

    assert same_answer(counts) == same_answer(shuffled)
    assert nearly_everyone(counts) == nearly_everyone(shuffled)


@pytest.mark.parametrize(
    ("counts", "alike"),
    [
        ([8, 2], True),
        ([79, 21], False),
        ([4, 1], True),
        ([7, 2], False),
        ([3, 1], False),
        ([2, 0], True),
        ([1, 1], False),
        ([0, 9, 1], True),
    ],
)
def test_nearly_everyone_is_at_least_eight_of_ten(counts: list[int], alike: bool) -> None:
    assert nearly_everyone(counts) is alike


def test_one_round_of_cases_is_told_by_itself() -> None:
    assert alike([[8, 2], [5, 5], [1, 0]]) == Alike(alike=1, cases=2)
    assert alike([]) == Alike(0, 0)


def test_before_two_of_six_cases_and_after_five() -> None:
    spread, near = [5, 5], [9, 1]
    before = dict(zip("abcdef", [near, near, spread, spread, spread, spread], strict=True))
    after = dict(zip("abcdef", [near, near, near, near, near, spread], strict=True))

    assert alike_cases(before, after) == BeforeAfter(
        cases=6, before=2, after=5, left_out=0, people_differ=False
    )


def test_only_cases_answered_both_times_are_compared() -> None:
    before = {"a": [8, 0], "b": [8, 0], "only before": [8, 0]}
    after = {"b": [4, 4], "a": [8, 0], "only after": [8, 0]}

    told = alike_cases(before, after)

    assert told == BeforeAfter(cases=2, before=2, after=1, left_out=2, people_differ=False)


def test_a_case_with_fewer_than_eight_answers_either_time_is_left_out() -> None:
    before = {"a": [8, 0], "b": [8, 0], "c": [7, 0]}
    after = {"a": [8, 0], "b": [7, 0], "c": [8, 0]}

    told = alike_cases(before, after)

    assert told is not None
    assert (told.cases, told.left_out) == (1, 2)
    assert alike_cases({"c": [7, 0]}, {"c": [7, 0]}) is None
    assert alike_cases({}, {}) is None


def test_fewer_may_be_compared_where_that_is_asked_but_never_one_alone() -> None:
    assert alike_cases({"a": [2, 0]}, {"a": [1, 1]}, answers=2) == BeforeAfter(1, 1, 0, 0, False)
    with pytest.raises(ValueError, match="two people"):
        alike_cases({"a": [1, 0]}, {"a": [1, 0]}, answers=1)


def test_another_number_of_answers_shows_that_the_people_differ() -> None:
    same = alike_cases({"a": [8, 1]}, {"a": [1, 8]})
    more = alike_cases({"a": [8, 1]}, {"a": [1, 9]})

    assert same is not None and not same.people_differ
    assert more is not None and more.people_differ


CASES = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(0, 9), min_size=2))


@given(CASES, CASES)
def test_a_comparison_never_counts_more_than_its_cases(
    before: dict[str, list[int]], after: dict[str, list[int]]
) -> None:
    told = alike_cases(before, after)
    turned = alike_cases(after, before)

    if told is None or turned is None:
        assert told is turned
    else:
        assert 0 < told.cases <= len(set(before) & set(after))
        assert max(told.before, told.after) <= told.cases
        assert told.cases + told.left_out == len(set(before) | set(after))
        assert (told.before, told.after) == (turned.after, turned.before)
