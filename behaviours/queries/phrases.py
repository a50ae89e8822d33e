"""The definition in pieces: which of its phrases says which theme of the workshop behind it."""

from dataclasses import dataclass

from behaviours.models import Version
from behaviours.outcome import Outcome


@dataclass(frozen=True)
class Said:
    """`theme`: the key of the theme that the piece says, "" for the words between."""

    text: str
    theme: str = ""
    name: str = ""


def outcome_behind(version: Version) -> Outcome | None:
    """The workshop that the definition comes from. One query, none for a manager's own words."""
    if not version.definition_workshop:
        return None
    found = version.provenances.filter(workshop=version.definition_workshop).first()
    return found.outcome if found else None


def said_in(definition: str, outcome: Outcome | None) -> tuple[Said, ...]:
    """Pieces that make up the definition. A phrase that was changed since ties nothing."""
    places = sorted(_places(definition, outcome))
    found: list[Said] = []
    at = 0
    for start, end, key, name in places:
        if start > at:
            found.append(Said(definition[at:start]))
        found.append(Said(definition[start:end], key, name))
        at = end
    if at < len(definition):
        found.append(Said(definition[at:]))
    return tuple(found)


def _places(definition: str, outcome: Outcome | None) -> list[tuple[int, int, str, str]]:
    """(start, end, theme's key, its name), none overlapping: of two, the longer phrase stands."""
    if outcome is None or outcome.coverage is None:
        return []
    names = {theme.key: theme.name for theme in outcome.themes}
    tied = [
        (phrase, covered.theme)
        for covered in outcome.coverage.themes
        if covered.theme in names
        for phrase in covered.phrases
        if phrase
    ]
    found: list[tuple[int, int, str, str]] = []
    for phrase, key in sorted(tied, key=lambda each: -len(each[0])):
        start = definition.find(phrase)
        end = start + len(phrase)
        if start >= 0 and all(end <= other or start >= over for other, over, _k, _n in found):
            found.append((start, end, key, names[key]))
    return found
