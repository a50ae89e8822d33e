"""The sorting engine as a desk: it keeps what it prepared, and is asked again as answers come.

It belongs to one thread or process at a time. Pure: texts and answers in, values out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop.method.same_words import nearly_the_same
from workshop.method.sorting import (
    Judgement,
    Prepared,
    Standing,
    Suggestion,
    name_of,
    prepare,
    stand,
    suggestion_of,
)

# A text likeness (log likelihood ratio) below which no pair is looked at for near-identical words.
ALIKE = 2.0
PAIRS_SHOWN = 30
STEPS_KEPT = 4

# One screen as stored: judge, focal, shown, same; a skipped one is left out by the caller.
Told = tuple[str, str, Sequence[str], Sequence[str]]


@dataclass(frozen=True)
class Found:
    """What the desk has to say of a step. `themes`: (name, cards) of two cards and more."""

    standing: Standing
    themes: tuple[tuple[str, tuple[str, ...]], ...]
    alike: tuple[tuple[str, str], ...]


@dataclass
class _Kept:
    prepared: Prepared
    alike: tuple[tuple[str, str], ...]
    standing: Standing | None = field(default=None)


class Desk:
    """Keeps the prepared texts of the last few steps, so that an answer more costs little."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def find(
        self, step: str, texts: Mapping[str, str], told: Sequence[Told], language: str
    ) -> Found:
        """`language`: nb, sv or en, of the names of concepts."""
        kept = self._kept.pop(step, None)
        if kept is None or kept.prepared.texts != texts:
            prepared = prepare(texts)
            kept = _Kept(prepared, alike(prepared))
        self._kept[step] = kept
        while len(self._kept) > STEPS_KEPT:
            del self._kept[next(iter(self._kept))]
        kept.standing = stand(kept.prepared, _answers(told), kept.standing)
        suggested = suggestion_of(kept.standing)
        return Found(kept.standing, named(suggested, texts, language), kept.alike)


def _answers(told: Sequence[Told]) -> list[Judgement]:
    return [
        Judgement(focal, other, other in same, judge)
        for judge, focal, shown, same in told
        for other in shown
    ]


def named(
    suggested: Suggestion, texts: Mapping[str, str], language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names for the groups of two cards and more; no two groups have the same name.

    A second group about the same concept is called by its most central card's own words.
    """
    taken: set[str] = set()
    found: list[tuple[str, tuple[str, ...]]] = []
    for group, medoid in zip(suggested.groups, suggested.medoids, strict=True):
        if len(group) < 2:
            continue
        words = " ".join(texts[medoid].split())
        name = name_of(group, texts, language, medoid).text or words
        if name.casefold() in taken:
            name = words
        taken.add(name.casefold())
        found.append((name, tuple(group)))
    return tuple(found)


def alike(prepared: Prepared) -> tuple[tuple[str, str], ...]:
    """Pairs of cards in nearly the same words; identical ones are found without a desk."""
    link = prepared.link.tocoo()
    pairs = sorted(
        (-float(value), int(one), int(other))
        for one, other, value in zip(link.row, link.col, link.data, strict=True)
        if one < other and value >= ALIKE
    )
    found: list[tuple[str, str]] = []
    for _value, one, other in pairs:
        first, second = prepared.ids[one][0], prepared.ids[other][0]
        if nearly_the_same(prepared.texts[first], prepared.texts[second]):
            found.append((first, second))
        if len(found) == PAIRS_SHOWN:
            break
    return tuple(found)


__all__ = ["Desk", "Found", "Told", "alike", "named"]
