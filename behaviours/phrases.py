"""A phrase in what a line says: where it stands, and the line with other words in its place. Pure.

Phrases are found as whole words, whatever white space stands between them: a page breaks lines
where the text has none, and a browser's selection has its own.
"""

import re
from dataclasses import dataclass

from behaviours.content import BehaviourWords, MediumWords, QuestionWords
from behaviours.difference import CHOICES
from behaviours.said import said

# Fields of one line: a line break in them is read as a space.
ONE_LINE = frozenset({"term", "title", "situation", "theme", "after_answer", "stop"})
_WORD_BEFORE, _WORD_AFTER = r"(?<!\w)", r"(?!\w)"


@dataclass(frozen=True)
class DefinitionTexts:
    """The texts of a version that belong to no line."""

    term: str
    definition: str
    definition_why: str


AnyWords = BehaviourWords | QuestionWords | DefinitionTexts


def texts_of(words: AnyWords) -> dict[str, str]:
    """Field → text, of every field that holds words of one's own; choices have no phrases."""
    if isinstance(words, DefinitionTexts):
        return vars(words).copy()
    return {name: text for name, text in said(words).items() if name not in CHOICES}


def places_of(phrase: str, text: str) -> list[tuple[int, int]]:
    """[(start, end)] of the phrase in the text; none for a phrase without a character."""
    parts = phrase.split()
    if not parts:
        return []
    pattern = r"\s+".join(re.escape(part) for part in parts)
    before = _WORD_BEFORE if re.match(r"\w", parts[0]) else ""
    after = _WORD_AFTER if re.search(r"\w$", parts[-1]) else ""
    return [found.span() for found in re.finditer(before + pattern + after, text)]


def replaced(words: AnyWords, field: str, phrase: str, instead: str) -> AnyWords | None:
    """The words with `instead` for the phrase; None if the field does not have it exactly once."""
    text = texts_of(words).get(field, "")
    places = places_of(phrase, text)
    if len(places) != 1:
        return None
    start, end = places[0]
    return with_text(words, field, text[:start] + instead + text[end:])


def with_text(words: AnyWords, field: str, text: str) -> AnyWords:
    """`field` as `said` names it: "how", or "phone.words" for what belongs to a medium."""
    medium, _dot, name = field.rpartition(".")
    if not medium:
        return type(words)(**{**vars(words), name: text})
    assert isinstance(words, BehaviourWords)
    media = tuple(
        MediumWords(**{**vars(each), name: text}) if each.medium == medium else each
        for each in words.media
    )
    return BehaviourWords(**{**vars(words), "media": media})
