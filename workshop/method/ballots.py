"""Dot votes: the budget, the tally and who goes on.

Source: the method's dot vote. Dots for k options: min(k−1, 5, max(2, ⌈k/4⌉)), about a quarter
of the options; voters are counted, not dots; a tie at the cut keeps all when at most two too
many would go on, otherwise the tied go to a run-off. Never time, never the alphabet.
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


@dataclass(frozen=True)
class Tally(Generic[Key]):
    """The result of one count. `kept`, `tied` and the rest together are all options.

    `kept` go on; `tied` share one place at the cut and need a run-off (empty when none is
    needed); `places` is how many of the tied go on.
    """

    voters: dict[Key, int]
    ballots: int
    kept: tuple[Key, ...]
    tied: tuple[Key, ...]
    places: int
    # Options kept although they stand beyond the cut, because they tie with the last inside it.
    extra: tuple[Key, ...]


def count(options: Sequence[Key], ballots: Iterable[Collection[Key]], cut: int) -> Tally[Key]:
    """Count voters per option and draw the line after `cut` (at least 1).

    An option without a single voter never goes on. The order of options and ballots does not
    matter; results keep the order of `options` among equals.
    """
    if cut < 1:
        raise ValueError("cut must be at least 1")
    counted: Counter[Key] = Counter()
    cast = 0
    for ballot in ballots:
        chosen = set(ballot)
        cast += bool(chosen)
        counted.update(chosen)
    voters = {option: counted[option] for option in options}
    ranked = sorted((o for o in options if voters[o]), key=lambda o: -voters[o])
    if len(ranked) <= cut:
        return Tally(voters, cast, tuple(ranked), (), 0, ())
    at_cut = voters[ranked[cut - 1]]
    above = [o for o in ranked if voters[o] > at_cut]
    level = [o for o in ranked if voters[o] == at_cut]
    places = cut - len(above)
    beyond = len(level) - places
    if beyond <= EXTRA_KEPT:
        return Tally(voters, cast, (*above, *level), (), 0, tuple(level) if beyond else ())
    return Tally(voters, cast, tuple(above), tuple(level), places, ())
