"""The demo's calibration and customer cases: made-up numbers, and choices before and after."""

from typing import Final

from workshop.demo.play import Play
from workshop.queries.cases import cases_of
from workshop.queries.estimates import words_of

# What eighteen simulated people mean by far, heavy and cold, as they type it.
NUMBERS: Final = (
    "2 km,5,10 km,3,20,5 km,1½,8,100,4,5,2,10,15 km,6,3 km,5,7",
    "20 kg,25,15,30,23 kg,20,12,18,25,20,40,22,20 kg,16,30,23,10,25",
    "-5,0,-10,-15 grader,-5,-20,5,0,-8,-10,-5,-12,-25,-2,-10,-5,3,-15",
)
RANGES: Final = (("1", "10"), ("10", "30"), ("-10", "0"))
WITH_RANGE: Final = 9  # this many also say what nine of ten colleagues would answer
# How many choose each answer of the cases, first and at the end. Twice as nearly everyone does.
BEFORE: Final = ((7, 6, 5), (5, 9, 4), (8, 5, 5), (15, 2, 1), (6, 7, 5))
AFTER: Final = ((3, 15, 0), (2, 15, 1), (15, 2, 1), (16, 2, 0), (6, 10, 2))


def calibrate(play: Play) -> None:
    step = play.step()
    assert step is not None
    for word, numbers, (low, high) in zip(words_of(step), NUMBERS, RANGES, strict=True):
        play.all(
            play.by(n * 5, "estimate.give", word=word.id, number=number)
            for n, number in enumerate(numbers.split(","))
        )
        play.all(
            play.by(n, "estimate.range", word=word.id, low=low, high=high)
            for n in range(WITH_RANGE)
        )
    play.next(2)  # shown, and on


def answer_cases(play: Play, counts: tuple[tuple[int, ...], ...], turn: int) -> None:
    """`turn`: with whom the first answer begins, so that not the same people answer alike."""
    for at, (case, people) in enumerate(zip(cases_of(play.workshop), counts, strict=True)):
        chosen = [
            answer.id
            for answer, number in zip(case.answers, people, strict=False)
            for _person in range(number)
        ]
        play.all(
            play.by(n * turn + at, "case.answer", case=case.id, option=option)
            for n, option in enumerate(chosen)
        )
    play.next(2)  # shown, and on
