"""Verbs and their forms in the three languages, made from the infinitives that are listed."""

import re
from dataclasses import dataclass
from functools import cache

from workshop.method.wording.words import read_lists

BASE, PRESENT, ING = "base", "present", "ing"
KINDS = ("mental", "being", "having", "owning", "showing", "vague", "light", "modal", "negative")

_VOWELS = "aeiouyæøåäö"


@dataclass(frozen=True)
class Verbs:
    """`forms`: each form of an action → BASE, PRESENT or ING; `kinds`: other verbs by kind."""

    forms: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]

    def is_a(self, kind: str, word: str) -> bool:
        return word in self.kinds[kind]

    def form(self, word: str) -> frozenset[str]:
        return self.forms.get(word, frozenset())

    def known(self, word: str) -> bool:
        return word in self.forms or any(word in found for found in self.kinds.values())


@cache
def verbs_of(language: str) -> Verbs:
    lists = read_lists(language, "verbs")
    forms: dict[str, set[str]] = {}

    def add(word: str, form: str) -> None:
        forms.setdefault(word, set()).add(form)

    for key in ("regular", "second"):
        for verb in str(lists.get(key, "")).split():
            for word, form in _MAKE[language](verb, key):
                add(word, form)
    for triple in str(lists.get("irregular", "")).split():
        infinitive, present, imperative = triple.split("/")
        add(infinitive, BASE)
        add(imperative, BASE)
        add(present, PRESENT)
    kinds = {}
    for kind in KINDS:
        listed = set(str(lists.get(kind, "")).split())
        if language == "en" and kind in {"mental", "vague"}:
            listed |= {word for verb in listed for word, _ in _english(verb, "regular")}
        kinds[kind] = frozenset(listed)
    # Verbs of a kind count as verbs of their form as well, so that joined actions are seen.
    for word in kinds["vague"] | kinds["showing"] | kinds["mental"]:
        if word not in forms:
            add(word, _shape(word, language))
    return Verbs({word: frozenset(found) for word, found in forms.items()}, kinds)


def forms_of(infinitive: str, language: str) -> list[tuple[str, str]]:
    """(word, form) of a verb that follows the rules of its language."""
    groups = ("regular", "second") if language == "sv" else ("regular",)
    return [each for group in groups for each in _MAKE[language](infinitive, group)]


def _norwegian(verb: str, _: str) -> list[tuple[str, str]]:
    found = [(verb, BASE), (verb + "r", PRESENT)]
    if verb.endswith("e"):
        stem = verb[:-1]
        found.append((stem[:-1] if stem.endswith("mm") else stem, BASE))
    return found


def _swedish(verb: str, group: str) -> list[tuple[str, str]]:
    stem = verb.removesuffix("a")
    if group == "regular":
        return [(verb, BASE), (verb + "r", PRESENT)]
    imperative = stem[:-1] if stem.endswith("mm") else stem
    return [(verb, BASE), (stem + "er", PRESENT), (verb + "r", PRESENT), (imperative, BASE)]


def _english(verb: str, _: str) -> list[tuple[str, str]]:
    if re.search(r"[^aeiou]y$", verb):
        third, ing = verb[:-1] + "ies", verb + "ing"
    elif re.search(r"(s|x|z|ch|sh|o)$", verb):
        third, ing = verb + "es", verb + "ing"
    else:
        third, ing = verb + "s", verb + "ing"
    found = [(verb, BASE), (third, PRESENT), (ing, ING)]
    if verb.endswith("e") and not verb.endswith("ee"):
        found.append((verb[:-1] + "ing", ING))
    elif re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb):
        found.append((verb + verb[-1] + "ing", ING))
    return found


_MAKE = {"nb": _norwegian, "sv": _swedish, "en": _english}


def _shape(word: str, language: str) -> str:
    if language == "en":
        return ING if word.endswith("ing") else PRESENT if word.endswith("s") else BASE
    return PRESENT if word.endswith("r") and len(word) > 3 else BASE
