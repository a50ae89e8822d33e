"""Regions of a step that tells how the chosen behaviours are done."""

from collections.abc import Iterator

from workshop.live.region import Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    yield mine_place(page_of(scene).step)
    yield from _behaviours(scene)


def console(scene: Scene) -> Iterator[Region]:
    """A table of all first; its cells lead to the behaviours below, to read and to write."""
    if scene.hows:
        yield Region("how-table", "console/how_matrix.html", (page_of(scene), scene.hows))
    yield from _behaviours(scene)


def _behaviours(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    order = tuple(f"how-{how.id}" for how in scene.hows)
    yield Region("hows", "fragments/hows.html", (page, len(scene.hows)), order)
    for how in scene.hows:
        yield Region(f"how-{how.id}", "fragments/how.html", (page, how))
