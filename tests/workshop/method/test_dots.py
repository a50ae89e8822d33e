"""The dot plot: a dot a person, none over another, on an axis of round numbers."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.method.dots import HIGHEST, Plot, plot

# As they are read: kept to a billionth.
NUMBERS = st.lists(st.floats(-1e12, 1e12).map(lambda number: round(number, 9)), max_size=80)
WHOLE = st.lists(st.integers(-30, 200), max_size=200)


def shown(told: Plot) -> list[float]:
    return [tick.value for tick in told.ticks]


def test_the_methods_kilometres_lie_on_a_log_axis() -> None:
    told = plot([2, 5, 10, 20, 100])

    assert told.log
    assert shown(told) == [2, 5, 10, 20, 50, 100]
    assert [dot.stack for dot in told.dots] == [0] * 5


def test_the_methods_degrees_lie_on_a_linear_axis_each_on_its_tick() -> None:
    told = plot([-20, -10, -5, 0, 5])

    assert not told.log
    assert shown(told) == [-20, -15, -10, -5, 0, 5]
    ticks = {tick.value: tick.x for tick in told.ticks}
    assert [dot.x for dot in told.dots] == pytest.approx([ticks[v] for v in (-20, -10, -5, 0, 5)])


def test_an_axis_is_logarithmic_from_fifty_times_the_lowest_and_only_above_zero() -> None:
    assert plot([2, 100]).log
    assert not plot([2, 99]).log
    assert not plot([0, 100]).log
    assert not plot([-1, 100]).log


def test_an_axis_over_many_powers_shows_powers_of_ten() -> None:
    assert shown(plot([1, 1_000_000])) == [10.0**power for power in range(7)]


def test_next_to_nothing_lies_at_nothing() -> None:
    assert plot([1.0, 5e-324]) == plot([1.0, -1e-300]) == plot([1.0, 0.0])


@pytest.mark.parametrize("power", range(1, 22))
def test_an_axis_over_however_many_powers_has_seven_ticks_at_most(power: int) -> None:
    told = plot([1e-9, 10.0 ** (power - 9)])

    assert len(told.ticks) <= 7
    assert shown(told)[0] <= 1e-9
    assert shown(told)[-1] >= 10.0 ** (power - 9)


def test_a_tall_stack_is_broad_and_all_rows_stand_in_its_middle() -> None:
    told = plot([0, *[10] * 101, 20])
    tower = [dot for dot in told.dots if abs(dot.x - told.x(10)) < 0.4 / (told.stacks + 1)]

    assert len(tower) == 101
    for row in range(told.rows):
        xs = [dot.x for dot in tower if dot.stack == row]
        assert (min(xs) + max(xs)) / 2 == pytest.approx(told.x(10))
    assert told.dots[0].x == pytest.approx(told.x(0))
    assert told.dots[-1].x == pytest.approx(told.x(20))


def test_who_answers_alike_is_stacked() -> None:
    told = plot([10, 10, 10, 20])

    assert [dot.stack for dot in told.dots] == [0, 1, 2, 0]
    assert len({dot.x for dot in told.dots[:3]}) == 1


def test_nobody_and_one_alone_have_an_axis_too() -> None:
    assert plot([]).dots == ()
    assert len(plot([]).ticks) >= 3
    told = plot([10])

    assert told.dots[0].x == pytest.approx(0.5)
    assert shown(told)[0] >= 0
    assert shown(plot([0]))[0] == 0
    assert shown(plot([-3]))[-1] <= 0


def test_an_axis_runs_to_the_ends_asked_for() -> None:
    told = plot([10, 12], low=0, high=40)

    assert shown(told) == [0, 10, 20, 30, 40]
    assert told.x(0) < told.x(11) < told.x(40)
    assert told.x(-100) == told.x(0)


def test_ticks_say_how_many_decimals_they_need() -> None:
    assert {tick.decimals for tick in plot([0.1, 0.3]).ticks} == {2}
    assert {tick.decimals for tick in plot([100, 300]).ticks} == {0}
    assert [(t.value, t.decimals) for t in plot([0.1, 10]).ticks][:4] == [
        (0.1, 1),
        (0.2, 1),
        (0.5, 1),
        (1.0, 0),
    ]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_a_mistake(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        plot([1, number])


def no_dot_lies_on_another(told: Plot) -> bool:
    rows: dict[int, list[float]] = {}
    for dot in told.dots:
        rows.setdefault(dot.stack, []).append(dot.x)
    return all(
        right - left >= told.size * (1 - 1e-6)
        for row in rows.values()
        for left, right in pairwise(sorted(row))
    )


@pytest.mark.parametrize(
    "numbers",
    [[5.0] * 1000, [*range(1000)], [5.0] * 900 + [*range(100)], [1.3**n for n in range(100)] * 10],
    ids=["all alike", "all different", "a tower", "many powers"],
)
def test_a_thousand_people_fit(numbers: list[float]) -> None:
    told = plot(numbers)

    assert len(told.dots) == 1000
    assert told.rows * told.size <= HIGHEST
    assert no_dot_lies_on_another(told)


@settings(deadline=None)
@given(NUMBERS | WHOLE, st.randoms(use_true_random=False))
def test_every_plot_has_a_dot_a_person_within_it_and_none_over_another(
    numbers: list[float], chance: Random
) -> None:
    told = plot(numbers)

    assert len(told.dots) == len(numbers)
    assert all(0 < dot.x < 1 and 0 <= dot.stack < told.rows for dot in told.dots)
    assert no_dot_lies_on_another(told)
    assert told.rows * told.size <= HIGHEST
    assert told == plot(chance.sample(numbers, len(numbers)))


@given(NUMBERS | WHOLE)
def test_every_dot_stands_beside_its_number_and_on_something(numbers: list[float]) -> None:
    told = plot(numbers)
    half = 0.5 / (told.stacks + 1)

    for number in numbers:
        assert any(abs(dot.x - told.x(number)) <= half + 1e-9 for dot in told.dots)
    filled = {dot.stack for dot in told.dots}
    assert filled == set(range(told.rows))


@given(NUMBERS | WHOLE)
def test_an_axis_has_two_to_seven_rising_ticks_around_all_numbers(numbers: list[float]) -> None:
    told = plot(numbers)
    values = shown(told)

    assert 2 <= len(values) <= 7
    assert all(left < right for left, right in pairwise(values))
    assert all(left.x < right.x for left, right in pairwise(told.ticks))
    assert values[0] <= min(numbers, default=0)
    assert values[-1] >= max(numbers, default=0)
    assert (values[0], values[-1]) == (told.start, told.end)
    assert not any(value < 0 for value in values) or min(numbers) < 0
