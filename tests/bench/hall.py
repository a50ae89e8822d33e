"""A workshop full of people: made by the product's own functions, led through its console."""

import random
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from behaviours.roles import Roles, add_member
from behaviours.teams import create_team
from tests.bench import plans
from tests.bench.orders import Client
from tests.bench.product import Product
from workshop.commands.people import create_workshop
from workshop.enums import StepKind
from workshop.models import Card, Option, Step, Theme, Workshop

EMAIL, PASSWORD = "frida@nord.example", "spruce-and-cloudberry"
CONSOLE = -1  # the client's number for the facilitator's page
AT_ONCE = 25  # people who join at the same time where joining is not what is measured
PATIENCE = 60.0
THEMES = 8


class Hall:
    def __init__(self, client: Client, product: Product, people: int, deflate: bool) -> None:
        self.client, self.product, self.people, self.deflate = client, product, people, deflate
        self.chance = random.Random(7)
        self.cookies: list[str] = []
        self.workshop = make_workshop()
        self._console = client.order(
            "sign_in", port=product.ports[0], email=EMAIL, password=PASSWORD
        )["cookie"]

    # --- people --------------------------------------------------------------------------------
    def join(self) -> None:
        self.cookies = self._come("join", at_once=AT_ONCE)["cookies"]

    def arrive(self) -> dict[str, Any]:
        """All join at the same time, each opening its page's socket at once."""
        arrived = self._come("arrive", deflate=self.deflate, seconds=PATIENCE)
        self.cookies = arrived["cookies"]
        return arrived

    def _come(self, how: str, **more: object) -> dict[str, Any]:
        at = {"ports": self.product.ports, "code": self.workshop.code, "people": self.people}
        return self.client.order(how, saying="joining", **at, **more)

    def open(self, at_once: int = 200) -> dict[str, Any]:
        """All pages, the console and the big screen; everybody has everything at the end."""
        return self.client.order(
            "open",
            saying="connecting",
            deflate=self.deflate,
            at_once=at_once,
            seconds=PATIENCE,
            console=self._console,
            screen=self.workshop.screen_token,
        )

    def settle(self) -> None:
        self.client.order("settle", quiet=0.4, seconds=10)

    def converge(self) -> list[int]:
        """Wait until all phones show what the database says; returns those that never do."""
        return list(self.client.order("converge", seconds=30)["different"])

    # --- leading -------------------------------------------------------------------------------
    @property
    def step(self) -> Step:
        current = Workshop.objects.select_related("current").get(pk=self.workshop.pk).current
        assert current is not None
        return current

    def console(self, action: str, **data: object) -> dict[str, Any]:
        """One action of the facilitator's; returns when it was sent and answered."""
        current = Workshop.objects.values_list("current", flat=True).get(pk=self.workshop.pk)
        step = str(current) if current else None
        done = self.client.order("act", plan=[[0, CONSOLE, action, step, data]], seconds=PATIENCE)
        answer = done["answers"][0]
        if not answer or not answer["ok"]:
            raise RuntimeError(f"{action} was answered with {answer}")
        return done

    def next(self) -> dict[str, Any]:
        step = self.step
        return self.console("workshop.next", seen=str(step.pk), phase=step.phase)

    def act(self, plan: plans.Plan, saying: str) -> dict[str, Any]:
        return self.client.order("act", saying=saying, plan=plan, seconds=PATIENCE)

    def start(self) -> None:
        """Everybody is in and writes."""
        self.join()
        self.open()
        self.console("workshop.start")
        self.settle()

    def fill(self, total: int) -> None:
        plan = plans.filling(self.chance, str(self.step.pk), self.people, total)
        self.act(plan, "writing cards")

    def to_board(self, total: int) -> None:
        """From writing to a board of `total` cards, none of them sorted, with themes to go to."""
        self.fill(total)
        while self.step.kind != StepKind.CLUSTER:
            self.next()
        for number in range(THEMES):
            self.console("theme.create", name=f"Theme {number + 1}")
        self.settle()

    def to_vote(self) -> None:
        """Themes with a card each, and the paper is open."""
        self.fill(THEMES * 2)
        while self.step.kind != StepKind.CLUSTER:
            self.next()
        for number, card in enumerate(self.card_ids()):
            self.console("theme.create", name=f"Theme {number + 1}", card=card)
        self.next()
        self.settle()

    # --- looking things up, by a connection of the bench's own -----------------------------------
    def card_ids(self) -> list[str]:
        rows = Card.objects.filter(step__workshop=self.workshop).order_by("pk")
        return [str(pk) for pk in rows.values_list("pk", flat=True)]

    def theme_ids(self) -> list[str]:
        rows = Theme.objects.filter(step__workshop=self.workshop).order_by("position")
        return [str(pk) for pk in rows.values_list("pk", flat=True)]

    def option_ids(self) -> list[str]:
        rows = Option.objects.filter(step=self.step).order_by("pk")
        return [str(pk) for pk in rows.values_list("pk", flat=True)]


def make_workshop(kinds: Sequence[StepKind] = ()) -> Workshop:
    """A workshop ready to start, with a team and a facilitator who can sign in."""
    facilitator = User.objects.filter(email=EMAIL).first()
    if facilitator is None:
        facilitator = User.objects.create_user(EMAIL, EMAIL, PASSWORD, first_name="Frida")
        EmailAddress.objects.create(user=facilitator, email=EMAIL, primary=True, verified=True)
    team = create_team(name=f"Bench {uuid4().hex[:6]}", language="en")
    add_member(team, facilitator, Roles(facilitator=True))
    return create_workshop(
        team=team,
        by=facilitator,
        title="What service means to us",
        term="service-minded",
        language="en",
        roles=[],
        agenda=[
            Step(kind=kind, title=f"{kind.capitalize()} together", prompt=f"{kind}?", minutes=60)
            for kind in kinds or (StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)
        ],
    )
