"""Which form a question has: open, closed or choice."""

import re
from collections.abc import Sequence

from workshop.method.wording.asked import Asked
from workshop.method.wording.beginnings import asks_to_tell, begins_fact, begins_open
from workshop.method.wording.hints import Form
from workshop.method.wording.words import STOPS, Phrases, Word, phrases

_ALTERNATIVES = re.compile(r",\s[^,]{1,40}\s(eller|or)\s[^,]{1,40}$")
_NOUN_ENDS = frozenset(
    {",", "when", "for", "med", "när", "når", "som", "that", "with", "about", "på", "and"}
)
FAR = 6  # how far from "what is" a fact's noun may stand


def form_of(asked: Asked, language: str) -> Form:
    words = [word for word in asked.main if word.text not in STOPS or word.text == ","]
    if not words:
        return "unknown"
    if asked.statement:
        return "closed"
    if (after := asks_to_tell(words, language)) and not begins_open(words, language):
        return _told(words, after, language)
    if begins_open(words, language) or begins_fact(words, language):
        return _worded(words, language)
    if _list(language, "more").at(words, 0):
        return "open"
    if asked.verb_first or asked.marked:
        return "choice" if _offers(words, language) else "closed"
    return "closed" if asked.wondered else "unknown"


def _told(words: Sequence[Word], after: int, language: str) -> Form:
    """ "Tell me whether …" is closed, "tell me your name" too; "describe …" is open."""
    rest = list(words[after:])
    while rest and _list(language, "filler").has(rest[0].text):
        rest = rest[1:]
    if not rest:
        return "open"
    if _list(language, "about").at(rest, 0):
        return "open"
    if length := _list(language, "whether").at(rest, 0):
        # "Fortell om det fra begynnelsen": about it, not whether it.
        about_it = len(rest) == length or _list(language, "before").at(rest, length)
        return "open" if about_it else "closed"
    tells = any(_list(language, "tells").has(word.text) for word in words[:after])
    if tells and (begins_open(rest, language) or begins_fact(rest, language)):
        return _worded(rest, language)
    if tells and len(rest) <= 3 and _list(language, "fact_nouns").first(rest):
        return "closed"
    return "open"


def _worded(words: Sequence[Word], language: str) -> Form:
    if _list(language, "why").at(words, 0):
        return "open"
    start = 1 if _list(language, "before").at(words, 0) else 0
    if _list(language, "as_open").at(words, start):
        return "open"
    if _list(language, "leading").at(words, 0):
        return "closed"
    if _list(language, "as_fact").at(words, 0) or _list(language, "measures").at(words, 0):
        return "closed"
    if _list(language, "fact").at(words, start):
        return _which(words, start, language)
    if length := _list(language, "fact_before").at(words, 0):
        until = _clause_end(words[length : length + FAR])
        if _list(language, "fact_nouns").first(words[length : length + until]):
            return "closed"
    text = " ".join(word.text for word in words).replace(" ,", ",")
    return "choice" if _ALTERNATIVES.search(text) else "open"


def _clause_end(words: Sequence[Word]) -> int:
    return next((n for n, word in enumerate(words) if word.text in _NOUN_ENDS), len(words))


def _which(words: Sequence[Word], start: int, language: str) -> Form:
    if language != "en" or words[start].text != "which" or len(words) < start + 2:
        return "closed"
    noun = words[start + 1].text
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun != "address"
    return "open" if plural and not _list(language, "verbs").has(noun) else "closed"


def _offers(words: Sequence[Word], language: str) -> str:
    """The word that joins alternatives, or nothing ("or something" offers none)."""
    ors, excused = _list(language, "or"), _list(language, "or_not")
    for place in range(1, len(words) - 1):
        if ors.at(words, place):
            near = range(max(0, place - 2), place + 1)
            if not any(excused.at(words, n) and n + excused.at(words, n) > place for n in near):
                return words[place].text
    return ""


def _list(language: str, key: str) -> Phrases:
    return phrases(language, "questions", key)
