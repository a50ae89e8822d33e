"""The definition as people told it in their own words, and the themes that their texts say."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.method.overlap import theme_overlap
from workshop.method.thresholds import index_shown
from workshop.models import Card, RecallTheme, Step, Theme
from workshop.queries.board import chosen_themes, theme_step


@dataclass(frozen=True)
class Told:
    """One explanation, and the ids of the themes that it is tied to."""

    id: str
    text: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class ThemeTold:
    """Of all explanations, how many say this theme."""

    id: str
    name: str
    texts: int


@dataclass(frozen=True)
class Recalled:
    """`overlap` is None where fewer than five explanations are tied, or it is not for the reader.

    Texts are in the order of their random ids; each phone makes its own.
    """

    texts: tuple[Told, ...]
    themes: tuple[ThemeTold, ...]
    overlap: float | None = None
    tied: int = 0  # explanations with at least one theme: those that the overlap is of


def recall_themes(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """The themes of the sentence: those that were chosen, or all where no vote was held."""
    owner = theme_step(step, steps)
    if owner is None:
        return []
    chosen = chosen_themes(step, steps)
    return [
        theme for theme in Theme.objects.filter(step=owner, removed=False) if theme.pk in chosen
    ]


def recalled_of(step: Step, steps: Sequence[Step], *, details: bool) -> Recalled:
    """What a step of closing has shown of its explanations. `details`: with the overlap.

    Source of the overlap: the method's measures; each person tells it once, so that an
    explanation's themes are a person's.
    """
    themes = recall_themes(step, steps)
    known = {theme.pk for theme in themes}
    ties: dict[int, set[int]] = {}
    rows = RecallTheme.objects.filter(card__step=step, card__hidden="")
    for card, theme in rows.values_list("card", "theme"):
        # A theme that the sentence is no longer made of says nothing.
        if theme in known:
            ties.setdefault(card, set()).add(theme)
    cards = Card.objects.filter(step=step, hidden="").order_by("pk").values_list("pk", "text")
    overlap = None
    if details and index_shown(len(ties)):
        overlap = theme_overlap(list(ties.values()))
    return Recalled(
        tuple(
            Told(str(pk), text, tuple(str(t.pk) for t in themes if t.pk in ties.get(pk, ())))
            for pk, text in cards
        ),
        tuple(
            ThemeTold(str(t.pk), t.name, sum(t.pk in its for its in ties.values())) for t in themes
        ),
        overlap,
        len(ties),
    )
