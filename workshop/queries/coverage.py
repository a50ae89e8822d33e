"""Which chosen themes a sentence says, by which words, and how many cards stand behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.enums import StepKind
from workshop.method.coverage import covered
from workshop.method.phrases import stands
from workshop.models import Card, Decision, Draft, PhraseTie, Step, Theme
from workshop.queries.board import chosen_themes, theme_step
from workshop.queries.challenge import live_theme


@dataclass(frozen=True)
class ThemeCovered:
    """A chosen theme. `phrases` are the words that say it, () for none; `cards` lie under it."""

    id: str
    name: str
    phrases: tuple[str, ...]
    cards: int


@dataclass(frozen=True)
class Coverage:
    """What a sentence stands for: the chosen themes, and of participants' own cards how many.

    Cards that are hidden or from Samsyn are not counted; of cards that say the same, each is.
    """

    themes: tuple[ThemeCovered, ...]
    represented: int
    cards: int

    @property
    def said(self) -> int:
        """How many of the themes the sentence says."""
        return sum(bool(theme.phrases) for theme in self.themes)


@dataclass(frozen=True)
class Tie:
    """Words tied to a theme. `holds`: they stand in the draft as it is saved now."""

    id: str
    phrase: str
    theme: str
    name: str
    holds: bool


def coverage_of(step: Step, steps: Sequence[Step]) -> Coverage:
    """Of the step's decided sentence, or while there is none of its draft as last saved."""
    themes = chosen_in_order(step, steps)
    lie = _cards(step, steps)
    ties = [(row.phrase, theme.pk) for row, theme in _ties(step)]
    found = covered(sentence_of(step), [theme.pk for theme in themes], ties, lie)
    words = dict(found.phrases)
    return Coverage(
        tuple(
            ThemeCovered(str(theme.pk), theme.name, words[theme.pk], lie.count(theme.pk))
            for theme in themes
        ),
        found.represented,
        found.cards,
    )


def ties_of(step: Step) -> tuple[Tie, ...]:
    """Every tie of the draft, also those whose words are gone, in the order of the words."""
    text = sentence_of(step)
    found = [
        Tie(str(row.pk), row.phrase, str(theme.pk), theme.name, stands(row.phrase, text))
        for row, theme in _ties(step)
    ]
    return tuple(sorted(found, key=lambda tie: (tie.name, tie.phrase)))


def sentence_of(step: Step) -> str:
    decision = Decision.objects.filter(step=step).select_related("round").first()
    if decision is not None:
        return decision.round.text
    draft = Draft.objects.filter(step=step).first()
    return draft.text if draft else ""


def chosen_in_order(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """The chosen themes as they lie on the board."""
    owner = theme_step(step, steps)
    if owner is None:
        return []
    chosen = chosen_themes(step, steps)
    return [theme for theme in owner.themes.filter(removed=False) if theme.pk in chosen]


def _ties(step: Step) -> list[tuple[PhraseTie, Theme]]:
    """With the theme that stands: one that was merged leads to another."""
    rows = PhraseTie.objects.filter(step=step).select_related("theme__merged_into").order_by("pk")
    found = [(row, live_theme(row.theme)) for row in rows]
    return [(row, theme) for row, theme in found if theme is not None]


def _cards(step: Step, steps: Sequence[Step]) -> list[int | None]:
    """Of every card of one's own that may be seen, the theme that it lies under.

    One that is put behind another lies where that one does, unless that one is kept back.
    """
    written = [s for s in steps if s.kind == StepKind.WRITE and s.position < step.position]
    rows = Card.objects.filter(step__in=written, hidden="").exclude(author_key="").order_by("pk")
    fields = rows.values_list("theme", "merged_into__theme", "merged_into", "merged_into__hidden")
    return [
        before if into is not None and not hidden else theme
        for theme, before, into, hidden in fields
    ]
