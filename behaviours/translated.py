"""What of a line is translated, and how a translation stands to its original. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.said import MEDIUM_FIELDS, said

_TEXTS = ("title", "situation", "text", "how", "example", "non_example", "theme", "why")
BEHAVIOUR_TEXTS = (*_TEXTS, "mandate", "conditions", "knowledge")
QUESTION_TEXTS = ("wording", "decides", "after_answer", "stop", "why")
DEFINITION_TEXTS = ("term", "definition", "definition_why")


class InLanguage(str):
    """Words that are in another language than the page they stand on says.

    In a template: `{% lang_attr page.head.language text %}` gives the one they are in.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "InLanguage":
        made = super().__new__(cls, text)
        made.language = language
        return made


def as_in(text: str, like: str) -> str:
    """`text`, which was made of `like`, in the language of `like`."""
    language = getattr(like, "language", "")
    return InLanguage(text, language) if language else text


class Standing(StrEnum):
    """How a line stands in another language."""

    CURRENT = ""
    MISSING = "missing"
    PARTLY = "partly"  # some of its fields are translated
    OLDER = "older"  # the original has changed since


def texts_to_translate(words: BehaviourWords | QuestionWords) -> dict[str, str]:
    """Field → text, as `said` names fields; what says nothing is left out."""
    names = BEHAVIOUR_TEXTS if isinstance(words, BehaviourWords) else QUESTION_TEXTS
    found = said(words)
    media = [name for name in found if name.rpartition(".")[2] in MEDIUM_FIELDS and "." in name]
    return {name: found[name] for name in (*names, *media) if found[name]}


def standing(
    originals: Mapping[str, str], words: Mapping[str, str] | None, *, then: str, now: str
) -> Standing:
    """`then`: the hash of what was translated; `now`: of what the original says."""
    said = [name for name in originals if (words or {}).get(name)]
    if originals and not said:
        return Standing.MISSING
    if then != now:
        return Standing.OLDER
    return Standing.CURRENT if len(said) == len(originals) else Standing.PARTLY
