"""Managers do what they like: what is published stays, and no code is given twice.

The examples are the same in every run. For others, and twenty times as many:
--hypothesis-profile=long.
"""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.behaviours.managers import Managers

LONG = settings.get_current_profile_name() == "long"
EXAMPLES = settings(
    max_examples=300 if LONG else 15,
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)
DO = [
    *("publishes",) * 4,
    *("opens", "says", "adds_a_behaviour", "adds_a_question", "edits", "moves", "removes"),
    *("removes", "publishes_as_it_is", "discards", "withdraws", "withdraws", "brings_back"),
    *("brings_back", "goes_on_from_a_trial", "hands_over", "sleeps"),
]


@pytest.mark.django_db
@EXAMPLES
@given(done=st.lists(st.tuples(st.sampled_from(DO), st.integers(0, 99)), min_size=20, max_size=40))
def test_whatever_managers_do_what_is_published_stays_and_no_code_is_given_twice(
    done: list[tuple[str, int]],
) -> None:
    today = timezone.localdate()
    they = Managers()
    with patch.object(timezone, "localdate", lambda: today + timedelta(days=they.days)):
        for name, n in done:
            getattr(they, name)(n)
            they.check()
        they.check_words()
