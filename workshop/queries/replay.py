"""The board's history to play: every change with its minute, and what each altered on the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop.enums import StepKind
from workshop.method.replay import Laid, Made, Moment, State, first_state, laid, moments, played
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.board import Change, card_steps, themes_on_board


@dataclass(frozen=True)
class Event:
    """One line of the list. `minute`: since the step was opened; None where it was not kept.

    `after_vote`: themes were changed in the vote's step, with minutes of that step.
    """

    change: Change
    undoing: bool
    minute: int | None
    after_vote: bool


@dataclass(frozen=True)
class Replay:
    """`boards` are one more than `events`: the first is the board before anything was done."""

    step: str
    title: str
    cards: tuple[tuple[str, str, str], ...]  # (id, text, situation)
    events: tuple[Event, ...]
    boards: tuple[Laid, ...]


def steps_to_replay(steps: Sequence[Step]) -> list[Step]:
    """The steps on whose boards anything was done."""
    boards = [s for s in steps if s.kind in {StepKind.CLUSTER, StepKind.BEHAVIOURS}]
    done = set(BoardChange.objects.filter(step__in=boards).values_list("step", flat=True))
    return [step for step in boards if step.pk in done]


def replay_of(step: Step, steps: Sequence[Step]) -> Replay:
    """Cards that are kept back or withdrawn since are on none of the boards. In five queries."""
    cards = list(Card.objects.filter(step__in=card_steps(step, steps), hidden=""))
    themes = _themes(step, steps)
    rows = list(
        BoardChange.objects.filter(step=step).select_related("card", "theme").order_by("number")
    )
    done = moments([_made(row) for row in rows])
    now = _state(cards, themes)
    order = [str(theme.pk) for theme in themes]
    boards = tuple(laid(state, order) for state in played(first_state(now, done), done))
    shown = {card.pk for card in cards}
    return Replay(
        str(step.pk),
        step.title,
        tuple((str(card.pk), card.text, card.situation) for card in cards),
        tuple(_event(moment, rows[moment.place], step, shown) for moment in done),
        boards,
    )


def _themes(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """All there ever were; beside behaviours those that the board has."""
    if step.kind == StepKind.BEHAVIOURS:
        return themes_on_board(step, steps)
    return list(Theme.objects.filter(step=step).order_by("position", "id"))


def _state(cards: Sequence[Card], themes: Sequence[Theme]) -> State:
    state: dict[str, dict[str, Any]] = {
        f"theme:{theme.pk}": {"name": theme.name, "removed": theme.removed} for theme in themes
    }
    for card in cards:
        state[f"card:{card.pk}"] = {
            "theme": str(card.theme_id) if card.theme_id else None,
            "position": card.position,
            "merged_into": str(card.merged_into_id) if card.merged_into_id else None,
        }
    return state


def _made(row: BoardChange) -> Made:
    return Made(
        row.number, row.before, row.after, bool(row.undone_by), row.undone_after, row.undone_turn
    )


def _event(moment: Moment, row: BoardChange, step: Step, shown: set[int]) -> Event:
    # A card that is kept back since is not told of by its moves either.
    card = row.card.text if row.card and row.card.pk in shown else ""
    by = row.undone_by if moment.undoing else row.by
    return Event(
        Change(str(row.pk), by, row.verb, card, row.theme.name if row.theme else ""),
        moment.undoing,
        row.undone_minute if moment.undoing else row.minute,
        row.made_in_id is not None and row.made_in_id != step.pk,
    )


def alterations(boards: Sequence[Laid], cards: Sequence[str]) -> list[dict[str, Any]]:
    """What the page is given: the first board whole, then of each only what is other than before.

    {"t": [[theme, name]], "c": {theme or "": [[card, card behind it …]]}}; a card is its place in
    `cards`, and a column that is not there any more is null.
    """
    place = {pk: number for number, pk in enumerate(cards)}
    found: list[dict[str, Any]] = []
    before: dict[str, Any] = {}
    themes: list[list[str]] | None = None
    for board in boards:
        now = {
            pk: [[place[one] for one in (card, *board.behind.get(card, ()))] for card in column]
            for pk, column in board.columns.items()
        }
        said = [list(each) for each in board.themes]
        differs: dict[str, Any] = {pk: its for pk, its in now.items() if before.get(pk) != its}
        differs |= {pk: None for pk in before if pk not in now}
        found.append(({"t": said} if said != themes else {}) | {"c": differs})
        before, themes = now, said
    return found
