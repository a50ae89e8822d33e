"""Calibration as a picture and in words that blame nobody, and the figures of customer cases."""

from collections import Counter
from itertools import pairwise
from typing import Final

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.dot_drawing import Drawing, drawing_of
from workshop.method.dots import plot
from workshop.method.spread import Scale, Spread, spread_of
from workshop.queries.compared import CaseCounted, Compared
from workshop.queries.estimates import MyEstimate, WordAsked, WordShown
from workshop.queries.units import plain, rounded, said, said_range, unit_for, unit_name

register = template.Library()

# Up to here answers are called close: the highest so many times the lowest, or so many °C apart.
CLOSE_TIMES: Final = 1.5
CLOSE_DEGREES: Final = 5.0
# More different numbers than this are read out by the spans of the axis.
READ_OUT: Final = 20
PERCENT_FROM: Final = 20


# --- numbers and units ----------------------------------------------------------------------------
@register.filter
def unit_of(word: WordAsked) -> str:
    """The unit behind a field: "km", "days", or ""."""
    return unit_name(word.unit, word.own_unit)


@register.simple_tag
def number_said(word: WordAsked, number: float) -> str:
    return said(number, word.unit, word.own_unit)


@register.filter
def typed(number: float | None) -> str:
    """A number as its writer could have typed it; "" for none."""
    return "" if number is None else plain(number).replace("\N{NO-BREAK SPACE}", "")


@register.filter
def range_said(given: MyEstimate) -> str:
    if given.low is None or given.high is None:
        return ""
    return said_range(given.low, given.high, given.word.unit, given.word.own_unit)


@register.filter
def index(number: float | None) -> str:
    """An index with two decimals, or a dash where too few answered."""
    return "–" if number is None else number_format(round(number, 2), decimal_pos=2, use_l10n=True)


# --- a word's spread ------------------------------------------------------------------------------
def _spread(word: WordShown) -> Spread | None:
    return spread_of(word.numbers, _scale(word.asked))


def _scale(asked: WordAsked) -> Scale:
    return unit_for(asked.unit, asked.own_unit).scale


@register.filter
def spread_said(word: WordShown) -> str:
    """How far the answers run, in one or two sentences."""
    asked, found = word.asked, _spread(word)
    if found is None:
        return _("Nobody gave a number.")
    if found.n == 1:
        return _("One answer: %(number)s.") % {
            "number": said(found.low, asked.unit, asked.own_unit)
        }
    if found.low == found.high:
        return _("All of you answered %(number)s: here the word means the same to you.") % {
            "number": said(found.low, asked.unit, asked.own_unit)
        }
    words = {"range": said_range(found.low, found.high, asked.unit, asked.own_unit)}
    if _close(asked, found):
        return (
            _("Your answers ran from %(range)s. They lie close together: the word is narrow.")
            % words
        )
    return _("Your answers ran from %(range)s. Nobody is wrong: the word is wide.") % words


def _close(asked: WordAsked, found: Spread) -> bool:
    """Only where the unit says what close is: times on a ratio scale, or degrees."""
    if found.times is not None:
        return found.times <= CLOSE_TIMES
    return asked.unit == "celsius" and found.high - found.low <= CLOSE_DEGREES


@register.filter
def spread_details(word: WordShown) -> list[str]:
    """What stands under "Details": the middle half, how wide, and what the ranges held."""
    asked, found = word.asked, _spread(word)
    if found is None or found.n < 2:
        return []
    unit = asked.unit, asked.own_unit
    told = [
        _("The middle of the answers (the median) is %(median)s. Half of you answered %(range)s.")
        % {
            "median": said(rounded(found.median), *unit),
            "range": said_range(rounded(found.q1), rounded(found.q3), *unit),
        }
    ]
    if found.times is not None and found.qcd is not None:
        told.append(
            _(
                "The highest answer is %(times)s times the lowest. Quartile coefficient of"
                " dispersion: %(qcd)s. Coefficient of variation: %(cv)s."
            )
            % {"times": plain(rounded(found.times)), "qcd": index(found.qcd), "cv": index(found.cv)}
        )
    else:
        told.append(
            _("The middle half spans %(iqr)s (interquartile range).")
            % {"iqr": said(rounded(found.iqr), *unit)}
        )
    if word.held is not None:
        told.append(_held(word))
    return told


def _held(word: WordShown) -> str:
    assert word.held is not None
    words = {"ranges": word.ranges, "share": _tenths(word.held)}
    return (
        _(
            "%(ranges)d of you gave a range meant to hold nine of ten colleagues. The middle one"
            " of these ranges holds %(share)s of the others’ answers. Ranges are mostly too"
            " narrow, whoever gives them: others read a word more differently than we expect."
        )
        if word.held < 0.9
        else _(
            "%(ranges)d of you gave a range meant to hold nine of ten colleagues. The middle one"
            " of these ranges holds %(share)s of the others’ answers: you know how differently"
            " the word is read."
        )
    ) % words


def _tenths(share: float) -> str:
    tenths = int(share * 10 + 0.5)
    if tenths == 0:
        return _("hardly any")
    return _("all") if tenths == 10 else _("about %(tenths)d of 10") % {"tenths": tenths}


@register.filter
def number_rows(word: WordShown) -> list[tuple[str, int]]:
    """Which numbers how many gave, for those who do not see the picture."""
    counts = Counter(word.numbers)
    unit = word.asked.unit, word.asked.own_unit
    if len(counts) <= READ_OUT:
        return [(said(number, *unit), people) for number, people in sorted(counts.items())]
    ends = [tick.value for tick in plot(word.numbers).ticks]
    rows = []
    for place, (low, high) in enumerate(pairwise(ends)):
        last = place == len(ends) - 2
        people = sum(low <= each < high or (last and each >= high) for each in word.numbers)
        rows.append((said_range(low, high, *unit), people))
    return rows


@register.simple_tag
def dot_plot(word: WordShown, width: int, font: int, most: float = 9999) -> Drawing | None:
    """None without an answer. In user units; `most`: the height that the dots have room for."""
    return drawing_of(word, width, font, most)


# --- customer cases -------------------------------------------------------------------------------
@register.filter
def alike_said(found: Compared) -> str:
    """In how many cases nearly everyone answers alike, and that this is not correctness."""
    if (both := found.compared) is not None:
        return _(
            "In %(after)d of %(cases)d customer cases nearly everyone (at least 8 of 10) now"
            " answers alike; before, %(before)d of %(cases)d. This shows agreement, not that the"
            " answer is right."
        ) % {"after": both.after, "before": both.before, "cases": both.cases}
    if not found.alike.cases:
        return _("Too few have answered to say where people answer alike.")
    return ngettext(
        "In %(alike)d of %(cases)d customer case nearly everyone (at least 8 of 10) answers"
        " alike. This shows agreement, not that the answer is right.",
        "In %(alike)d of %(cases)d customer cases nearly everyone (at least 8 of 10) answers"
        " alike. This shows agreement, not that the answer is right.",
        found.alike.cases,
    ) % {"alike": found.alike.alike, "cases": found.alike.cases}


@register.filter
def compared_notes(found: Compared) -> list[str]:
    """What must be known beside the comparison."""
    if found.before is None:
        return []
    if found.compared is None:
        return [
            _(
                "Before and after are set side by side, but not compared: that takes at least"
                " %(people)d answers to a case both times."
            )
            % {"people": found.compared_from}
        ]
    notes = []
    if found.compared.left_out:
        notes.append(
            ngettext(
                "One case had too few answers and is left out of this sentence.",
                "%(cases)d cases had too few answers and are left out of this sentence.",
                found.compared.left_out,
            )
            % {"cases": found.compared.left_out}
        )
    if found.before != found.people:
        notes.append(
            _(
                "It was not the same people: %(before)d answered the first time, %(now)d now."
                " Some of the change may come from that."
            )
            % {"before": found.before, "now": found.people}
        )
    elif found.compared.people_differ:
        notes.append(
            _("Not every case was answered by the same people; some of the change may be that.")
        )
    return notes


@register.filter
def most(case: CaseCounted) -> int:
    """How long a bar of everybody is: who answered the case, now or before, at least 1."""
    return max(1, case.people, sum(answer.before or 0 for answer in case.answers))


@register.filter
def share(people: int, of: int) -> str:
    """ " (45 %)" where there are enough people for a percentage, else nothing."""
    if of < PERCENT_FROM:
        return ""
    percent = _("%(percent)d %%") % {"percent": round(100 * people / of)}
    return f" ({percent})"
