"""How people write the units, in Norwegian, Swedish and English; compared in lower case."""

LANGUAGES = ("nb", "sv", "en")

# By unit: in every language, nb, sv, en. The symbol need not be said.
_SPELLINGS = {
    "mm": ("millimeter", "", "", "millimetre, millimetres, millimeters"),
    "cm": ("centimeter", "", "", "centimetre, centimetres, centimeters"),
    "m": ("meter", "metere", "", "metre, metres, meters"),
    "km": ("kilometer", "kilometere", "", "kilometre, kilometres, kilometers, kms"),
    "mil": ("", "mil", "mil", ""),
    "mile": ("", "engelsk mil, engelske mil", "engelsk mil, engelska mil", "mile, miles, mi"),
    "foot": ("", "fot", "fot", "ft, foot, feet"),
    "g": ("gram", "gr", "", "grams, gramme, grammes"),
    "hg": ("hektogram", "hekto", "hekto", "hectogram, hectograms"),
    "kg": ("kilo, kilogram", "", "", "kilos, kilograms, kgs"),
    "tonne": ("ton", "tonn", "", "tons, tonne, tonnes"),
    "pound": ("", "", "", "lb, lbs, pound, pounds"),
    "second": ("", "sek, sekund, sekunder", "sek, sekund, sekunder", "sec, secs, second, seconds"),
    "minute": ("", "minutt, minutter", "minut, minuter", "mins, minute, minutes"),
    "hour": ("", "t, time, timer", "tim, timme, timmar", "hr, hrs, hour, hours"),
    "day": ("d", "dag, dager, døgn", "dag, dagar, dygn", "day, days"),
    "week": ("", "uke, uker, veke, veker", "v, vecka, veckor", "wk, wks, week, weeks"),
    "month": ("", "md, mnd, måned, måneder", "mån, månad, månader", "month, months"),
    "year": ("", "år", "år", "yr, yrs, year, years"),
    "celsius": (
        "c, c°, °, celsius, celcius, grader celsius, grader c",
        "grad, grader, varmegrader, plussgrader",
        "grad, grader, varmgrader, plusgrader",
        "degree, degrees, deg, degrees celsius, degrees c",
    ),
    "below_zero": (
        "minus",
        "minusgrader, kuldegrader, grader minus",
        "minusgrader, köldgrader, grader minus, grader kallt",
        "below zero, degrees below zero, below",
    ),
    "fahrenheit": ("f, fahrenheit, grader fahrenheit", "", "", "degrees fahrenheit"),
    "kr": (
        "",
        "krone, kroner, nok",
        "krona, kronor, sek",
        "krona, kronor, krone, kroner, nok, sek",
    ),
    "nok": ("", "kr, krone, kroner", "", "kr, krone, kroner"),
    "sek": ("", "", "kr, krona, kronor", "kr, krona, kronor"),
    "euro": ("eur, euro", "", "", "euros"),
    "percent": ("pct", "prosent, pst", "procent", "percent, per cent"),
    "piece": ("", "stk, stykk, stykker", "st, stycken", "pc, pcs, piece, pieces"),
    "word": ("", "ord", "ord", "word, words"),
    "times": ("", "gang, ganger", "gång, gånger", "time, times"),
    "times_a_day": (
        "",
        "ganger om dagen, gang om dagen, ganger per dag, om dagen, per dag",
        "gånger om dagen, gång om dagen, gånger per dag, om dagen, per dag",
        "times a day, time a day, times per day, a day, per day",
    ),
    "times_a_week": (
        "",
        "gang, ganger, ganger i uka, ganger i uken, gang i uka, gang i uken, ganger per uke, "
        "i uka, i uken, per uke",
        "gång, gånger, gånger i veckan, gång i veckan, gånger per vecka, i veckan, per vecka",
        "time, times, times a week, time a week, times per week, a week, per week",
    ),
}


def spellings_of(unit: str, symbol: str) -> dict[str, tuple[str, ...]]:
    """The spellings of a known unit, by language, its symbol first."""
    every, *own = _SPELLINGS[unit]
    return {
        language: tuple(
            word
            for part in f"{symbol},{every},{words}".casefold().split(",")
            if (word := part.strip())
        )
        for language, words in zip(LANGUAGES, own, strict=True)
    }
