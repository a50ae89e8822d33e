"""From a text to its words, as they are compared: small letters without accents.

ö and ø are one letter, so are ä and æ: a Swede finds what a Norwegian wrote, and both find it on a
keyboard that has neither. Where æ, ø and å are written ae, oe and aa, that is the same too.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NORDIC = frozenset({"nb", "sv"})
_WORD = re.compile(r"[^\W_]+(?:['’ʼ´`][^\W_]+)*")
_SINGLE = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
_PAIRS = re.compile(r"aa|ae|oe")
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True)
class Word:
    """`text` folded; it stands at [start:end] of the text that `tidy` gave."""

    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """Letters and their accents as one character each: places in a text mean the same to all."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(word: str, language: str) -> str:
    """One word as it is compared."""
    plain = word.casefold()
    if language not in NORDIC:
        plain = plain.replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", plain.translate(_SINGLE)).casefold()
    plain = "".join(each for each in plain if each.isalnum())
    return _PAIRS.sub(lambda pair: pair[0][0], plain) if language in NORDIC else plain


def words_in(text: str, language: str) -> list[Word]:
    """The words of a tidy text in their order; words with a hyphen also as one: e-mail, email."""
    found: list[Word] = []
    run: list[Word] = []

    def close() -> None:
        if len(run) > 1:
            whole = "".join(each.text for each in run)
            found.append(Word(whole, run[0].start, run[-1].end))
        run.clear()

    for match in _WORD.finditer(text):
        if run and not (match.start() == run[-1].end + 1 and text[run[-1].end] in HYPHENS):
            close()
        if folded := fold(match[0], language):
            run.append(Word(folded, match.start(), match.end()))
            found.append(run[-1])
    close()
    return found
