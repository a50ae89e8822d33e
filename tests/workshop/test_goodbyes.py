"""Why a page gets nothing more is said in words of its own."""

import pytest
from django.template.loader import render_to_string

# "back_soon" and "slow" are no goodbyes: the page comes back by itself.
FINAL = ("removed", "ended", "too_many", "gone")


@pytest.mark.parametrize("reason", FINAL)
def test_each_goodbye_has_its_sentence(reason: str) -> None:
    assert f'data-word="bye-{reason}"' in render_to_string("workshop/phone/client.html")


def test_one_with_too_many_windows_is_not_sent_to_the_door() -> None:
    """A facilitator with seven tabs open is told about the tabs, not to join with the code."""
    words = render_to_string("workshop/phone/client.html")
    said = words.split('data-word="bye-too_many">')[1].split("</p>")[0]
    assert "tabs or windows" in said
    assert "Join again" not in said
