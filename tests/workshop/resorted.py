"""What is sent about behaviours, and what is left on their board for it to be about."""

from typing import Any

from tests.factories import Person, Stage, done
from workshop.enums import BehaviourAudience
from workshop.models import Card, Step
from workshop.queries.board import STANDING
from workshop.queries.resorting import MyResorting, my_resorting

Data = dict[str, Any]


def asked_of(person: Person, step: Step) -> MyResorting:
    """What a person is asked to sort again."""
    key = person.key(step)
    return my_resorting(step, [key])[key]


def resort(person: Person, step: Step, theme: str) -> None:
    """The person puts all that they are asked for under one theme, by its name; "" is none."""
    themes = {name: id for id, name in asked_of(person, step).themes} | {"": "none"}
    for card in asked_of(person, step).cards:
        done(person, "behaviour.resort", card=card.id, theme=themes[theme])


def leave_pair(stage: Stage) -> None:
    """A behaviour of leaders, beside those towards customers that are there."""
    other = Card.objects.filter(step=stage.current, hidden="").exclude(author_key="")[0]
    Card.objects.create(
        step=other.step,
        author_key=other.author_key,
        situation="somebody has handled a hard case",
        text="Name what they did",
        audience=BehaviourAudience.TEAM,
    )


def pair(stage: Stage) -> Data:
    rows = Card.objects.filter(STANDING, step__workshop=stage.workshop, step__kind="behaviours")
    team = rows.filter(audience=BehaviourAudience.TEAM).first()
    customer = rows.filter(audience=BehaviourAudience.CUSTOMER).first()
    return {"card": str(team.pk if team else 1), "mirrors": str(customer.pk if customer else 2)}


def starter(stage: Stage) -> Data:
    return {"starter": "say-it-back"}


def choice(stage: Stage) -> Data:
    """Another choice for a behaviour that the first person is asked for."""
    if stage.place != ("behaviours", "resorting"):
        return {"card": "1", "theme": "none"}
    asked = asked_of(stage.people[0], stage.now)
    card, (theme, _name) = asked.cards[0], asked.themes[0]
    return {"card": card.id, "theme": "none" if card.theme == theme else theme}
