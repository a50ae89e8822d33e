"""Which cards are somebody's own: by the key of the step, or by the key that a card was given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop.models import Card, Step
from workshop.queries.composed import Composed

_written = Composed(
    lambda step, keys: Card.objects.filter(step=step, own_key=False, author_key__in=keys)
)
_any_own_key = Composed(
    lambda step: Card.objects.filter(step=step, own_key=True).values_list("pk")[:1]
)

KeyOf = Callable[[int], str]  # id of a step, or of a card with a key of its own -> author key


@dataclass(frozen=True)
class Asker:
    """Somebody with a cookie: who they say they are, and the keys that only they can make."""

    participant: int
    key_of: KeyOf


def is_own(card: Card, key_of: KeyOf) -> bool:
    """Whether the card was written by whoever can make this key."""
    return card.author_key == key_of(card.pk if card.own_key else card.step_id)


def own_cards(steps: Sequence[Step], askers: Sequence[Asker], *related: str) -> list[list[Card]]:
    """Each asker's cards of these steps, in the order of their random ids.

    Read after every card that is sent, so it joins only what is asked for, and looks for cards
    with keys of their own, of which there are few, through an index of their own.
    """
    whose = {asker.key_of(step.pk): number for number, asker in enumerate(askers) for step in steps}
    found: list[list[Card]] = [[] for _ in askers]
    for card in _under_keys(steps, list(whose), related):
        found[whose[card.author_key]].append(card)
    for card in _with_own_key(steps, related):
        for number, asker in enumerate(askers):
            # A claimed card is its claimant's; only one let go again has to be tried by key.
            named = card.claimed_by_id
            if named == asker.participant or (named is None and is_own(card, asker.key_of)):
                found[number].append(card)
                break
    return [sorted(cards, key=lambda card: card.pk) for cards in found]


def _under_keys(steps: Sequence[Step], keys: list[str], related: Sequence[str]) -> list[Card]:
    if related:
        rows = Card.objects.filter(step__in=steps, own_key=False, author_key__in=keys)
        return list(rows.select_related(*related))
    return [card for step in steps for card in _written.all(Card, step.pk, keys)]


def _with_own_key(steps: Sequence[Step], related: Sequence[str]) -> list[Card]:
    marked = [step for step in steps if _any_own_key.rows(step.pk)]
    if not marked:
        return []
    return list(Card.objects.filter(step__in=marked, own_key=True).select_related(*related))
