"""Which chosen themes a sentence says, by which words, and how many cards stand behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop import visibility
from workshop.enums import AudienceKind, StepKind
from workshop.method.coverage import covered
from workshop.method.phrases import stands
from workshop.method.tying import suggested_ties
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


@dataclass(frozen=True)
class TieHint:
    """Words of the draft that may say a theme: to be confirmed, or not."""

    phrase: str
    theme: str
    name: str


def beside_draft(
    audience: AudienceKind, step: Step, steps: Sequence[Step], language: str
) -> dict[str, object]:
    """The parts of a scene that this audience may see now."""
    parts: dict[str, object] = {}
    if visibility.sees_limits(step.kind, step.phase):
        parts["limits"] = step.limits
    if visibility.sees_coverage(step.kind, step.phase):
        parts["coverage"] = coverage_of(step, steps)
    if visibility.sees_ties(audience, step.kind, step.phase):
        parts["ties"] = ties_of(step)
        parts["tie_hints"] = tie_hints_of(step, steps, language)
    return parts


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


def tie_hints_of(step: Step, steps: Sequence[Step], language: str) -> tuple[TieHint, ...]:
    """For chosen themes that the draft does not say yet, words of it that perhaps do."""
    text = sentence_of(step)
    themes = chosen_in_order(step, steps)
    if not text or not themes:
        return ()
    said = {theme.id for theme in coverage_of(step, steps).themes if theme.phrases}
    texts: dict[int, list[str]] = {theme.pk: [] for theme in themes}
    rows = Card.objects.filter(theme__in=themes, hidden="", step__kind=StepKind.WRITE)
    for pk, card in rows.order_by("pk").values_list("theme", "text"):
        texts[pk].append(card)
    names = {str(theme.pk): theme.name for theme in themes}
    about = tuple((pk, name, tuple(texts[int(pk)])) for pk, name in names.items())
    found = suggested_ties(text, about, language)
    return tuple(TieHint(words, pk, names[pk]) for words, pk in found if pk not in said)


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
