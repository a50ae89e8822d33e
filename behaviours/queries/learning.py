"""The path of somebody new: the definition, its themes, and each behaviour in full."""

from dataclasses import dataclass

from behaviours.enums import Audience, Medium
from behaviours.models import Behaviour, Version
from behaviours.outcome import Outcome
from behaviours.queries.heads import Head, head_of
from behaviours.queries.media import media_in
from behaviours.queries.order import in_audiences
from behaviours.queries.phrases import Said, outcome_behind, said_in
from behaviours.queries.reading import MediumShown, lines_of, without_when


@dataclass(frozen=True)
class PathTheme:
    """`words`: what the theme's cards and phrases say, for comparing; a script looks for the
    reader's own words among them.
    """

    name: str
    words: str


@dataclass(frozen=True)
class PathBehaviour:
    code: str
    title: str
    situation: str
    text: str
    audience: str
    audience_label: str
    how: str
    example: str
    non_examples: tuple[str, ...]
    media: tuple[MediumShown, ...]


@dataclass(frozen=True)
class PathPage:
    head: Head
    definition: str
    said: tuple[Said, ...]
    themes: tuple[PathTheme, ...]
    behaviours: tuple[PathBehaviour, ...]


def path_page(version: Version) -> PathPage:
    """The current version's. Three queries."""
    media = media_in(version)
    outcome = outcome_behind(version)
    stored = list(version.behaviours.all())

    def behaviour(line: Behaviour) -> PathBehaviour:
        return PathBehaviour(
            code=line.code,
            title=line.title,
            situation=without_when(line.situation),
            text=line.text,
            audience=line.audience,
            audience_label=str(Audience(line.audience).label),
            how=line.how,
            example=line.example,
            non_examples=lines_of(line.non_example),
            media=tuple(
                MediumShown(
                    each.medium,
                    str(Medium(each.medium).label),
                    each.words,
                    each.example,
                    lines_of(each.non_example),
                )
                for each in media.get(line.code, ())
            ),
        )

    return PathPage(
        head=head_of(version, version.number),
        definition=version.definition,
        said=said_in(version.definition, outcome),
        themes=_themes(outcome),
        behaviours=tuple(
            behaviour(line) for themes in in_audiences(stored) for group in themes for line in group
        ),
    )


def _themes(outcome: Outcome | None) -> tuple[PathTheme, ...]:
    """Those that the workshop chose for the definition, as it says them."""
    if outcome is None:
        return ()
    phrases = {
        covered.theme: covered.phrases
        for covered in (outcome.coverage.themes if outcome.coverage else ())
    }
    return tuple(
        PathTheme(theme.name, " ".join([theme.name, *phrases.get(theme.key, ()), *theme.cards]))
        for theme in outcome.themes
        if theme.chosen or theme.key in phrases
    )
