"""Calibration and customer cases: which regions phone and console are made of."""

from collections.abc import Iterator

from workshop.enums import Phase, StepKind
from workshop.live.region import Region, mine_place, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    page, step = page_of(scene), scene.step
    assert step is not None
    if step.phase != Phase.ANSWERING:
        yield from _shown(scene)
        yield mine_place(step.id)
        return
    if step.kind == StepKind.CASES:
        yield Region(f"cases-{step.id}", "phone/cases.html", (page, scene.cases))
    yield mine_place(step.id)


def console(scene: Scene) -> Iterator[Region]:
    page, step = page_of(scene), scene.step
    assert step is not None
    if step.phase != Phase.ANSWERING:
        yield from _shown(scene)
        if scene.compared is not None and scene.compared.details is not None:
            yield Region("details", "console/case_details.html", (page, scene.compared.details))
        return
    yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
    if step.kind == StepKind.CALIBRATE:
        yield Region("asked", "console/calibrate_asked.html", (page, scene.words))
    else:
        yield Region("asked", "console/cases_asked.html", (page, scene.cases))


def _shown(scene: Scene) -> Iterator[Region]:
    """What everybody sees in the same moment: on phones and on the console alike."""
    page = page_of(scene)
    for word in scene.estimates:
        yield Region(f"word-{word.asked.id}", "fragments/calibrate_word.html", (page, word))
    if scene.compared is not None:
        yield Region("cases", "fragments/cases_shown.html", (page, scene.compared))
