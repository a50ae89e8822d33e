"""Numbers with their units, as the screens say them in the language that is active."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.method.units import UNITS, Unit, own_unit

OWN = "own"  # a facilitator's own unit, in their own words
# Those offered for a calibration word; people may answer in others of the same family.
OFFERED: Final = (
    "km", "m", "kg", "celsius", "second", "minute", "hour", "day", "week", "month", "kr", "euro",
    "percent", "piece", "word", "times", "times_a_day", "times_a_week",
)  # fmt: skip
_WORDS: Final[dict[str, Callable[[int], str]]] = {
    "mil": lambda n: ngettext("Scandinavian mile", "Scandinavian miles", n),
    "mile": lambda n: ngettext("mile", "miles", n),
    "foot": lambda n: ngettext("foot", "feet", n),
    "pound": lambda n: ngettext("pound", "pounds", n),
    "second": lambda n: ngettext("second", "seconds", n),
    "minute": lambda n: ngettext("minute", "minutes", n),
    "hour": lambda n: ngettext("hour", "hours", n),
    "day": lambda n: ngettext("day", "days", n),
    "week": lambda n: ngettext("week", "weeks", n),
    "month": lambda n: ngettext("month", "months", n),
    "year": lambda n: ngettext("year", "years", n),
    "piece": lambda n: "",
    "word": lambda n: ngettext("word", "words", n),
    "times": lambda n: ngettext("time", "times", n),
    "times_a_day": lambda n: ngettext("time a day", "times a day", n),
    "times_a_week": lambda n: ngettext("time a week", "times a week", n),
}


def unit_for(unit: str, own: str) -> Unit:
    """The method's unit of a calibration word: a known id, or the facilitator's own words."""
    return UNITS[unit] if unit in UNITS else own_unit(own)


def unit_name(unit: str, own: str, number: float = 2) -> str:
    """How the unit is written behind a number: "km", "days"; "" for plain pieces."""
    if unit not in UNITS:
        return own
    words = _WORDS.get(unit)
    return words(1 if number == 1 else 2) if words else UNITS[unit].symbol


def plain(number: float) -> str:
    """A number as people write it: no exponent, six digits where it has decimals."""
    if abs(number) >= 100_000:
        exact = Decimal(round(number))
    else:
        exact = Decimal(f"{number:.6g}").normalize()
    digits = max(0, -int(exact.as_tuple().exponent))
    text = number_format(exact, decimal_pos=digits, use_l10n=True, force_grouping=True)
    return text.replace("-", "\N{MINUS SIGN}")


def rounded(number: float) -> float:
    """A number that was reckoned, not given: three digits are enough, and all before the point."""
    return round(number) if abs(number) >= 1000 else float(f"{number:.3g}")


def said(number: float, unit: str, own: str) -> str:
    """ "12 km", "1 day", "−5 °C", "3" """
    name = unit_name(unit, own, number)
    return f"{plain(number)}\N{NO-BREAK SPACE}{name}" if name else plain(number)


def said_range(low: float, high: float, unit: str, own: str) -> str:
    """ "2 to 100 km" """
    return _("%(low)s to %(high)s") % {"low": plain(low), "high": said(high, unit, own)}


def offered() -> list[tuple[str, str]]:
    """The units to choose from, with their names; "own" is last."""
    named = [(unit, unit_name(unit, "") or _("a plain number")) for unit in OFFERED]
    return [*named, (OWN, _("a unit of our own"))]
