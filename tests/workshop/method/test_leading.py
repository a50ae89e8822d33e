"""Instruct, support or both: worked examples, and what holds for all answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.method.leading import (
    QUESTIONS,
    Group,
    Style,
    advice,
    against_habit,
    answered,
    recommend,
)

CHOICES = {name: answers for asked in QUESTIONS for name, answers in asked.choices.items()}
# From the least to the most that staff can be expected to be told.
TOWARDS_INSTRUCT = [Style.SUPPORT, Style.BOTH, Style.INSTRUCT]
anything = st.fixed_dictionaries(
    {"knows": st.sampled_from(CHOICES["knows"]), "drive": st.sampled_from(CHOICES["drive"])},
    optional={
        name: st.sampled_from(answers)
        for name, answers in CHOICES.items()
        if name not in {"knows", "drive"}
    },
)


def style(**answers: str) -> Style:
    found = recommend(answers)
    assert found is not None
    return found.style


def test_there_are_ten_questions_in_three_groups() -> None:
    groups = [asked.group for asked in QUESTIONS]
    assert [groups.count(group) for group in Group] == [3, 4, 3]
    assert all(3 <= len(answers) <= 4 for answers in CHOICES.values())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"knows": "new", "drive": "high"}, Style.INSTRUCT),
        ({"knows": "new", "drive": "low"}, Style.BOTH),
        ({"knows": "well", "drive": "low"}, Style.SUPPORT),
        # Who can and wants to is left to it.
        ({"knows": "well", "drive": "high"}, Style.SUPPORT),
        # Some practice is not enough where much is at stake.
        ({"knows": "some", "drive": "high"}, Style.SUPPORT),
        ({"knows": "some", "drive": "high", "stake": "high"}, Style.INSTRUCT),
        ({"knows": "some", "drive": "mixed", "stake": "high", "economy": "tight"}, Style.BOTH),
        ({"knows": "new", "drive": "mixed", "own": "never"}, Style.BOTH),
    ],
)
def test_worked_examples(answers: dict[str, str], expected: Style) -> None:
    assert style(**answers) == expected


def test_the_reasons_are_the_answers_that_count_for_it() -> None:
    found = recommend({"knows": "some", "drive": "mixed", "plan": "few", "economy": "tight"})
    assert found is not None
    assert (found.direction, found.support) == (3, 3)
    assert found.because == (
        ("knows", "some"),
        ("drive", "mixed"),
        ("plan", "few"),
        ("economy", "tight"),
    )
    # What counts for the other need, and does not reach it, is no reason.
    alone = recommend({"knows": "new", "drive": "mixed"})
    assert alone is not None
    assert alone.because == (("knows", "new"),)


@pytest.mark.parametrize("missing", ["knows", "drive"])
def test_without_knowing_the_staff_there_is_no_recommendation(missing: str) -> None:
    full = {name: answers[0] for name, answers in CHOICES.items()}
    assert recommend(full | {missing: ""}) is None
    assert recommend(full | {missing: "splendid"}) is None
    assert answered(full | {missing: ""}) == 9
    assert answered(full) == 10
    assert answered({}) == 0


@given(anything)
def test_more_competence_never_moves_towards_instruct(answers: dict[str, Any]) -> None:
    order = [
        TOWARDS_INSTRUCT.index(style(**answers | {"knows": each})) for each in CHOICES["knows"]
    ]
    assert order == sorted(order, reverse=True)


@given(anything)
def test_less_drive_never_takes_support_away(answers: dict[str, Any]) -> None:
    supported = [
        style(**answers | {"drive": each}) != Style.INSTRUCT for each in reversed(CHOICES["drive"])
    ]
    assert supported == sorted(supported)


@given(anything)
def test_what_the_leader_is_used_to_changes_nothing_but_a_warning(answers: dict[str, Any]) -> None:
    there = {name: answer for name, answer in answers.items() if name != "habit"}
    for habit in CHOICES["habit"]:
        found = style(**there, habit=habit)
        assert found == style(**there)
        warned = against_habit(found, {"habit": habit})
        assert warned == ({habit, found} == {Style.INSTRUCT, Style.SUPPORT})


@given(anything)
def test_every_recommendation_says_what_changes_and_each_thing_once(
    answers: dict[str, Any],
) -> None:
    found = advice(style(**answers), answers)
    names = [each.name for each in found]
    assert len(names) == len(set(names)) >= 3


def test_who_instructs_says_the_limits_first_and_who_supports_speaks_last() -> None:
    names = {style: [each.name for each in advice(style, {})] for style in Style}
    assert "limits" in names[Style.INSTRUCT] and "last" not in names[Style.INSTRUCT]
    assert "last" in names[Style.SUPPORT] and "limits" not in names[Style.SUPPORT]
    assert {"limits", "last"} <= set(names[Style.BOTH])
    assert advice(Style.SUPPORT, {"economy": "tight"})[-1].kind == "agree"
