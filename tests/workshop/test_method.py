"""The method's own arithmetic: its worked examples, and what holds for any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.ballots import EXTRA_KEPT, count, dots_for
from workshop.method.consent import Standing, may_stop, needed, shift


# --- dots ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("options", "dots"),
    [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (8, 2), (9, 3), (12, 3), (13, 4), (17, 5), (40, 5)],
)
def test_dots_are_about_a_quarter_of_the_options(options: int, dots: int) -> None:
    assert dots_for(options) == dots


def test_three_go_on_when_three_are_clearly_ahead() -> None:
    tally = count("ABCDE", ["AB", "AB", "AC", "CB", "D"], cut=3)

    assert tally.voters == {"A": 3, "B": 3, "C": 2, "D": 1, "E": 0}
    assert tally.kept == ("A", "B", "C")
    assert (tally.tied, tally.extra, tally.ballots) == ((), (), 5)


def test_a_tie_at_the_cut_keeps_all_when_at_most_two_too_many_go_on() -> None:
    tally = count("ABCDE", ["AB", "AC", "AD", "BC", "D"], cut=2)

    assert tally.voters == {"A": 3, "B": 2, "C": 2, "D": 2, "E": 0}
    assert tally.kept == ("A", "B", "C", "D")
    assert tally.extra == ("B", "C", "D")
    assert tally.tied == ()


def test_a_tie_of_three_too_many_needs_a_run_off_among_the_tied() -> None:
    tally = count("ABCDE", ["AB", "AC", "AD", "AE"], cut=2)

    assert tally.kept == ("A",)
    assert tally.tied == ("B", "C", "D", "E")
    assert tally.places == 1


def test_what_nobody_chose_never_goes_on() -> None:
    tally = count("ABC", ["A"], cut=3)

    assert tally.kept == ("A",)


def test_two_dots_on_one_option_are_one_voter() -> None:
    assert count("AB", ["AAA", "B"], cut=1).voters == {"A": 1, "B": 1}


def test_an_empty_ballot_is_not_counted_as_cast() -> None:
    assert count("AB", ["", "A"], cut=1).ballots == 1


def test_a_cut_of_none_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="cut"):
        count("AB", ["A"], cut=0)


OPTIONS = "ABCDEFGH"
BALLOTS = st.lists(st.sets(st.sampled_from(OPTIONS), max_size=5), max_size=25)


@given(BALLOTS, st.integers(1, 9), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_matters(
    ballots: list[set[str]], cut: int, chance: object
) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert count(OPTIONS, shuffled, cut) == count(OPTIONS, ballots, cut)


@given(BALLOTS, st.integers(1, 9), st.permutations(OPTIONS))
def test_the_order_of_options_never_decides(
    ballots: list[set[str]], cut: int, order: list[str]
) -> None:
    one, other = count(OPTIONS, ballots, cut), count(order, ballots, cut)

    assert set(one.kept) == set(other.kept)
    assert set(one.tied) == set(other.tied)
    assert set(one.extra) == set(other.extra)
    assert one.places == other.places


@given(BALLOTS, st.integers(1, 9))
def test_every_option_is_kept_or_tied_or_out_and_the_line_is_fair(
    ballots: list[set[str]], cut: int
) -> None:
    tally = count(OPTIONS, ballots, cut)
    kept, tied = set(tally.kept), set(tally.tied)
    out = set(OPTIONS) - kept - tied

    assert not kept & tied
    assert len(tally.kept) + len(tally.tied) + len(out) == len(OPTIONS)
    assert len(kept) <= cut + EXTRA_KEPT
    assert all(tally.voters[o] > 0 for o in kept | tied)
    assert len({tally.voters[o] for o in tied}) <= 1
    # Nobody outside has as many voters as somebody inside.
    if kept and out:
        assert min(tally.voters[o] for o in kept) > max(tally.voters[o] for o in out)
    if tied:
        assert 0 < tally.places == cut - len(kept)
        assert len(tied) - tally.places > EXTRA_KEPT


# --- consent -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("present", "voters"), [(0, 0), (1, 1), (2, 2), (4, 4), (5, 4), (6, 5), (10, 8), (18, 15)]
)
def test_eighty_of_a_hundred_of_those_present_must_answer(present: int, voters: int) -> None:
    assert needed(present) == voters


@pytest.mark.parametrize(
    ("standing", "agreed"),
    [
        (Standing(voted=10, present=10, objections=0, unanswered=0), True),
        (Standing(voted=8, present=10, objections=0, unanswered=0), True),
        (Standing(voted=7, present=10, objections=0, unanswered=0), False),
        (Standing(voted=10, present=10, objections=1, unanswered=0), False),
        (Standing(voted=10, present=10, objections=0, unanswered=1), False),
        (Standing(voted=0, present=0, objections=0, unanswered=0), False),
    ],
)
def test_agreed_is_no_objection_nothing_unanswered_and_a_quorum(
    standing: Standing, agreed: bool
) -> None:
    assert standing.agreed is agreed


def test_the_methods_example_of_a_shift() -> None:
    assert shift([1, 2, 3, 2, 2], [0, 1, 3, 4, 2]) == pytest.approx(0.20)


def test_there_is_no_shift_from_or_to_an_empty_round() -> None:
    assert shift([0, 0], [1, 2]) is None
    assert shift([1, 2], [0, 0]) is None


def test_tallies_over_different_answers_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same answers"):
        shift([1, 2], [1, 2, 3])


@pytest.mark.parametrize(
    ("rounds", "may"),
    [
        ([], False),
        ([[5, 3, 2, 0, 0]], False),
        # .20 of the answers moved: people are still thinking.
        ([[1, 2, 3, 2, 2], [0, 1, 3, 4, 2]], False),
        # .10 moved: another round would hardly help.
        ([[5, 3, 2, 0, 0], [5, 4, 1, 0, 0]], True),
        ([[9, 0, 1, 0, 0], [0, 9, 1, 0, 0]], False),
        ([[9, 0, 1, 0, 0], [0, 9, 1, 0, 0], [9, 0, 1, 0, 0]], True),
        ([[0, 0, 0, 0, 0], [5, 4, 1, 0, 0]], False),
    ],
)
def test_it_may_end_without_agreement_after_three_rounds_or_when_answers_hardly_move(
    rounds: list[list[int]], may: bool
) -> None:
    assert may_stop(rounds) is may


def test_a_shift_of_exactly_the_limit_is_not_yet_small() -> None:
    assert shift([17, 3], [20, 0]) == pytest.approx(0.15)
    assert may_stop([[17, 3, 0, 0, 0], [20, 0, 0, 0, 0]]) is False


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 5), st.integers(0, 5))
def test_agreed_is_never_said_over_an_objection_a_question_or_an_absent_quorum(
    voted: int, present: int, objections: int, unanswered: int
) -> None:
    standing = Standing(voted, present, objections, unanswered)

    if objections or unanswered or voted * 100 < present * 80:
        assert not standing.agreed
    elif voted:
        assert standing.agreed


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_a_shift_to_the_same_answers_is_nothing(tally: list[int]) -> None:
    assert shift(tally, tally) == (0 if sum(tally) else None)


TALLY = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any)


@given(TALLY, TALLY)
def test_a_shift_is_a_share_and_the_same_both_ways(one: list[int], other: list[int]) -> None:
    moved = shift(one, other)

    assert moved is not None
    assert 0 <= moved <= 1 + 1e-9
    assert moved == pytest.approx(shift(other, one))
