"""Regions of the second writing, the challenge and the reference definition."""

from collections.abc import Iterator

from workshop.enums import Phase, StepKind
from workshop.live.region import Page, Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    if page.phase in {Phase.WRITING, Phase.ADDING}:
        yield Region(f"form-{page.step}", "phone/card_form.html", page)
    yield mine_place(page.step)
    yield from _shown(scene, page)


def console(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    if page.phase in {Phase.WRITING, Phase.ADDING}:
        yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
    if page.phase == Phase.REVISING:
        yield Region("revising", "console/revising.html", (page, scene.revised))
    yield from _shown(scene, page)


def cards(scene: Scene, page: Page) -> Iterator[Region]:
    """Cards in a list that each phone puts in an order of its own."""
    yield Region("cards", "fragments/cards.html", (page, len(scene.cards)), _ids(scene))
    for card in scene.cards:
        yield Region(f"card-{card.id}", "fragments/card.html", (page, card))


def reference(scene: Scene, *, console: bool = False) -> Iterator[Region]:
    if scene.reference and console:
        data = (page_of(scene), scene.reference, scene.reference_shown)
        yield Region("reference", "console/reference.html", data)
    elif scene.reference:
        yield Region("reference", "fragments/reference.html", (page_of(scene), scene.reference))


def _shown(scene: Scene, page: Page) -> Iterator[Region]:
    if page.kind != StepKind.CHALLENGE:
        if page.phase in {Phase.ADDING, Phase.ADDED}:
            yield from cards(scene, page)
        return
    if page.phase not in {Phase.SHOWN, Phase.REVISING}:
        return
    marking = page.phase == Phase.SHOWN
    themes = scene.may_be_against if marking else ()
    # The newest alone, to be undone; what else is marked is said on the cards.
    if scene.marks and marking:
        yield Region("marks", "fragments/marks.html", (page, scene.marks[:1]))
    yield Region(
        "cards", "fragments/challenge_cards.html", (page, len(scene.cards), themes), _ids(scene)
    )
    for card in scene.cards:
        data = (page, card, bool(themes))
        yield Region(f"card-{card.id}", "fragments/challenge_card.html", data)


def _ids(scene: Scene) -> tuple[str, ...]:
    return tuple(f"card-{card.id}" for card in scene.cards)
