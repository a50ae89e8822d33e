"""Regions of sorting by everyone, and of what the facilitator has beside a board or a result."""

from collections.abc import Iterator

from workshop.enums import Phase
from workshop.live.region import Page, Region
from workshop.queries.scene import Scene

OPEN_CARDS = 40  # a suggestion of more cards begins with its themes shut


def beside_board(scene: Scene, page: Page) -> Iterator[Region]:
    """The suggestion and the pairs come before the board, what was done after it."""
    if (has := scene.themed) is None:
        return
    if has.may_suggest_themes:
        found = has.suggested
        moving = sum(len(theme.cards) for theme in found.themes) if found else 0
        yield Region(
            "suggested", "console/sorting_suggested.html", (page, found, moving > OPEN_CARDS)
        )
    if page.phase != Phase.JUDGING and (has.pairs or not has.may_suggest_themes):
        may_ask = not has.may_suggest_themes and has.suggested is None
        yield Region("pairs", "console/sorting_pairs.html", (page, has.pairs, may_ask))
    if has.earlier:
        yield Region("done", "console/sorting_history.html", (page, has.earlier))


def after_vote(scene: Scene, page: Page) -> Iterator[Region]:
    has = scene.themed
    if has is not None and has.themes:
        yield Region("after", "console/sorting_after_vote.html", (page, has.themes, has.earlier))
