"""What a theme is not, and when the reference definition may be read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workshop import starter, visibility
from workshop.enums import AudienceKind, StepKind
from workshop.models import Card, Draft, Step, Theme, Wording
from workshop.queries.board import (
    CARD_FIELDS,
    Board,
    CardOnBoard,
    card_shown,
    card_steps,
    cards_shown,
    theme_step,
)
from workshop.queries.tally import Paper


def themes_against(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """The themes that a card of this challenge may be marked as no example of."""
    owner = theme_step(step, steps)
    return list(Theme.objects.filter(step=owner, removed=False)) if owner else []


def live_theme(theme: Theme | None) -> Theme | None:
    """The theme itself, or the one it was merged into; None when it is gone."""
    seen: set[int] = set()
    while theme is not None and theme.removed and theme.pk not in seen:
        seen.add(theme.pk)
        theme = theme.merged_into
    return theme if theme is not None and not theme.removed else None


def non_examples(steps: Iterable[Step]) -> dict[int, tuple[CardOnBoard, ...]]:
    """By the id of a theme: the published challenge cards that are no example of it."""
    shown = [s for s in steps if visibility.sees_non_examples(s.kind, s.state, s.phase)]
    if not shown:
        return {}
    rows = Card.objects.filter(step__in=shown, hidden="").exclude(against=None)
    fields = rows.order_by("pk").values_list("against", *CARD_FIELDS)
    cards = [(theme, card_shown(*row)) for theme, *row in fields]
    themes = {
        theme.pk: live_theme(theme)
        for theme in Theme.objects.filter(pk__in={pk for pk, _card in cards})
    }
    found: dict[int, tuple[CardOnBoard, ...]] = {}
    for pk, card in cards:
        if (theme := themes.get(pk)) is not None:
            found[theme.pk] = (*found.get(theme.pk, ()), card)
    return found


def challenge_cards(step: Step, steps: Sequence[Step]) -> tuple[CardOnBoard, ...]:
    """The cards of a challenge, each with the name of the theme that it is no example of."""
    marked = {card.id: theme for theme, cards in non_examples([step]).items() for card in cards}
    names = {theme.pk: theme.name for theme in themes_against(step, steps)}
    return tuple(
        replace(card, against=names.get(marked[card.id], "")) if card.id in marked else card
        for _theme, card in cards_shown([step])
    )


def with_non_examples(paper: Paper, steps: Sequence[Step]) -> Paper:
    """A voter's paper with what each theme is not."""
    found = non_examples(steps)
    choices = (
        replace(choice, against=tuple(card.text for card in found[choice.theme]))
        if choice.theme in found
        else choice
        for choice in paper.choices
    )
    return replace(paper, choices=tuple(choices)) if found else paper


def reference_of(audience: AudienceKind, step: Step, language: str) -> str:
    """The reference definition, where it may be read now; else ""."""
    if step.kind != StepKind.AGREE:
        return ""
    may = visibility.may_see_reference(
        audience, step.phase, own_first=has_own_drafts(step), shown=step.reference_shown
    )
    return starter.reference_definition(language) if may else ""


def revised(step: Step, steps: Sequence[Step]) -> int:
    """How many definitions wait to be shown in a new wording."""
    return Card.objects.filter(step__in=card_steps(step, steps)).exclude(revised_text="").count()


def has_own_drafts(step: Step) -> bool:
    """Whether a draft was saved or a wording suggested: then a definition of others' may follow."""
    saved = Draft.objects.filter(step=step).exclude(text="").exists()
    return saved or Wording.objects.filter(step=step).exists()


def board_with_non_examples(board: Board, steps: Iterable[Step]) -> Board:
    found = non_examples(steps)
    if not found:
        return board
    themes = (replace(theme, against=found.get(int(theme.id), ())) for theme in board.themes)
    return replace(board, themes=tuple(themes))
