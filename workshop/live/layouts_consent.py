"""Regions of the test on cases, the consent rounds and the decision."""

from collections.abc import Iterator

from workshop.enums import AudienceKind, Phase
from workshop.live import layouts_ballots, layouts_draft
from workshop.live.region import Page, Region, mine_place, page_of
from workshop.method.marks import word_runs
from workshop.queries.scene import Scene

PHASES = frozenset({Phase.TESTING, Phase.TESTED, Phase.REACTING, Phase.REASONS, Phase.DECIDED})


def phone(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    match page.phase:
        case Phase.TESTING:
            if scene.case_test is not None:
                version = scene.case_test.version
                yield Region(
                    f"test-{page.step}-{version}",
                    "phone/consent_test.html",
                    (page, scene.case_test),
                )
            yield mine_place(page.step)
        case Phase.TESTED:
            yield Region("tested", "fragments/consent_tested.html", (page, scene.tested))
            yield mine_place(page.step)
        case Phase.REACTING:
            yield Region("round", "fragments/round.html", (page, scene.round))
            yield from _failing(scene, page)
            if scene.round is not None:
                runs = word_runs(scene.round.text)
                data = (page, scene.round.id, runs)
                yield Region(f"form-{scene.round.id}", "phone/react_form.html", data)
            yield mine_place(page.step)
        case Phase.REASONS:
            yield from reasons(scene, page)
            yield mine_place(page.step)
        case Phase.DECIDED:
            yield mine_place(page.step)
            yield _decided(scene, page)
            yield from layouts_draft.coverage(scene)


def console(scene: Scene) -> Iterator[Region]:
    page = page_of(scene)
    match page.phase:
        case Phase.TESTING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
            yield Region("asked", "console/consent_test.html", (page, scene.case_test))
        case Phase.TESTED:
            yield Region("tested", "fragments/consent_tested.html", (page, scene.tested))
            yield Region("revise", "console/consent_revise.html", page)
        case Phase.REACTING:
            yield from layouts_draft.limits(scene)
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
            yield Region("round", "fragments/round.html", (page, scene.round))
            yield from _failing(scene, page)
            yield _understandings(scene, page)
        case Phase.REASONS:
            yield from layouts_draft.speak_last(scene)
            yield from reasons(scene, page)
            yield _understandings(scene, page)
            yield from layouts_ballots.others(scene)
            yield Region("decide", "console/decide.html", (page, scene.reactions))
        case Phase.DECIDED:
            yield _decided(scene, page)
            yield from layouts_draft.coverage(scene)


def beside_draft(scene: Scene) -> Iterator[Region]:
    """While the next wording is drafted: what the last test and the last round came to."""
    page = page_of(scene)
    yield from _failing(scene, page)
    if scene.reactions is not None:
        yield from reasons(scene, page)


def reasons(scene: Scene, page: Page) -> Iterator[Region]:
    """The text with what is objected to marked in it, and the answers."""
    marked = scene.reactions.marked if scene.reactions is not None else ()
    yield Region("round", "fragments/round.html", (page, scene.round, marked))
    yield Region("reactions", "fragments/reactions.html", (page, scene.reactions))


def _failing(scene: Scene, page: Page) -> Iterator[Region]:
    if scene.tested is not None and scene.tested.failing:
        situations = tuple(case.situation for case in scene.tested.failing)
        short = scene.audience == AudienceKind.PHONE  # the answer is below it
        data = (page, situations, scene.tested.current, short)
        yield Region("failing", "fragments/consent_failing.html", data)


def _understandings(scene: Scene, page: Page) -> Region:
    return Region("understandings", "console/understandings.html", (page, scene.understandings))


def _decided(scene: Scene, page: Page) -> Region:
    return Region("decided", "phone/decided.html", (page, scene.decided, scene.reactions))
