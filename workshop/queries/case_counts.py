"""How many chose each answer to the customer cases in one step."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.models import CaseAnswer, Step
from workshop.queries.cases import CaseAsked


@dataclass(frozen=True)
class Time:
    """One step's answers: by case, how many chose each option; by case and role likewise."""

    counts: Mapping[str, tuple[int, ...]]
    roles: Mapping[str, Mapping[str, tuple[int, ...]]]
    people: int


def time_of(step: Step, asked: Iterable[CaseAsked]) -> Time:
    rows = CaseAnswer.objects.filter(step=step).values_list("case", "option", "role", "author_key")
    found: Counter[tuple[str, str]] = Counter()
    keys: set[str] = set()
    for _case, option, role, key in rows:
        found[str(option), role] += 1
        keys.add(key)
    roles = {role for _option, role in found}

    def of(case: CaseAsked, role: str) -> tuple[int, ...]:
        return tuple(found[answer.id, role] for answer in case.answers)

    by_roles = {case.id: {role: of(case, role) for role in roles} for case in asked}
    counts = {
        case.id: tuple(sum(found[answer.id, role] for role in roles) for answer in case.answers)
        for case in asked
    }
    return Time(counts, by_roles, len(keys))
