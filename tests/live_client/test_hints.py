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


def questions() -> tuple[str, str]:
    """The list, which brings the script of question forms."""
    where = Where("7", "en", "1", StepKind.QUESTIONS, Phase.OPEN)
    return rendered("fragments/questions", "questions", (where, ()))


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
    stage.page.focus(FIELD)
    before = room.bounding_box()

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

    said = {name: act["data"][name] for name in ("situation", "text")}
    assert said == {"situation": "the customer is angry", "text": "Be friendly"}
    expect(stage.page.locator(f"{ROOM} [data-rest]")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "unknown", "verb"),
    [
        ("nb", "Frobnisere saken", "frobnisere"),
        ("sv", "Frobnicera ett ärende", "frobnicera"),
        ("en", "Frobnicate the case", "frobnicate"),
    ],
)
def test_a_verb_goes_on_the_teams_list_and_its_hint_goes(
    stage: Stage, language: str, unknown: str, verb: str
) -> None:
    stage.language = language
    stage.open(heading("Behaviours"), behaviour_form(language))
    stage.page.fill(FIELD, unknown)
    button = stage.page.locator(f"{ROOM} [data-hint]:not([hidden]) [data-add-verb]")
    button.scroll_into_view_if_needed()
    before = stage.page.locator(ROOM).bounding_box()

    button.click()
    [act] = stage.heard(1)
    assert (act["action"], act["data"]) == ("verb.add", {"verb": verb})
    stage.own_verbs = [verb]
    stage.tell(t="ack", id=act["id"], ok=True, data={"verb": verb})

    expect(stage.page.locator(f"{ROOM} [data-rest]")).to_be_visible()
    expect(stage.page.locator(FIELD)).to_be_focused()
    after = stage.page.locator(ROOM).bounding_box()
    assert before and after and after["height"] == before["height"]


def test_why_a_verb_is_refused_is_said_beside_it(stage: Stage) -> None:
    stage.open(heading("Behaviours"), behaviour_form())
    stage.page.fill(FIELD, "Frobnicate the case")
    stage.page.locator(f"{ROOM} [data-add-verb]").click()
    [act] = stage.heard(1)

    stage.tell(t="ack", id=act["id"], ok=False, code="too_many_verbs", message="The list is full.")

    expect(stage.page.locator(f"{ROOM} [data-verb-error]")).to_have_text("The list is full.")
    expect(stage.page.locator(FIELD)).to_have_value("Frobnicate the case")


def test_the_wording_proposes_the_kind_until_the_person_chooses_it(stage: Stage) -> None:
    stage.open(heading("Questions"), questions(), question_form())
    field = stage.page.locator("#form-1-wording")

    for wording, kind in (
        ("What have you tried?", "Open"),
        ("Have you tried this?", "Closed"),
        ("Do you want tea or coffee?", "Choice"),
    ):
        field.fill(wording)
        expect(stage.page.get_by_label(kind, exact=True)).to_be_checked()

    stage.page.get_by_text("Open", exact=True).first.click()
    field.fill("Have you tried that?")
    stage.until(lambda: stage.hinted[-1]["text"] == "Have you tried that?")
    expect(stage.page.get_by_label("Open", exact=True)).to_be_checked()


@pytest.mark.parametrize(
    ("language", "asked"),
    [("nb", "Er du motivert?"), ("sv", "Är du motiverad?"), ("en", "Are you motivated?")],
)
def test_whether_somebody_is_motivated_becomes_what_motivates(
    stage: Stage, language: str, asked: str
) -> None:
    stage.language = language
    stage.open(heading("Questions"), question_form(language))

    stage.page.fill("#form-1-wording", asked)

    hint = stage.page.locator("[data-hint=motivated]")
    expect(hint).to_be_visible()
    assert hint.locator(".ph-hint-eg").inner_text().strip()
