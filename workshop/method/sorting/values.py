"""What goes in and what comes out. Ids are opaque: nothing depends on how they are spelled."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Judgement:
    """One person's answer about one pair: does `candidate` say the same as `focal`?

    A screen that was answered gives one judgement for each candidate it showed.
    """

    focal: str
    candidate: str
    same: bool
    judge: str


@dataclass(frozen=True)
class Screen:
    """One question to one person: which of the candidates (one to five) say the same as this?"""

    focal: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """The themes that the answers and the texts suggest.

    `groups`: every card in exactly one, largest first; a card that nobody links is a group of
    one. `medoids`: for each group, in the same order, its most central card.
    """

    groups: tuple[tuple[str, ...], ...]
    medoids: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """What a suggested theme may be called. `kind` is "concept" or "words" (a card's own)."""

    text: str
    kind: str
