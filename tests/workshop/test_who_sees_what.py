"""Who sees what in which step and phase, by the table."""

import pytest

from tests.workshop.planted import MOMENTS
from tests.workshop.readable import ALL, CONSOLE, PHONE, SCREEN
from workshop import visibility
from workshop.enums import AudienceKind, Phase, StepKind

pytestmark = pytest.mark.django_db


READ = {
    Phase.SHOWN,
    Phase.ADDING,
    Phase.ADDED,
    Phase.REVISING,
    Phase.SORTING,
    Phase.RESORTED,
    Phase.VOTING,
    Phase.COUNTED,
}
TABLE: dict[str, dict[AudienceKind, set[Phase]]] = {
    "sees_cards": {
        CONSOLE: READ | {Phase.LOOKING, Phase.CHECKING},
        PHONE: READ,
        SCREEN: READ,
    },
    "sees_hidden_cards": {CONSOLE: {Phase.LOOKING, Phase.CHECKING}},
    "sees_revised": {CONSOLE: {Phase.REVISING}},
    "sees_board": {each: {Phase.SORTING, Phase.RESORTED} for each in ALL},
    "sees_suggestion": {CONSOLE: {Phase.JUDGING, Phase.SORTING, Phase.RESORTED}},
    "sees_history": {CONSOLE: {Phase.SORTING, Phase.RESORTED}},
    "sees_tally": {each: {Phase.COUNTED} for each in ALL},
    "sees_options": {each: {Phase.VOTING} for each in ALL},
    "sees_open_understanding": {
        CONSOLE: {Phase.REACTING, Phase.REASONS, Phase.DECIDED},
        PHONE: {Phase.REASONS, Phase.DECIDED},
        SCREEN: {Phase.REASONS, Phase.DECIDED},
    },
    "sees_reactions": {each: {Phase.REASONS, Phase.DECIDED} for each in ALL},
}


@pytest.mark.parametrize("question", TABLE)
@pytest.mark.parametrize("audience", AudienceKind)
def test_who_sees_what_in_which_phase(question: str, audience: AudienceKind) -> None:
    sees = getattr(visibility, question)

    assert {phase for phase in Phase if sees(audience, phase)} == TABLE[question].get(
        audience, set()
    )


def test_what_a_text_fails_in_is_shown_to_all_at_once_and_stands_beside_it_afterwards() -> None:
    agree = {
        (audience, phase)
        for audience in AudienceKind
        for kind in StepKind
        for phase in Phase
        if visibility.sees_verdicts(audience, kind, phase) and kind == StepKind.AGREE
    }

    assert agree == {
        *((each, Phase.TESTED) for each in ALL),
        (CONSOLE, Phase.DRAFTING),
        (CONSOLE, Phase.REACTING),
        (PHONE, Phase.REACTING),
    }
    others = set(StepKind) - {StepKind.AGREE}
    assert not any(
        visibility.sees_verdicts(audience, kind, phase)
        for audience in AudienceKind
        for kind in others
        for phase in Phase
    )


def test_progress_is_a_total_for_the_console_while_people_answer() -> None:
    seen = {
        (audience, phase)
        for audience in AudienceKind
        for phase in Phase
        if visibility.sees_progress(audience, StepKind.WRITE, phase)
    }

    assert seen == {
        (CONSOLE, phase)
        for phase in (
            Phase.WRITING,
            Phase.LOOKING,
            Phase.ADDING,
            Phase.CHECKING,
            Phase.ANSWERING,
            Phase.JUDGING,
            Phase.VOTING,
            Phase.CHOOSING,
            Phase.TESTING,
            Phase.REACTING,
            Phase.RECALLING,
            Phase.RESORTING,
        )
    }


def test_words_and_cases_are_put_to_all_and_their_answers_shown_to_all_at_once() -> None:
    kinds = (StepKind.CALIBRATE, StepKind.CASES)
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_asked(*place)} == {
        (kind, Phase.ANSWERING) for kind in kinds
    }
    assert [place for place in places if visibility.sees_case_test(*place)] == [
        (StepKind.AGREE, Phase.TESTING)
    ]
    assert [place for place in places if visibility.sees_estimates(*place)] == [
        (StepKind.CALIBRATE, Phase.SHOWN)
    ]
    assert [place for place in places if visibility.sees_case_answers(*place)] == [
        (StepKind.CASES, Phase.SHOWN)
    ]
    assert [each for each in AudienceKind if visibility.sees_case_details(each)] == [CONSOLE]


def test_the_draft_is_for_all_while_it_is_written_and_else_for_the_console() -> None:
    seen = {
        (audience, kind, phase)
        for audience in AudienceKind
        for kind in StepKind
        for phase in Phase
        if visibility.sees_draft(audience, kind, phase)
    }

    assert seen == {(CONSOLE, StepKind.AGREE, phase) for phase in Phase} | {
        (audience, StepKind.AGREE, Phase.DRAFTING) for audience in AudienceKind
    }


def test_what_the_draft_says_is_for_all_and_its_ties_are_the_consoles() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_coverage(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.DECIDED),
    }
    assert [
        (audience, *place)
        for audience in AudienceKind
        for place in places
        if visibility.sees_ties(audience, *place)
    ] == [(CONSOLE, StepKind.AGREE, Phase.DRAFTING)]


def test_what_is_fixed_is_said_before_one_writes_and_before_one_answers() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_limits(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.CHOOSING),
        (StepKind.AGREE, Phase.REACTING),
        (StepKind.BEHAVIOURS, Phase.WRITING),
    }


def test_who_leads_is_the_consoles_to_know_and_told_to_the_leader_where_people_talk() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert [each for each in AudienceKind if visibility.sees_people(each)] == [CONSOLE]
    assert {place for place in places if visibility.told_to_speak_last(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.REASONS),
    }


def test_drafts_are_for_all_while_one_chooses_and_offered_and_level_ones_the_consoles() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert [phase for phase in Phase if visibility.sees_drafts_offered(phase)] == [Phase.CHOOSING]
    assert [phase for phase in Phase if visibility.sees_choice(phase)] == [Phase.CHOSEN]
    for sees, where in (
        (visibility.sees_offers, Phase.DRAFTING),
        (visibility.sees_level, Phase.REASONS),
    ):
        assert [
            (audience, *place)
            for audience in AudienceKind
            for place in places
            if sees(audience, *place)
        ] == [(CONSOLE, StepKind.AGREE, where)]


def test_people_script_and_wordings_are_the_consoles_alone() -> None:
    assert [a for a in AudienceKind if visibility.sees_people(a)] == [CONSOLE]
    assert [a for a in AudienceKind if visibility.sees_script(a)] == [CONSOLE]
    assert [
        (a, kind)
        for a in AudienceKind
        for kind in StepKind
        if visibility.sees_wordings(a, kind, Phase.DRAFTING)
    ] == [(CONSOLE, StepKind.AGREE)]


def test_the_teams_verbs_are_the_consoles_where_behaviours_are_read() -> None:
    places = [(a, *place) for a in ALL for place in MOMENTS]
    assert {place for place in places if visibility.sees_own_verbs(*place)} == {
        (CONSOLE, StepKind.BEHAVIOURS, Phase.LOOKING),
        (CONSOLE, StepKind.BEHAVIOURS, Phase.SORTING),
        (CONSOLE, StepKind.BEHAVIOURS, Phase.RESORTED),
        (CONSOLE, StepKind.HOW, Phase.OPEN),
    }


def test_questions_are_seen_where_they_are_written_and_at_the_close() -> None:
    assert {kind for kind in StepKind if visibility.sees_questions(PHONE, kind)} == {
        StepKind.QUESTIONS,
        StepKind.CLOSE,
    }


def test_how_is_seen_by_all_while_it_is_told() -> None:
    seen = {(a, kind) for a in ALL for kind in StepKind if visibility.sees_hows(a, kind)}

    assert seen == {(a, StepKind.HOW) for a in ALL}
