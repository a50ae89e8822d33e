"""Where one's own words went: from each card to its theme, and to what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.enums import StepKind
from workshop.models import Card, Step, Workshop
from workshop.queries.board import chosen_themes, last_before
from workshop.queries.challenge import live_theme
from workshop.queries.consent import decided_of
from workshop.queries.coverage import coverage_of
from workshop.queries.own_cards import Asker, own_cards
from workshop.queries.plans import kept_behaviours, plans_of
from workshop.queries.tally import result_of


@dataclass(frozen=True)
class TraceOfCard:
    """Where one's own words went. `reached`: "card", "theme", "chosen", "kept" or "against"."""

    text: str
    situation: str
    theme: str
    reached: str
    first: str = ""
    challenge: str = ""
    audience: str = ""  # of a behaviour
    beside: str = ""  # the words of the card that stands for both, when it was merged
    phrases: tuple[str, ...] = ()  # the words of the sentence that say its theme


# What the way of a card is told from; a theme that was merged leads to another.
JOINED = ("theme", "against__merged_into", "merged_into__theme")


def at_the_close(room: Workshop, step: Step, askers: Sequence[Asker]) -> list[dict[str, Any]]:
    """What each of them wrote, with where it went, and what they plan for themselves."""
    agenda = list(Step.objects.filter(workshop=room).order_by("position"))
    keys = [asker.key_of(step.pk) for asker in askers]
    plans = plans_of(step, keys, kept_behaviours(agenda))
    traces = _traces(agenda, askers)
    return [trace | {"plans": its} for trace, its in zip(traces, plans, strict=True)]


def _traces(agenda: list[Step], askers: Sequence[Asker]) -> list[dict[str, Any]]:
    """Card → theme → definition or behaviour, for everything each of them wrote."""
    traces: list[list[TraceOfCard]] = [[] for _ in askers]
    definition = ""
    said: dict[str, tuple[str, ...]] = {}
    for step in agenda:
        if step.kind == StepKind.AGREE and (decided := decided_of(step)):
            definition = decided.text
            said = {theme.id: theme.phrases for theme in coverage_of(step, agenda).themes}
    for step in agenda:
        if step.kind not in {StepKind.WRITE, StepKind.CHALLENGE, StepKind.BEHAVIOURS}:
            continue
        kept = _kept(step, agenda)
        for trace, cards in zip(traces, own_cards([step], askers, *JOINED), strict=True):
            trace += [_traced(step, card, kept, said) for card in cards]
    return [{"trace": tuple(trace), "definition": definition} for trace in traces]


def _traced(
    step: Step, card: Card, kept: set[int | None], said: Mapping[str, tuple[str, ...]]
) -> TraceOfCard:
    # What says the same goes where the card goes that stands for both.
    into = card.merged_into if card.merged_into and not card.merged_into.hidden else None
    stands = into or card
    theme = stands.theme.name if stands.theme else ""
    reached = "theme" if theme else "card"
    if step.kind == StepKind.WRITE and stands.theme_id in kept:
        reached = "chosen"
    if step.kind == StepKind.BEHAVIOURS and stands.pk in kept:
        reached = "kept"
    if step.kind == StepKind.CHALLENGE:
        against = live_theme(card.against)
        reached, theme = ("against", against.name) if against else ("card", "")
    audience = card.audience if step.kind == StepKind.BEHAVIOURS else ""
    return TraceOfCard(
        card.text,
        card.situation,
        theme,
        reached,
        card.first_text,
        card.challenge,
        audience,
        into.text if into else "",
        said.get(str(stands.theme_id), ()) if reached == "chosen" else (),
    )


def _kept(step: Step, agenda: list[Step]) -> set[int | None]:
    """Themes that were chosen after a writing step, or behaviours that were."""
    if step.kind == StepKind.BEHAVIOURS:
        return {c.card for c in result_of(step).kept}
    agree = [s for s in agenda if s.kind == StepKind.AGREE and s.position > step.position]
    if not agree or last_before(agree[0], agenda, StepKind.VOTE) is None:
        return set()
    return set(chosen_themes(agree[0], agenda))
