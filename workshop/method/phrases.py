"""Where a phrase stands in a text: as whole words in their order, whatever their case.

Marks and spaces between the words are not looked at, nor how a letter was put together
(Unicode NFKC), nor marks that only say where a line may break.
"""

import re
import unicodedata

# Letters and digits with their accents; an apostrophe inside a word belongs to it.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d]|['’](?=[^\W_]))*")
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d"))


def words_in(text: str) -> list[str]:
    """The words to compare by."""
    return [_plain(found[0]) for found in _WORD.finditer(text)]


def places(phrase: str, text: str) -> list[tuple[int, int]]:
    """Where the phrase stands, as (start, end) in characters; no two overlap.

    A phrase without a word stands nowhere.
    """
    sought = words_in(phrase)
    found = list(_WORD.finditer(text))
    words = [_plain(each[0]) for each in found]
    there: list[tuple[int, int]] = []
    at = 0
    while sought and at + len(sought) <= len(words):
        if words[at : at + len(sought)] == sought:
            there.append((found[at].start(), found[at + len(sought) - 1].end()))
            at += len(sought)
        else:
            at += 1
    return there


def stands(phrase: str, text: str) -> bool:
    return bool(places(phrase, text))


def replaced(text: str, phrase: str, by: str) -> str:
    """The text with `by` in the place of the phrase where it stands first; else as it is."""
    there = places(phrase, text)
    if not there:
        return text
    start, end = there[0]
    return text[:start] + by + text[end:]


def _plain(word: str) -> str:
    composed = unicodedata.normalize("NFKC", word.translate(_UNSEEN)).casefold()
    return unicodedata.normalize("NFKC", composed).replace("’", "'")
