"""The tags every template may use without loading them."""

import re

import pytest
from django.template import engines
from django.utils import translation

from workshop.templatetags.samsyn import SHAPES, code, icon, qr, shape


def render(source: str, **values: object) -> str:
    return str(engines["django"].from_string(source).render(values))


def test_an_icon_is_drawn_in_the_text_and_hidden_from_screen_readers() -> None:
    drawn = render('{% icon "check" "big" %}')

    assert drawn.startswith('<svg class="i big"')
    assert 'aria-hidden="true"' in drawn
    assert "<path" in drawn


@pytest.mark.parametrize("name", ["no-such-icon", "../lucide/check", ""])
def test_an_unknown_icon_is_a_loud_error(name: str) -> None:
    with pytest.raises(KeyError):
        icon(name)


def test_an_unknown_reaction_is_a_loud_error() -> None:
    with pytest.raises(KeyError):
        shape("perhaps")


def test_every_reaction_has_a_form_of_its_own() -> None:
    drawings = {drawing for _letter, drawing in SHAPES.values()}

    assert set(SHAPES) == {"agree", "live_with", "objection", "understand", "abstain"}
    assert len(drawings) == 5


def test_a_qr_code_is_dark_on_white_with_a_quiet_zone_and_a_name() -> None:
    drawn = qr("https://samsyn.example/join/482917")

    size = int(re.findall(r'viewBox="0 0 (\d+)', drawn)[0])
    assert (size - 8 - 21) % 4 == 0, (
        "four modules of quiet on each side of a square of 21, 25, 29 …"
    )
    assert 'fill="#fff"' in drawn and 'stroke="#0f201d"' in drawn
    assert 'role="img"' in drawn and "482917" in drawn
    assert "style=" not in drawn


def test_the_name_of_a_qr_code_cannot_break_out_of_its_attribute() -> None:
    assert "<script>" not in qr("https://samsyn.example/", '"><script>')


@pytest.mark.parametrize(
    ("digits", "read"), [("482917", "482\u00a0917"), (123456, "123\u00a0456"), ("12", "12")]
)
def test_a_code_is_shown_in_two_halves(digits: str | int, read: str) -> None:
    assert code(digits) == read


def test_words_in_another_language_say_so() -> None:
    with translation.override("nb"):
        assert render("<p {% lang_attr l %}>", l="sv") == '<p lang="sv">'
        assert render("<p {% lang_attr l %}>", l="nb") == "<p >"
        assert render("<p {% lang_attr l %}>", l="") == "<p >"
