"""Regions of the close: one's own words and their themes, the review date, what it came to."""

from collections.abc import Iterator

from workshop.enums import Phase
from workshop.live import layouts_changes
from workshop.live.region import Page, Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    yield mine_place(page.step)
    if page.phase == Phase.RECALLED:
        yield from _recalled(scene, page)
    elif page.phase == Phase.OPEN:
        if scene.review_on is not None:
            yield Region("review", "fragments/review.html", (page, scene.review_on))
        yield from layouts_changes.came_to(scene, page)
        if layouts_changes.says_more(scene):
            yield _came_to(scene, page)


def console(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    if page.phase == Phase.RECALLING:
        yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
    elif page.phase == Phase.RECALLED:
        yield from _recalled(scene, page)
        if scene.recalled is not None and scene.recalled.themes:
            data = (page, scene.recalled.overlap, scene.recalled.tied)
            yield Region("details", "console/recall_details.html", data)
    else:
        yield from layouts_changes.record(scene, page)
        if layouts_changes.says_more(scene):
            yield Region(
                "handover",
                "console/handover.html",
                (page, scene.can_hand_over, scene.handed_over, scene.draft_waits),
            )
        if layouts_changes.says_more(scene):
            dates = (page, scene.review_on, scene.review_proposed)
            yield Region("review", "console/review.html", dates)
        yield from layouts_changes.came_to(scene, page)
        if layouts_changes.says_more(scene):
            yield _came_to(scene, page)


def _recalled(scene: Scene, page: Page) -> Iterator[Region]:
    """Everybody's texts beside the sentence, and what they say of its themes."""
    if (found := scene.recalled) is None:
        return
    yield Region("definition", "fragments/recall_definition.html", (page, scene.definition))
    if found.texts and found.themes:
        yield Region("told", "fragments/recall_told.html", (page, len(found.texts), found.themes))
    ids = tuple(f"card-{told.id}" for told in found.texts)
    yield Region("recalls", "fragments/recalls.html", (page, len(ids), bool(found.themes)), ids)
    names = tuple((theme.id, theme.name) for theme in found.themes)
    for told in found.texts:
        yield Region(f"card-{told.id}", "fragments/recall_card.html", (page, told, names))


def _came_to(scene: Scene, page: Page) -> Region:
    data = (page, scene.definition, scene.behaviours, scene.questions)
    return Region("close", "fragments/close.html", data)
