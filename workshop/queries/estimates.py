"""Calibration: what is asked, and once it is shown how far the numbers lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.method.spread import Range, held
from workshop.method.thresholds import index_shown
from workshop.models import CalibrationWord, Estimate, Step


@dataclass(frozen=True)
class WordAsked:
    id: str
    word: str
    question: str
    unit: str
    own_unit: str


@dataclass(frozen=True)
class WordShown:
    """Everybody's own numbers, lowest first, so that they tell nothing of who gave which.

    `held`: the share (0..1) of the others' numbers that half of the ranges held at least; None
    until there are enough ranges. `ranges`: how many gave one.
    """

    asked: WordAsked
    numbers: tuple[float, ...]
    held: float | None
    ranges: int


@dataclass(frozen=True)
class MyEstimate:
    """A word as it stands on one's own phone; None where nothing is given yet."""

    word: WordAsked
    number: float | None = None
    low: float | None = None
    high: float | None = None


def words_of(step: Step) -> tuple[WordAsked, ...]:
    rows = CalibrationWord.objects.filter(step=step)
    return tuple(
        WordAsked(str(row.pk), row.word, row.question, row.unit, row.own_unit) for row in rows
    )


def words_shown(step: Step) -> tuple[WordShown, ...]:
    rows = Estimate.objects.filter(word__step=step).values_list("word", "number", "low", "high")
    by_word: dict[str, list[tuple[float, Range | None]]] = {}
    for word, number, low, high in rows:
        band = Range(low, high) if low is not None and high is not None else None
        by_word.setdefault(str(word), []).append((number, band))
    return tuple(_shown(word, by_word.get(word.id, [])) for word in words_of(step))


def _shown(word: WordAsked, given: Sequence[tuple[float, Range | None]]) -> WordShown:
    ranges = sum(band is not None for _number, band in given)
    # One range among few numbers would be told by what it held.
    shares = held(given) if index_shown(ranges) else None
    return WordShown(
        word,
        tuple(sorted(number for number, _band in given)),
        shares.median if shares else None,
        ranges,
    )


def my_estimates(step: Step, keys: Sequence[str]) -> list[tuple[MyEstimate, ...]]:
    """Each asker's words with what they gave, in the order asked."""
    words = words_of(step)
    rows = Estimate.objects.filter(word__step=step, author_key__in=keys)
    given = {(row.author_key, str(row.word_id)): row for row in rows}
    return [
        tuple(
            MyEstimate(word, row.number, row.low, row.high)
            if (row := given.get((key, word.id)))
            else MyEstimate(word)
            for word in words
        )
        for key in keys
    ]
