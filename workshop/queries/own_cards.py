"""Which cards are somebody's own: by the key of the step, or by the key that a card was given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop.models import Card, Step

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
    rows = Card.objects.filter(step__in=steps)
    joined = rows.select_related(*related) if related else rows
    found: list[list[Card]] = [[] for _ in askers]
    for card in joined.filter(own_key=False, author_key__in=whose):
        found[whose[card.author_key]].append(card)
    for card in joined.filter(own_key=True) if rows.filter(own_key=True).exists() else ():
        for number, asker in enumerate(askers):
            # A claimed card is its claimant's; only one let go again has to be tried by key.
            named = card.claimed_by_id
            if named == asker.participant or (named is None and is_own(card, asker.key_of)):
                found[number].append(card)
                break
    return [sorted(cards, key=lambda card: card.pk) for cards in found]
