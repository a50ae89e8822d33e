"""Regions of choosing among drafts: what is offered, the blind choice, and what came of it."""

from collections.abc import Iterator

from workshop.enums import Phase
from workshop.live.region import Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    if page.phase == Phase.CHOOSING:
        yield Region(f"paper-{page.step}", "phone/ballots_choosing.html", (page, scene.paper))
    yield mine_place(page.step)
    if page.phase == Phase.CHOSEN:
        yield Region("chosen", "fragments/ballots_chosen.html", (page, scene.result))


def console(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    if page.phase == Phase.CHOOSING:
        yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
        yield Region("paper", "console/ballots_choosing.html", (page, scene.paper))
    else:
        yield Region("chosen", "fragments/ballots_chosen.html", (page, scene.result))


def offers(scene: Scene) -> Iterator[Region]:
    """Beside the draft, on the console."""
    if scene.offers is not None:
        yield Region("offers", "console/ballots_offers.html", (page_of(scene), scene.offers))


def others(scene: Scene) -> Iterator[Region]:
    """Beside the reasons, on the console: drafts that were level with this one."""
    if scene.level:
        yield Region("others", "console/ballots_others.html", (page_of(scene), scene.level))
