"""What is voted on once themes have changed: by one rule, said beside the tally.

A merged theme has the voters of either, each once. A theme that was split off after the vote
starts without voters; the part that keeps the name keeps them. Cards made one count as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.enums import StepKind
from workshop.models import Option, Step, Theme


@dataclass(frozen=True)
class Standing:
    """What stands for an option now. `theme` or `card` is the id of what stands."""

    theme: Theme | None
    label: str
    situation: str
    card: int | None

    @property
    def at(self) -> tuple[int | None, int | None]:
        return (self.theme.pk if self.theme else None), self.card


def options_of(step: Step, runoff: int) -> list[Option]:
    rows = Option.objects.filter(step=step, runoff=runoff).select_related("theme", "card")
    return list(rows.order_by("pk"))


def themes_of(options: Iterable[Option]) -> dict[int, Theme]:
    """All themes, removed ones too, of the steps whose themes are voted on."""
    owners = {option.theme.step_id for option in options if option.theme}
    return {t.pk: t for t in Theme.objects.filter(step__in=owners)} if owners else {}


def standing_for(option: Option, themes: dict[int, Theme]) -> Standing:
    if option.theme is None:
        card = option.card
        return Standing(
            None, card.text if card else "", card.situation if card else "", option.card_id
        )
    theme = into(option.theme, themes)
    return Standing(theme, theme.name, "", None)


def into(theme: Theme, themes: dict[int, Theme]) -> Theme:
    """The theme that it is part of now; itself, when nobody knows what it was merged into."""
    seen: set[int] = set()
    found = themes.get(theme.pk, theme)
    while found.removed and found.merged_into_id in themes and found.pk not in seen:
        seen.add(found.pk)
        found = themes[found.merged_into_id]
    return theme if found.removed else found


def split_off(step: Step, themes: dict[int, Theme], voted: set[int | None]) -> list[Theme]:
    """Themes with cards that were no option of this vote: split off since."""
    others = [t.pk for t in themes.values() if not t.removed and t.pk not in voted]
    if step.kind != StepKind.VOTE or not others:
        return []
    rows = Theme.objects.filter(pk__in=others, cards__hidden="", cards__step__kind=StepKind.WRITE)
    return list(rows.distinct().order_by("position", "pk"))
