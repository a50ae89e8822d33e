"""Blind re-sorting as it is read: what is asked of each person, and how others read a behaviour."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.method import resorting
from workshop.method.resorting import Deal, Judgement, counted, hashed, reread
from workshop.method.thresholds import index_shown
from workshop.models import Card, Resorting, Step, Theme
from workshop.queries.board import STANDING, Board, CardOnBoard, Reread, themes_on_board
from workshop.queries.regrouped import into

FEWEST = 2  # behaviours; one alone would be judged by how it is the only one


@dataclass(frozen=True)
class ToResort:
    """A behaviour to put under a theme without seeing where it lies.

    `theme`: where one has put it, "none" for none of these, "" while one has not.
    """

    id: str
    text: str
    situation: str
    audience: str
    theme: str = ""


@dataclass(frozen=True)
class MyResorting:
    """What is asked of one person, in an order of their own; so are the themes."""

    cards: tuple[ToResort, ...]
    themes: tuple[tuple[str, str], ...]  # id, name

    @property
    def next(self) -> ToResort | None:
        """The first that has no theme yet."""
        return next((card for card in self.cards if not card.theme), None)

    @property
    def done(self) -> tuple[ToResort, ...]:
        return tuple(card for card in self.cards if card.theme)


def writers_of(step: Step) -> dict[str, str]:
    """The author key of each behaviour that stands by itself, by its id."""
    rows = Card.objects.filter(STANDING, step=step).order_by()
    return {str(pk): key for pk, key in rows.values_list("pk", "author_key")}


def themes_asked(step: Step) -> list[Theme]:
    """The themes of the step's board."""
    steps = list(Step.objects.filter(workshop=step.workshop_id).order_by("position"))
    return themes_on_board(step, steps)


def can_resort(step: Step) -> bool:
    """Whether there is anything to sort again: themes, and behaviours that could be told apart."""
    return len(writers_of(step)) >= FEWEST and bool(themes_asked(step))


def my_resorting(step: Step, keys: Sequence[str]) -> dict[str, MyResorting]:
    """What is asked of each author key. A few queries, however many ask."""
    deal = Deal(writers_of(step))
    themes = [(str(theme.pk), theme.name) for theme in themes_asked(step)]
    asked = {key: deal.of(key) for key in keys}
    found = Card.objects.filter(pk__in={int(card) for each in asked.values() for card in each})
    fields = found.values_list("pk", "text", "situation", "audience")
    cards = {str(pk): ToResort(str(pk), *words) for pk, *words in fields}
    chosen: dict[tuple[str, str], str] = {}
    rows = Resorting.objects.filter(step=step, author_key__in=keys)
    for key, card, theme in rows.values_list("author_key", "card", "theme"):
        chosen[key, str(card)] = str(theme) if theme else "none"
    return {
        key: MyResorting(
            tuple(
                replace(cards[card], theme=chosen.get((key, card), ""))
                for card in asked[key]
                if card in cards
            ),
            tuple(sorted(themes, key=lambda theme: hashed(key, theme[0]))),
        )
        for key in keys
    }


def finished(step: Step) -> tuple[int, int]:
    """(how many people have sorted all that they were asked for, how many judgements there are)"""
    deal = Deal(writers_of(step))
    by_key: dict[str, set[str]] = {}
    rows = Resorting.objects.filter(step=step).values_list("author_key", "card")
    for key, card in rows:
        by_key.setdefault(key, set()).add(str(card))
    people = sum(set(deal.of(key)) <= cards for key, cards in by_key.items())
    return people, sum(len(cards) for cards in by_key.values())


def rereadings(step: Step) -> dict[int, Reread]:
    """By the id of a behaviour: where others put it, against where it lies now."""
    rows = list(
        Resorting.objects.filter(step=step).values_list("card", "author_key", "theme").order_by()
    )
    if not rows:
        return {}
    # A theme may have been merged since, where the board was opened again.
    everywhere = Theme.objects.filter(step__workshop=step.workshop_id)
    themes = {theme.pk: theme for theme in everywhere}
    judged = [
        Judgement(str(card), key, into(themes[theme], themes).pk if theme in themes else None)
        for card, key, theme in rows
    ]
    writers = writers_of(step)
    places = dict(Card.objects.filter(pk__in=map(int, writers)).values_list("pk", "theme"))
    return {
        int(card): _named(reread(places[int(card)], judges), themes)
        for card, judges in counted(writers, judged).items()
    }


def _named(found: resorting.Reread[int], themes: Mapping[int, Theme]) -> Reread:
    elsewhere = tuple(
        (themes[theme].name if theme is not None else "", many) for theme, many in found.elsewhere
    )
    return Reread(found.judges, found.same, found.marked, elsewhere)


def board_reread(board: Board, step: Step) -> Board:
    """The board with how others read each behaviour, beside where it lies."""
    found = rereadings(step)
    return changed(board, lambda card: replace(card, reread=found.get(int(card.id))))


def changed(board: Board, change: Callable[[CardOnBoard], CardOnBoard]) -> Board:
    """The board with each card as it is changed."""
    themes = tuple(replace(theme, cards=tuple(map(change, theme.cards))) for theme in board.themes)
    return replace(board, themes=themes, unsorted=tuple(map(change, board.unsorted)))


@dataclass(frozen=True)
class Summary:
    """How a blind sorting came out, over the whole board.

    `judged`: of how many behaviours anybody said anything; `enough`: of how many enough did.
    """

    total: int = 0
    judged: int = 0
    enough: int = 0
    marked: int = 0


def summary_of(board: Board | None) -> Summary:
    found = [card.reread for card in all_cards(board)]
    told = [each for each in found if each is not None and each.judges]
    return Summary(
        len(found),
        len(told),
        sum(index_shown(each.judges) for each in told),
        sum(each.marked for each in told),
    )


def all_cards(board: Board | None) -> tuple[CardOnBoard, ...]:
    """In the order of the themes, then what has none."""
    if board is None:
        return ()
    return (*(card for theme in board.themes for card in theme.cards), *board.unsorted)
