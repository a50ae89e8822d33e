"""Reading the one number a person wrote, with or without its unit.

A wrong reading would stand on the plot as that person's answer. So what is not clearly one number
in the asked unit, or in one that converts to it, is refused with a code that the screens put into
words. What was read is shown back to its writer.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from .units import Unit, plain_language, tidy, written_as

# Nothing that is asked has more; what is larger is a slip of the finger or a joke.
LARGEST = 1e12
# Readings are kept to a billionth, so that 0.1 × 3 is 0.3.
DECIMALS = 9
# More letters than this before or behind a number are a story; nobody looks through them.
LETTERS = 60


class Unread(StrEnum):
    """Why a text is not one number in the asked unit."""

    NO_NUMBER = "no_number"
    SPAN = "span"
    TOO_LARGE = "too_large"
    NEGATIVE = "negative"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True)
class Reading:
    """`value` in the asked unit, or `code` why there is none: always exactly one of the two."""

    value: float | None = None
    code: Unread | None = None


_PARTS = {"1/2": "½", "1/3": "⅓", "1/4": "¼", "3/4": "¾"}
_PART_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# Signs that must not be written out as plain digits: "1½" is not 11/2, "m²" no number.
_KEPT = _PART_SIGNS + "²³"
_WRITTEN_PART = re.compile(r"(?<![\d/.,])(?:1/[234]|3/4)(?![\d/.,])")
# Digits in groups, perhaps a power of ten, perhaps a fraction behind; or a fraction alone.
_NUMBER = re.compile(
    rf"""(?P<sign>(?:minus\b|pluss?\b|[-+])\ ?)?
    (?:(?P<digits>\d+(?:[.,'\ ]\d+)*|(?<![\w.,])[.,]\d+)(?P<power>e[-+]?\d+)?
       (?:\ ?(?P<part>[{_PART_SIGNS}]))?
    |(?P<alone>[{_PART_SIGNS}]))""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_THOUSANDS_POINT = {"nb": ".", "sv": ".", "en": ","}

# Words that leave a number what it is.
_ABOUT_WORDS = """
~ ≈ = ca c cirka circa sirka rundt runt omkring omtrent omlag ungefär typ sånn kanskje kanske
about around approx approximately roughly maybe perhaps
"""
_ABOUT = {*_ABOUT_WORDS.split(), "om lag", "sånn ca", "sånn cirka", "eller så", "or so"}
# Words that make it a limit, which is half a span.
_LIMIT_WORDS = """
> < ≥ ≤ >= <= + over under mer mindre minst maks maksimalt høyst opptil inntil fra til enn og eller
över högst max upp från till mellom mellan än och between above below more less least most up from
to than and or
"""
_LIMIT = frozenset(_LIMIT_WORDS.split())
# "50,-" and "50:-" are crowns without cents.
_CROWNS = {"kr", "nok", "sek"}
_ENDLESS = {
    "inf", "infinity", "infinite", "∞", "uendelig", "uendelig langt", "oändlig", "oändligt",
    "oändligt långt",
}  # fmt: skip


def read_number(text: str, language: str, unit: Unit) -> Reading:
    """The number in `text`, in `unit`, or why there is none.

    Comma or point for decimals; groups of three with spaces, points, commas or apostrophes; "ca",
    "minus", "½", "1 1/2", "1e3". Where one sign before three digits could be either ("1.200"),
    the language decides: thousands in nb and sv for a point, in en for a comma. A unit of the same
    family is converted; two numbers, or a limit ("over 10"), are a span.
    """
    language = plain_language(language)
    plain = _plain(text)
    # A unit of one's own may hold digits ("of 100 calls"): it is taken off before any is read.
    own = tidy(_plain(unit.symbol)) if not unit.id else ""
    if own and plain != own and plain.removesuffix(".").endswith(own):
        plain = plain.removesuffix(".").removesuffix(own).rstrip()
    found = list(_NUMBER.finditer(plain))
    if not found:
        endless = tidy(plain.lstrip("+-")) in _ENDLESS
        return Reading(code=Unread.TOO_LARGE if endless else Unread.NO_NUMBER)
    if len(found) > 1:
        return Reading(code=Unread.SPAN)
    (match,) = found
    value = _value(match, language)
    if value is None:
        return Reading(code=Unread.SPAN)
    written = _unit_around(plain[: match.start()], plain[match.end() :], language, unit)
    if isinstance(written, Unread):
        return Reading(code=written)
    return _converted(value, written, unit)


def _converted(value: float, written: Unit, asked: Unit) -> Reading:
    if written != asked:
        # "−5 minusgrader" says the minus twice.
        value = abs(value) if written.factor < 0 else value
        value = (value * written.factor + written.offset - asked.offset) / asked.factor
    if not isfinite(value) or abs(value) > LARGEST:
        return Reading(code=Unread.TOO_LARGE)
    value = round(value, DECIMALS) + 0.0
    if value < 0 and not asked.signed:
        return Reading(code=Unread.NEGATIVE)
    return Reading(value)


def _plain(text: str) -> str:
    """Lower case, ASCII digits, one kind of space, minus, apostrophe and fraction."""
    signs = []
    for sign in text:
        if sign in _KEPT:
            signs.append(sign)
        elif sign in "−–—‐‑‒﹣－÷":
            signs.append("-")
        elif sign in "’ʼ´`":
            signs.append("'")
        elif sign.isdecimal():
            signs.append(str(unicodedata.decimal(sign)))
        elif unicodedata.category(sign) != "Cf":  # marks that nobody sees come with pasted text
            signs.append(unicodedata.normalize("NFKC", sign))
    plain = " ".join("".join(signs).replace("⁄", "/").casefold().split())
    return _WRITTEN_PART.sub(lambda part: _PARTS[part.group()], plain)


def _value(match: re.Match[str], language: str) -> float | None:
    """The number of one match, or None where its signs do not make one."""
    whole = 0.0
    if digits := match["digits"]:
        if (plain := _decimal(digits, language)) is None:
            return None
        whole = float(plain + (match["power"] or ""))
    part = match["part"] or match["alone"]
    value = whole + (unicodedata.numeric(part) if part else 0)
    return -value if (match["sign"] or "").startswith(("-", "minus")) else value


def _decimal(digits: str, language: str) -> str | None:
    """The digits with a point for decimals and no groups; None where the signs make no number."""
    if " " in digits or "'" in digits:
        if not _GROUPED.fullmatch(digits):
            return None
        return digits.replace(" ", "").replace("'", "").replace(",", ".")
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        decimal, group = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
        head, _, tail = digits.rpartition(decimal)
        return f"{plain}.{tail}" if (plain := _ungrouped(head, group)) else None
    sign = "." if points else ","
    if points + commas > 1:
        return _ungrouped(digits, sign)
    if sign == _THOUSANDS_POINT[language] and (plain := _ungrouped(digits, sign)):
        return plain
    return digits.replace(",", ".")


def _ungrouped(digits: str, sign: str) -> str | None:
    """Digits in groups of three after one to three that do not start with 0, else None."""
    first, *others = digits.split(sign)
    if not others or not 1 <= len(first) <= 3 or first.startswith("0"):
        return None
    return first + "".join(others) if all(len(g) == 3 and g.isdigit() for g in others) else None


def _unit_around(before: str, after: str, language: str, asked: Unit) -> Unit | Unread:
    """The unit written before ("kr 50") or after the number, the asked one if none is."""
    if len(before) > LETTERS or len(after) > LETTERS:
        return Unread.NO_NUMBER if len(before) > LETTERS else Unread.OTHER_UNIT
    before, after = _without_about(before), _without_about(after)
    if asked.family in _CROWNS and after in {"-", ",-"}:
        after = ""
    if not before and not after:
        return asked
    if set(f"{before} {after}".split()) & _LIMIT:
        known = written_as(tidy(after), language, asked) if not before else None
        return known or Unread.SPAN
    if before and after:
        return Unread.NO_NUMBER
    known = written_as(tidy(before or after), language, asked)
    return known or (Unread.NO_NUMBER if before else Unread.OTHER_UNIT)


def _without_about(words: str) -> str:
    """The words around a number without those that only say "about" and without stray signs."""
    words = words.strip(' .:;!"()')
    for sign in "~≈=":
        words = words.strip(sign).strip()
    left = words
    while left:
        for count in (2, 1):
            parts = left.split(" ")
            if " ".join(parts[:count]).rstrip(".,") in _ABOUT:
                left = " ".join(parts[count:])
                break
            if " ".join(parts[-count:]).rstrip(".,") in _ABOUT:
                left = " ".join(parts[:-count])
                break
        else:
            return left
    return left
