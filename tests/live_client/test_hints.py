"""Hints come after a pause, into a room that was there before, and hold up nothing."""

import pytest
from playwright.sync_api import Route, expect

from tests.live_client.stage import SITE, Stage, heading, rendered
from workshop.enums import Phase, StepKind
from workshop.live.region import Page as Where

FIELD = "#form-1-text"
ROOM = "#form-1-text-hints"


def behaviour_form(language: str = "en") -> tuple[str, str]:
    where = Where("7", language, "1", StepKind.BEHAVIOURS, Phase.WRITING)
    return rendered("phone/card_form", "form-1", where)


def question_form(language: str = "en") -> tuple[str, str]:
    where = Where("7", language, "1", StepKind.QUESTIONS, Phase.OPEN)
    return rendered("phone/question_form", "form-1", where)


@pytest.mark.parametrize(
    ("language", "vague", "word", "exact"),
    [
        ("nb", "Svar kunden raskt", "raskt", "Svar kunden innen to timer"),
        ("sv", "Svara kunden snabbt", "snabbt", "Svara kunden inom två timmar"),
        ("en", "Answer the customer quickly", "quickly", "Answer the customer within two hours"),
    ],
)
def test_a_hint_comes_as_one_types_and_goes_when_it_is_mended(
    stage: Stage, language: str, vague: str, word: str, exact: str
) -> None:
    stage.language = language
    stage.open(heading("Behaviours"), behaviour_form(language))
    room = stage.page.locator(ROOM)
    before = stage.page.locator(ROOM).bounding_box()

    stage.page.fill(FIELD, vague)
    expect(room.locator("[data-hint]:not([hidden]) q")).to_have_text(word)
    assert room.bounding_box() == before
    stage.page.fill(FIELD, exact)

    expect(room.locator("[data-rest]")).to_be_visible()
    assert stage.hinted == [
        {"kind": "behaviour", "text": vague},
        {"kind": "behaviour", "text": exact},
    ]


def test_fast_typing_asks_once(stage: Stage) -> None:
    stage.open(heading("Questions"), question_form())
    field = stage.page.locator("#form-1-wording")

    field.press_sequentially("Why did you wait?", delay=5)

    expect(stage.page.locator("[data-hint=why]")).to_be_visible()
    assert [asked["text"] for asked in stage.hinted] == ["Why did you wait?"]


def test_the_field_names_its_room_which_speaks_politely(stage: Stage) -> None:
    stage.open(heading("Behaviours"), behaviour_form())

    described = (stage.page.locator(FIELD).get_attribute("aria-describedby") or "").split()

    assert described == ["form-1-text-hint", "form-1-text-hints"]
    expect(stage.page.locator(ROOM)).to_have_attribute("aria-live", "polite")


def test_keep_anyway_hides_it_for_this_text_only(stage: Stage) -> None:
    stage.open(heading("Behaviours"), behaviour_form())
    shown = stage.page.locator(f"{ROOM} [data-hint]:not([hidden])")
    stage.page.fill(FIELD, "Answer quickly")
    expect(shown).to_have_count(1)

    shown.get_by_role("button").click()
    expect(shown).to_have_count(0)
    expect(stage.page.locator(FIELD)).to_be_focused()
    stage.page.fill(FIELD, "Answer the phone quickly")
    expect(shown).to_have_count(1)
    stage.page.fill(FIELD, "Answer quickly")
    expect(shown).to_have_count(0)

    kept = stage.page.evaluate("Object.entries(localStorage).join()")
    assert "hints" in kept


def test_an_older_answer_never_replaces_a_newer(stage: Stage) -> None:
    stage.open(heading("Behaviours"), behaviour_form())
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "quickly" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.fallback()

    stage.page.route(f"{SITE}/hints/", hold)
    stage.page.fill(FIELD, "Answer quickly")
    stage.until(lambda: len(held) == 1)
    stage.page.fill(FIELD, "Be friendly")
    expect(stage.page.locator(f"{ROOM} [data-hint]:not([hidden])")).to_have_count(1)

    held[0].fulfill(body='<div data-hint="R5">old</div>', content_type="text/html")

    expect(stage.page.locator(ROOM)).not_to_contain_text("old")
    expect(stage.page.locator(f"{ROOM} q").first).to_have_text("Be")


def test_a_hint_holds_up_nothing(stage: Stage) -> None:
    stage.open(heading("Behaviours"), behaviour_form())
    stage.page.fill("#form-1-situation", "the customer is angry")
    stage.page.fill(FIELD, "Be friendly")
    expect(stage.page.locator(f"{ROOM} [data-hint]:not([hidden])")).to_have_count(1)

    stage.page.click(".ph-bar button")
    [act] = stage.heard(1)
    stage.tell(t="ack", id=act["id"], ok=True, data={})

    assert act["data"] == {"situation": "the customer is angry", "text": "Be friendly"}
    expect(stage.page.locator(f"{ROOM} [data-rest]")).to_be_visible()
