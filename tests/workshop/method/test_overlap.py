"""Overlap of people's themes, and how evenly notes lie over themes."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.overlap import theme_entropy, theme_overlap


def test_the_methods_example_of_overlap() -> None:
    told = theme_overlap([{"A", "B"}, {"A", "C"}, {"A", "B", "C"}])

    assert told == pytest.approx(0.556, abs=5e-4)


def test_who_wrote_nothing_is_left_out_of_the_overlap() -> None:
    assert theme_overlap([{"A"}, set(), {"A"}]) == 1
    assert theme_overlap([{"A"}, {"B"}]) == 0


@pytest.mark.parametrize("people", [[], [{"A"}], [{"A"}, set()]])
def test_one_alone_overlaps_with_nobody(people: list[set[str]]) -> None:
    assert theme_overlap(people) is None


@given(st.lists(st.sets(st.sampled_from("ABCDE")), max_size=12))
def test_overlap_is_the_mean_over_everybody_and_everybody_else(people: list[set[str]]) -> None:
    told = [one for one in people if one]
    shares = [
        sum(theme in one and theme in other for theme in "ABCDE")
        / sum(theme in one or theme in other for theme in "ABCDE")
        for one, other in permutations(told, 2)
    ]

    overlap = theme_overlap(people)

    assert overlap == (pytest.approx(sum(shares) / len(shares)) if shares else None)
    assert overlap is None or 0 <= overlap <= 1


def test_the_methods_example_of_entropy() -> None:
    assert theme_entropy([2, 1, 1]) == pytest.approx(0.946, abs=5e-4)


@pytest.mark.parametrize(
    ("notes", "entropy"), [([], None), ([0, 0], None), ([7], 0), ([7, 0], 0), ([3, 3, 3], 1)]
)
def test_one_theme_is_no_entropy_and_even_themes_are_all_of_it(
    notes: list[int], entropy: float | None
) -> None:
    assert theme_entropy(notes) == (None if entropy is None else pytest.approx(entropy))


def test_an_empty_theme_of_the_list_counts_as_a_theme() -> None:
    assert theme_entropy([1, 1, 0, 0]) == pytest.approx(0.5)


def test_notes_are_never_fewer_than_none() -> None:
    with pytest.raises(ValueError, match="negative"):
        theme_entropy([1, -1])


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_entropy_is_a_share_whatever_the_order(notes: list[int]) -> None:
    told = theme_entropy(notes)

    if told is None:
        assert not any(notes)
    else:
        assert 0 <= told <= 1
        assert told == pytest.approx(theme_entropy(notes[::-1]))
