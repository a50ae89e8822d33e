"""The clauses of a definition that a workshop stands behind, and which of them a draft drops."""

from collections.abc import Iterable
from dataclasses import dataclass

from behaviours.models import Version


@dataclass(frozen=True)
class Clause:
    """A phrase of the decided text that says a theme. `voters` is None where nobody voted."""

    phrase: str
    theme: str
    voters: int | None
    participants: int
    language: str


def clauses_of(version: Version) -> tuple[Clause, ...]:
    """Of the workshop that the definition comes from. One query."""
    if not version.definition_workshop:
        return ()
    found = version.provenances.filter(workshop=version.definition_workshop).first()
    outcome = found.outcome if found else None
    if outcome is None or outcome.coverage is None:
        return ()
    themes = {theme.key: theme for theme in outcome.themes}
    return tuple(
        Clause(
            phrase,
            themes[each.theme].name if each.theme in themes else "",
            themes[each.theme].voters if each.theme in themes else None,
            outcome.participants,
            outcome.language,
        )
        for each in outcome.coverage.themes
        for phrase in each.phrases
        if phrase.strip()
    )


def lost(clauses: Iterable[Clause], before: str, after: str) -> tuple[Clause, ...]:
    """Those that `before` says and `after` does not, by words: case and spaces do not count."""
    return tuple(
        each
        for each in clauses
        if _words(each.phrase) in _words(before) and _words(each.phrase) not in _words(after)
    )


def dropped_in(draft: Version) -> tuple[Clause, ...]:
    """Clauses that stood in the version the draft follows, or in the text as it was decided, and
    stand in the draft no more. Two queries at most.
    """
    clauses = clauses_of(draft)
    if not clauses:
        return ()
    followed = draft.based_on
    if followed is None or followed.definition_workshop != draft.definition_workshop:
        # Handed over with this draft: every tied phrase was in what was decided.
        return lost(clauses, " ".join(each.phrase for each in clauses), draft.definition)
    return lost(clauses, followed.definition, draft.definition)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
