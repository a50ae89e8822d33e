"""The units a calibration word may have, and how people write them in three languages."""

from dataclasses import dataclass, field

from .spellings import LANGUAGES, spellings_of
from .spread import Scale


def plain_language(language: str) -> str:
    """ "nb", "sv" or "en" for any language tag; Norwegian of every kind is "nb", others "en"."""
    start = language.lower().replace("_", "-").split("-")[0]
    return "nb" if start in {"no", "nn"} else start if start in LANGUAGES else "en"


@dataclass(frozen=True)
class Unit:
    """A unit. Numbers convert within a `family`: base = number × `factor` + `offset`.

    `symbol` is how it is shown ("" for units that have words only, which the screens translate by
    `id`); `signed`: numbers below 0 make sense; `spellings`: by language, lower case.
    """

    id: str
    symbol: str
    family: str
    factor: float = 1.0
    offset: float = 0.0
    signed: bool = False
    scale: Scale = Scale.RATIO
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


def _unit(unit: str, symbol: str, family: str, factor: float = 1.0) -> Unit:
    return Unit(unit, symbol, family, factor, spellings=spellings_of(unit, symbol))


def _degrees(unit: str, symbol: str, factor: float, offset: float) -> Unit:
    spellings = spellings_of(unit, symbol)
    return Unit(unit, symbol, "temperature", factor, offset, True, Scale.INTERVAL, spellings)


_TABLE = (
    _unit("mm", "mm", "length", 0.001),
    _unit("cm", "cm", "length", 0.01),
    _unit("m", "m", "length", 1),
    _unit("km", "km", "length", 1000),
    _unit("mil", "", "length", 10_000),
    _unit("mile", "", "length", 1609.344),
    _unit("foot", "", "length", 0.3048),
    _unit("g", "g", "mass", 0.001),
    _unit("hg", "hg", "mass", 0.1),
    _unit("kg", "kg", "mass", 1),
    _unit("tonne", "t", "mass", 1000),
    _unit("pound", "", "mass", 0.45359237),
    _unit("second", "s", "time", 1),
    _unit("minute", "min", "time", 60),
    _unit("hour", "h", "time", 3600),
    _unit("day", "", "time", 86_400),
    _unit("week", "", "time", 604_800),
    # A month is no fixed number of days: months and years convert into each other only.
    _unit("month", "", "calendar", 1),
    _unit("year", "", "calendar", 12),
    _degrees("celsius", "°C", 1, 0),
    # "5 minusgrader" is −5 °C.
    _degrees("below_zero", "", -1, 0),
    _degrees("fahrenheit", "°F", 5 / 9, -160 / 9),
    # Money is never converted; "kr" is the crown of whoever writes.
    _unit("kr", "kr", "kr"),
    _unit("nok", "NOK", "nok"),
    _unit("sek", "SEK", "sek"),
    _unit("euro", "€", "euro"),
    _unit("percent", "%", "percent"),
    _unit("piece", "", "piece"),
    _unit("word", "", "word"),
    _unit("times", "", "times"),
    _unit("times_a_day", "", "frequency", 7),
    _unit("times_a_week", "", "frequency", 1),
)

# What a word means to those who write the language, though another language has it as a unit: in
# English a "mil" may be a mile, and nobody writes the neighbours' money by mistake.
_MEANS_ANOTHER = {("en", "mil", "length"), ("nb", "sek", "kr"), ("sv", "nok", "kr")}

UNITS = {unit.id: unit for unit in _TABLE}


def tidy(text: str) -> str:
    """A spelling as it is compared: lower case, single spaces, no full stop at the end."""
    return " ".join(text.casefold().split()).removesuffix(".")


def own_unit(text: str) -> Unit:
    """A facilitator's own unit, in free words ("calls a day").

    Nothing is known of its scale, so it converts to nothing, may be below 0 and has no ratios.
    """
    words = (tidy(text),)
    return Unit(
        "",
        " ".join(text.split()),
        f"own:{words[0]}",
        signed=True,
        scale=Scale.INTERVAL,
        spellings=dict.fromkeys(LANGUAGES, words),
    )


def unit_of(text: str, language: str) -> Unit:
    """The unit with this id, else the one that is written so in the language, else an own one.

    Where two are written alike ("t", "kr", "gang") the first of the table is meant.
    """
    if text in UNITS:
        return UNITS[text]
    word, language = tidy(text), plain_language(language)
    for unit in _TABLE:
        if word in unit.spellings[language]:
            return unit
    return own_unit(text)


def written_as(word: str, language: str, asked: Unit) -> Unit | None:
    """Which unit of the asked one's family is written `word` (tidy); None if it is another.

    The asked unit comes first, then its family, in the writer's language before the others.
    """
    here = plain_language(language)
    if (here, word, asked.family) in _MEANS_ANOTHER and word != asked.id:
        return None
    family = [asked, *(unit for unit in _TABLE if unit.family == asked.family)]
    for language in (here, *(other for other in LANGUAGES if other != here)):
        for unit in family:
            if word in unit.spellings.get(language, ()):
                return unit
    return None
