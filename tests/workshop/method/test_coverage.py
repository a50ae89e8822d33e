"""What a sentence stands for: plain counts of themes and cards."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.method.coverage import covered

SENTENCE = "We listen, solve it, and say honestly how long it takes."


def test_four_of_five_themes_and_23_of_31_cards() -> None:
    """The worked example of the module."""
    cards = [*"A" * 9, *"B" * 7, *"C" * 5, *"D" * 2, "E", *[None] * 7]
    ties = [("We listen", "A"), ("solve it", "B"), ("honestly", "C"), ("how long", "D")]

    found = covered(SENTENCE, "ABCDE", ties, cards)

    assert (found.said, found.represented, found.cards) == (4, 23, 31)
    assert dict(found.phrases)["E"] == ()


def test_one_theme_is_said_once_however_many_words_say_it() -> None:
    found = covered(SENTENCE, "A", [("listen", "A"), ("solve it", "A")], ["A", "A", None])

    assert (found.said, found.represented, found.cards) == (1, 2, 3)
    assert found.phrases == (("A", ("listen", "solve it")),)


def test_words_that_are_gone_and_themes_that_are_not_chosen_say_nothing() -> None:
    found = covered(SENTENCE, "A", [("explain", "A"), ("listen", "B")], ["A", "B"])

    assert (found.said, found.represented, found.cards) == (0, 0, 2)


def test_nothing_chosen_and_nothing_written_is_nothing_said() -> None:
    found = covered("", "", [], [])

    assert (found.said, found.represented, found.cards, found.phrases) == (0, 0, 0, ())


THEMES = st.lists(st.integers(0, 9), unique=True, max_size=6)
TIES = st.lists(
    st.tuples(st.sampled_from(["We listen", "solve", "never", "takes"]), st.integers(0, 9)),
    max_size=12,
)
CARDS = st.lists(st.none() | st.integers(0, 9), max_size=40)


@given(THEMES, TIES, CARDS)
def test_parts_are_never_more_than_the_whole(
    chosen: list[int], ties: list[tuple[str, int]], cards: list[int | None]
) -> None:
    found = covered(SENTENCE, chosen, ties, cards)

    assert 0 <= found.represented <= found.cards == len(cards)
    assert 0 <= found.said <= len(chosen) == len(found.phrases)
    assert found.represented <= sum(card in chosen for card in cards)
    assert [theme for theme, _words in found.phrases] == chosen


@given(THEMES, TIES, CARDS, st.tuples(st.sampled_from(["solve", "never"]), st.integers(0, 9)))
def test_one_more_tie_never_makes_it_less(
    chosen: list[int],
    ties: list[tuple[str, int]],
    cards: list[int | None],
    another: tuple[str, int],
) -> None:
    before = covered(SENTENCE, chosen, ties, cards)
    after = covered(SENTENCE, chosen, [*ties, another], cards)

    assert after.said >= before.said
    assert after.represented >= before.represented
    assert after.cards == before.cards


@given(THEMES, TIES, CARDS)
def test_the_order_of_ties_and_cards_does_not_matter(
    chosen: list[int], ties: list[tuple[str, int]], cards: list[int | None]
) -> None:
    one = covered(SENTENCE, chosen, ties, cards)
    other = covered(SENTENCE, chosen, ties[::-1], cards[::-1])

    assert (one.said, one.represented, one.cards) == (other.said, other.represented, other.cards)


@given(THEMES, TIES, CARDS)
def test_without_its_words_the_sentence_stands_for_nothing(
    chosen: list[int], ties: list[tuple[str, int]], cards: list[int | None]
) -> None:
    found = covered("Something else.", chosen, ties, cards)

    assert (found.said, found.represented) == (0, 0)
