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
    leader: bool = False
    without_phone: bool = False
    same_as: str = ""  # of a double: the name of the one who is kept, or their number


@dataclass(frozen=True)
class People:
    people: tuple[Person, ...]

    @property
    def present(self) -> int:
        return sum(not (p.left or p.double) for p in self.people)

    @property
    def leaders(self) -> int:
        """How many of those present lead the team."""
        return sum(p.leader and not (p.left or p.double) for p in self.people)


def people_of(workshop: Workshop) -> People:
    # Plain rows: a thousand model instances would cost the console 10 ms at every change.
    rows = Participant.objects.filter(workshop=workshop).order_by("number")
    fields = rows.values_list(
        "pk", "number", "name", "role", "left_at", "double_of", "leader", "without_phone"
    )
    rows_now = list(fields)
    named = {row[0]: row[2] or str(row[1]) for row in rows_now}
    return People(
        tuple(
            Person(
                str(pk),
                number,
                name,
                role,
                left_at is not None,
                double is not None,
                leader,
                without_phone,
                named.get(double, "") if double is not None else "",
            )
            for pk, number, name, role, left_at, double, leader, without_phone in rows_now
        )
    )


@dataclass(frozen=True)
class Seated:
    """Somebody without a phone, on the page that is written for them on."""

    id: int
    number: int
    name: str  # "" for a guest, who is shown by number
    gone: bool  # left, or a double


def seated_in(workshop: int) -> list[Seated]:
    """Everybody without a phone, in the order in which they came."""
    rows = Participant.objects.filter(workshop=workshop, without_phone=True).order_by("number")
    fields = rows.values_list("pk", "number", "name", "left_at", "double_of")
    return [
        Seated(pk, number, name, left_at is not None or double is not None)
        for pk, number, name, left_at, double in fields
    ]
