"""Regions around a board of behaviours, and of the mirror pairs among those chosen."""

from collections.abc import Iterator

from workshop.enums import BehaviourAudience, Phase, StepKind
from workshop.live.region import Page, Region
from workshop.queries.behaviours import StarterShown
from workshop.queries.board import CardOnBoard
from workshop.queries.resorting import all_cards, summary_of
from workshop.queries.scene import Scene


def before_board(scene: Scene, page: Page, *, console: bool = False) -> Iterator[Region]:
    if page.kind != StepKind.BEHAVIOURS:
        return
    if page.phase == Phase.RESORTED:
        yield Region("reread", "fragments/reread.html", (page, summary_of(scene.board)))
    audiences = _audiences(scene)
    if console and len(audiences) > 1:
        yield Region("only", "console/behaviours_filter.html", (page, audiences))


def after_board(scene: Scene, page: Page, *, console: bool = False) -> Iterator[Region]:
    if page.kind != StepKind.BEHAVIOURS:
        return
    if BehaviourAudience.TEAM in _audiences(scene):
        customers = tuple(
            _plain(card)
            for card in all_cards(scene.board)
            if card.audience == BehaviourAudience.CUSTOMER
        )
        yield Region("mirror", "fragments/mirror_dialog.html", (page, customers))
    if scene.starters:
        data = (page, _by_audience(scene.starters), console)
        yield Region("starters", "fragments/starters.html", data)


def pairs(scene: Scene, page: Page) -> Iterator[Region]:
    if scene.mirror_pairs:
        yield Region("mirror-pairs", "fragments/mirror_pairs.html", (page, scene.mirror_pairs))


def _audiences(scene: Scene) -> tuple[str, ...]:
    """Those that occur on the board, in their own order."""
    there = {card.audience for card in all_cards(scene.board)}
    return tuple(each.value for each in BehaviourAudience if each in there)


def _plain(card: CardOnBoard) -> CardOnBoard:
    """The words alone, so that a card that only moves changes nothing here."""
    return CardOnBoard(card.id, card.text, card.situation)


def _by_audience(
    found: tuple[StarterShown, ...],
) -> tuple[tuple[str, tuple[StarterShown, ...]], ...]:
    groups = (
        (each.value, tuple(one for one in found if one.what.audience == each))
        for each in BehaviourAudience
    )
    return tuple((audience, its) for audience, its in groups if its)
