"""The indices under "details": the method's worked examples, and what holds for any answers."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from statistics import pvariance, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from workshop.method.measures import kendall_w, r_wg, tastle_wierman

POINTS = st.shared(st.integers(2, 9), key="points")
RATINGS = POINTS.flatmap(lambda points: st.lists(st.integers(1, points), max_size=40))
SOME_RATINGS = POINTS.flatmap(lambda points: st.lists(st.integers(1, points), min_size=2))


# --- r_wg ----------------------------------------------------------------------------------------
def test_the_methods_example_of_r_wg() -> None:
    told = r_wg([4, 4, 5, 4, 3], points=5)

    assert told is not None
    assert told.raw == told.shown == pytest.approx(0.75)


def test_less_agreement_than_chance_is_shown_as_none_and_stored_as_it_is() -> None:
    told = r_wg([1, 2, 4, 5, 3], points=5)

    assert told is not None
    assert told.raw == pytest.approx(-0.25)
    assert told.shown == 0


def test_everybody_alike_is_exactly_one() -> None:
    told = r_wg([3] * 7, points=5)

    assert told is not None
    assert told.raw == told.shown == 1


@pytest.mark.parametrize("ratings", [[], [4]])
def test_nobody_or_one_alone_has_no_agreement(ratings: list[int]) -> None:
    assert r_wg(ratings, points=5) is None
    assert tastle_wierman(ratings, points=5) is None


@pytest.mark.parametrize(("ratings", "points"), [([0, 3], 5), ([3, 6], 5), ([1, 1], 1)])
def test_a_rating_off_its_scale_is_a_mistake(ratings: list[int], points: int) -> None:
    with pytest.raises(ValueError, match=r"1\.\.5|2 points"):
        r_wg(ratings, points)
    with pytest.raises(ValueError, match=r"1\.\.5|2 points"):
        tastle_wierman(ratings, points)


@given(SOME_RATINGS, POINTS)
def test_r_wg_is_the_variance_against_that_of_every_answer_once(
    ratings: list[int], points: int
) -> None:
    chance = pvariance([Fraction(point) for point in range(1, points + 1)])
    expected = 1 - variance([Fraction(rating) for rating in ratings]) / chance

    told = r_wg(ratings, points)

    assert told is not None
    assert told.raw == pytest.approx(float(expected))
    assert told.shown == max(0, told.raw)
    # The least is two people at the two ends: 1 − 6(A − 1)/(A + 1).
    assert -5 <= told.raw <= 1


# --- Tastle and Wierman --------------------------------------------------------------------------
def test_the_methods_examples_of_consensus() -> None:
    assert tastle_wierman([1, 1, 5, 5], points=5) == pytest.approx(0, abs=1e-12)
    assert tastle_wierman([4, 4, 5, 4, 3], points=5) == pytest.approx(0.834, abs=5e-4)


def test_the_documented_example_of_consensus() -> None:
    people = [30, 40, 210, 130, 530, 50, 10]
    ratings = [point for point, n in enumerate(people, start=1) for _ in range(n)]

    assert tastle_wierman(ratings, points=7) == pytest.approx(0.7256876, abs=5e-8)


@given(RATINGS, POINTS)
def test_consensus_is_a_share_and_turning_the_scale_round_changes_nothing(
    ratings: list[int], points: int
) -> None:
    told = tastle_wierman(ratings, points)
    turned = tastle_wierman([points + 1 - rating for rating in ratings], points)

    if told is None or turned is None:
        assert len(ratings) < 2
    else:
        assert 0 <= told <= 1
        assert told == pytest.approx(turned, abs=1e-9)
        assert (told == 1) == (len(set(ratings)) == 1)


@given(RATINGS, POINTS, st.randoms(use_true_random=False))
def test_the_order_of_ratings_changes_nothing(
    ratings: list[int], points: int, chance: Random
) -> None:
    shuffled = chance.sample(ratings, len(ratings))

    assert r_wg(ratings, points) == r_wg(shuffled, points)
    assert tastle_wierman(ratings, points) == tastle_wierman(shuffled, points)


# --- Kendall's W ---------------------------------------------------------------------------------
def test_the_methods_example_of_w_with_ties() -> None:
    told = kendall_w([(1, 2, 3, 4), (1, 3, 2, 4), (1, 2.5, 2.5, 4)], options=4)

    assert told.w == pytest.approx(486 / 522)
    assert told.w == pytest.approx(0.931, abs=5e-4)
    assert (told.ballots, told.dropped) == (3, 0)


def test_the_same_ranking_by_all_is_exactly_one() -> None:
    assert kendall_w([(3, 1, 2)] * 9, options=3).w == 1
    assert kendall_w([(2, 2, 1)] * 9, options=3).w == 1


def test_opposite_rankings_by_two_are_no_concordance() -> None:
    assert kendall_w([(1, 2, 3), (3, 2, 1)], options=3).w == 0


def test_an_incomplete_ballot_is_dropped_and_counted() -> None:
    whole = [(1, 2, 3), (1, 3, 2)]
    told = kendall_w([*whole, (1, None, 2), (1, float("nan"), 2)], options=3)

    assert told.w == kendall_w(whole, options=3).w
    assert (told.ballots, told.dropped) == (2, 2)


@pytest.mark.parametrize(
    ("ballots", "options"),
    [
        ([], 4),
        ([(1, 2, 3)], 3),
        ([(1, 2, 3), (1, None, 3)], 3),
        ([(1, 2), (1, 2)], 2),
        ([(1, 1, 1), (2, 2, 2)], 3),
    ],
)
def test_one_ballot_two_options_or_only_ties_have_no_w(
    ballots: list[tuple[float | None, ...]], options: int
) -> None:
    assert kendall_w(ballots, options).w is None


def test_ballots_over_other_options_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="3 places"):
        kendall_w([(1, 2, 3), (1, 2)], options=3)


def test_w_is_friedmans_statistic_in_two_hundred_tied_sets() -> None:
    chance = Random(4)
    for _ in range(200):
        m, k = chance.randint(3, 20), chance.randint(3, 9)
        ballots = [[chance.randint(1, 6) for _ in range(k)] for _ in range(m)]
        ballots[0] = list(range(k))  # one ballot without ties, so that there is a figure

        statistic = friedmanchisquare(*zip(*ballots, strict=True)).statistic

        assert kendall_w(ballots, k).w == pytest.approx(float(statistic) / (m * (k - 1)))


def mid_ranks(ballot: Sequence[float]) -> list[Fraction]:
    """Ranks by sorting and sharing places."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(ballot), start=1):
        places.setdefault(value, []).append(place)
    return [Fraction(sum(places[value]), len(places[value])) for value in ballot]


BALLOTS = st.integers(3, 7).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 5), min_size=k, max_size=k), min_size=2, max_size=15)
)


@given(BALLOTS)
def test_w_is_how_much_of_the_ranks_variance_lies_between_options(
    ballots: list[list[int]],
) -> None:
    ranks = [mid_ranks(ballot) for ballot in ballots]
    m, k = len(ranks), len(ranks[0])
    middle = Fraction(k + 1, 2)
    between = m * sum(
        (Fraction(sum(option)) / m - middle) ** 2 for option in zip(*ranks, strict=True)
    )
    whole = sum((rank - middle) ** 2 for ballot in ranks for rank in ballot)

    w = kendall_w(ballots, k).w

    if w is None:
        assert whole == 0
    else:
        assert w == pytest.approx(float(between / whole))
        assert 0 <= w <= 1


@given(BALLOTS, st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_of_options_matters_to_w(
    ballots: list[list[int]], chance: Random
) -> None:
    k = len(ballots[0])
    order = chance.sample(range(k), k)
    shuffled = [[ballot[place] for place in order] for ballot in ballots]

    assert kendall_w(chance.sample(shuffled, len(shuffled)), k) == kendall_w(ballots, k)
