"""The starter agendas: whole, within their minutes, and in the workshop's own language."""

import pytest
from django.conf import settings
from django.utils import translation

from workshop import steps
from workshop.agendas import AGENDAS, steps_of
from workshop.enums import StepKind

LANGUAGES = [code for code, _name in settings.LANGUAGES]
EVERY = pytest.mark.parametrize("key", AGENDAS)


@pytest.mark.parametrize(("key", "minutes"), [("45", 45), ("90", 90), ("half-day", 240)])
def test_an_agenda_lasts_as_long_as_its_name_says(key: str, minutes: int) -> None:
    assert AGENDAS[key].minutes == minutes


@EVERY
def test_an_agenda_begins_with_the_welcome_and_ends_with_the_close(key: str) -> None:
    kinds = [step.kind for step in AGENDAS[key].steps]

    assert kinds[0] == StepKind.WELCOME
    assert kinds[-1] == StepKind.CLOSE
    assert set(kinds) <= set(steps.KINDS)


@EVERY
def test_nothing_is_grouped_before_it_is_written_or_chosen_before_it_is_grouped(key: str) -> None:
    kinds = [step.kind for step in AGENDAS[key].steps]
    way = [StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.AGREE]

    assert [kinds.index(kind) for kind in way] == sorted(kinds.index(kind) for kind in way)


@pytest.mark.parametrize("key", ["90", "half-day"])
def test_the_longer_ones_lead_to_behaviours_and_put_the_cases_before_and_after(key: str) -> None:
    kinds = [step.kind for step in AGENDAS[key].steps]

    assert kinds.index(StepKind.AGREE) < kinds.index(StepKind.BEHAVIOURS)
    before, after = [at for at, kind in enumerate(kinds) if kind == StepKind.CASES]
    assert before < kinds.index(StepKind.WRITE)
    assert after > kinds.index(StepKind.BEHAVIOURS)
    assert kinds.index(StepKind.CALIBRATE) < kinds.index(StepKind.WRITE)


@pytest.mark.parametrize(
    ("key", "in_full"),
    [
        ("45", set()),
        ("90", {StepKind.WRITE, StepKind.CLUSTER}),
        ("half-day", {kind for kind in StepKind if steps.has_optional(kind)}),
    ],
)
def test_the_longer_a_workshop_is_the_more_of_its_steps_are_held_in_full(
    key: str, in_full: set[StepKind]
) -> None:
    assert {step.kind for step in AGENDAS[key].steps if step.in_full} == in_full


def test_half_a_day_has_the_minutes_of_the_method() -> None:
    """Method, section 6; breaks stand behind the step that they follow."""
    found = [(step.kind, step.minutes, step.break_after) for step in AGENDAS["half-day"].steps]

    assert [minutes + pause for _kind, minutes, pause in found] == [
        *(7, 8),  # opening and cases: 15
        *(15, 15, 25, 20 + 10, 10, 35, 30 + 10, 25, 20),
        *(4, 6),  # the cases again, one's own words and a plan: 10
    ]
    assert [kind for kind, _minutes, pause in found if pause] == [
        StepKind.CHALLENGE,
        StepKind.BEHAVIOURS,
    ]


def test_half_a_day_tells_how_the_chosen_behaviours_are_done_before_the_question_list() -> None:
    kinds = [step.kind for step in AGENDAS["half-day"].steps]
    way = [StepKind.BEHAVIOURS, StepKind.HOW, StepKind.QUESTIONS, StepKind.CLOSE]

    assert [kinds.index(kind) for kind in way] == sorted(kinds.index(kind) for kind in way)


@EVERY
def test_the_leader_is_asked_to_speak_last_in_the_last_round_too(key: str) -> None:
    last = steps_of(AGENDAS[key], language="en", term="service-minded")[-1]

    assert "A last round, the leader at the end" in last.say


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_words_that_fit_with_the_longest_term(key: str, language: str) -> None:
    for step in steps_of(AGENDAS[key], language=language, term="ø" * 60):
        step.clean_fields(exclude=["workshop", "position", "phase"])
        for words in (step.title, step.prompt, step.say):
            assert words.strip()
            assert "%" not in words


def test_a_percent_sign_in_the_term_is_only_a_sign() -> None:
    made = steps_of(AGENDAS["90"], language="en", term="100 %(term)s %d")

    assert "“100 %(term)s %d”" in made[0].prompt


def test_the_words_are_in_the_workshops_language_whatever_the_page_speaks() -> None:
    with translation.override("sv"):
        in_english = steps_of(AGENDAS["90"], language="en", term="service-minded")

    assert in_english[0].title == "Welcome"
    assert in_english[1].title == "What would you do?"
    assert "service-minded" in in_english[0].prompt


def test_breaks_are_said_but_run_no_clock() -> None:
    half_day = AGENDAS["half-day"]
    made = steps_of(half_day, language="en", term="service-minded")

    assert half_day.minutes - sum(step.minutes for step in made) == 20
    assert sum("a break of 10 minutes" in step.say for step in made) == 2
