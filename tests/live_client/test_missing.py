"""A part of the page that never came, as in a lift or while the server starts again, is fetched."""

import pytest

from tests.live_client.stage import SITE, Stage, card_form, heading, main, place, top

FIELD = "form.ph-form textarea"
SEND = ".ph-bar button"


@pytest.fixture
def dead(stage: Stage) -> Stage:
    """A page without one of its modules."""
    stage.regions = {
        "top": top(),
        "main": main((heading("Write"), card_form(), place()), "1", "writing"),
        **dict((heading("Write"), card_form(), place())),
    }
    stage.missing = {"poll.js"}
    stage.page.goto(f"{SITE}/")
    stage.page.wait_for_selector("[data-banner]:visible >> text=What you write is safe here")
    return stage


def back(stage: Stage) -> None:
    with stage.page.expect_navigation(timeout=20_000):
        stage.missing = set()
    stage.until(lambda: len(stage.sockets) == 1)
    stage.welcome()


def test_the_page_comes_alive_by_itself(dead: Stage) -> None:
    back(dead)

    dead.page.wait_for_selector("[data-banner]", state="hidden")


def test_what_was_typed_meanwhile_is_still_there(dead: Stage) -> None:
    dead.page.fill(FIELD, "Typed on a dead page")

    back(dead)

    assert dead.page.input_value(FIELD) == "Typed on a dead page"
    assert dead.acts() == []


def test_what_was_sent_meanwhile_goes_out_once(dead: Stage) -> None:
    dead.page.fill(FIELD, "Sent on a dead page")
    dead.page.click(SEND)

    back(dead)
    [act] = dead.heard(1)

    assert act["data"] == {"text": "Sent on a dead page"}


def test_what_has_no_place_any_more_is_kept(dead: Stage) -> None:
    dead.page.fill(FIELD, "For a step that is over")
    vote = heading("Vote")
    dead.regions = {"top": top(), "main": main((vote,), "2", "voting"), **dict((vote,))}

    back(dead)

    kept = dead.page.locator("[data-kept] textarea")
    assert kept.input_value() == "For a step that is over"
