"""Customer cases: the answer that one would give."""

from workshop.actors import Author
from workshop.commands.room import Room, not_here
from workshop.events import Progressed
from workshop.models import CaseAnswer, CaseOption


def answer_case(*, room: Room, by: Author, case: int, option: int) -> dict[str, str]:
    """One's answer to a case; the latest counts."""
    step = room.open_step()
    if room.asked.get("cases") is None:
        rows = CaseOption.objects.filter(case__step__workshop=room.workshop)
        room.asked["cases"] = dict(rows.values_list("pk", "case"))
    if room.asked["cases"].get(option) != case:
        raise not_here()
    role = by.role if by.role in step.roles else ""
    room.latest.put(
        CaseAnswer(step=step, case_id=case, option_id=option, author_key=by.key, role=role)
    )
    room.happened(Progressed())
    return {"case": str(case), "option": str(option)}
