"""What simulated participants say, in each language the product speaks."""

from workshop.rehearsal.words import en, nb, sv
from workshop.rehearsal.words.shape import Words

__all__ = ["LANGUAGES", "Words", "words_in"]

LANGUAGES = {"en": en.WORDS, "nb": nb.WORDS, "sv": sv.WORDS}


def words_in(language: str) -> Words:
    """A language that we do not write gets English."""
    return LANGUAGES.get(language, en.WORDS)
