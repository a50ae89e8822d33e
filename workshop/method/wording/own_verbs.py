"""Verbs that a team counts as actions and our lists do not have."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from workshop.method.wording.verbs import BASE, PRESENT, forms_of, verbs_of
from workshop.method.wording.words import STOPS, language_of, phrases, read_lists, words_of

Problem = Literal["", "none", "several", "inner", "trait"]
_INNER = ("mental", "being", "having", "showing", "modal", "negative")


def problem_of(verb: str, language: str) -> Problem:
    """Why a text is no verb to count as an action; "" when it may be one.

    "none": no word; "several": more than one; "inner": what nobody sees or hears (R2); "trait":
    how somebody is (R3).
    """
    language = language_of(language)
    words = [word for word in words_of(verb, quoted=True) if word.text not in STOPS]
    if not words or not any(letter.isalpha() for letter in words[0].text):
        return "none"
    if len(words) > 1:
        return "several"
    verbs = verbs_of(language)
    if any(verbs.is_a(kind, form) for kind in _INNER for form in own_forms((verb,), language)):
        return "inner"
    lists = ("traits", "traits_soft", "abstract")
    if any(phrases(language, "behaviours", key).has(words[0].text) for key in lists):
        return "trait"
    return ""


def word_in(text: str) -> str:
    """The first word of a text in small letters, without what stands around it; "" if none."""
    return next((word.text for word in words_of(text, quoted=True) if word.text not in STOPS), "")


def like_a_noun(word: str, language: str) -> bool:
    """Whether a word ends as things and qualities do, so that nobody need be asked of it."""
    ends = tuple(str(read_lists(language_of(language), "behaviours")["noun_ends"]).split())
    return word.lower().endswith(ends)


def own_forms(verbs: Iterable[str], language: str) -> tuple[str, ...]:
    """The verbs in every form that begins a behaviour, whichever form was given."""
    return _forms(tuple(verbs), language_of(language))


@lru_cache(maxsize=500)
def _forms(verbs: tuple[str, ...], language: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for verb in verbs:
        given = verb.strip().lower()
        found[given] = None
        for infinitive in _INFINITIVES[language](given):
            for word, form in forms_of(infinitive, language):
                if form in {BASE, PRESENT}:
                    found[word] = None
    return tuple(found)


def _norwegian(verb: str) -> list[str]:
    if verb.endswith("er"):
        return [verb[:-1]]
    return [verb] if verb.endswith("e") else [verb + "e"]


def _swedish(verb: str) -> list[str]:
    if verb.endswith("ar"):
        return [verb[:-1]]
    if verb.endswith("er"):
        return [verb[:-2] + "a"]
    return [verb] if verb.endswith("a") else [verb + "a"]


def _english(verb: str) -> list[str]:
    if verb.endswith("ies"):
        return [verb[:-3] + "y"]
    if verb.endswith(("sses", "xes", "zes", "ches", "shes")):
        return [verb[:-2]]
    if verb.endswith("s") and not verb.endswith("ss"):
        return [verb[:-1]]
    return [verb]


_INFINITIVES = {"nb": _norwegian, "sv": _swedish, "en": _english}
