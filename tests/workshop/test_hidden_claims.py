"""Claims: whose one card is known by name is no easier to find behind the others.

The attacker of `test_hidden_names` now reads a name at one card of each person, and compares all
that is stored of that card, and of its sending, with all that is stored of the cards without one.
"""

from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.factories import Person, Stage, go_next, join, make_crew, make_stage, sending, start
from tests.workshop.test_hidden_names import (
    PEOPLE,
    Attack,
    Feature,
    of_keys,
    people_of,
    rows_of,
    seeded,
    truth_of,
)
from workshop.enums import StepKind
from workshop.live.writer import run_batch
from workshop.models import ActionRecord, Card

__all__ = ["seeded"]  # a fixture

pytestmark = pytest.mark.django_db
WORKSHOPS = 70


def send(person: Person, action: str, chance: Random, **data: Any) -> dict[str, Any]:
    uuid = UUID(int=chance.getrandbits(128))
    answer = run_batch([sending(person, action, uuid=uuid, **data)])[0]
    assert answer.ok
    return answer.data


def hold(stage: Stage, chance: Random) -> None:
    """Everybody writes two cards, one person after the other, and claims one of them."""
    for _ in range(PEOPLE):
        join(stage)
    start(stage)
    first: dict[int, str] = {}
    for person in stage.people:
        cards = [
            str(send(person, "card.submit", chance, text=f"{chance.getrandbits(64)}")["card"])
            for _ in range(2)
        ]
        first[person.id] = chance.choice(cards)
    go_next(stage)
    go_next(stage)
    for person in chance.sample(stage.people, PEOPLE):
        send(person, "card.claim", chance, card=first[person.id])


def of_claimed(cards: list[dict[str, Any]], sent: list[dict[str, Any]]) -> dict[Feature, Any]:
    """{feature: {participant: value}}, of the card that has their name and of its sending."""
    whose = {card["author_key"]: card["claimed_by_id"] for card in cards}
    found: dict[Feature, Any] = {}
    for source, rows, key in (("claimed", cards, "author_key"), ("its sending", sent, "actor")):
        for column in rows[0]:
            found[source, column] = {
                whose[row[key].removeprefix("k:")]: row[column] for row in rows
            }
    return found


def test_one_claimed_card_is_no_help_in_finding_the_writers_other_cards(seeded: Random) -> None:
    attack, control = Attack(), Attack()
    crew = make_crew()
    for _ in range(WORKSHOPS):
        stage = make_stage(StepKind.WRITE, people=0, crew=crew)
        hold(stage, seeded)
        cards = [row for row in rows_of(Card) if row["step_id"] == stage.now.pk]
        records = [r for r in rows_of(ActionRecord) if r["workshop_id"] == stage.workshop.pk]
        sent = [row for row in records if row["action"] == "card.submit"]
        named = [row for row in cards if row["claimed_by_id"]]
        others = [row for row in cards if not row["claimed_by_id"]]
        keys = {row["author_key"] for row in named}
        of_named = [row for row in sent if row["actor"].removeprefix("k:") in keys]
        rest = [
            row | {"author": row["actor"].removeprefix("k:")} for row in sent if row not in of_named
        ]
        assert (len(named), len(others), len(of_named), len(rest)) == (PEOPLE,) * 4

        known = of_claimed(named, of_named) | people_of(stage)
        truth = truth_of(stage)
        written = of_keys(others, "author_key", "Card") | of_keys(rest, "author", "record")
        attack.try_all(known, written, truth)
        # Had the claimed cards kept the step's key, this is what the attacker would find.
        kept = {person.id: person.key(stage.now) for person in stage.people}
        control.try_all({("claimed", "author_key"): kept}, written, truth)
        stage.workshop.delete()

    rate, pair, workshops = attack.best()
    assert rate <= attack.bound(workshops), f"{pair} hits {rate:.3f} of {workshops}"
    tried = {(known, told) for known, told, _way in attack.hits}
    for column in ("row id", "place", "id", "author_key", "position"):
        assert (("claimed", column), ("Card", "first author_key")) in tried
        assert (("claimed", column), ("record", "first row id")) in tried
    assert (("its sending", "row id"), ("Card", "first row id")) in tried
    found, _pair, _workshops = control.best()
    assert found == 1
