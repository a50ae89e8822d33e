"""One's next sorting screen. What the desk said last of a step is kept here, in memory.

A screen that was offered stays the same until it is answered, so that nothing changes under a
finger. Without the desk's word (the first second, or a lost worker) the screens are drawn by a
hash: worse questions, but never a phone that waits.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from workshop.enums import JudgementKind
from workshop.models import Card, Judgement, Step
from workshop.queries.board import card_steps

if TYPE_CHECKING:
    from workshop.method.sorting import Standing

SHOWN = 5
STANDINGS_KEPT, OFFERS_KEPT = 16, 5_000
SUGGESTED_SCREENS = 8  # about two minutes


@dataclass(frozen=True)
class CardToSort:
    id: str
    text: str


@dataclass(frozen=True)
class MySorting:
    """How many screens one has answered or skipped, and the next; None when all is asked."""

    answered: int = 0
    focal: CardToSort | None = None
    others: tuple[CardToSort, ...] = ()


@dataclass(frozen=True)
class _Offer:
    """A screen as ids; `after` so many answers of the same person."""

    after: int
    focal: str
    others: tuple[str, ...]

    @property
    def cards(self) -> tuple[str, ...]:
        return (self.focal, *self.others)


# Whoever reads and the desk's thread come here from different threads.
_lock = Lock()
_standings: OrderedDict[int, "Standing"] = OrderedDict()
_offers: OrderedDict[tuple[int, str], _Offer] = OrderedDict()
_asked: dict[int, float] = {}


def keep_standing(step: int, standing: "Standing") -> None:
    """What the desk says of a step now."""
    with _lock:
        _standings[step] = standing
        _standings.move_to_end(step)
        while len(_standings) > STANDINGS_KEPT:
            _standings.popitem(last=False)


def standing_of(step: int) -> "Standing | None":
    return _standings.get(step)


def asked_lately(step: int, seconds: float) -> bool:
    """Whether somebody served by this process sorts in the step."""
    return monotonic() - _asked.get(step, -seconds) < seconds


def forget(step: int) -> None:
    """As if nobody had sorted in the step; for a step that begins again."""
    with _lock:
        _standings.pop(step, None)
        _asked.pop(step, None)
        for at in [at for at in _offers if at[0] == step]:
            del _offers[at]


def sorting_of(step: Step, keys: Sequence[str]) -> dict[str, MySorting]:
    """The next screen of each author key. Three queries, however many ask."""
    _asked[step.pk] = monotonic()
    said: dict[str, list[Judgement]] = {key: [] for key in keys}
    for row in Judgement.objects.filter(step=step, author_key__in=keys):
        said[row.author_key].append(row)
    steps = list(Step.objects.filter(workshop=step.workshop_id).order_by("position"))
    cards = Card.objects.filter(step__in=card_steps(step, steps), hidden="")
    offers = {key: _standing_offer(step.pk, key, said[key]) for key in keys}
    texts = _texts(cards.filter(pk__in=_ids(offers.values())))
    gone = [
        key
        for key in keys
        if (offer := offers[key]) is None or not texts.keys() >= set(offer.cards)
    ]
    if gone:
        here = _texts(cards)
        texts |= here
        for key in gone:
            offers[key] = _fresh_offer(step.pk, key, said[key], here)
    found: dict[str, MySorting] = {}
    for key in keys:
        offer = offers[key]
        if offer is None:
            found[key] = MySorting(len(said[key]))
            continue
        _keep(step.pk, key, offer)
        focal, *others = (CardToSort(pk, texts[pk]) for pk in offer.cards)
        found[key] = MySorting(offer.after, focal, tuple(others))
    return found


def _texts(cards: Iterable[Card]) -> dict[str, str]:
    rows = cards.values_list("pk", "text")  # type: ignore[attr-defined]
    return {str(pk): text for pk, text in rows}


def _ids(offers: Iterable[_Offer | None]) -> set[str]:
    return {pk for offer in offers if offer is not None for pk in offer.cards}


def _keep(step: int, key: str, offer: _Offer) -> None:
    with _lock:
        _offers[step, key] = offer
        _offers.move_to_end((step, key))
        while len(_offers) > OFFERS_KEPT:
            _offers.popitem(last=False)


def _standing_offer(step: int, key: str, said: Sequence[Judgement]) -> _Offer | None:
    """The screen that is offered already, or the next by what the desk said last."""
    offer = _offers.get((step, key))
    if offer is not None and offer.after == len(said):
        return offer
    standing = _standings.get(step)
    return _told(standing, standing.prepared.texts, step, key, said) if standing else None


def _fresh_offer(
    step: int, key: str, said: Sequence[Judgement], here: Mapping[str, str]
) -> _Offer | None:
    """By the cards that are here now."""
    standing = _standings.get(step)
    if standing is not None and standing.prepared.texts.keys() & here.keys():
        return _told(standing, here, step, key, said)
    return by_hash(here, key, said)


def _told(
    standing: "Standing",
    texts: Mapping[str, str],
    step: int,
    key: str,
    said: Sequence[Judgement],
) -> _Offer | None:
    # Loading the engine takes half a second; whoever has a standing has loaded it.
    from workshop.method import sorting

    answers = [
        sorting.Judgement(str(row.focal_id), other, other in row.same, key)
        for row in said
        if row.kind == JudgementKind.JUDGED
        for other in row.shown
    ]
    skipped = [
        sorting.Screen(str(row.focal_id), tuple(row.shown))
        for row in said
        if row.kind == JudgementKind.SKIPPED
    ]
    screen = sorting.next_screen(texts, answers, key, str(step), skipped, standing=standing)
    return _Offer(len(said), screen.focal, screen.candidates) if screen else None


def by_hash(cards: Collection[str], key: str, said: Sequence[Judgement]) -> _Offer | None:
    """Any card with others that this person has not compared it with."""
    done = {frozenset((str(row.focal_id), other)) for row in said for other in row.shown}
    asked = {str(row.focal_id) for row in said}

    def order(card: str) -> str:
        return sha256(f"{key}:{len(said)}:{card}".encode()).hexdigest()

    shuffled = sorted(cards, key=order)
    for focal in sorted(shuffled, key=lambda card: card in asked):
        others = [c for c in shuffled if c != focal and frozenset((c, focal)) not in done]
        if others:
            return _Offer(len(said), focal, tuple(others[:SHOWN]))
    return None
