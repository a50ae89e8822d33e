"""Whoever holds the whole database does not find what the leader wrote either.

The attacker knows who leads, as the facilitator does, and looks for the leader's rows: for the
first and the last by any column, and for those that are alone in having another value.
"""

from collections import Counter, defaultdict
from math import log, sqrt
from random import Random
from typing import Any

import pytest

from tests.factories import make_crew, make_stage
from tests.workshop.test_hidden_names import (
    HIDDEN,
    PEOPLE,
    Feature,
    hold,
    of_keys,
    ranked,
    seeded,
    tables_with_keys,
    truth_of,
)
from workshop.enums import StepKind
from workshop.models import Participant

pytestmark = pytest.mark.django_db
__all__ = ["seeded"]

WORKSHOPS = 40
KINDS = (
    StepKind.CHANGES,
    StepKind.WRITE,
    StepKind.CLUSTER,
    StepKind.VOTE,
    StepKind.AGREE,
    StepKind.CALIBRATE,
    StepKind.CASES,
    StepKind.BEHAVIOURS,
)
Guess = tuple[Feature, str]


def guesses(values: dict[str, Any]) -> dict[str, str]:
    """{how: the key that is guessed to be the leader's}."""
    found: dict[str, str] = {}
    if (order := ranked(values)) is not None:
        found |= {"first": order[0], "last": order[-1]}
    held = Counter(map(str, values.values()))
    if sorted(held.values()) == [1, len(values) - 1]:
        alone = min(held, key=held.__getitem__)
        found["alone"] = next(key for key, value in values.items() if str(value) == alone)
    return found


def test_who_leads_tells_nothing_of_what_they_wrote(seeded: Random) -> None:
    hits: dict[Guess, list[bool]] = defaultdict(list)
    control: list[bool] = []
    crew = make_crew()
    for number in range(WORKSHOPS):
        stage = make_stage(*KINDS, people=0, crew=crew, roles=["Support"])
        hold(stage, seeded, together=bool(number % 2), leader=True)
        leader = Participant.objects.get(workshop=stage.workshop, leader=True)
        truth = truth_of(stage)
        for what, rows, key in tables_with_keys(stage):
            for feature, values in of_keys(rows, key, what).items():
                if len(values) == PEOPLE:
                    for how, guess in guesses(values).items():
                        hits[feature, how].append(truth[guess] == leader.pk)
        # Had the leader's cards a mark, this is what the attacker would find.
        writing = stage.step(StepKind.WRITE)
        marked = {person.key(writing): person.id == leader.pk for person in stage.people}
        control.append(truth[guesses(marked)["alone"]] == leader.pk)
        stage.workshop.delete()

    rates = {guess: sum(h) / len(h) for guess, h in hits.items() if len(h) >= WORKSHOPS // 2}
    best = max(rates, key=rates.__getitem__)
    # A guess is right with 1/n, of variance (1/n)(1 − 1/n); the normal tail beyond z is below
    # exp(−z²/2), shared out over all guesses (Bonferroni) to one in a thousand.
    z = sqrt(2 * log(len(rates) / 0.001))
    chance = 1 / PEOPLE
    assert rates[best] <= chance + z * sqrt(chance * (1 - chance) / len(hits[best])), best
    assert len(rates) > 40
    assert all(control)


def test_no_row_of_a_hidden_name_can_hold_who_leads() -> None:
    for model in HIDDEN:
        fields = {field.name for field in model._meta.get_fields()}
        assert not {name for name in fields if "lead" in name}, model
