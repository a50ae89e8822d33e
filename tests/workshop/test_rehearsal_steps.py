"""Simulated participants do in every step what it asks, and nothing of it is refused."""

import pytest

from tests.factories import FULL, Crew, make_crew, make_stage
from tests.workshop.rehearsed import Rehearsing
from workshop import steps
from workshop.actions import ACTIONS, By
from workshop.agendas import AGENDAS, steps_of
from workshop.commands.people import create_workshop
from workshop.enums import Phase, StepKind
from workshop.models import ActionRecord, Card, Participant, Reaction, Workshop
from workshop.rehearsal.scripts import LEFT, SCRIPTS
from workshop.rehearsal.words import LANGUAGES

pytestmark = pytest.mark.django_db
PEOPLES = {By.AUTHOR, By.AUTHOR_OR_FACILITATOR, By.WRITER, By.CLAIMANT, By.ANYBODY}


def planned(crew: Crew, agenda: str, language: str = "en") -> Workshop:
    return create_workshop(
        team=crew.team,
        by=crew.facilitator,
        title="Service-minded",
        term="service-minded",
        language=language,
        roles=["Clerk", "Lead"],
        agenda=steps_of(AGENDAS[agenda], language=language, term="service-minded"),
    )


@pytest.mark.parametrize(
    ("agenda", "language"), [("90", "en"), ("half-day", "nb"), ("half-day", "sv"), ("45", "nb")]
)
def test_an_agenda_is_clicked_through_to_the_end_and_nobody_is_refused(
    agenda: str, language: str
) -> None:
    crew = make_crew()
    rehearsing = Rehearsing(planned(crew, agenda, language), crew)

    walked = rehearsing.click_through()

    told = rehearsing.now.told
    assert (told.refusals, told.failed, told.late) == ((), (), 0)
    kinds = {kind for kind, _phase in walked}
    assert kinds == set(rehearsing.workshop.steps.values_list("kind", flat=True))
    assert set(told.walked) == {
        str(pk) for pk in rehearsing.workshop.steps.values_list("pk", flat=True)
    }


def test_every_kind_of_step_in_full_is_filled() -> None:
    stage = make_stage(people=0)
    assert set(stage.workshop.steps.values_list("kind", flat=True)) == set(FULL)
    rehearsing = Rehearsing(stage.workshop, stage.crew, many=7)

    walked = rehearsing.click_through()

    told = rehearsing.now.told
    assert (told.refusals, told.failed, told.late) == ((), (), 0)
    assert set(SCRIPTS) <= {(StepKind(kind), Phase(phase)) for kind, phase in walked}


def test_wherever_participants_may_act_there_is_something_they_do() -> None:
    missing = {
        (kind, phase)
        for kind, its in steps.KINDS.items()
        for phase, permitted in its.permits.items()
        if any(ACTIONS[name].by in PEOPLES for name in permitted)
    } - SCRIPTS.keys()

    assert missing == LEFT


@pytest.mark.parametrize("many", [1, 2, 3, 30])
def test_any_number_of_people_gets_to_the_end(many: int) -> None:
    crew = make_crew()
    rehearsing = Rehearsing(planned(crew, "half-day"), crew, many=many)

    rehearsing.click_through()

    told = rehearsing.now.told
    assert (told.refusals, told.failed) == ((), ())
    assert Participant.objects.filter(workshop=rehearsing.workshop).count() == many


def test_a_step_is_filled_again_when_it_is_asked_for_and_not_by_itself() -> None:
    stage = make_stage(StepKind.WRITE, people=0)
    rehearsing = Rehearsing(stage.workshop, stage.crew)
    rehearsing.start()
    rehearsing.fill()
    before = Card.objects.count()

    rehearsing.look()
    assert Card.objects.count() == before
    assert rehearsing.steer("fill").ok
    assert not rehearsing.now.done
    rehearsing.fill()
    assert Card.objects.count() > before


@pytest.mark.parametrize("agenda", ["90", "half-day"])
def test_every_place_can_be_filled_twice_without_a_refusal(agenda: str) -> None:
    crew = make_crew()
    rehearsing = Rehearsing(planned(crew, agenda), crew)
    first = rehearsing.fill

    def twice() -> object:
        first()
        assert rehearsing.steer("fill").ok
        return first()

    rehearsing.fill = twice  # type: ignore[method-assign,assignment]
    rehearsing.click_through()

    told = rehearsing.now.told
    assert (told.refusals, told.failed) == ((), ())


def test_there_is_an_objection_to_work_on_and_a_question_to_answer() -> None:
    crew = make_crew()
    rehearsing = Rehearsing(planned(crew, "90"), crew, many=8)

    rehearsing.click_through()

    kinds = list(Reaction.objects.filter(round__number=1).values_list("kind", flat=True))
    assert (kinds.count("objection"), kinds.count("understand")) == (1, 1)
    objection = Reaction.objects.get(kind="objection")
    assert objection.phrase
    assert objection.phrase in objection.round.text
    assert {"agree", "live_with"} == set(
        Reaction.objects.filter(round__number=2).values_list("kind", flat=True)
    )


def test_what_is_hidden_from_colleagues_is_kept_by_key_here_too() -> None:
    stage = make_stage(StepKind.WRITE, people=0)
    rehearsing = Rehearsing(stage.workshop, stage.crew)
    rehearsing.start()
    rehearsing.fill()

    records = ActionRecord.objects.filter(workshop=rehearsing.workshop, action="card.submit")
    assert len(records) == 12
    assert all(record.actor.startswith("k:") and record.at is None for record in records)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_words_fit_and_are_written_in_each_language(language: str) -> None:
    words = LANGUAGES[language]
    assert all(len(text) <= 400 for text in words.cards)
    assert any(len(text) > 250 for text in words.cards)
    assert len(set(words.cards)) == len(words.cards)
    assert {words.theme_of(double) for _card, double in words.doubles} == {
        words.theme_of(card) for card, _double in words.doubles
    }
    for other in LANGUAGES.keys() - {language}:
        assert not set(words.cards) & set(LANGUAGES[other].cards)
