"""Regions of the question list, and of the team's own verbs."""

from collections.abc import Iterator

from workshop.live.region import Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    # A list may be long: what one does stands above it.
    yield Region(f"form-{page.step}", "phone/question_form.html", page)
    yield mine_place(page.step)
    yield Region("questions", "fragments/questions.html", (page, scene.questions))


def console(scene: Scene) -> Iterator[Region]:
    yield Region("questions", "fragments/questions.html", (page_of(scene), scene.questions))


def own_verbs(scene: Scene) -> Iterator[Region]:
    """Beside behaviours, once there is any."""
    if scene.own_verbs:
        yield Region("own-verbs", "console/own_verbs.html", (page_of(scene), scene.own_verbs))
