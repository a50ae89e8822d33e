"""In which cases a text does not tell people what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.verdicts import Counted, worst_first

people = st.integers(0, 30)
counts = st.builds(Counted, people, people, people)


@pytest.mark.parametrize(
    ("tells", "unsure", "silent", "fails"),
    [
        (0, 0, 0, False),
        (1, 0, 1, True),
        (1, 1, 1, False),
        (0, 2, 2, True),
        (2, 1, 2, False),
        (0, 0, 1, True),
        (0, 5, 0, False),
    ],
)
def test_a_text_fails_a_case_for_at_least_half_of_those_who_judged_it(
    tells: int, unsure: int, silent: int, fails: bool
) -> None:
    assert Counted(tells, unsure, silent).fails is fails


def test_cases_that_the_text_fails_come_first_and_otherwise_keep_their_order() -> None:
    fine, bad = Counted(tells=3), Counted(silent=3)

    assert [
        name for name, _ in worst_first([("a", fine), ("b", bad), ("c", fine), ("d", bad)])
    ] == [
        "b",
        "d",
        "a",
        "c",
    ]


@given(st.lists(counts))
def test_no_case_is_lost_and_no_other_comes_before_one_that_fails(found: list[Counted]) -> None:
    ordered = worst_first(enumerate(found))

    assert sorted(at for at, _ in ordered) == list(range(len(found)))
    assert [c.fails for _, c in ordered] == sorted((c.fails for c in found), reverse=True)
