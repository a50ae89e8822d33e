"""Regions of consent on the changed lines of a draft: phone and console, and at the close."""

from collections.abc import Iterator

from workshop.enums import Phase
from workshop.live.region import Page, Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    match page.phase:
        case Phase.REACTING:
            yield mine_place(page.step)
            yield Region(f"lines-{page.step}", "phone/changes.html", (page, scene.lines))
        case Phase.SHOWN:
            yield mine_place(page.step)
            yield from _answers(scene, page)
        case Phase.DECIDED:
            yield mine_place(page.step)
            yield from came_to(scene, page)


def console(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    match page.phase:
        case Phase.REACTING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
            yield Region("asked", "console/changes_asked.html", (page, scene.lines))
        case Phase.SHOWN:
            yield from _talk(scene, page)
        case Phase.DECIDED:
            yield from record(scene, page)
            yield from came_to(scene, page)


def came_to(scene: Scene, page: Page) -> Iterator[Region]:
    """Which lines are agreed, and which are not."""
    if scene.answered is not None:
        yield Region("agreed-lines", "fragments/changes_decided.html", (page, scene.answered))


def record(scene: Scene, page: Page) -> Iterator[Region]:
    if (found := scene.answered) is not None:
        data = (page, len(found.agreed), len(found.lines), found.recorded, found.waits)
        yield Region("record", "console/changes_record.html", data)


def says_more(scene: Scene) -> bool:
    """Whether the close tells of a sentence, behaviours or questions besides the lines."""
    return scene.answered is None or bool(scene.definition or scene.behaviours or scene.questions)


def _answers(scene: Scene, page: Page) -> Iterator[Region]:
    """On the phones every line with its answers, those that somebody objects to first."""
    if (found := scene.answered) is None:
        return
    ids = tuple(f"line-{line.asked.id}" for line in found.by_need)
    yield Region("answered", "fragments/changes_answered.html", (page, found.present), ids)
    for line in found.by_need:
        data = (page, line)
        yield Region(f"line-{line.asked.id}", "fragments/changes_line.html", data)


def _talk(scene: Scene, page: Page) -> Iterator[Region]:
    """On the console what is to be talked through, line by line, and below it the rest."""
    if (found := scene.answered) is None:
        return
    talk = found.to_talk
    ids = tuple(f"line-{line.asked.id}" for line in talk)
    yield Region(
        "answered",
        "console/changes_talk.html",
        (page, len(talk), found.open, len(found.lines), bool(found.on_wall)),
        ids,
    )
    for line in talk:
        yield Region(
            f"line-{line.asked.id}",
            "console/changes_line.html",
            (page, line, line.asked.id == found.on_wall),
        )
    rest = tuple(line for line in found.lines if line not in talk)
    if rest:
        yield Region("rest", "console/changes_rest.html", (page, rest))
