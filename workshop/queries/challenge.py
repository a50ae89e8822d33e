"""What a theme is not, and when the reference definition may be read."""

from collections.abc import Iterable, Sequence

from workshop import visibility
from workshop.models import Card, Draft, Step, Theme, Wording
from workshop.queries.board import CARD_FIELDS, CardOnBoard, card_shown, card_steps, theme_step


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


def revised(step: Step, steps: Sequence[Step]) -> int:
    """How many definitions wait to be shown in a new wording."""
    return Card.objects.filter(step__in=card_steps(step, steps)).exclude(revised_text="").count()


def has_own_drafts(step: Step) -> bool:
    """Whether a draft was saved or a wording suggested: then a definition of others' may follow."""
    saved = Draft.objects.filter(step=step).exclude(text="").exists()
    return saved or Wording.objects.filter(step=step).exists()
