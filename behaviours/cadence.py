"""How often a team looks again at what it agreed on, and on which day the next time is. Pure."""

from calendar import monthrange
from datetime import date

REVIEW_AFTER = 6  # months; method, section 5
# Longer, and nobody remembers why the words are as they are (our own choice).
LONGEST_CADENCE = 12  # months


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def next_review(today: date, months: int, *, planned: date | None, before: date | None) -> date:
    """The day to propose when a version is published.

    `planned` stands in the draft and `before` in the version it goes on from. A day to come that
    was set since then was meant; one that was only carried along is over with this publishing.
    """
    if planned is not None and planned > today and planned != before:
        return planned
    return months_later(today, months)
