"""What is suggested for a board: themes and the cards that would move, and cards alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from workshop import visibility
from workshop.enums import AudienceKind, StepKind
from workshop.method.same_words import same_words
from workshop.models import Step, Suggestion
from workshop.models.card import THEME_LENGTH
from workshop.queries.board import (
    THEMES_A_BOARD,
    Board,
    CardOnBoard,
    Change,
    ThemeOnBoard,
    board_of,
    card_steps,
    changes_of,
    theme_step,
)

PAIRS_SHOWN = 12
HISTORY = 60


@dataclass(frozen=True)
class SuggestedTheme:
    """A theme of the suggestion against the board as it is.

    `number`: its place in the stored suggestion. `into`: the theme on the board that it fills, ""
    for a new one. `cards` would move; `stay` of its cards lie under another theme and stay there.
    """

    number: int
    name: str
    into: str
    cards: tuple[CardOnBoard, ...]
    stay: int


@dataclass(frozen=True)
class Suggested:
    """`stamp` names this very suggestion; `screens` says of how many answered screens it is.

    `themes` are those that would move something, `alone` the cards that would stay unsorted.
    `waits`: it was asked for and is not there yet.
    """

    stamp: str
    screens: int
    waits: bool
    themes: tuple[SuggestedTheme, ...]
    alone: int


@dataclass(frozen=True)
class ForFacilitator:
    """What the console has beside a board: the suggestion, pairs, and all that was done.

    `earlier`: standing changes, newest first; after a vote those made since, on `themes`.
    """

    suggested: "Suggested | None" = None
    pairs: "tuple[Pair, ...]" = ()
    earlier: tuple[Change, ...] = ()
    themes: tuple[ThemeOnBoard, ...] = ()
    may_suggest_themes: bool = False


def for_facilitator(
    audience: AudienceKind, step: Step, the_board: Callable[[], Board | None], steps: Sequence[Step]
) -> ForFacilitator | None:
    """What this audience may see of it now; the current step's board is read when it is needed."""
    if visibility.sees_vote_themes(audience, step.kind, step.phase):
        owner = theme_step(step, steps)
        if owner is None:
            return None
        themes = board_of(owner, steps).themes
        return ForFacilitator(
            themes=themes, earlier=changes_of(owner, card_steps(owner, steps), made_in=step)
        )
    if not visibility.sees_suggestion(audience, step.phase) or (board := the_board()) is None:
        return None
    row = Suggestion.objects.filter(step=step).first()
    history = visibility.sees_history(audience, step.phase)
    return ForFacilitator(
        suggested=suggested_on(row, board) if row else None,
        pairs=pairs_on(board, row.alike if row else ()) if history else (),
        earlier=changes_of(step, card_steps(step, steps), many=HISTORY) if history else (),
        may_suggest_themes=step.kind == StepKind.CLUSTER,
    )


@dataclass(frozen=True)
class Pair:
    """Two cards on the board that say the same in nearly the same words."""

    card: CardOnBoard
    into: CardOnBoard


def suggested_on(row: Suggestion, board: Board) -> Suggested:
    themes = planned(row.themes, board)
    moving = sum(len(theme.cards) for theme in themes)
    return Suggested(
        stamp_of(row),
        row.judgements,
        not row.cards and board.cards > 0,
        themes,
        len(board.unsorted) - moving,
    )


def stamp_of(row: Suggestion) -> str:
    """Short and the same for the same suggestion; what is applied is what was looked at."""
    return sha256(repr(row.themes).encode()).hexdigest()[:16]


def planned(themes: Sequence[dict[str, Any]], board: Board) -> tuple[SuggestedTheme, ...]:
    """What each suggested theme would do to this board; those that would do nothing are left out.

    Only cards that are not sorted move: what somebody has put under a theme stays there. A theme
    fills the one that has its name, or that holds most of its cards already; else it is new, if
    at least two of its cards are free and the board has room for it.
    """
    free = {card.id: card for card in board.unsorted}
    lies = {card.id: theme.id for theme in board.themes for card in theme.cards}
    named = {theme.name.casefold(): theme for theme in board.themes}
    names = {theme.id: theme.name for theme in board.themes}
    room = THEMES_A_BOARD - len(board.themes)
    found: list[SuggestedTheme] = []
    for number, theme in enumerate(themes):
        name = short(str(theme["name"]))
        moving = tuple(free[card] for card in theme["cards"] if card in free)
        placed = [lies[card] for card in theme["cards"] if card in lies]
        into = ""
        if name.casefold() in named:
            into = named[name.casefold()].id
        elif placed and 2 * placed.count(most := _most(placed)) > len(placed) + len(moving):
            into, name = most, names[most]
        if not moving or (not into and (len(moving) < 2 or room < 1)):
            continue
        room -= not into
        stay = sum(theme_id != into for theme_id in placed)
        found.append(SuggestedTheme(number, name, into, moving, stay))
    return tuple(found)


def _most(placed: Sequence[str]) -> str:
    return max(sorted(set(placed)), key=placed.count)


def short(name: str) -> str:
    """As long as a theme's name may be, cut between words."""
    if len(name) <= THEME_LENGTH:
        return name
    return name[: THEME_LENGTH - 1].rsplit(" ", 1)[0][: THEME_LENGTH - 1] + "…"


def pairs_on(board: Board, alike: Iterable[Sequence[str]]) -> tuple[Pair, ...]:
    """Cards with the very same words, then those that the desk found nearly so."""
    cards = {card.id: card for theme in board.themes for card in theme.cards}
    cards |= {card.id: card for card in board.unsorted}
    same: dict[str, list[str]] = {}
    for card in cards.values():
        same.setdefault(same_words(f"{card.situation} {card.text}"), []).append(card.id)
    told: dict[frozenset[str], tuple[str, str]] = {}
    for ids in same.values():
        first, *rest = sorted(ids, key=lambda pk: (-len(cards[pk].also), int(pk)))
        for other in rest:
            told[frozenset((first, other))] = (other, first)
    for one, other in alike:
        if one in cards and other in cards:
            told.setdefault(frozenset((one, other)), _shorter_into_longer(cards[one], cards[other]))
    return tuple(Pair(cards[card], cards[into]) for card, into in list(told.values())[:PAIRS_SHOWN])


def _shorter_into_longer(one: CardOnBoard, other: CardOnBoard) -> tuple[str, str]:
    into, card = sorted((one, other), key=lambda c: (-len(c.also), -len(c.text), int(c.id)))
    return card.id, into.id
