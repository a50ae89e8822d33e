"""What a question begins with: a word that asks, a verb, or "tell me"."""

import re
from collections.abc import Sequence

from workshop.method.wording.verbs import verbs_of
from workshop.method.wording.words import Phrases, Word, phrases

_PAST_OR_PRESENT = re.compile(r".{2,}(r|te|de|dde|et|a)$")


def begins_open(words: Sequence[Word], language: str) -> bool:
    if not words:
        return False
    if _list(language, "open").at(words, 0):
        return True
    return bool(
        len(words) > 2
        and _list(language, "before").at(words, 0)
        and _list(language, "as_open").at(words, 1)
    )


def begins_fact(words: Sequence[Word], language: str) -> bool:
    """Also "with whom"; but "when you say …" only leads to what is asked."""
    if not words:
        return False
    listed = _list(language, "fact")
    if listed.at(words, 0):
        if not _list(language, "time").at(words, 0) or len(words) < 3:
            return True
        return not (_list(language, "subjects").at(words, 1) and _then_asks(words, language))
    return len(words) > 2 and bool(_list(language, "before").at(words, 0) and listed.at(words, 1))


def _then_asks(words: Sequence[Word], language: str) -> bool:
    if language != "en" and words[1].text not in {"det", "den", "de", "en", "alle", "noen"}:
        return True
    return any(word.text in {",", ";"} for word in words) or language == "en"


def begins_with_verb(words: Sequence[Word], language: str) -> bool:
    if not words:
        return False
    if _list(language, "verbs").at(words, 0):
        return True
    if language == "en" or len(words) < 2 or _list(language, "statement").at(words, 0):
        return False
    if _list(language, "time").at(words, 0) or _list(language, "conditional").at(words, 0):
        return False
    first = words[0].text
    shaped = bool(_PAST_OR_PRESENT.match(first)) or verbs_of(language).known(first)
    return (shaped and bool(_list(language, "subjects").at(words, 1))) or (
        first.endswith("r") and len(first) > 3 and verbs_of(language).known(first)
    )


def subject_next(words: Sequence[Word], language: str) -> bool:
    subjects, at = _list(language, "subjects"), 1
    while at < len(words) - 1 and _list(language, "not").has(words[at].text):
        at += 1
    return at < len(words) and bool(subjects.at(words, at))


def turned(words: Sequence[Word], language: str) -> bool:
    """Whether a verb stands soon after the question word ("hvor mange har du")."""
    verbs = _list(language, "verbs")
    if language != "en" and _list(language, "subjects").at(words, 1):
        return False
    return any(verbs.at(words, place) for place in range(1, min(4, len(words))))


def asks_to_tell(words: Sequence[Word], language: str) -> int:
    """The place after "tell me" or "could you describe"; 0 if there is none."""
    ask, filler = _list(language, "ask"), _list(language, "filler")
    place = 0
    requests = _list(language, "requests")
    if words and (length := requests.at(words, 0)):
        place = length
        if place >= len(words):
            return 0
    while place < len(words):
        if length := ask.at(words, place):
            return place + length
        if not filler.has(words[place].text):
            return 0
        place += 1
    return 0


def _list(language: str, key: str) -> Phrases:
    return phrases(language, "questions", key)
