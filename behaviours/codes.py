"""Stable codes: LYT-03. A code names one line through all versions and is never given again."""

import unicodedata

from behaviours.models import Catalogue, CodeSeries

_LETTERS = str.maketrans({"Æ": "A", "Ø": "O", "Å": "A", "Đ": "D", "Ł": "L", "ß": "SS"})
QUESTION_PREFIXES = {"nb": "SP", "sv": "FR"}


def prefix_from(words: str) -> str:
    """The first three letters, as A to Z: "Lytte først" → "LYT". "XXX" if there are none."""
    plain = unicodedata.normalize("NFKD", words.upper().translate(_LETTERS))
    letters = [letter for letter in plain if "A" <= letter <= "Z"]
    return "".join(letters[:3]).ljust(3, "X")


def question_prefix(language: str) -> str:
    return QUESTION_PREFIXES.get(language, "Q")


def next_code(catalogue: Catalogue, prefix: str) -> str:
    """Takes the next number. The caller holds the catalogue's row lock."""
    series, _ = CodeSeries.objects.get_or_create(catalogue=catalogue, prefix=prefix)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{prefix}-{series.last:02d}"
