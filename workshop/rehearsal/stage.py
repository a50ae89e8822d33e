"""What a script of simulated participants sees, and what they do: turns, in rounds.

A script is a generator of rounds. It reads when it is asked for the next one, and by then
everything of the round before is committed or refused: so it acts on what is really there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random
from typing import Any

from workshop.actors import Participant, author_key
from workshop.models import Step, Workshop
from workshop.queries.own_cards import Asker
from workshop.rehearsal.words import Words, words_in


@dataclass(frozen=True)
class Turn:
    """One action of the person with this number, as a phone would send it."""

    person: int
    action: str
    data: dict[str, Any]


Round = list[Turn]


class Stage:
    """The open step of a rehearsal with the simulated participants who are in it."""

    def __init__(
        self, workshop: Workshop, step: Step, people: Sequence[Participant], random: Random
    ) -> None:
        self.workshop, self.step, self.people, self.random = workshop, step, people, random

    @property
    def words(self) -> Words:
        return words_in(self.workshop.language)

    @cached_property
    def everybody(self) -> list[int]:
        """The numbers of all, shuffled once: so that not the same people come first everywhere."""
        return self.random.sample(range(len(self.people)), len(self.people))

    def some(self, share: int, least: int = 1) -> list[int]:
        """One in so many, at least `least` where there are so many."""
        return self.everybody[: max(min(least, len(self.people)), len(self.people) // share)]

    @property
    def steps(self) -> list[Step]:
        return list(Step.objects.filter(workshop=self.workshop).order_by("position"))

    def key(self, person: int) -> str:
        return author_key(self.people[person].secret, self.workshop.pk, self.step.pk)

    def asker(self, person: int) -> Asker:
        who = self.people[person]
        return Asker(who.id, partial(author_key, who.secret, self.workshop.pk))

    def by(self, person: int, action: str, /, **data: Any) -> Turn:
        """People come round again when the number is past the last."""
        return Turn(person % len(self.people), action, data)


Script = Callable[[Stage], Iterator[Round]]
