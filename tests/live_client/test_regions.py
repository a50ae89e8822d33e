"""What arrives is shown, and takes nothing from whoever is typing."""

from tests.live_client.stage import Stage, card_form, heading, main, place
from workshop.queries.personal import Mine, MyCard

FIELD = "form.ph-form textarea"


def holder(*ids: str, shuffled: bool = False) -> tuple[str, str]:
    order, how = " ".join(ids), "data-shuffle" if shuffled else ""
    return (
        "cards",
        f'<section id="cards"><ul data-order="{order}" {how}><!--inside--></ul></section>',
    )


def card(id: str, words: str = "") -> tuple[str, str]:
    return id, f'<li id="{id}"><button>{words or id}</button></li>'


def order(stage: Stage) -> list[str]:
    found = stage.page.locator("#cards li").evaluate_all("all => all.map((one) => one.id)")
    return [str(id) for id in found]


def test_typed_words_and_the_caret_stay_when_regions_change_around_them(stage: Stage) -> None:
    stage.open(heading("Before"), card_form())
    stage.page.locator(FIELD).press_sequentially("hello world")
    for _letter in "world":
        stage.page.keyboard.press("ArrowLeft")

    stage.change(
        2, heading("After"), (card_form()[0], card_form()[1].replace("Your card", "Words"))
    )
    stage.page.wait_for_selector("h1:text('After')")

    field = stage.page.evaluate(
        "[document.activeElement.value, document.activeElement.selectionStart]"
    )
    assert field == ["hello world", 6]
    assert stage.page.locator("label").inner_text() == "Words"


def test_words_in_a_field_that_has_lost_its_focus_stay_too(stage: Stage) -> None:
    stage.open(heading("Before"), card_form())
    stage.page.fill(FIELD, "hello")
    stage.page.locator(FIELD).blur()

    stage.change(2, (card_form()[0], card_form()[1].replace("Your card", "Words")))
    stage.page.wait_for_selector("label:text('Words')")

    assert stage.page.input_value(FIELD) == "hello"


def test_a_focused_heading_still_takes_new_words(stage: Stage) -> None:
    stage.open(heading("Before"))
    stage.page.focus("h1")

    stage.change(2, heading("After"))

    stage.page.wait_for_selector("h1:focus:text('After')")


def test_a_gap_is_answered_by_asking_for_everything(stage: Stage) -> None:
    stage.open(heading("One"))

    stage.tell(t="state", base=5, seq=6, regions=[], gone=[])
    stage.until(lambda: stage.asked("whole") == 1)
    stage.regions |= dict([heading("Two")])
    stage.whole(seq=6)

    stage.page.wait_for_selector("h1:text('Two')")


def test_a_frame_that_was_already_applied_changes_nothing(stage: Stage) -> None:
    stage.open(heading("One"))
    stage.change(2, heading("Two"))
    stage.page.wait_for_selector("h1:text('Two')")

    stage.tell(
        t="state", base=0, seq=1, regions=[{"id": "step", "html": heading("Old")[1]}], gone=[]
    )
    stage.change(3, heading("Three"))

    stage.page.wait_for_selector("h1:text('Three')")
    assert stage.asked("whole") == 0


def test_cards_take_their_order_and_keep_focus_when_they_move(stage: Stage) -> None:
    stage.open(heading("Board"), holder("a", "b", "c"), card("a"), card("b"), card("c"))
    stage.page.focus("#c button")

    stage.change(2, holder("c", "a", "d"), card("d"), gone=("b",))
    stage.until(lambda: order(stage) == ["c", "a", "d"])

    assert stage.page.evaluate("document.activeElement.textContent") == "c"


def test_a_card_moves_from_one_theme_to_another_without_being_sent_again(stage: Stage) -> None:
    other = ("other", '<section id="other"><ul data-order="{}"><!--inside--></ul></section>')
    stage.open(
        heading("Board"), holder("a", "b"), (other[0], other[1].format("")), card("a"), card("b")
    )

    stage.change(2, holder("b"), (other[0], other[1].format("a")))

    stage.page.wait_for_selector("#other #a")
    assert order(stage) == ["b"]


def test_cards_outlive_the_theme_that_goes(stage: Stage) -> None:
    """Undone, a theme goes with a list of cards that lie elsewhere by now, behind it or before."""

    def board(*lists: str) -> tuple[str, str]:
        return "board", f'<div id="board" data-order="{" ".join(lists)}"><!--inside--></div>'

    def column(id: str, *cards: str) -> tuple[str, str]:
        order = " ".join(cards)
        return id, f'<section id="{id}"><ul data-order="{order}"><!--inside--></ul></section>'

    stage.open(
        board("unsorted", "one", "two"),
        column("unsorted"),
        column("one", "a", "b"),
        column("two", "c"),
        *map(card, "abc"),
    )

    stage.change(2, board("unsorted"), column("unsorted", "a", "b", "c"), gone=("one", "two"))
    stage.page.wait_for_selector("#one", state="detached")

    lying = stage.page.locator("#unsorted li").evaluate_all("all => all.map((one) => one.id)")
    assert lying == ["a", "b", "c"]


def test_everybody_has_an_order_of_their_own_that_lasts(stage: Stage) -> None:
    ids = [f"card-{number}" for number in range(12)]
    stage.open(heading("Cards"), holder(*ids, shuffled=True), *[card(id) for id in ids])
    first = order(stage)
    stage.page.reload()
    stage.until(lambda: len(stage.sockets) == 2)

    assert order(stage) == first
    assert first != ids
    assert sorted(first) == sorted(ids)


def test_one_s_own_words_are_never_overwritten_by_what_everybody_gets(stage: Stage) -> None:
    stage.open(heading("Write"), place())
    stage.mine(
        Mine("1", "write", "writing", False, False, cards=(MyCard("9", "My words", "", "", True),))
    )
    stage.page.wait_for_selector("text=My words")

    stage.change(2, place(), heading("Still writing"))
    stage.whole(seq=3)
    stage.page.wait_for_selector("h1:text('Still writing')")

    assert stage.page.is_visible("text=My words")


def test_one_s_own_words_wait_for_their_place(stage: Stage) -> None:
    stage.open(heading("Welcome"))
    stage.mine(
        Mine("2", "write", "writing", False, False, cards=(MyCard("9", "Early", "", "", True),))
    )

    regions = (heading("Write"), place("2"))
    stage.change(2, ("main", main(regions, "2")), *regions)

    stage.page.wait_for_selector("text=Early")


def test_nothing_changes_under_a_drag_and_everything_after_it(stage: Stage) -> None:
    stage.open(heading("Before"))
    stage.page.evaluate("document.documentElement.dataset.dragging = ''")
    stage.change(2, heading("After"))
    stage.tell(t="pong", now=1)
    stage.until(lambda: True)
    assert stage.page.is_visible("h1:text('Before')")

    stage.page.evaluate("delete document.documentElement.dataset.dragging")

    stage.page.wait_for_selector("h1:text('After')")


def test_a_number_takes_the_place_of_a_clock(stage: Stage) -> None:
    stage.open(heading("Before"), ("n", '<p id="n"><b data-timer data-left="90"></b></p>'))
    stage.page.wait_for_selector("#n b:text('1:30')")

    stage.change(2, ("n", '<p id="n"><b>3</b></p>'))
    stage.page.wait_for_selector("#n b:text-is('3')")


def test_a_frame_that_comes_before_the_whole_on_a_new_line_is_not_taken_for_the_next(
    stage: Stage,
) -> None:
    """After a restart the server counts from its own beginning: its numbers mean other states."""
    stage.open(heading("One"))
    stage.change(2, heading("Two"))
    stage.page.wait_for_selector("h1:text('Two')")
    stage.sockets[-1].close()
    stage.until(lambda: len(stage.sockets) == 2)

    stage.tell(t="hello", now=1_000_000)
    stage.change(3, place("9"))
    stage.until(lambda: stage.asked("whole") == 1)
    stage.regions |= dict([heading("Three")])
    stage.whole(seq=1)
    stage.page.wait_for_selector("h1:text('Three')")
    stage.change(2, heading("Four"))

    stage.page.wait_for_selector("h1:text('Four')")
