"""The regions that a facilitator presents by: notes, the plan, and whether the screen is blank."""

from collections.abc import Iterator

from workshop.live.region import Region
from workshop.queries.scene import Scene


def console(scene: Scene) -> Iterator[Region]:
    """At the top: how far from the plan, and that the big screen is blank."""
    yield Region("pace", "console/pace.html", scene.pace)
    yield Region("dark", "console/dark.html", scene.blank)


def notes(scene: Scene) -> Iterator[Region]:
    """Above what the step is made of; nowhere where nothing is noted."""
    if scene.notes is not None and not scene.cleared:
        yield Region("notes", "console/notes.html", (scene.notes, scene.language))


def blank(scene: Scene) -> Region:
    """All there is on a big screen that is blank."""
    return Region("screen", "screen/blank.html", scene.language)
