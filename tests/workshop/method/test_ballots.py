"""Several dots on one option, and approval: worked examples, and what holds for any ballots."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.ballots import EXTRA_KEPT, approve, count, dots_for, spent

OPTIONS = "ABCDEFGH"
BUDGET = dots_for(len(OPTIONS))
# An option stands in a ballot as often as it got dots.
PILED = st.lists(st.lists(st.sampled_from(OPTIONS), max_size=5), max_size=25)
CHANCE = st.randoms(use_true_random=False)


# --- several dots on one option -------------------------------------------------------------------
def test_several_dots_rank_by_dots_and_say_the_voters_beside() -> None:
    tally = count("ABC", ["AAA", "B", "B"], cut=1, several=True)

    assert tally.dots == {"A": 3, "B": 2, "C": 0}
    assert tally.voters == {"A": 1, "B": 2, "C": 0}
    assert tally.kept == ("A",)


def test_a_tie_at_the_cut_is_one_of_dots_where_several_are_allowed() -> None:
    tally = count("ABCD", ["AA", "BB", "CD"], cut=1, several=True)

    assert tally.kept == ("A", "B")
    assert tally.extra == ("A", "B")


def test_a_larger_tie_of_dots_needs_a_run_off() -> None:
    tally = count("ABCDE", ["AABB", "CCDD", "E"], cut=1, several=True)

    assert (tally.kept, tally.tied, tally.places) == ((), ("A", "B", "C", "D"), 1)


@pytest.mark.parametrize(("several", "dots"), [(True, ["A", "A", "B"]), (False, ["A", "B"])])
def test_what_is_repeated_counts_where_several_dots_are_allowed(
    several: bool, dots: list[str]
) -> None:
    assert spent(["A", "A", "B"], several=several) == dots


@given(PILED, st.integers(1, 9), st.booleans())
def test_each_voter_is_counted_once_for_an_option_however_many_dots(
    ballots: list[list[str]], cut: int, several: bool
) -> None:
    tally = count(OPTIONS, ballots, cut, several=several)

    assert tally.voters == {o: sum(o in ballot for ballot in ballots) for o in OPTIONS}
    assert tally.ballots == sum(bool(ballot) for ballot in ballots)
    assert all(tally.voters[o] <= tally.dots[o] for o in OPTIONS)
    assert several or tally.dots == tally.voters
    assert not several or sum(tally.dots.values()) == sum(map(len, ballots))


@given(PILED, st.integers(1, 9), st.booleans(), CHANCE)
def test_order_and_time_of_votes_never_matter(
    ballots: list[list[str]], cut: int, several: bool, chance: Random
) -> None:
    mixed = [chance.sample(ballot, len(ballot)) for ballot in ballots]
    chance.shuffle(mixed)

    assert count(OPTIONS, mixed, cut, several=several) == count(
        OPTIONS, ballots, cut, several=several
    )


@given(PILED, st.integers(1, 9), st.booleans(), st.permutations(OPTIONS))
def test_another_order_of_the_options_changes_nothing(
    ballots: list[list[str]], cut: int, several: bool, order: list[str]
) -> None:
    one, other = (count(each, ballots, cut, several=several) for each in (OPTIONS, order))

    assert (one.voters, one.dots, one.places) == (other.voters, other.dots, other.places)
    for part in ("kept", "tied", "extra"):
        assert set(getattr(one, part)) == set(getattr(other, part))


@given(PILED, st.integers(1, 9), st.permutations(OPTIONS))
def test_other_names_for_the_options_change_nothing_but_the_names(
    ballots: list[list[str]], cut: int, order: list[str]
) -> None:
    """So neither the alphabet nor an id ever decides."""
    renamed = dict(zip(OPTIONS, order, strict=True))
    one = count(OPTIONS, ballots, cut, several=True)
    other = count(OPTIONS, [[renamed[o] for o in b] for b in ballots], cut, several=True)

    assert {renamed[o] for o in one.kept} == set(other.kept)
    assert {renamed[o] for o in one.tied} == set(other.tied)


@given(PILED, st.integers(1, 9))
def test_who_goes_on_has_more_dots_than_who_does_not(ballots: list[list[str]], cut: int) -> None:
    tally = count(OPTIONS, ballots, cut, several=True)
    out = set(OPTIONS) - set(tally.kept) - set(tally.tied)

    assert len(tally.kept) <= cut + EXTRA_KEPT
    assert all(tally.dots[inside] > tally.dots[o] for inside in tally.kept for o in out)
    if tally.tied:
        assert len({tally.dots[o] for o in tally.tied}) == 1
        assert 0 < tally.places == cut - len(tally.kept)


# --- approval -------------------------------------------------------------------------------------
def test_the_draft_that_most_approve_of_is_the_best() -> None:
    approval = approve("ABC", ["AB", "B", "BC", ""])

    assert approval.voters == {"A": 1, "B": 3, "C": 1}
    assert (approval.ballots, approval.best) == (3, ("B",))


def test_who_is_level_at_the_top_is_best_together() -> None:
    assert approve("ABC", ["A", "B"]).best == ("A", "B")


def test_where_nobody_approves_there_is_no_best() -> None:
    assert approve("AB", ["", ""]).best == ()
    assert approve("", []).best == ()


@given(PILED, st.permutations(OPTIONS), CHANCE)
def test_of_approvals_each_counts_once_and_in_any_order(
    ballots: list[list[str]], order: list[str], chance: Random
) -> None:
    mixed = chance.sample(ballots, len(ballots))
    one, other = approve(OPTIONS, ballots), approve(order, mixed)

    assert one.voters == other.voters == {o: sum(o in b for b in ballots) for o in OPTIONS}
    assert set(one.best) == set(other.best)
    assert all(one.voters[b] == max(one.voters.values()) > 0 for b in one.best)
