"""Regions around the draft: what is fixed, which themes it says, and what people would change."""

from collections.abc import Iterator

from workshop.live.region import Region, page_of
from workshop.queries.scene import Scene


def limits(scene: Scene) -> Iterator[Region]:
    """Said first, wherever people write or answer."""
    if scene.limits:
        yield Region("limits", "fragments/draft_limits.html", (page_of(scene), scene.limits))


def phone(scene: Scene) -> Iterator[Region]:
    """Below the draft; the themes and the form for whole wordings follow."""
    page = page_of(scene)
    yield from coverage(scene)
    if scene.draft is not None and scene.draft.text:
        yield Region(f"phrase-{page.step}", "phone/draft_phrase.html", page)


def coverage(scene: Scene) -> Iterator[Region]:
    if scene.coverage is not None and scene.coverage.themes:
        data = (page_of(scene), scene.coverage)
        yield Region("coverage", "fragments/draft_coverage.html", data)


def console(scene: Scene) -> Iterator[Region]:
    """Below the draft's own form."""
    page = page_of(scene)
    yield Region(f"limits-{page.step}", "console/draft_limits.html", (page, scene.limits))
    if scene.coverage is not None and scene.coverage.themes and scene.draft is not None:
        ties = f"ties-{page.step}"
        yield Region("meter", "console/draft_meter.html", page.step, ("coverage", ties))
        yield from coverage(scene)
        themes = tuple((theme.id, theme.name) for theme in scene.coverage.themes)
        data = (page, scene.ties, scene.tie_hints, themes, scene.draft)
        yield Region(ties, "console/draft_ties.html", data)
    yield Region("wordings", "console/draft_wordings.html", (page, scene.wordings))


def speak_last(scene: Scene) -> Iterator[Region]:
    """What the facilitator says when the reasons are talked about, where somebody leads."""
    if scene.people is not None and scene.people.leaders:
        yield Region("speak-last", "console/draft_leader.html", scene.people.leaders)
