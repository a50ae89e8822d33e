"""Who joined, for the facilitator."""

from dataclasses import dataclass

from workshop.models import Participant, Workshop


@dataclass(frozen=True)
class Person:
    id: str
    number: int
    name: str  # "" for a guest, who is shown by number
    role: str
    left: bool
    double: bool


@dataclass(frozen=True)
class People:
    people: tuple[Person, ...]

    @property
    def present(self) -> int:
        return sum(not (p.left or p.double) for p in self.people)


def people_of(workshop: Workshop) -> People:
    return People(
        tuple(
            Person(
                str(p.pk),
                p.number,
                p.name,
                p.role,
                p.left_at is not None,
                p.double_of_id is not None,
            )
            for p in Participant.objects.filter(workshop=workshop).order_by("number")
        )
    )
