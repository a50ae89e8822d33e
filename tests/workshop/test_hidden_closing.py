"""Explanations and plans: whoever holds the whole database does not find whose they are.

The attacker of `test_hidden_names`, at the close: people explain the sentence and keep a plan
nearly in the order in which they joined, and somebody ties the explanations to a theme by name.
"""

from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.factories import (
    Stage,
    go_next,
    join,
    make_crew,
    make_stage,
    newest_round,
    save_draft,
    sending,
    start,
)
from tests.workshop.test_hidden_names import (
    PEOPLE,
    Attack,
    in_order,
    of_keys,
    people_of,
    rows_of,
    seeded,
    truth_of,
)
from workshop.enums import StepKind
from workshop.live.writer import run_batch
from workshop.models import ActionRecord, Card, Plan, RecallTheme

__all__ = ["seeded"]  # a fixture

pytestmark = pytest.mark.django_db
WORKSHOPS = 70


def send(
    stage: Stage, action: str, chance: Random, *, together: bool, **data: Any
) -> dict[str, int]:
    """Everybody sends it, nearly as they joined; returns in which place whose key came."""
    came = in_order(stage.people, chance)
    incoming = [
        sending(
            person,
            action,
            uuid=UUID(int=chance.getrandbits(128)),
            **{name: f"{each} {chance.getrandbits(64)}" for name, each in data.items()},
            **({"number": 1} if action == "plan.make" else {}),
        )
        for person in came
    ]
    batches = [incoming] if together else [[each] for each in incoming]
    for batch in batches:
        assert all(answer.ok for answer in run_batch(batch))
    return {person.key(stage.now): place for place, person in enumerate(came)}


def hold(stage: Stage, chance: Random, *, together: bool) -> dict[str, int]:
    for _ in range(PEOPLE):
        join(stage)
    stage.workshop.steps.filter(kind=StepKind.CLOSE).update(in_full=True)
    start(stage)
    save_draft(stage, "We listen.")
    go_next(stage)
    newest = str(newest_round(stage).pk)
    for person in stage.people:
        data = {"round": newest, "kind": "agree"}
        uuid = UUID(int=chance.getrandbits(128))
        assert run_batch([sending(person, "consent.react", uuid=uuid, **data)])[0].ok
    for _ in range(3):
        go_next(stage)
    assert stage.place == ("close", "recalling")
    came = send(stage, "card.submit", chance, together=together, text="Thought")
    for _ in range(3):
        go_next(stage)
    send(stage, "plan.make", chance, together=together, situation="Call", will="Ask")
    go_next(stage)  # keeps the order of arrival no longer: commands/arrival.py
    return came


def test_nobody_finds_whose_explanation_or_plan_it_is(seeded: Random) -> None:
    attack, control = Attack(), Attack()
    crew = make_crew()
    for number in range(WORKSHOPS):
        stage = make_stage(StepKind.AGREE, StepKind.CLOSE, people=0, crew=crew)
        came = hold(stage, seeded, together=bool(number % 2))
        people, truth = people_of(stage), truth_of(stage)
        close = stage.step(StepKind.CLOSE).pk
        records = [r for r in rows_of(ActionRecord) if r["workshop_id"] == stage.workshop.pk]
        for what, rows in (
            ("Card", [row for row in rows_of(Card) if row["step_id"] == close]),
            ("Plan", [row for row in rows_of(Plan) if row["step_id"] == close]),
            *(
                (
                    f"record of {action}",
                    [
                        row | {"author_key": row["actor"].removeprefix("k:")}
                        for row in records
                        if row["action"] == action
                    ],
                )
                for action in ("card.submit", "plan.make")
            ),
        ):
            assert len(rows) == PEOPLE, what
            attack.try_all(people, of_keys(rows, "author_key", what), truth)
        # Had they numbers as they came, this is what the attacker would find.
        control.try_all(people, {("arrival", "place"): came}, truth)
        stage.workshop.delete()

    rate, pair, workshops = attack.best()
    assert rate <= attack.bound(workshops), f"{pair} hits {rate:.3f} of {workshops}"
    tried = {(known[1], written) for known, written, _way in attack.hits}
    for what in ("Card", "Plan", "record of card.submit", "record of plan.make"):
        for column in ("row id", "place", "id"):
            for known in ("number", "id", "joined_at", "row id"):
                assert (known, (what, f"first {column}")) in tried
    found, _pair, _workshops = control.best()
    assert found > 0.6


def test_a_tie_to_a_theme_says_nothing_of_who_tied_or_who_wrote() -> None:
    fields = {field.name for field in RecallTheme._meta.get_fields()}

    assert fields == {"id", "card", "theme"}
