"""Whatever is sent arrives once, or stays with whoever wrote it."""

from tests.live_client.stage import Stage, card_form, heading, main, place
from workshop.queries.personal import Mine, MyCard

FIELD = "form.ph-form textarea"
SEND = ".ph-bar button"


def test_a_double_click_sends_once(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "One thought")

    stage.page.dblclick(SEND)
    [act] = stage.heard(1)
    stage.tell(t="ack", id=act["id"], ok=True, data={})
    stage.until(lambda: stage.page.input_value(FIELD) == "")

    assert len(stage.acts()) == 1
    assert (act["action"], act["step"], act["data"]) == (
        "card.submit",
        "1",
        {"text": "One thought"},
    )
    assert stage.page.evaluate("Object.keys(localStorage)") == []


def test_what_was_not_acknowledged_is_sent_again_with_the_same_id(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "One thought")
    stage.page.click(SEND)
    [first] = stage.heard(1)

    stage.sockets[-1].close()
    stage.page.wait_for_selector("[data-pending]:not([hidden]) >> text=One thought")
    stage.until(lambda: len(stage.sockets) == 2)
    stage.welcome()
    [_first, again] = stage.heard(2)

    assert again == first


def test_what_waits_survives_a_reload(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "One thought")
    stage.page.click(SEND)
    [first] = stage.heard(1)

    stage.page.reload()
    stage.until(lambda: len(stage.sockets) == 2)
    stage.welcome()

    assert stage.heard(2)[1] == first


def test_a_refusal_stands_beside_its_field_and_the_words_stay(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "Too much")
    stage.page.click(SEND)
    [act] = stage.heard(1)

    said = "That is too long."
    stage.tell(t="ack", id=act["id"], ok=False, code="invalid", message=said, fields={"text": said})

    stage.page.wait_for_selector(f".field-error >> text={said}")
    field = stage.page.locator(FIELD)
    assert field.input_value() == "Too much"
    assert field.get_attribute("aria-invalid") == "true"
    described = (field.get_attribute("aria-describedby") or "").split()
    assert said in stage.page.locator(f"#{described[0]}").inner_text()
    assert stage.page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_an_empty_field_is_said_so_without_asking_the_server(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())

    stage.page.click(SEND)

    stage.page.wait_for_selector(".field-error >> text=Write something first.")
    assert stage.acts() == []


def test_words_that_come_too_late_stay_to_be_copied(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "Too late")
    stage.page.click(SEND)
    [act] = stage.heard(1)

    stage.tell(t="ack", id=act["id"], ok=False, code="step_closed", message="Closed.", fields={})
    stage.page.wait_for_selector("[data-kept]:not([hidden]) >> text=Closed.")
    stage.page.reload()

    stage.page.wait_for_selector("[data-kept]:not([hidden])")
    assert stage.page.input_value("[data-kept] textarea") == "Too late"


def test_a_draft_survives_a_reload_until_it_is_received(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "Half a thou")
    stage.page.wait_for_selector("[data-draft-note]:not([hidden])")

    stage.page.reload()
    stage.until(lambda: stage.page.input_value(FIELD) == "Half a thou")
    stage.until(lambda: len(stage.sockets) == 2)
    stage.welcome()
    stage.page.click(SEND)
    [act] = stage.heard(1)
    stage.tell(t="ack", id=act["id"], ok=True, data={})

    stage.until(lambda: stage.page.input_value(FIELD) == "")
    assert stage.page.evaluate("Object.keys(localStorage)") == []


def test_the_phone_follows_and_focus_goes_to_the_new_heading(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    regions = (heading("Look up"), place())

    stage.change(2, ("main", main(regions, "1", "looking")), *regions, gone=("form-1",))

    stage.page.wait_for_selector("h1:focus:text('Look up')")
    stage.until(lambda: stage.asked("mine") == 1)
    assert stage.page.locator(FIELD).count() == 0


def test_nobody_is_torn_away_from_a_sentence(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.locator(FIELD).press_sequentially("In the midd")
    regions = (heading("Look up"), place())

    stage.change(2, ("main", main(regions, "1", "looking")), *regions, gone=("form-1",))
    stage.page.wait_for_selector("[data-moved]:not([hidden])")
    stage.page.keyboard.type("le")
    assert stage.page.input_value(FIELD) == "In the middle"
    stage.page.click("[data-go-on]")

    stage.page.wait_for_selector("h1:text('Look up')")
    stage.page.wait_for_selector("[data-kept]:not([hidden])")
    assert stage.page.input_value("[data-kept] textarea") == "In the middle"


def test_where_sockets_are_blocked_it_asks_and_posts(stage: Stage) -> None:
    stage.blocked = True
    stage.open(heading("Write"), card_form(), place())
    state: dict[str, object] = {"t": "state", "base": None, "seq": 0, "regions": [], "gone": []}
    regions = stage.regions | dict([heading("By asking")])
    state["regions"] = [{"id": id, "html": html} for id, html in regions.items()]
    stage.polled = {"state": state, "mine": None, "now": 1}
    stage.page.wait_for_selector("h1:text('By asking')", timeout=10_000)

    stage.page.fill(FIELD, "By post")
    stage.page.click(SEND)

    stage.until(lambda: stage.page.input_value(FIELD) == "")
    assert [post["data"] for post in stage.posts] == [{"text": "By post"}]


def test_a_change_of_one_s_own_card_is_closed_when_it_is_received(stage: Stage) -> None:
    stage.open(heading("Write"), place())
    mine = Mine("1", "write", "writing", False, False, cards=(MyCard("9", "Old", "", "", True),))
    stage.mine(mine)
    stage.page.click("summary")
    stage.page.fill("#edit-9 textarea", "New")
    stage.page.click("#edit-9 button")
    [act] = stage.heard(1)

    stage.tell(t="ack", id=act["id"], ok=True, data={})

    stage.page.wait_for_selector("details:not([open])")
    assert act["data"] == {"card": "9", "text": "New"}


def test_what_is_typed_while_a_card_is_on_its_way_stays(stage: Stage) -> None:
    stage.open(heading("Write"), card_form())
    stage.page.fill(FIELD, "First")
    stage.page.click(SEND)
    [act] = stage.heard(1)
    stage.page.fill(FIELD, "Second")

    stage.tell(t="ack", id=act["id"], ok=True, data={})
    stage.page.wait_for_function("document.getElementById('say').textContent")

    assert stage.page.input_value(FIELD) == "Second"
