"""The customer cases: chosen from the starter set or written, until one is answered.

A workshop has one set of cases. Its first step of cases is where they are edited; a later one
puts the same again.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from workshop import starter
from workshop.actors import Named
from workshop.commands.room import Room, not_here
from workshop.enums import StepKind
from workshop.events import AgendaChanged
from workshop.exceptions import Refused
from workshop.models import Case, CaseOption, Step
from workshop.queries.cases import case_steps, cases_answered

CASES_A_WORKSHOP = 8
FIRST_CASES = 5


def put_first_cases(step: Step, language: str) -> None:
    """What a workshop's first step of cases begins with: one starter case of each topic."""
    topics: set[str] = set()
    for each in starter.cases(language):
        if each.topic not in topics and len(topics) < FIRST_CASES:
            _write(step, len(topics), each.situation, each.answers, each.id)
            topics.add(each.topic)


def keep_cases(step: Step, rest: Sequence[Step]) -> None:
    """Before a step is removed: a later one that repeats its cases has them from now on."""
    if step.kind == StepKind.CASES and (others := case_steps(rest)):
        Case.objects.filter(step=step).update(step=others[0])


def add_case(
    *, room: Room, by: Named, target: int, situation: str, answers: Sequence[str], ordered: bool
) -> dict[str, str]:
    """A case of the facilitator's own. Raises Refused("too_many_cases") or ("step_answered")."""
    step = _open_to_change(room, target)
    return _add(room, step, situation, answers, ordered=ordered)


def take_case(*, room: Room, by: Named, target: int, starter_id: str) -> dict[str, str]:
    """One of the starter set, in the workshop's language."""
    step = _open_to_change(room, target)
    offered = {each.id: each for each in starter.cases(room.workshop.language)}
    if (taken := offered.get(starter_id)) is None:
        raise not_here()
    if _cases(room).filter(starter=starter_id).exists():
        raise Refused("there_already", _("That case is among yours already."))
    return _add(room, step, taken.situation, taken.answers, taken.id)


def edit_case(
    *, room: Room, by: Named, target: int, situation: str, answers: Sequence[str], ordered: bool
) -> None:
    """New words are new answers: one chosen on a phone meanwhile is not taken for another."""
    row = _case(room, target)
    row.situation, row.ordered = situation, ordered
    row.save(update_fields=["situation", "ordered"])
    if [option.text for option in row.options.all()] != list(answers):
        row.options.all().delete()
        _write_options(row, answers)
    _changed(room)


def remove_case(*, room: Room, by: Named, target: int) -> None:
    """Raises Refused("last_case") for the only one."""
    row = _case(room, target)
    if _cases(room).count() == 1:
        raise Refused("last_case", _("The step needs a case. Add another one first."))
    row.delete()
    _changed(room)


def shift_case(*, room: Room, by: Named, target: int, direction: str) -> None:
    """One place up or down."""
    row = _case(room, target)
    order = list(_cases(room))
    at = order.index(row)
    other = at + (-1 if direction == "up" else 1)
    if not 0 <= other < len(order):
        return
    order[at], order[other] = order[other], order[at]
    for position, each in enumerate(order):
        each.position = position
    Case.objects.bulk_update(order, ["position"])
    _changed(room)


def _cases(room: Room) -> QuerySet[Case]:
    return Case.objects.filter(step__workshop=room.workshop).order_by("position", "pk")


def _add(
    room: Room,
    step: Step,
    situation: str,
    answers: Sequence[str],
    starter_id: str = "",
    *,
    ordered: bool = False,
) -> dict[str, str]:
    rows = _cases(room)
    if rows.count() >= CASES_A_WORKSHOP:
        raise Refused(
            "too_many_cases",
            _("There are %(most)d cases, which is enough. Remove one first.")
            % {"most": CASES_A_WORKSHOP},
        )
    last = rows.last()
    position = last.position + 1 if last else 0
    row = _write(step, position, situation, answers, starter_id, ordered=ordered)
    _changed(room)
    return {"case": str(row.pk)}


def _write(
    step: Step,
    position: int,
    situation: str,
    answers: Sequence[str],
    starter_id: str,
    *,
    ordered: bool = False,
) -> Case:
    row = Case.objects.create(
        step=step, position=position, situation=situation, starter=starter_id, ordered=ordered
    )
    _write_options(row, answers)
    return row


def _write_options(case: Case, answers: Sequence[str]) -> None:
    CaseOption.objects.bulk_create(
        CaseOption(case=case, position=place, text=text) for place, text in enumerate(answers)
    )


def _case(room: Room, pk: int) -> Case:
    row = _cases(room).filter(pk=pk).first()
    if row is None:
        raise not_here()
    _must_be_unanswered(room)
    return row


def _open_to_change(room: Room, pk: int) -> Step:
    step = room.step(pk)
    if step.kind != StepKind.CASES:
        raise not_here()
    if case_steps(room.steps)[0].pk != step.pk:
        raise Refused(
            "repeats_cases", _("This step puts the first one’s cases again. Edit them there.")
        )
    _must_be_unanswered(room)
    return step


def _must_be_unanswered(room: Room) -> None:
    if cases_answered(room.workshop.pk):
        raise Refused(
            "step_answered", _("Somebody has answered already, so the cases stay as they are.")
        )


def _changed(room: Room) -> None:
    room.asked.clear()
    room.happened(AgendaChanged())
