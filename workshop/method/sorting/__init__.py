"""Sorting by everyone: themes out of many small judgements and the texts' likeness.

`prepare` the texts once, off the event loop; `stand` gathers the answers of a moment; from it
come each person's `next_screen` and the `suggestion_of` themes. `suggest` does it in one call.
"""

from workshop.method.sorting.likeness import Prepared, prepare, text_similarity
from workshop.method.sorting.naming import name_of
from workshop.method.sorting.screens import next_screen
from workshop.method.sorting.standing import Standing, stand
from workshop.method.sorting.suggestion import suggest, suggestion_of
from workshop.method.sorting.values import Judgement, Name, Screen, Suggestion

__all__ = [
    "Judgement",
    "Name",
    "Prepared",
    "Screen",
    "Standing",
    "Suggestion",
    "name_of",
    "next_screen",
    "prepare",
    "stand",
    "suggest",
    "suggestion_of",
    "text_similarity",
]
