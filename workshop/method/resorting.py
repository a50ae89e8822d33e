"""Blind re-sorting: do others put a behaviour under the theme that it lies under?

Source: the method's behaviours phase (retranslation of critical incidents): those that at least
75 % of the judges put back under their theme are kept as they are; the others are marked, not
dropped. The share is exact, and no mark is made of fewer than five judges, like any index.

Who judges what: everybody the behaviours of others, at most `MOST` of them, dealt so that each is
judged about equally often. Dealing knows nobody but by author key, and so says nothing of a person.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import islice
from typing import Generic, TypeVar

from .thresholds import index_shown

MOST = 12  # of a person; about three minutes
KEPT_FROM = Fraction(3, 4)
Theme = TypeVar("Theme", bound=Hashable)


class Deal:
    """Which behaviours each person judges.

    `cards`: the author key of each card's writer by the card's id ("" for none). Writers stand
    evenly spread around a ring of all cards and each takes the next `most` that are not their
    own; who wrote nothing begins where their key falls.
    """

    def __init__(self, cards: Mapping[str, str], most: int = MOST) -> None:
        self.cards = cards
        self.most = most
        self._ring = sorted(cards, key=lambda card: hashed("ring", card))
        writers = sorted(set(cards.values()) - {""}, key=lambda writer: hashed("place", writer))
        self._starts = {key: at * len(cards) // len(writers) for at, key in enumerate(writers)}

    def of(self, key: str) -> tuple[str, ...]:
        """The ids of the cards that the person with this key judges, in an order of their own."""
        ring = self._ring
        if not ring:
            return ()
        start = self._starts.get(key, int(hashed("place", key), 16) % len(ring))
        # Nobody is asked for their own: they know what they meant, and would always agree.
        others = (card for card in (*ring[start:], *ring[:start]) if self.cards[card] != key)
        return tuple(sorted(islice(others, self.most), key=lambda card: hashed(key, card)))


def hashed(*parts: str) -> str:
    """An order that belongs to these words alone, the same on every machine."""
    return sha256(":".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Reread(Generic[Theme]):
    """How others read one behaviour: `same` of `judges` put it where it lies.

    `elsewhere`: where the rest put it and how many did, most first; None is "none of these".
    """

    judges: int
    same: int
    elsewhere: tuple[tuple[Theme | None, int], ...] = ()

    @property
    def marked(self) -> bool:
        """Not read the same: under three quarters, of at least five judges."""
        return index_shown(self.judges) and Fraction(self.same, self.judges) < KEPT_FROM


def reread(place: Theme | None, judgements: Iterable[Theme | None]) -> Reread[Theme]:
    """`place` is the theme that a behaviour lies under; None where it lies under none."""
    counts = Counter(judgements)
    same = counts.pop(place, 0)
    # Of equals the order says nothing; it is the same in every reading.
    rest = sorted(counts.items(), key=lambda each: (-each[1], each[0] is None, str(each[0])))
    return Reread(same + sum(many for _theme, many in rest), same, tuple(rest))


@dataclass(frozen=True)
class Judgement(Generic[Theme]):
    card: str
    key: str
    theme: Theme | None


def counted(
    cards: Mapping[str, str], judgements: Sequence[Judgement[Theme]]
) -> dict[str, list[Theme | None]]:
    """The judgements that count, by card; `cards` as in `Deal`.

    Threat: everybody is left out of judging their own, so that where all have judged all others a
    card counts one judge less than there are people, except a card whose writer has judged
    nothing. Whoever saw one left the room could tell their card. So where no writer was left out,
    one judgement is: which, a hash decides.
    """
    took_part = {each.key for each in judgements}
    by_card: dict[str, list[Judgement[Theme]]] = {card: [] for card in cards}
    for each in judgements:
        if each.card in cards and cards[each.card] != each.key:
            by_card[each.card].append(each)
    found: dict[str, list[Theme | None]] = {}
    for card, given in by_card.items():
        kept = sorted(given, key=lambda each: hashed(each.card, each.key))
        found[card] = [each.theme for each in kept[int(not left_out(cards[card], took_part)) :]]
    return found


def left_out(writer: str, took_part: Collection[str]) -> bool:
    """Whether a judge is missing from a card because they wrote it."""
    return writer in took_part
