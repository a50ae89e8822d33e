"""From how many answers a figure is shown, and that nobody can be subtracted from a role."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.roles import ByRole, Votes, by_role, group_informed
from workshop.method.thresholds import comparison_shown, index_shown, roles_to_show


def test_an_index_is_shown_from_five_answers_and_a_comparison_from_eight_each() -> None:
    assert [n for n in range(10) if index_shown(n)] == [5, 6, 7, 8, 9]
    assert comparison_shown(8, 8)
    assert not comparison_shown(8, 7)
    assert not comparison_shown(7, 20)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, ""),
        ({"a": 4}, ""),
        ({"a": 5}, "a"),
        ({"a": 5, "b": 5}, "ab"),
        # One beside nine: the nine are hidden too, or the one could be subtracted.
        ({"a": 9, "b": 1}, ""),
        # Two small roles of five together hide one another.
        ({"a": 9, "b": 2, "c": 3}, "a"),
        # Two of four together do not; the smaller of the large is hidden with them.
        ({"a": 9, "b": 6, "c": 2, "d": 2}, "a"),
        # Equals are treated alike.
        ({"a": 9, "b": 5, "c": 5, "d": 1}, "a"),
        ({"a": 6, "b": 6, "c": 1}, ""),
        ({"a": 6, "b": 6, "c": 0}, "ab"),
    ],
)
def test_a_role_is_shown_when_it_and_what_remains_have_five(
    counts: dict[str, int], shown: str
) -> None:
    assert roles_to_show(counts) == frozenset(shown)


def test_roles_are_of_people() -> None:
    with pytest.raises(ValueError, match="negative"):
        roles_to_show({"a": -1})


ROLES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12), max_size=7)


@given(ROLES)
def test_no_shown_roles_taken_from_the_total_leave_one_to_four_people(
    counts: dict[str, int],
) -> None:
    shown, total = roles_to_show(counts), sum(counts.values())

    assert all(counts[role] >= 5 for role in shown)
    for size in range(len(shown) + 1):
        for taken in combinations(sorted(shown), size):
            left = total - sum(counts[role] for role in taken)
            assert left >= 5 or left == 0 or not taken


@given(ROLES)
def test_nothing_is_hidden_without_need(counts: dict[str, int]) -> None:
    shown = roles_to_show(counts)
    large = {role for role, count in counts.items() if count >= 5}
    small = sum(count for count in counts.values() if count < 5)

    if small == 0 or small >= 5:
        assert shown == large
    elif large:
        smallest = min(counts[role] for role in large)
        assert shown == {role for role in large if counts[role] > smallest}


# --- consensus by role ---------------------------------------------------------------------------
def test_the_methods_example_of_consensus_by_role() -> None:
    told = group_informed([Votes(8, 10), Votes(2, 2)])

    assert told is not None
    assert told.product == pytest.approx(0.5625)
    assert told.geometric == pytest.approx(0.75)
    assert told.roles == 2


def test_a_role_in_which_nobody_voted_is_skipped() -> None:
    assert group_informed([Votes(8, 10), Votes(0, 0)]) == group_informed([Votes(8, 10)])
    assert group_informed([Votes(0, 0)]) is None
    assert group_informed([]) is None


@pytest.mark.parametrize(("agree", "voted"), [(3, 2), (-1, 2)])
def test_no_more_agree_than_voted(agree: int, voted: int) -> None:
    with pytest.raises(ValueError, match="agree"):
        Votes(agree, voted)


VOTES = st.integers(0, 12).flatmap(
    lambda voted: st.integers(0, voted).map(lambda agree: Votes(agree, voted))
)


@given(st.lists(VOTES, max_size=7))
def test_consensus_by_role_lies_between_none_and_all(votes: list[Votes]) -> None:
    told = group_informed(votes)

    if told is None:
        assert not any(role.voted for role in votes)
    else:
        assert 0 < told.product <= told.geometric < 1
        turned = group_informed(votes[::-1])
        assert turned is not None
        assert told.product == pytest.approx(turned.product)


def test_small_roles_count_as_one_group() -> None:
    told = by_role({"phone": Votes(8, 10), "shop": Votes(2, 3), "chat": Votes(1, 2)})

    assert told is not None
    assert told.roles == {"phone": Votes(8, 10)}
    assert told.rest == Votes(3, 5)
    assert told.consensus == group_informed([Votes(8, 10), Votes(3, 5)])


def test_by_role_is_not_told_where_only_everybody_could_be_shown() -> None:
    assert by_role({"phone": Votes(8, 10), "shop": Votes(2, 3)}) is None
    assert by_role({"phone": Votes(8, 10)}) is None
    assert by_role({}) is None


@given(st.dictionaries(st.sampled_from("abcdef"), VOTES, max_size=6))
def test_everybody_is_in_a_shown_role_or_in_the_rest_and_each_is_five_or_more(
    votes: dict[str, Votes],
) -> None:
    told = by_role(votes)

    if told is not None:
        assert isinstance(told, ByRole)
        groups = [*told.roles.values(), *([told.rest] if told.rest else [])]
        assert all(group.voted >= 5 for group in groups)
        assert sum(group.voted for group in groups) == sum(one.voted for one in votes.values())
        assert sum(group.agree for group in groups) == sum(one.agree for one in votes.values())
