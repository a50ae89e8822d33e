"""A workshop played by simulated people through the product's own actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User

from workshop.actions import Incoming
from workshop.actors import Actor, Member, Newcomer, Participant, new_secret
from workshop.demo import words
from workshop.live.writer import run_batch
from workshop.models import Step, Workshop

LANGUAGE = "nb"


@dataclass(frozen=True)
class Turn:
    """One action by somebody, as a phone or a console would send it."""

    actor: Actor
    name: str
    data: dict[str, Any]


class Play:
    """A workshop with its people. Every method is what people do; a refusal ends the demo."""

    def __init__(self, workshop: Workshop, facilitator: User) -> None:
        self.workshop = workshop.pk
        self.facilitator = Member(facilitator.pk)
        self.people: list[Participant] = []

    def all(self, turns: Iterable[Turn]) -> list[dict[str, Any]]:
        """Send them together, and return what each sender is told."""
        step = self.step()
        sent = [
            Incoming(
                workshop=self.workshop,
                actor=turn.actor,
                name=turn.name,
                uuid=uuid4(),
                step=step.pk if step else None,
                data=turn.data,
                language=LANGUAGE,
            )
            for turn in turns
        ]
        answers = run_batch(sent)
        for incoming, answer in zip(sent, answers, strict=True):
            if not answer.ok:
                raise RuntimeError(f"The demo's {incoming.name} was refused: {answer.code}")
        return [answer.data for answer in answers]

    def lead(self, name: str, /, **data: Any) -> dict[str, Any]:
        return self.all([Turn(self.facilitator, name, data)])[0]

    def do(self, person: int, name: str, /, **data: Any) -> dict[str, Any]:
        return self.all([self.by(person, name, **data)])[0]

    def by(self, person: int, name: str, /, **data: Any) -> Turn:
        """Something for `all`; people come round again when the number is past the last."""
        return Turn(self.people[person % len(self.people)], name, data)

    def step(self) -> Step | None:
        return Workshop.objects.select_related("current").get(pk=self.workshop).current

    def next(self, times: int = 1) -> None:
        for _time in range(times):
            step = self.step()
            assert step is not None
            self.lead("workshop.next", seen=str(step.pk), phase=step.phase)

    def join(self) -> None:
        joined = self.all(
            Turn(Newcomer(), "participant.join", {"name": name, "role": words.ROLES[role]})
            for name, role in words.PEOPLE
        )
        self.people = [Participant(int(told["participant"]), new_secret()) for told in joined]

    def vote(self, voters: list[tuple[str, int]]) -> None:
        """Ballots that come to so many voters for each option (its id, how many).

        The dots are dealt round the table, so that everybody has equally many and nobody has two
        on one option.
        """
        ballots: list[list[str]] = [[] for _person in self.people]
        dealt = [option for option, count in voters for _dot in range(count)]
        for at, option in enumerate(dealt):
            ballots[at % len(ballots)].append(option)
        self.all(
            self.by(person, "ballot.set", options=ballot) for person, ballot in enumerate(ballots)
        )
