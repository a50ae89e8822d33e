"""How far people's own numbers lie apart, and what a range for colleagues holds."""

from random import Random
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.spread import Held, Range, Scale, held, quantile, spread_of

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)
SIZES = st.floats(1e-6, 1e12)


# --- spread --------------------------------------------------------------------------------------
def test_the_methods_example_in_kilometres() -> None:
    told = spread_of([2, 5, 10, 20, 100], Scale.RATIO)

    assert told is not None
    assert (told.n, told.low, told.high, told.median) == (5, 2, 100, 10)
    assert told.cv == pytest.approx(1.50, abs=5e-3)
    assert told.qcd == pytest.approx(0.60)
    assert told.times == 50


def test_the_methods_example_in_degrees_has_a_middle_half_and_no_ratios() -> None:
    told = spread_of([-20, -10, -5, 0, 5], Scale.INTERVAL)

    assert told is not None
    assert told.iqr == 10
    assert (told.cv, told.qcd, told.times) == (None, None, None)


def test_degrees_above_zero_have_no_ratios_either() -> None:
    told = spread_of([5, 10, 20], Scale.INTERVAL)

    assert told is not None
    assert (told.cv, told.qcd, told.times) == (None, None, None)


def test_a_distance_of_nothing_has_no_ratios() -> None:
    told = spread_of([0, 10, 20], Scale.RATIO)

    assert told is not None
    assert (told.low, told.high, told.median) == (0, 20, 10)
    assert (told.cv, told.qcd, told.times) == (None, None, None)


def test_nobody_has_no_spread_and_one_alone_has_no_deviation() -> None:
    assert spread_of([], Scale.RATIO) is None
    told = spread_of([7], Scale.RATIO)

    assert told is not None
    assert (told.low, told.high, told.median, told.iqr) == (7, 7, 7, 0)
    assert (told.times, told.qcd, told.cv) == (1, 0, None)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_a_mistake(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        spread_of([1, number], Scale.RATIO)


@given(st.lists(NUMBERS, min_size=2, max_size=60), st.randoms(use_true_random=False))
def test_a_spread_is_ordered_and_the_same_in_any_order(
    numbers: list[float], chance: Random
) -> None:
    told = spread_of(numbers, Scale.INTERVAL)

    assert told is not None
    assert told.low <= told.q1 <= told.median <= told.q3 <= told.high
    assert told.iqr >= 0
    assert told == spread_of(chance.sample(numbers, len(numbers)), Scale.INTERVAL)


@given(st.lists(NUMBERS, min_size=2, max_size=60))
def test_quartiles_are_those_of_pythons_inclusive_method(numbers: list[float]) -> None:
    told = spread_of(numbers, Scale.INTERVAL)
    expected = quantiles(numbers, n=4, method="inclusive")

    assert told is not None
    assert [told.q1, told.median, told.q3] == pytest.approx(expected, rel=1e-9, abs=1e-3)


@given(st.lists(SIZES, min_size=2, max_size=60), st.floats(0.01, 100))
def test_another_unit_changes_no_ratio(numbers: list[float], factor: float) -> None:
    told = spread_of(numbers, Scale.RATIO)
    other = spread_of([number * factor for number in numbers], Scale.RATIO)

    assert told is not None and other is not None
    assert told.times is not None and told.times >= 1
    assert told.qcd is not None and 0 <= told.qcd <= 1
    assert told.cv is not None and told.cv >= 0
    assert other.times == pytest.approx(told.times)
    assert other.qcd == pytest.approx(told.qcd, abs=1e-9)
    assert other.cv == pytest.approx(told.cv, abs=1e-9)


def test_nothing_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="nothing"):
        quantile([], 0.5)


# --- ranges --------------------------------------------------------------------------------------
def test_a_range_is_measured_against_the_numbers_of_the_others() -> None:
    told = held([(5, Range(1, 10)), (20, Range(15, 30)), (8, None), (100, Range(1, 100))])

    # 5's range holds 8 of {20, 8, 100}; 20's holds none; 100's holds all.
    assert told == Held(shares=(0.0, 1 / 3, 1.0), median=1 / 3)


def test_ends_belong_to_a_range() -> None:
    assert held([(None, Range(2, 4)), (2, None), (4, None)]) == Held((1.0,), 1.0)


def test_ones_own_number_outside_ones_own_range_is_no_matter() -> None:
    assert held([(50, Range(2, 4)), (3, None)]) == Held((1.0,), 1.0)


@pytest.mark.parametrize(
    "answers",
    [[], [(5, None), (6, None)], [(5, Range(1, 9))], [(None, Range(1, 9)), (None, Range(2, 3))]],
)
def test_without_a_range_or_anothers_number_nothing_is_held(
    answers: list[tuple[float | None, Range | None]],
) -> None:
    assert held(answers) is None


@pytest.mark.parametrize(("low", "high"), [(3, 2), (float("nan"), 2), (1, float("inf"))])
def test_a_range_runs_from_low_to_high(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="low to high"):
        Range(low, high)


def test_whichever_end_is_written_first_a_range_is_the_same() -> None:
    assert Range.of(10, 2) == Range.of(2, 10) == Range(2, 10)


RANGES = st.builds(Range.of, NUMBERS, NUMBERS)
PEOPLE = st.lists(st.tuples(st.none() | NUMBERS, st.none() | RANGES), max_size=20)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_what_ranges_hold_is_a_share_and_the_same_in_any_order(
    answers: list[tuple[float | None, Range | None]], chance: Random
) -> None:
    told = held(answers)

    assert told == held(chance.sample(answers, len(answers)))
    if told is not None:
        assert all(0 <= share <= 1 for share in told.shares)
        assert len(told.shares) <= sum(band is not None for _, band in answers)
        assert told.median == pytest.approx(median(told.shares))


@given(st.lists(NUMBERS, min_size=2, max_size=20))
def test_a_range_over_everybody_holds_everybody(numbers: list[float]) -> None:
    widest = Range(min(numbers), max(numbers))

    told = held([(number, widest) for number in numbers])

    assert told is not None
    assert set(told.shares) == {1.0}
