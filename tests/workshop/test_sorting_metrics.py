"""The indices that judge a sorting, against values worked by hand."""

from math import log

import pytest

from tests.bench.metrics import ari, bcubed_f1, pairwise_f1, v_measure

ALL = (ari, v_measure, pairwise_f1, bcubed_f1)


def test_the_same_grouping_under_other_names_is_one() -> None:
    for index in ALL:
        assert index("aabbc", [7, 7, 1, 1, 3]) == pytest.approx(1)


def test_pairs_of_a_worked_example() -> None:
    """True 3 + 3, found 2 + 4. Together: truly 6 pairs, found 7, both 4, of 15."""
    true, found = "aaabbb", "xxyyyy"

    assert pairwise_f1(true, found) == pytest.approx(2 * 4 / (6 + 7))
    assert ari(true, found) == pytest.approx((4 - 42 / 15) / (6.5 - 42 / 15))


def test_bcubed_of_a_worked_example() -> None:
    """Precision (2·2/2 + 1·1/4 + 3·3/4) ÷ 6 = .75, recall (4/3 + 1/3 + 9/3) ÷ 6 = 7/9."""
    assert bcubed_f1("aaabbb", "xxyyyy") == pytest.approx(2 * 0.75 * (7 / 9) / (0.75 + 7 / 9))


def test_v_measure_of_a_worked_example() -> None:
    """Within found: 4/6 of the entropy of 1 : 3. Within true: 3/6 of the entropy of 2 : 1."""
    within_found = 4 / 6 * (0.25 * log(4) + 0.75 * log(4 / 3))
    within_true = 3 / 6 * (2 / 3 * log(1.5) + 1 / 3 * log(3))
    homogeneity = 1 - within_found / log(2)
    completeness = 1 - within_true / (1 / 3 * log(3) + 2 / 3 * log(1.5))

    expected = 2 * homogeneity * completeness / (homogeneity + completeness)
    assert v_measure("aaabbb", "xxyyyy") == pytest.approx(expected)


def test_all_apart_and_all_together_are_no_better_than_chance() -> None:
    assert ari("aabb", "wxyz") == 0
    assert ari("aabb", "xxxx") == 0
    assert v_measure("aabb", "xxxx") == 0
    assert pairwise_f1("aabb", "wxyz") == 0


def test_crossed_groupings_are_below_chance() -> None:
    assert ari("aabb", "xyxy") == pytest.approx(-0.5)


@pytest.mark.parametrize("labels", ["", "a", "ab", "aa"])
def test_tiny_groupings_agree_with_themselves(labels: str) -> None:
    for index in ALL:
        assert index(labels, labels) == pytest.approx(1)
