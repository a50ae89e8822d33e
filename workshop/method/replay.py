"""The history of a board, played forward: what was done becomes the boards it led to.

A board is told as a state: "card:ID" and "theme:ID" with the fields that say how they lie (`theme`,
`position`, `merged_into` of a card; `name`, `removed` of a theme). A change keeps the fields it
touched, before and after. Cards that are not in the board now are in none of the earlier ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]
State = Mapping[str, Fields]


@dataclass(frozen=True)
class Made:
    """A change as it is kept. `undone_after`: the newest number when it was undone, if it was.

    `undone_turn`: among those undone, the how manieth; None where that was not kept.
    """

    number: int
    before: State
    after: State
    undone: bool = False
    undone_after: int | None = None
    undone_turn: int | None = None


@dataclass(frozen=True)
class Moment:
    """Something that was done: a change, or its undoing. `place`: which of the changes given."""

    place: int
    undoing: bool
    was: State
    became: State


@dataclass(frozen=True)
class Laid:
    """A board as it lies: ids in their order. `behind`: the cards that each one stands for."""

    themes: tuple[tuple[str, str], ...]  # (id, name)
    columns: Mapping[str, tuple[str, ...]]  # by the id of a theme, "" for the cards under none
    behind: Mapping[str, tuple[str, ...]]


def moments(changes: Sequence[Made]) -> tuple[Moment, ...]:
    """What was done, in its order. Where no turn was kept, the newest was undone first."""
    found: list[tuple[tuple[int, int, int, int], Moment]] = []
    for place, made in enumerate(changes):
        found.append(((made.number, 0, 0, 0), Moment(place, False, made.before, made.after)))
        if made.undone:
            # What was undone before such things were counted, was undone at once.
            at = made.number if made.undone_after is None else made.undone_after
            turn = (at, 1, made.undone_turn or 0, -made.number)
            found.append((turn, Moment(place, True, made.after, made.before)))
    return tuple(moment for _at, moment in sorted(found, key=lambda each: each[0]))


def first_state(now: State, done: Iterable[Moment]) -> State:
    """The board before anything was done: from the board now back through all of it."""
    state = dict(now)
    for moment in reversed(tuple(done)):
        state |= _told(moment.was, state)
    return state


def played(first: State, done: Iterable[Moment]) -> Iterator[State]:
    """The board before anything was done, and after each moment: one more than there are."""
    state = dict(first)
    yield state
    for moment in done:
        state = state | _told(moment.became, state)
        yield state


def laid(state: State, order: Sequence[str]) -> Laid:
    """How the cards lie. `order`: the ids of all themes there ever were, in their order.

    A card whose theme is gone lies under none; one that stands behind a card that is gone stands by
    itself.
    """
    there = {pk for pk in order if not state[f"theme:{pk}"]["removed"]}
    themes = tuple((pk, str(state[f"theme:{pk}"]["name"])) for pk in order if pk in there)
    columns: dict[str, list[str]] = {"": [], **{pk: [] for pk, _name in themes}}
    behind: dict[str, list[str]] = {}
    cards = [(key.removeprefix("card:"), its) for key, its in state.items() if key[0] == "c"]
    for pk, its in sorted(cards, key=lambda each: (each[1]["position"], int(each[0]))):
        into = its["merged_into"]
        if into and f"card:{into}" in state:
            behind.setdefault(into, []).append(pk)
        else:
            columns[its["theme"] if its["theme"] in there else ""].append(pk)
    return Laid(
        themes,
        {pk: tuple(ids) for pk, ids in columns.items()},
        {pk: tuple(ids) for pk, ids in behind.items()},
    )


def _told(said: State, state: State) -> dict[str, Fields]:
    """What is said of those that are there, over what was known of them."""
    return {key: {**state[key], **fields} for key, fields in said.items() if key in state}
