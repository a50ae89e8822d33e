"""Which regions a page is made of, for each audience, step and phase.

A region is the smallest thing that is sent alone. `order` regions only say which regions lie in
them and how; the phone puts them there (`data-order`). The same regions, nested, are the first
page that a browser loads.
"""

from collections.abc import Iterator

from workshop import steps
from workshop.enums import AudienceKind, Phase, StepKind, WorkshopState
from workshop.live import (
    layouts_answers,
    layouts_ballots,
    layouts_behaviours,
    layouts_challenge,
    layouts_changes,
    layouts_closing,
    layouts_consent,
    layouts_draft,
    layouts_how,
    layouts_presenting,
    layouts_questions,
    layouts_report,
    layouts_sorting,
)
from workshop.live.region import Page, Region, mine_place, page_of, ready_place, top_ids
from workshop.queries.board import Board, CardOnBoard, ThemeOnBoard
from workshop.queries.ready import ACTION as READY
from workshop.queries.scene import Scene


def layout(scene: Scene) -> list[Region]:
    """All regions of an audience, containers before what lies in them."""
    make = {
        AudienceKind.PHONE: _phone,
        AudienceKind.CONSOLE: _console,
        AudienceKind.SCREEN: _screen,
    }[scene.audience]
    return list(make(scene))


# --- phone -------------------------------------------------------------------------------------
def _phone(scene: Scene) -> Iterator[Region]:
    yield Region(
        "top",
        "phone/top.html",
        (scene.title, scene.step, scene.timer, scene.state, scene.rehearses),
    )
    inner = list(_phone_inner(scene))
    if (step := scene.step) is not None and steps.permits(step.kind, step.phase, READY):
        inner.append(ready_place(step.id))
    page = page_of(scene)
    yield Region("main", "phone/main.html", page, top_ids(inner))
    yield from inner


def _phone_inner(scene: Scene) -> Iterator[Region]:
    page, step = page_of(scene), scene.step
    if scene.cleared:
        yield cleared(scene)
        yield from layouts_report.phone(scene)
        return
    if step is None:
        yield Region("lobby", "phone/lobby.html", (scene.title, scene.term, scene.language))
        return
    yield Region(
        "step",
        "phone/step.html",
        (step, scene.term, scene.language, scene.state == WorkshopState.FINISHED),
    )
    yield from layouts_draft.limits(scene)
    yield from layouts_report.phone(scene)
    match step.kind, step.phase:
        case StepKind.CHANGES, _:
            yield from layouts_changes.phone(scene)
        case ((StepKind.CALIBRATE | StepKind.CASES), _):
            yield from layouts_answers.phone(scene)
        case (StepKind.CHALLENGE, _) | (_, Phase.ADDING | Phase.CHECKING | Phase.ADDED):
            yield from layouts_challenge.phone(scene)
        case ((StepKind.WRITE | StepKind.BEHAVIOURS), Phase.WRITING):
            if step.kind == StepKind.BEHAVIOURS:
                yield Region("themes", "phone/themes.html", (page, scene.themes))
            yield Region(f"form-{step.id}", "phone/card_form.html", page)
            yield mine_place(step.id)
        case _, Phase.LOOKING:
            yield mine_place(step.id)
        case _, Phase.SHOWN:
            yield mine_place(step.id)
            yield from layouts_challenge.cards(scene, page)
        case _, Phase.RESORTING:
            yield mine_place(step.id)
        case _, (Phase.SORTING | Phase.RESORTED):
            yield mine_place(step.id)
            yield from layouts_behaviours.before_board(scene, page)
            yield from board(scene, page)
            yield from layouts_behaviours.after_board(scene, page)
        case _, (Phase.CHOOSING | Phase.CHOSEN):
            yield from layouts_ballots.phone(scene)
        case _, Phase.VOTING:
            yield Region(f"paper-{step.id}", "phone/paper.html", (page, scene.paper))
            yield mine_place(step.id)
        case _, Phase.COUNTED:
            yield mine_place(step.id)
            yield Region("tally", "fragments/tally.html", (page, scene.result))
            yield from layouts_behaviours.pairs(scene, page)
        case _, Phase.DRAFTING:
            yield Region("draft", "phone/draft.html", (page, scene.draft))
            yield from layouts_draft.phone(scene)
            yield from layouts_challenge.reference(scene)
            yield Region("themes", "phone/themes.html", (page, scene.themes))
            yield Region(f"form-{step.id}", "phone/wording_form.html", page)
            yield mine_place(step.id)
        case _, phase if phase in layouts_consent.PHASES:
            yield from layouts_consent.phone(scene)
        case StepKind.HOW, _:
            yield from layouts_how.phone(scene)
        case StepKind.QUESTIONS, _:
            yield from layouts_questions.phone(scene)
        case StepKind.CLOSE, _:
            yield from layouts_closing.phone(scene)
            yield from layouts_behaviours.pairs(scene, page)
        case _:
            yield mine_place(step.id)


# --- what phone and console share --------------------------------------------------------------
def cleared(scene: Scene) -> Region:
    """All that is left to show once what people wrote is deleted."""
    what = (page_of(scene), scene.term, scene.definition, scene.review_on)
    return Region("cleared", "fragments/cleared.html", what)


def board(scene: Scene, page: Page) -> Iterator[Region]:
    found: Board | None = scene.board
    if found is None:
        return
    yield Region(
        "board",
        "fragments/board.html",
        (page, found.may_change_themes, found.cards),
        ("unsorted", *(f"theme-{theme.id}" for theme in found.themes)),
    )
    yield Region(
        "unsorted", "fragments/unsorted.html", (page, len(found.unsorted)), _ids(found.unsorted)
    )
    for card in found.unsorted:
        yield Region(f"card-{card.id}", "fragments/board_card.html", (page, card))
    for theme in found.themes:
        yield from _theme(page, theme, found.may_change_themes)
    yield Region("latest", "fragments/latest.html", (page, found.changes))


def _theme(page: Page, theme: ThemeOnBoard, may_change: bool) -> Iterator[Region]:
    yield Region(
        f"theme-{theme.id}",
        "fragments/theme.html",
        (page, theme.id, theme.name, len(theme.cards), may_change, theme.against),
        _ids(theme.cards),
    )
    for card in theme.cards:
        yield Region(f"card-{card.id}", "fragments/board_card.html", (page, card))


def _ids(cards: tuple[CardOnBoard, ...]) -> tuple[str, ...]:
    return tuple(f"card-{card.id}" for card in cards)


# --- console -----------------------------------------------------------------------------------
def _console(scene: Scene) -> Iterator[Region]:
    yield Region(
        "top",
        "console/top.html",
        (
            scene.workshop,
            scene.title,
            scene.state,
            scene.code,
            scene.joined,
            scene.screen_token,
            scene.locked,
            scene.blank,
        ),
    )
    yield from layouts_presenting.console(scene)
    if scene.rehearsal is not None:
        yield Region(
            "rehearsal",
            "console/rehearsal.html",
            (scene.workshop, scene.rehearsal, scene.state, scene.step is not None),
        )
    agenda = (scene.workshop, scene.agenda, scene.step, scene.cleared)
    yield Region("agenda", "console/agenda.html", agenda)
    yield Region(
        "now",
        "console/now.html",
        (
            scene.title,
            scene.step,
            scene.steps,
            scene.timer,
            scene.state,
            scene.language,
            scene.cleared,
        ),
    )
    yield Region("facilitating", "console/facilitating.html", scene.facilitating)
    inner = [*layouts_presenting.notes(scene), *_console_inner(scene)]
    yield Region("body", "console/body.html", page_of(scene), top_ids(inner))
    yield from inner
    yield Region(
        "next",
        "console/next.html",
        (
            page_of(scene),
            scene.state,
            scene.forward,
            scene.backward,
            scene.progress,
            scene.joined,
            scene.readiness,
            presence(scene),
        ),
    )
    yield Region(
        "people",
        "console/people.html",
        (
            scene.workshop,
            scene.people,
            scene.connected,
            scene.state == WorkshopState.FINISHED,
        ),
    )


def presence(scene: Scene) -> tuple[int, int, int]:
    """Of those present: how many are connected, of how many with a phone, and how many without."""
    if scene.readiness is None or scene.people is None:
        return (0, 0, 0)
    here = [one for one in scene.people.people if not (one.left or one.double)]
    phones = [one for one in here if not one.without_phone]
    connected = sum(one.id in scene.connected for one in phones)
    return (connected, len(phones), len(here) - len(phones))


def _console_inner(scene: Scene) -> Iterator[Region]:
    page, step = page_of(scene), scene.step
    if scene.cleared:
        yield cleared(scene)
        yield from layouts_report.console(scene)
        return
    if step is None or step.kind == StepKind.WELCOME:
        yield Region("lobby", "console/lobby.html", (page, scene.code, scene.joined, scene.locked))
        if scene.preparation is not None:
            prepared = (scene.workshop, scene.preparation)
            yield Region("preparation", "console/preparation.html", prepared)
        return
    yield from layouts_report.console(scene)
    match step.kind, step.phase:
        case StepKind.CHANGES, _:
            yield from layouts_changes.console(scene)
        case ((StepKind.CALIBRATE | StepKind.CASES), _):
            yield from layouts_answers.console(scene)
        case _, (Phase.LOOKING | Phase.CHECKING):
            yield Region(
                "gate",
                "console/gate.html",
                (page, scene.progress),
                tuple(f"card-{card.id}" for card in scene.cards),
            )
            for card in scene.cards:
                yield Region(f"card-{card.id}", "console/gate_card.html", (page, card))
        case (StepKind.CHALLENGE, _) | (_, Phase.ADDING | Phase.ADDED):
            yield from layouts_challenge.console(scene)
        case _, Phase.WRITING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
        case _, Phase.SHOWN:
            yield from layouts_challenge.cards(scene, page)
        case _, Phase.JUDGING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
            yield from layouts_sorting.beside_board(scene, page)
        case _, Phase.RESORTING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
        case _, (Phase.SORTING | Phase.RESORTED):
            yield from layouts_behaviours.before_board(scene, page, console=True)
            yield from board(scene, page)
            yield from layouts_behaviours.after_board(scene, page, console=True)
            yield from layouts_sorting.beside_board(scene, page)
        case _, (Phase.CHOOSING | Phase.CHOSEN):
            yield from layouts_ballots.console(scene)
        case _, Phase.VOTING:
            yield Region("progress", "console/progress.html", (page, scene.progress, scene.joined))
            yield Region("paper", "console/paper.html", (page, scene.paper))
        case _, Phase.COUNTED:
            yield Region("tally", "fragments/tally.html", (page, scene.result))
            if scene.result is not None and scene.result.tied:
                yield Region("runoff", "console/runoff.html", (page, scene.result))
            yield from layouts_behaviours.pairs(scene, page)
            yield from layouts_sorting.after_vote(scene, page)
        case _, Phase.DRAFTING:
            yield Region(f"draft-{step.id}", "console/draft.html", (page, scene.draft))
            yield from layouts_draft.console(scene)
            yield from layouts_ballots.offers(scene)
            yield from layouts_challenge.reference(scene, console=True)
            yield from layouts_consent.beside_draft(scene)
            yield Region("themes", "console/themes.html", (page, scene.themes))
        case _, phase if phase in layouts_consent.PHASES:
            yield from layouts_consent.console(scene)
        case StepKind.HOW, _:
            yield from layouts_how.console(scene)
        case StepKind.QUESTIONS, _:
            yield from layouts_questions.console(scene)
        case StepKind.CLOSE, _:
            yield from layouts_closing.console(scene)
            yield from layouts_behaviours.pairs(scene, page)
    yield from layouts_questions.own_verbs(scene)


# --- big screen --------------------------------------------------------------------------------
def _screen(scene: Scene) -> Iterator[Region]:
    """One message at a time, so one region."""
    if scene.blank:
        yield layouts_presenting.blank(scene)
        return
    yield Region("screen", "screen/screen.html", scene)
