"""Private plans, for their owners alone, and the behaviours that a plan may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.enums import StepKind, StepState
from workshop.models import Plan, Step
from workshop.queries.behaviours import chosen_cards
from workshop.queries.board import CardOnBoard

PLANS_A_PERSON = 2


@dataclass(frozen=True)
class MyPlan:
    """When (situation), I will (will). `behaviour`: the id of the card it is made of, or ""."""

    number: int
    situation: str
    will: str
    behaviour: str = ""


@dataclass(frozen=True)
class MyPlans:
    """`free` is the number that another plan would have, 0 when there is no room for one."""

    plans: tuple[MyPlan, ...]
    free: int
    behaviours: tuple[CardOnBoard, ...]  # the kept ones without a plan


def kept_behaviours(steps: Sequence[Step]) -> tuple[CardOnBoard, ...]:
    """What was chosen in the steps of behaviours that are done."""
    done = [s for s in steps if s.kind == StepKind.BEHAVIOURS and s.state == StepState.DONE]
    return tuple(card for step in done for card in chosen_cards(step))


def plans_of(step: Step, keys: Sequence[str], behaviours: tuple[CardOnBoard, ...]) -> list[MyPlans]:
    """The plans under each of these author keys, in their order."""
    found: dict[str, list[MyPlan]] = {}
    for row in Plan.objects.filter(step=step, author_key__in=keys).order_by("number"):
        behaviour = str(row.behaviour_id) if row.behaviour_id else ""
        plan = MyPlan(row.number, row.situation, row.will, behaviour)
        found.setdefault(row.author_key, []).append(plan)
    return [_mine(tuple(found.get(key, ())), behaviours) for key in keys]


def _mine(plans: tuple[MyPlan, ...], behaviours: tuple[CardOnBoard, ...]) -> MyPlans:
    taken = {plan.number for plan in plans}
    planned = {plan.behaviour for plan in plans}
    behaviours = tuple(card for card in behaviours if card.id not in planned)
    free = next((n for n in range(1, PLANS_A_PERSON + 1) if n not in taken), 0)
    return MyPlans(plans, free, behaviours)
