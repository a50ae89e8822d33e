"""What of a scene fits on the big screen. Lengths agree with static/css/wall.css.

Each filter reckons twice: for a narrow screen (4:3) and a wide one (16:9). What only a wide one
has room for carries the class `only-wide`, and both have their own "and N more".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django import template

from workshop.fitting import (
    HEIGHT,
    Both,
    Fit,
    Look,
    Shape,
    height_of,
    largest,
    picked,
    sized,
)
from workshop.queries.behaviours import MirrorPair
from workshop.queries.board import Board, CardOnBoard
from workshop.queries.consent import Reactions
from workshop.queries.scene import Scene
from workshop.queries.tally import Choice, Result
from workshop.templatetags.room import sentence, with_name
from workshop.templatetags.sorting import also_words

register = template.Library()

WIDTHS: Final = (83.0, 113.0)
_RESERVATIONS: Final = (Shape(29.0, 15.0), Shape(40.0, 15.0))
_BEHAVIOURS: Final = (Shape(37.0, 48.0), Shape(53.0, 48.0))
_STAGES: Final[dict[str, Both]] = {
    "ask": (Shape(44.0, 40.0), Shape(70.0, 40.0)),
    "consent": (Shape(46.0, 37.0), Shape(68.0, 37.0)),
    "decided": (Shape(43.0, 42.0), Shape(60.0, 42.0)),
    "draft": (Shape(46.0, 37.0), Shape(68.0, 37.0)),
    "close": (Shape(37.0, 46.0), Shape(50.0, 46.0)),
}
_SIZES: Final = (5.25, 4.25, 3.5, 2.75, 2.25, 1.875, 1.625)
_THEMES: Final = 12


@dataclass(frozen=True)
class Cell:
    """A theme on the board with the cards it has room for."""

    name: str
    cards: int
    fit: Fit


@dataclass(frozen=True)
class Cells:
    columns: int
    rows: int
    cells: tuple[Cell, ...]
    more: int
    unsorted: int  # cards that have no cell of their own


@register.filter
def staged(text: str, place: str) -> str:
    """Classes with the largest size at which a whole text fits in its place."""
    narrow, wide = (largest(text, each, _SIZES, 1.15, True) for each in _STAGES[place])
    return f"n{narrow} w{wide}"


@register.filter
def cards_on_wall(scene: Scene) -> Fit:
    return _slips(scene, scene.cards)


@register.filter
def options_on_wall(scene: Scene) -> Fit:
    # How the vote was opened again takes a line or two.
    again = 4.5 if scene.paper and scene.paper.again else 0.0
    return _slips(scene, scene.paper.choices if scene.paper else (), less=again)


@register.filter
def board_on_wall(scene: Scene) -> Cells:
    """A grid of at most twelve: what is not sorted yet, then the themes."""
    board: Board | None = scene.board
    if board is None:
        return Cells(1, 1, (), 0, 0)
    cells = [(theme.name, theme.cards) for theme in board.themes]
    if board.unsorted and len(cells) < _THEMES:
        cells.insert(0, ("", board.unsorted))
    found = cells[:_THEMES]
    columns, rows = _grid(len(found))
    # Below the grid a line each for cards and themes that have no cell.
    lines = (len(board.unsorted) > 0 and len(board.themes) >= _THEMES) + (len(cells) > len(found))
    tall = (body_height(scene) - 4.25 - 2.25 * max(0, lines - 1) - 1.0 * (rows - 1)) / rows
    return Cells(
        columns,
        rows,
        tuple(_cell(name, cards, columns, rows, tall, scene.language) for name, cards in found),
        len(cells) - len(found),
        len(board.unsorted) if len(board.themes) >= _THEMES else 0,
    )


@register.filter
def tally_on_wall(scene: Scene) -> Fit:
    """Rows of options, most voters first."""
    choices = scene.result.choices if scene.result else ()

    def height(choice: Choice, place: Shape, size: float) -> float:
        label = Look(size, 1.2, 1.75, 6.25, bold=True)
        dot = size * 0.8
        per_line = int((place.width - 6.25) // dot)
        dots = -(-min(choice.voters, DOTS) // per_line) * dot
        standing = 0.0 if choice.standing == "out" else 2.25
        standing += 2.25 if scene.result and scene.result.several else 0.0
        text = height_of(with_name(choice, scene.language), place.width, label)
        return max(4.5, text + standing + dots)

    return sized(choices, columns_of(scene, 2, 2, less=_pairs(scene)), (2.5, 1.625), height)


@register.filter
def pairs_on_wall(scene: Scene) -> Fit:
    """Mirror pairs under a tally, each with its halves side by side."""

    def height(pair: MirrorPair, place: Shape, size: float) -> float:
        return _pair(scene, pair, place.width, size)

    places = [Shape(width, _pairs(scene) - _PAIRS_HEAD) for width in WIDTHS]
    return sized(scene.mirror_pairs, (places[0], places[1]), (2.0, 1.625), height)


_PAIRS_HEAD: Final = 6.0  # their heading, and "and N more"


def _pairs(scene: Scene) -> float:
    """What is kept free for the pairs: the first has room, whatever it says, up to a third."""
    if not scene.mirror_pairs:
        return 0.0
    return min(24.0, _PAIRS_HEAD + _pair(scene, scene.mirror_pairs[0], WIDTHS[0], 1.625))


def _pair(scene: Scene, pair: MirrorPair, width: float, size: float) -> float:
    halves = (sentence(each, scene.language) for each in (pair.team, pair.customer))
    return max(height_of(words, width / 2 - 2.5, _slip(size)) for words in halves) + 1.0


DOTS: Final = 150  # more than so many are only said as a number


@register.filter
def dots_drawn(voters: int) -> range:
    return range(voters if voters <= DOTS else 0)


@register.filter
def in_columns(result: Result) -> bool:
    """Whether the options are few and short enough to stand side by side, dots above."""
    return 0 < len(result.choices) <= 5 and all(
        not choice.situation and len(choice.label) <= 80 for choice in result.choices
    )


@register.filter
def crowd(people: int) -> str:
    """A class for the size of dots or shapes that so many need."""
    return (
        "few" if people <= 18 else "some" if people <= 40 else "many" if people <= 60 else "crowd"
    )


@register.filter
def most(result: Result) -> int:
    return max((choice.voters for choice in result.choices), default=0)


@register.filter
def reservations_on_wall(found: Reactions) -> Fit:
    return picked(found.reservations, _RESERVATIONS, Look(1.625, 1.3, 2.5, 3.5))


@register.filter
def behaviours_on_wall(scene: Scene) -> Fit:
    mirrored = {pair.team.id: pair.customer for pair in scene.mirror_pairs}

    def height(card: CardOnBoard, place: Shape, size: float) -> float:
        other = mirrored.get(card.id)
        below = height_of(sentence(other, scene.language), place.width, _slip(size)) if other else 0
        return height_of(with_name(card, scene.language), place.width, _slip(size)) + below

    return sized(scene.behaviours, _BEHAVIOURS, (2.0, 1.625), height)


@register.filter
def themes_on_wall(scene: Scene) -> tuple[str, ...]:
    """Names of the chosen themes, as many as stand beside the draft."""
    return tuple(theme.name for theme in scene.themes[:5])


# --- reckoning ---------------------------------------------------------------------------------
def _slip(size: float) -> Look:
    return Look(size, 1.28, 2.75, 2.6)


def body_height(scene: Scene) -> float:
    """What is left between the heading and the bar with the code."""
    title = scene.step.title if scene.step else scene.title
    size = 2.25 if len(title) > 60 else 2.75 if len(title) > 40 else 3.75
    heading = 2.25 + height_of(title, WIDTHS[0] - 16.0, Look(size, 1.08, bold=True))
    return HEIGHT - 2.75 - heading - 1.25 - 1.25 - 8.5


def columns_of(scene: Scene, narrow: int, wide: int, *, less: float = 0.0) -> Both:
    """Columns over the whole width, with a line left for "and N more", and `less` for another."""
    height = body_height(scene) - 2.5 - less
    both = zip(WIDTHS, (narrow, wide), strict=True)
    first, second = (
        Shape((width - 1.5 * (columns - 1)) / columns, height, columns) for width, columns in both
    )
    return first, second


def _slips(
    scene: Scene, things: Sequence[CardOnBoard] | Sequence[Choice], *, less: float = 0.0
) -> Fit:
    def height(thing: CardOnBoard | Choice, place: Shape, size: float) -> float:
        return height_of(with_name(thing, scene.language), place.width, _slip(size))

    return sized(things, columns_of(scene, 3, 4, less=less), (2.5, 2.0, 1.625), height)


def _grid(cells: int) -> tuple[int, int]:
    """(columns, rows)"""
    if cells <= 4:
        return max(1, cells), 1
    return (3, 2) if cells <= 6 else (4, 2) if cells <= 8 else (4, 3)


def _cell(
    name: str, cards: Sequence[CardOnBoard], columns: int, rows: int, tall: float, language: str
) -> Cell:
    heading = Look(1.5 if rows == 3 else 1.875, 1.2, 0.0, 2.0, bold=True)
    slip = Look(1.5, 1.25, 1.75, 3.75)

    def place(width: float) -> Shape:
        wide = (width - 1.25 * (columns - 1)) / columns
        # Padding, the name, and the line that says how many more there are.
        used = 1.5 + height_of(name or "Not sorted", wide, heading) + 2.75
        return Shape(wide, max(0.0, tall - used))

    texts = [f"{with_name(card, language)} {also_words(card)}".strip() for card in cards]
    return Cell(name, len(cards), picked(texts, (place(WIDTHS[0]), place(WIDTHS[1])), slip, cards))
