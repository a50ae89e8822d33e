"""Whether a behaviour is about asking: its first verb, in Norwegian, Swedish and English."""

from workshop.method.wording.clauses import clauses_of
from workshop.method.wording.words import Phrases, language_of

# Verbs of asking; and verbs that ask together with a noun soon after them.
_VERBS = {
    "nb": ("spør", "spørr", "spørre", "spørrer", "utspør", "utspørre"),
    "sv": ("fråga", "frågar", "utfråga", "utfrågar"),
    "en": ("ask", "asks", "asking"),
}
_PUTS = {
    "nb": (("still", "stille", "stiller"), ("spørsmål", "spørsmålet", "spørsmåla", "*spørsmål")),
    "sv": (("ställ", "ställa", "ställer"), ("fråga", "frågan", "frågor", "frågorna", "*frågor")),
    "en": (("put", "puts", "putting", "pose", "poses"), ("question", "questions")),
}
_BETWEEN = 4


def asks(text: str, language: str) -> bool:
    """`text` is the behaviour without its situation, as in "ask what they have tried"."""
    language = language_of(language)
    core = clauses_of(text, language).core
    if not core:
        return False
    if core[0].text in _VERBS[language]:
        return True
    verbs, questions = _PUTS[language]
    asked = Phrases(questions)
    return core[0].text in verbs and any(
        asked.at(core, place) for place in range(1, min(len(core), _BETWEEN + 2))
    )
