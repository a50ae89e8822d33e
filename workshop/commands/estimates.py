"""Calibration: one's own number for a word, and the range that would hold nine of ten."""

from django.utils.translation import gettext as _

from workshop.actors import Author
from workshop.commands.room import Room, not_here
from workshop.events import Progressed
from workshop.exceptions import Refused
from workshop.method.numbers import Unread, read_number
from workshop.method.spread import Range
from workshop.models import CalibrationWord, Estimate
from workshop.queries.units import said, said_range, unit_for, unit_name


def give_estimate(*, room: Room, by: Author, word: int, number: str) -> dict[str, str]:
    """One's own number, as it was typed. Raises Refused("unread") with a sentence for the field."""
    asked = _word(room, word)
    value = _read(room, asked, number, "number")
    room.latest.put(Estimate(word=asked, author_key=by.key, number=value))
    room.happened(Progressed())
    return {"said": said(value, asked.unit, asked.own_unit)}


def give_range(
    *, room: Room, by: Author, word: int, low: str = "", high: str = ""
) -> dict[str, str]:
    """The range for nine of ten colleagues, either way round; both left empty take it back.

    Raises Refused("no_number") before one's own number, ("unread") as `give_estimate`.
    """
    asked = _word(room, word)
    room.flush()
    mine = Estimate.objects.filter(word=asked, author_key=by.key)
    if not mine.exists():
        raise Refused("no_number", _("Give your own number first; then the range."))
    ends = None
    if low or high:
        ends = Range.of(_read(room, asked, low, "low"), _read(room, asked, high, "high"))
    mine.update(low=ends.low if ends else None, high=ends.high if ends else None)
    room.happened(Progressed())
    return {"said": said_range(ends.low, ends.high, asked.unit, asked.own_unit) if ends else ""}


def _word(room: Room, pk: int) -> CalibrationWord:
    step = room.open_step()
    if "words" not in room.asked:
        rows = CalibrationWord.objects.filter(step=step)
        room.asked["words"] = {row.pk: row for row in rows}
    if (found := room.asked["words"].get(pk)) is None:
        raise not_here()
    word: CalibrationWord = found
    return word


def _read(room: Room, word: CalibrationWord, text: str, field: str) -> float:
    unit = unit_for(word.unit, word.own_unit)
    reading = read_number(text, room.workshop.language, unit)
    if reading.value is None:
        message = _why(reading.code, unit_name(word.unit, word.own_unit), field)
        raise Refused("unread", message, {field: message})
    return reading.value


def _why(code: Unread | None, unit: str, field: str) -> str:
    """What to write instead. No sentence holds a number: it would be an anchor."""
    match code:
        case Unread.SPAN if field != "number":
            return _("Write one number in each of the two fields.")
        case Unread.SPAN:
            return _("Write one number here, the one that you mean. The range comes afterwards.")
        case Unread.TOO_LARGE:
            return _("That number is too large to be shown. Write a smaller one.")
        case Unread.NEGATIVE:
            return _("This cannot be less than nothing. Write the number without the minus.")
        case Unread.OTHER_UNIT if unit:
            return _("Write the number in %(unit)s.") % {"unit": unit}
        case Unread.OTHER_UNIT:
            return _("Write the number alone, without words behind it.")
        case _:
            return _("Write it as a number, in digits.")
