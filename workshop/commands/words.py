"""The words of a calibration step: chosen from the starter set or written."""

from django.utils.translation import gettext as _

from workshop import starter
from workshop.actors import Named
from workshop.commands.room import Room, not_here
from workshop.enums import StepKind
from workshop.events import AgendaChanged
from workshop.exceptions import Refused
from workshop.models import CalibrationWord, Estimate, Step
from workshop.models.ids import random_id

WORDS_A_STEP = 4
FIRST_WORDS = 3  # far, heavy, cold


def put_first_words(step: Step, language: str) -> None:
    """What a new calibration step begins with."""
    CalibrationWord.objects.bulk_create(
        CalibrationWord(
            step=step, position=place, word=each.word, question=each.question, unit=each.unit
        )
        for place, each in enumerate(starter.calibration_words(language)[:FIRST_WORDS])
    )


def add_word(
    *, room: Room, by: Named, target: int, word: str, question: str, unit: str, own_unit: str
) -> dict[str, str]:
    """A word of the facilitator's own. Raises Refused("too_many_words") or ("step_answered")."""
    step = _open_to_change(room, target)
    return _add(room, step, word, question, unit, own_unit)


def take_word(*, room: Room, by: Named, target: int, starter_id: str) -> dict[str, str]:
    """One of the starter set, in the workshop's language."""
    step = _open_to_change(room, target)
    offered = {each.id: each for each in starter.calibration_words(room.workshop.language)}
    if (taken := offered.get(starter_id)) is None:
        raise not_here()
    if CalibrationWord.objects.filter(step=step, question=taken.question).exists():
        raise Refused("there_already", _("That word is among yours already."))
    return _add(room, step, taken.word, taken.question, taken.unit, "")


def edit_word(
    *, room: Room, by: Named, target: int, word: str, question: str, unit: str, own_unit: str
) -> None:
    """Another unit makes it another word: a number that is under way was not meant in it."""
    row = _word(room, target)
    if (unit, own_unit) != (row.unit, row.own_unit):
        row.delete()
        row.pk = random_id()
    row.word, row.question, row.unit, row.own_unit = word, question, unit, own_unit
    row.save()
    _changed(room)


def remove_word(*, room: Room, by: Named, target: int) -> None:
    """Raises Refused("last_word") for the only one: a step without words asks nothing."""
    row = _word(room, target)
    if CalibrationWord.objects.filter(step=row.step).count() == 1:
        raise Refused("last_word", _("The step needs a word. Add another one first."))
    row.delete()
    _changed(room)


def shift_word(*, room: Room, by: Named, target: int, direction: str) -> None:
    """One place up or down."""
    row = _word(room, target)
    order = list(CalibrationWord.objects.filter(step=row.step))
    at = order.index(row)
    other = at + (-1 if direction == "up" else 1)
    if not 0 <= other < len(order):
        return
    order[at], order[other] = order[other], order[at]
    for position, each in enumerate(order):
        each.position = position
    CalibrationWord.objects.bulk_update(order, ["position"])
    _changed(room)


def _add(
    room: Room, step: Step, word: str, question: str, unit: str, own_unit: str
) -> dict[str, str]:
    rows = CalibrationWord.objects.filter(step=step)
    if rows.count() >= WORDS_A_STEP:
        raise Refused(
            "too_many_words",
            _("There are %(most)d words, which is enough. Remove one first.")
            % {"most": WORDS_A_STEP},
        )
    last = rows.last()
    row = CalibrationWord.objects.create(
        step=step,
        position=last.position + 1 if last else 0,
        word=word,
        question=question,
        unit=unit,
        own_unit=own_unit,
    )
    _changed(room)
    return {"word": str(row.pk)}


def _word(room: Room, pk: int) -> CalibrationWord:
    row = CalibrationWord.objects.filter(pk=pk, step__workshop=room.workshop).first()
    if row is None:
        raise not_here()
    _open_to_change(room, row.step_id)
    return row


def _open_to_change(room: Room, pk: int) -> Step:
    """The step, as long as no number means one of its words."""
    step = room.step(pk)
    if step.kind != StepKind.CALIBRATE:
        raise not_here()
    if Estimate.objects.filter(word__step=step).exists():
        raise Refused(
            "step_answered", _("Somebody has answered already, so the words stay as they are.")
        )
    return step


def _changed(room: Room) -> None:
    room.asked.clear()
    room.happened(AgendaChanged())
