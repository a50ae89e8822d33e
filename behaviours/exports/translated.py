"""Which fields of a line, or of the definition, are said in other languages, and how long."""

from typing import Any

from behaviours.content import BehaviourWords, MediumWords, QuestionWords
from behaviours.enums import Medium
from behaviours.exports.checking import limit_of, most_characters
from behaviours.models import Version
from behaviours.said import MEDIUM_FIELDS, said

TEXTS = ("term", "definition", "definition_why")
# Choices, ticks and codes are the same in every language.
_SAME = frozenset(
    {"audience", "mirrors_code", "form", "stage", "purpose", "behaviour_code", "after_code"}
    | {"seen", "heard", "considered"}
)


def translated_limits(kind: type[Any] | None) -> dict[str, int]:
    """Field of a translation → the most characters; `kind` None is the definition."""
    if kind is None:
        return {name: most_characters(Version, name) for name in TEXTS}
    empty = BehaviourWords("", "", "") if kind is BehaviourWords else QuestionWords("", "", "")
    limits = {name: limit_of(kind, name)[0] for name in said(empty) if name not in _SAME}
    if kind is BehaviourWords:
        for medium in Medium.values:
            limits |= {f"{medium}.{name}": limit_of(MediumWords, name)[0] for name in MEDIUM_FIELDS}
    return limits
