"""A text in pieces that know which phrases cover them, and in runs that can be tapped.

Where a phrase stands is said by `phrases`: whole words in their order, whatever their case.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshop.method.phrases import places, words_in


@dataclass(frozen=True)
class Piece:
    """A run of text. `phrases`: which cover it; `ends`: which of them end with it (from 1 up)."""

    text: str
    phrases: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def as_written(text: str, phrase: str) -> str | None:
    """The phrase as the text first has it, on one line, or None where it is not in the text."""
    found = places(phrase, text)
    return " ".join(text[slice(*found[0])].split()) if found else None


def marked(text: str, phrases: Sequence[str]) -> tuple[Piece, ...]:
    """The whole text in pieces, cut wherever one of the phrases begins or ends.

    A phrase that stands there several times is marked each time; one that is not there, nowhere.
    Joined, the pieces are the text.
    """
    spans = [
        (start, end, number)
        for number, phrase in enumerate(phrases, start=1)
        for start, end in places(phrase, text)
    ]
    cuts = sorted({0, len(text), *(at for start, end, _number in spans for at in (start, end))})
    return tuple(
        Piece(
            text[here:there],
            tuple(number for start, end, number in spans if start <= here and there <= end),
            tuple(number for _start, end, number in spans if end == there),
        )
        for here, there in pairwise(cuts)
    )


def word_runs(text: str) -> tuple[tuple[str, bool], ...]:
    """The text as (run, whether it is a word), for marking word by word. Joined, the text.

    A word keeps what joins it inside ("we’re", "service-minded"), not the marks around it.
    """
    runs: list[tuple[str, bool]] = []
    at = 0
    for match in re.finditer(r"[^\s]+", text):
        inner = match[0].strip("".join({c for c in match[0] if not c.isalnum()}))
        start = match.start() + match[0].find(inner)
        if inner and words_in(inner):
            runs += [(text[at:start], False), (inner, True)]
            at = start + len(inner)
    runs.append((text[at:], False))
    return tuple((run, word) for run, word in runs if run)
