"""Votes: the budget of dots, the tally and who goes on; and approval, to choose one of several.

Source: the method's dot vote. Dots for k options: min(k−1, 5, max(2, ⌈k/4⌉)), about a quarter
of the options; voters are counted, not dots; a tie at the cut keeps all when at most two too
many would go on, otherwise the tied go to a run-off. Never time, never the alphabet. Where a voter
may put several dots on one option, the options are ranked by dots, and the voters are said beside.
Choosing a draft, from the same source: approval, as the simplest; who is level goes on together.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

EXTRA_KEPT = 2
Key = TypeVar("Key", bound=Hashable)


def dots_for(options: int) -> int:
    """How many dots each voter has for so many options; 0 where there is nothing to choose."""
    if options < 2:
        return 0
    return min(options - 1, 5, max(2, ceil(options / 4)))


def spent(ballot: Collection[Key], *, several: bool) -> list[Key]:
    """The dots of a ballot, an option as often as it got one; without `several` once at most."""
    return list(ballot) if several else list(dict.fromkeys(ballot))


@dataclass(frozen=True)
class Tally(Generic[Key]):
    """The result of one count. `kept`, `tied` and the rest together are all options.

    `voters` and `dots` are for each option; they differ only where several dots are allowed.
    `kept` go on; `tied` share one place at the cut and need a run-off (empty when none is
    needed); `places` is how many of the tied go on.
    """

    voters: dict[Key, int]
    dots: dict[Key, int]
    ballots: int
    kept: tuple[Key, ...]
    tied: tuple[Key, ...]
    places: int
    # Options kept although they stand beyond the cut, because they tie with the last inside it.
    extra: tuple[Key, ...]


def count(
    options: Sequence[Key],
    ballots: Iterable[Collection[Key]],
    cut: int,
    *,
    several: bool = False,
) -> Tally[Key]:
    """Count voters and dots per option, rank by dots and draw the line after `cut` (at least 1).

    An option without a single voter never goes on. The order of options and ballots does not
    matter; results keep the order of `options` among equals.
    """
    if cut < 1:
        raise ValueError("cut must be at least 1")
    by_voters: Counter[Key] = Counter()
    by_dots: Counter[Key] = Counter()
    cast = 0
    for ballot in ballots:
        cast += bool(ballot)
        by_voters.update(set(ballot))
        by_dots.update(spent(ballot, several=several))
    voters = {option: by_voters[option] for option in options}
    dots = {option: by_dots[option] for option in options}
    ranked = sorted((o for o in options if dots[o]), key=lambda o: -dots[o])
    if len(ranked) <= cut:
        return Tally(voters, dots, cast, tuple(ranked), (), 0, ())
    at_cut = dots[ranked[cut - 1]]
    above = [o for o in ranked if dots[o] > at_cut]
    level = [o for o in ranked if dots[o] == at_cut]
    places = cut - len(above)
    beyond = len(level) - places
    if beyond <= EXTRA_KEPT:
        extra = tuple(level) if beyond else ()
        return Tally(voters, dots, cast, (*above, *level), (), 0, extra)
    return Tally(voters, dots, cast, tuple(above), tuple(level), places, ())


@dataclass(frozen=True)
class Approval(Generic[Key]):
    """How many approve of each option, how many voted, and whoever is level at the top."""

    voters: dict[Key, int]
    ballots: int
    best: tuple[Key, ...]  # () while nobody approves of anything


def approve(options: Sequence[Key], ballots: Iterable[Collection[Key]]) -> Approval[Key]:
    """Each voter approves of any number of options, of each once. `best` has `options`' order."""
    counted: Counter[Key] = Counter()
    cast = 0
    for ballot in ballots:
        cast += bool(ballot)
        counted.update(set(ballot))
    voters = {option: counted[option] for option in options}
    most = max(voters.values(), default=0)
    return Approval(voters, cast, tuple(o for o in options if most and voters[o] == most))
