"""One number as people write it: the right reading, or the reason why there is none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.method.numbers import LARGEST, Reading, Unread, read_number
from workshop.method.spellings import LANGUAGES
from workshop.method.spread import Scale
from workshop.method.units import UNITS, Unit, own_unit, plain_language, unit_of


def value_of(text: str, language: str, unit: Unit) -> float | None:
    """The number read; a refusal is shown as the failure it is."""
    told = read_number(text, language, unit)
    assert told.code is None, f"{text!r} was refused: {told.code}"
    return told.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,5", 0.5),
        (".5", 0.5),
        (".500", 0.5),
        (",500", 0.5),
        ("0.500", 0.5),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200,5", 1200.5),
        ("1'200", 1200),
        ("1’200", 1200),
        ("1.200,5", 1200.5),
        ("1,200.5", 1200.5),
        ("1.200.300", 1_200_300),
        ("1,200,300", 1_200_300),
        ("12345,678", 12345.678),
        ("12 km", 12),
        ("12km", 12),
        ("12 KM.", 12),
        ("ca 12", 12),
        ("ca. 12 km", 12),
        ("ca.12", 12),
        ("~12 km", 12),
        ("12 km ca", 12),
        ("(12)", 12),
        ("+12", 12),
        ("½", 0.5),
        ("½ km", 0.5),
        ("1½", 1.5),
        ("1 ½", 1.5),
        ("1/2", 0.5),
        ("1 1/2 km", 1.5),
        ("3⁄4", 0.75),
        ("1e3", 1000),
        ("1,5e3 km", 1500),
        ("0", 0),
        ("-0", 0),
        ("１２", 12),
        ("٣", 3),
        ("\ufeff12\u200b km", 12),
        ("500 m", 0.5),
        ("500 meter", 0.5),
        ("50000 cm", 0.5),
        ("1 mile", 1.609344),
    ],
)
def test_a_number_is_read_alike_in_every_language(
    text: str, kilometres: float, language: str
) -> None:
    assert value_of(text, language, UNITS["km"]) == pytest.approx(kilometres)


@pytest.mark.parametrize(
    ("text", "language", "unit", "value"),
    [
        # One sign before three digits is what the language uses it for.
        ("1.200", "nb", "km", 1200),
        ("1.200", "sv", "km", 1200),
        ("1.200", "en", "km", 1.2),
        ("1,200", "nb", "km", 1.2),
        ("1,200", "sv", "km", 1.2),
        ("1,200", "en", "km", 1200),
        ("rundt 12", "nb", "km", 12),
        ("omtrent 12 km", "nb", "km", 12),
        ("12 eller så", "nb", "km", 12),
        ("sånn ca. 12", "nb", "km", 12),
        ("runt 12", "sv", "km", 12),
        ("ungefär 12 kilometer", "sv", "km", 12),
        ("about 12", "en", "km", 12),
        ("approx. 12 kilometres", "en", "km", 12),
        ("12 or so", "en", "km", 12),
        ("2 mil", "nb", "km", 20),
        ("2 mil", "sv", "km", 20),
        ("1,5 t", "nb", "hour", 1.5),
        ("1,5 timer", "nb", "hour", 1.5),
        ("1,5 t", "nb", "kg", 1500),
        ("1½ timme", "sv", "minute", 90),
        ("2 hours", "en", "minute", 120),
        ("30 sek", "nb", "minute", 0.5),
        ("2 uker", "nb", "day", 14),
        ("48 timmar", "sv", "day", 2),
        ("3 days", "en", "hour", 72),
        ("1 år", "nb", "month", 12),
        ("500 g", "nb", "kg", 0.5),
        ("3 hekto", "sv", "kg", 0.3),
        ("2 tonn", "nb", "kg", 2000),
        ("2 tonnes", "en", "kg", 2000),
        ("10 lbs", "en", "kg", 4.5359237),
        ("minus 5", "nb", "celsius", -5),
        ("−5", "sv", "celsius", -5),
        ("-5 °C", "en", "celsius", -5),
        ("– 5 grader", "nb", "celsius", -5),
        ("÷5", "nb", "celsius", -5),
        ("ca. -5", "sv", "celsius", -5),
        ("minus ½", "nb", "celsius", -0.5),
        ("5 minusgrader", "nb", "celsius", -5),
        ("-5 minusgrader", "sv", "celsius", -5),
        ("5 below zero", "en", "celsius", -5),
        ("5℃", "en", "celsius", 5),
        ("5 grader C", "nb", "celsius", 5),
        ("41 °F", "en", "celsius", 5),
        ("5 °C", "en", "fahrenheit", 41),
        ("50 kr", "nb", "kr", 50),
        ("kr 50", "nb", "kr", 50),
        ("kr. 1.250,50", "nb", "kr", 1250.5),
        ("50,-", "nb", "kr", 50),
        ("50:-", "sv", "kr", 50),
        ("50 NOK", "nb", "kr", 50),
        ("50 SEK", "sv", "kr", 50),
        ("50 SEK", "nb", "sek", 50),
        ("€50", "en", "euro", 50),
        ("80 %", "nb", "percent", 80),
        ("80 procent", "sv", "percent", 80),
        ("80 per cent", "en", "percent", 80),
        ("12 stk", "nb", "piece", 12),
        ("200 ord", "sv", "word", 200),
        ("3 ganger i uka", "nb", "times_a_week", 3),
        ("3 gånger", "sv", "times_a_week", 3),
        ("2 a day", "en", "times_a_week", 14),
        # The screen is in one language, the answer in another.
        ("2 timmar", "en", "hour", 2),
        ("2 hours", "nb", "hour", 2),
    ],
)
def test_words_and_units_are_read_as_the_language_has_them(
    text: str, language: str, unit: str, value: float
) -> None:
    assert value_of(text, language, UNITS[unit]) == pytest.approx(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Unread.NO_NUMBER),
        ("   ", Unread.NO_NUMBER),
        ("langt", Unread.NO_NUMBER),
        ("-", Unread.NO_NUMBER),
        ("km", Unread.NO_NUMBER),
        ("nan", Unread.NO_NUMBER),
        ("NaN km", Unread.NO_NUMBER),
        ("e5", Unread.NO_NUMBER),
        ("\x00", Unread.NO_NUMBER),
        ("it depends, say 12", Unread.NO_NUMBER),
        ("2-3", Unread.SPAN),
        ("2–3 km", Unread.SPAN),
        ("2 - 3", Unread.SPAN),
        ("2 3", Unread.SPAN),
        ("2, 3", Unread.SPAN),
        ("2/3", Unread.SPAN),
        ("1:30", Unread.SPAN),
        ("1,2,3", Unread.SPAN),
        ("1.20.300", Unread.SPAN),
        ("1 20", Unread.SPAN),
        ("10+", Unread.SPAN),
        ("> 10", Unread.SPAN),
        ("1e999", Unread.TOO_LARGE),
        ("-1e999", Unread.TOO_LARGE),
        ("9" * 5000, Unread.TOO_LARGE),
        ("2 000 000 000 000", Unread.TOO_LARGE),
        ("inf", Unread.TOO_LARGE),
        ("-Infinity", Unread.TOO_LARGE),
        ("∞", Unread.TOO_LARGE),
        ("-3", Unread.NEGATIVE),
        ("minus 3 km", Unread.NEGATIVE),
        ("−0,5", Unread.NEGATIVE),
        ("12 kg", Unread.OTHER_UNIT),
        ("12 liter", Unread.OTHER_UNIT),
        ("12 km/h", Unread.OTHER_UNIT),
        ("12 km²", Unread.OTHER_UNIT),
        ("12 %", Unread.OTHER_UNIT),
        ("5e", Unread.OTHER_UNIT),
        ("50,-", Unread.OTHER_UNIT),
        ("12 " + "ca " * 5000, Unread.OTHER_UNIT),
        ("ca " * 5000 + "12", Unread.NO_NUMBER),
    ],
)
def test_what_is_not_one_distance_gets_a_reason(text: str, code: Unread, language: str) -> None:
    assert read_number(text, language, UNITS["km"]) == Reading(code=code)


@pytest.mark.parametrize(
    ("text", "language", "unit", "code"),
    [
        ("2 eller 3", "nb", "km", Unread.SPAN),
        ("over 10 km", "nb", "km", Unread.SPAN),
        ("mindre enn 5", "nb", "km", Unread.SPAN),
        ("minst 5 km", "sv", "km", Unread.SPAN),
        ("5 eller mer", "nb", "km", Unread.SPAN),
        ("more than 10", "en", "km", Unread.SPAN),
        ("up to 10 km", "en", "km", Unread.SPAN),
        ("uendelig langt", "nb", "km", Unread.TOO_LARGE),
        ("oändligt", "sv", "km", Unread.TOO_LARGE),
        # In English a "mil" may be a mile.
        ("2 mil", "en", "km", Unread.OTHER_UNIT),
        # Money is not converted, a month is no number of days.
        ("50 SEK", "nb", "kr", Unread.OTHER_UNIT),
        ("50 kr", "nb", "euro", Unread.OTHER_UNIT),
        ("kr 50 øre", "nb", "kr", Unread.NO_NUMBER),
        ("1 måned", "nb", "day", Unread.OTHER_UNIT),
        ("5 minutter per dag", "nb", "minute", Unread.OTHER_UNIT),
        ("5 km", "nb", "celsius", Unread.OTHER_UNIT),
        ("-10 %", "en", "percent", Unread.NEGATIVE),
        ("2 000 000 tonnes", "en", "g", Unread.TOO_LARGE),
    ],
)
def test_what_is_not_one_number_of_the_unit_gets_a_reason_in_each_language(
    text: str, language: str, unit: str, code: Unread
) -> None:
    assert read_number(text, language, UNITS[unit]).code == code


def test_minus_nothing_is_nothing_and_has_no_sign() -> None:
    assert str(read_number("-0", "nb", UNITS["celsius"]).value) == "0.0"


# --- own units -----------------------------------------------------------------------------------
def test_a_unit_of_ones_own_takes_the_bare_number_or_the_number_with_it() -> None:
    unit = own_unit("Samtaler  om dagen")

    for text in ("12", "12 samtaler om dagen", "ca. 12 Samtaler om  dagen."):
        assert read_number(text, "nb", unit) == Reading(12)
    assert read_number("12 kunder", "nb", unit) == Reading(code=Unread.OTHER_UNIT)
    assert read_number("samtaler om dagen", "nb", unit) == Reading(code=Unread.NO_NUMBER)


def test_digits_in_a_unit_of_ones_own_are_not_the_answer() -> None:
    unit = own_unit("of 100 customers")

    assert read_number("5 of 100 customers", "en", unit) == Reading(5)
    assert read_number("5", "en", unit) == Reading(5)
    assert read_number("5-6 of 100 customers", "en", unit) == Reading(code=Unread.SPAN)


def test_of_a_unit_of_ones_own_no_ratio_is_claimed() -> None:
    unit = own_unit("points")

    assert unit.scale is Scale.INTERVAL
    assert read_number("-3 points", "en", unit) == Reading(-3)
    assert read_number("points: 3", "en", unit) == Reading(3)


# --- units ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_reads_itself_in_each_of_its_spellings(unit: str, language: str) -> None:
    known = UNITS[unit]

    for spelling in known.spellings[language]:
        assert value_of(f"7 {spelling}", language, known) == pytest.approx(7)


def test_only_temperatures_have_no_true_nothing() -> None:
    assert {u.id for u in UNITS.values() if u.scale is Scale.INTERVAL} == {
        "celsius",
        "below_zero",
        "fahrenheit",
    }


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("km", "nb", "km"),
        ("Kilometer", "sv", "km"),
        ("times_a_week", "en", "times_a_week"),
        ("minutter", "nb", "minute"),
        ("°C", "en", "celsius"),
        ("kr", "sv", "kr"),
        ("mil", "en", "mil"),
        ("calls a day", "en", ""),
    ],
)
def test_a_facilitators_unit_is_the_known_one_where_it_is_known(
    text: str, language: str, unit: str
) -> None:
    assert unit_of(text, language).id == unit


@pytest.mark.parametrize(
    ("tag", "language"),
    [("nb", "nb"), ("no", "nb"), ("nn-NO", "nb"), ("sv_SE", "sv"), ("en-gb", "en"), ("fi", "en")],
)
def test_every_language_tag_is_read_as_one_of_three(tag: str, language: str) -> None:
    assert plain_language(tag) == language


# --- whatever is written -------------------------------------------------------------------------
WRITTEN = st.text(max_size=40) | st.text("0123456789.,' -+−½/e km°ca", max_size=25)


@given(WRITTEN, st.sampled_from(LANGUAGES), st.sampled_from(sorted(UNITS)))
@example("²", "nb", "km")
@example("1½½", "nb", "km")
@example("1e٣", "nb", "km")
@example("১২", "nb", "km")
def test_whatever_is_written_gets_a_number_within_bounds_or_a_reason(
    text: str, language: str, unit: str
) -> None:
    told = read_number(text, language, UNITS[unit])

    assert (told.value is None) != (told.code is None)
    if told.value is not None:
        assert abs(told.value) <= LARGEST
        assert told.value >= 0 or UNITS[unit].signed


@given(st.integers(-999_999_999, 999_999_999), st.sampled_from(LANGUAGES))
def test_a_whole_number_in_groups_is_that_number(number: int, language: str) -> None:
    for grouped in (f"{number:,}".replace(",", " "), f"{number:,} °C".replace(",", "’")):
        assert read_number(grouped, language, UNITS["celsius"]) == Reading(number)


@given(st.decimals(-99_999, 99_999, places=2), st.sampled_from(LANGUAGES), st.sampled_from(".,"))
def test_a_number_with_decimals_is_that_number(number: object, language: str, sign: str) -> None:
    text = str(number).replace(".", sign)

    assert value_of(text, language, UNITS["celsius"]) == pytest.approx(float(str(number)))
