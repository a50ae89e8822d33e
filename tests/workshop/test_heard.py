"""Notices of other processes come in any order, late, twice, or never."""

from workshop.live.heard import Heard


def test_nothing_is_missed_before_the_workshop_was_read() -> None:
    assert not Heard().lacks(7)


def test_what_was_read_and_what_was_said_in_any_order_is_known() -> None:
    heard = Heard()
    heard.said(8)
    heard.read(6)
    heard.said(9)
    assert heard.lacks(7) and heard.lacks(9)

    heard.said(7)
    heard.said(7)

    assert not heard.lacks(9)
    assert heard.lacks(10)


def test_a_later_notice_does_not_hide_that_an_earlier_one_was_lost() -> None:
    heard = Heard()
    heard.read(1)
    heard.said(3)

    assert heard.lacks(3)

    heard.caught_up(3)
    assert not heard.lacks(3)


def test_only_the_first_reading_was_of_everything() -> None:
    heard = Heard()
    heard.read(1)
    heard.read(5)

    assert heard.lacks(5)
