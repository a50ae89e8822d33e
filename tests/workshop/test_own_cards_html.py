"""One's own cards are rendered once for each form they can have, and filled with the words."""

import pytest
from django.template.loader import get_template
from django.utils import translation

from workshop.live.fragments import personal_regions
from workshop.queries.personal import Mine, MyCard

CARDS = [
    MyCard("11", "Plain words", "", "", True),
    MyCard("12", "<b>&\"'</b> & so on", "", "", True),
    MyCard("13", "A long one " * 20, "", "names_person", True),
    MyCard("14", "Of behaviour", "a <customer> calls", "", True),
    MyCard("15", "Closed", "", "rude", False),
    MyCard("16", "Harm", "", "", True, "harm"),
    MyCard("17", "Letters \ue000 \ue001 \ue003 of nobody's", "", "", True),
    MyCard("18", "Backslash \\1 \\g<0>", "", "", True),
]


@pytest.mark.parametrize("kind", ["write", "behaviours", "challenge"])
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_what_its_template_says(card: MyCard, kind: str) -> None:
    mine = Mine("1", kind, "writing", False, False, "5", "nb", cards=(card,))

    with translation.override("sv"):
        context = {"card": card, "kind": kind, "language": "nb", "short": short(card.text)}
        expected = get_template("workshop/phone/mine_card.html").render(context).strip()

    assert expected in personal_regions(mine, "sv")["mine-1"]


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("phase", ["writing", "looking", "adding", "checking"])
def test_what_stands_around_the_cards_is_what_its_template_says(phase: str, left: bool) -> None:
    """Also for the second who asks, with other cards."""
    personal_regions(Mine("1", "write", phase, left, False, "4", "nb", cards=(CARDS[0],)), "sv")
    mine = Mine("1", "write", phase, left, False, "5", "nb", cards=(CARDS[1], CARDS[6]))

    region = personal_regions(mine, "sv")["mine-1"]

    with translation.override("sv"):
        context = {"region": "mine-1", "mine": mine, "cards": ["@@", "@@"]}
        expected = get_template("workshop/phone/mine.html").render(context).strip()
    before, _between, after = expected.split("@@")
    assert region.startswith(before)
    assert region.endswith(after)
    assert ('value="5"' in region) == left


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
