"""Words are kept for as long as the team says, and then they are gone from every table."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from tests.factories import Stage, act, done, make_crew, make_stage, refused, walk_to_end
from tests.told import DECIDED, HARM, LISTEN, OTHER, told_workshop
from tests.workshop.browsers import BACKEND, HOST, identity, token_of
from tests.workshop.test_convergence import applied
from workshop.commands.retention import CLEARED
from workshop.enums import AudienceKind, StepKind
from workshop.events import WorkshopCleared
from workshop.live.audiences import audiences_of
from workshop.live.clock import clearing_actions
from workshop.live.hub import Channel, render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import (
    AboutDraft,
    ActionRecord,
    AgendaTemplate,
    CalibrationWord,
    Card,
    Case,
    CaseOption,
    ChangedLine,
    ConsentRound,
    Decision,
    How,
    HowInMedium,
    OwnVerb,
    Participant,
    Question,
    Rehearsal,
    Step,
    Theme,
    Wording,
    Workshop,
    WorkshopReport,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
Travel = Callable[[float], None]
# What belongs to the team, or was set by its facilitators before anybody wrote.
STAYS = {
    AboutDraft,
    AgendaTemplate,
    CalibrationWord,
    Case,
    CaseOption,
    ChangedLine,
    ConsentRound,  # of a decided sentence
    Decision,
    OwnVerb,
    Rehearsal,  # is deleted with its workshop, a day after it was made
    Step,
    Workshop,
    WorkshopReport,
}


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """The server's time stands still at noon; `travel(days)` puts it so long after noon."""
    now = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: now[0])

    def to(days: float) -> None:
        now[0] = NOON + timedelta(days=days)

    return to


def keep(stage: Stage, days: int | None) -> None:
    stage.crew.team.keeps_days = days
    stage.crew.team.save()


def tick() -> list[str]:
    """What the clock does now; the codes of its answers, "" for what was done."""
    return [answer.code for answer in run_batch(clearing_actions())]


def cleared(stage: Stage, travel: Travel) -> None:
    keep(stage, 30)
    travel(30)
    assert tick() == [""]


def everything() -> Iterator[tuple[str, str]]:
    """(table, one row as text) of the whole database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, repr(row)


def where(words: str) -> set[str]:
    """The tables in which the words stand."""
    return {table for table, row in everything() if words in row}


def test_after_so_many_days_the_clock_clears_and_not_before(travel: Travel) -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)
    keep(stage, 30)

    travel(29.9)
    assert tick() == []
    travel(30)
    assert tick() == [""]
    assert tick() == []
    assert not Participant.objects.exists()


def test_a_team_that_says_never_keeps_everything(travel: Travel) -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)
    travel(9999)

    assert tick() == []


def test_a_workshop_that_was_opened_again_is_not_cleared(travel: Travel) -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)
    keep(stage, 1)
    travel(2)
    due = clearing_actions()
    done(stage.facilitator, "workshop.back", seen="", phase="finished")

    assert [answer.code for answer in run_batch(due)] == ["not_due"]
    assert tick() == []


def test_of_two_processes_that_ask_at_once_the_second_finds_it_done(travel: Travel) -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)
    keep(stage, 1)
    travel(2)
    one, other = clearing_actions(), clearing_actions()

    assert [run_batch(each)[0].code for each in (one, other)] == ["", "not_due"]


def test_only_the_team_that_asks_for_it_loses_its_words(travel: Travel) -> None:
    stage, other = (
        make_stage(StepKind.WELCOME, StepKind.CLOSE),
        make_stage(StepKind.WELCOME, StepKind.CLOSE, crew=make_crew()),
    )
    walk_to_end(stage)
    walk_to_end(other)

    cleared(stage, travel)

    assert set(Participant.objects.values_list("workshop", flat=True)) == {other.workshop.pk}


def test_every_table_of_a_workshop_is_cleared_or_said_to_stay() -> None:
    ours: set[type[models.Model]] = set(apps.get_app_config("workshop").get_models())

    assert {model for model, _way in CLEARED} | STAYS == ours
    assert not {model for model, _way in CLEARED} & STAYS


def plant(stage: Stage) -> None:
    """The word "zebra" in all that single people said, in every field that takes free words."""
    common = {Theme, Question, How, HowInMedium, Wording}  # what came of it stays in the report
    for model, way in CLEARED:
        rows = model._default_manager.filter(**{way: stage.workshop})
        if model in common:
            continue
        if model is Card:
            rows = rows.exclude(step__kind=StepKind.BEHAVIOURS)
        for field in model._meta.fields:
            long = isinstance(field, models.CharField) and (field.max_length or 0) >= 40
            if long and not field.choices:
                rows.update(**{field.name: "zebra"})
    Card.objects.filter(step__kind=StepKind.BEHAVIOURS).update(did="zebra", effect="zebra")


def test_nothing_that_anybody_wrote_is_left_in_any_table(travel: Travel) -> None:
    stage = told_workshop()
    plant(stage)
    planted = {"workshop_card", "workshop_participant", "workshop_reaction", "workshop_draft"}
    assert where("zebra") >= planted

    cleared(stage, travel)

    assert where("zebra") == set()
    assert where(HARM) | where(OTHER) == set()
    for model, way in CLEARED:
        if model is not ActionRecord:
            assert not model._default_manager.filter(**{way: stage.workshop}).exists(), model


def test_the_action_records_that_are_left_are_the_clocks(travel: Travel) -> None:
    stage = told_workshop()

    cleared(stage, travel)

    assert set(ActionRecord.objects.values_list("actor", "action")) == {("clock", "workshop.clear")}


def test_what_was_handed_over_stays_with_where_it_comes_from(travel: Travel) -> None:
    stage = told_workshop()
    done(stage.facilitator, "workshop.hand_over")

    cleared(stage, travel)

    assert where(HARM) == {"behaviours_provenance"}
    assert where(LISTEN) >= {"behaviours_provenance"}


def test_the_sentence_stands_on_every_page_and_says_that_the_rest_is_gone(travel: Travel) -> None:
    stage = told_workshop()

    cleared(stage, travel)

    audiences = frozenset(Audience(kind, "en") for kind in AudienceKind)
    for audience, regions in render(stage.workshop.pk, audiences).items():
        html = "".join(regions.values())
        assert "What was written here has been deleted" in html, audience
        assert DECIDED in html and HARM not in html
        assert "step.reopen" not in html
        assert "workshop.back" not in html and "workshop.hand_over" not in html


def test_open_pages_are_brought_to_what_a_fresh_page_shows(travel: Travel) -> None:
    stage = told_workshop()
    audiences = frozenset(Audience(kind, "en") for kind in AudienceKind)
    before = render(stage.workshop.pk, audiences)

    cleared(stage, travel)

    assert audiences_of([WorkshopCleared()]) == frozenset(AudienceKind)
    for audience, fresh in render(stage.workshop.pk, audiences).items():
        frame = Channel(7, before[audience]).advance(fresh)
        assert applied(before[audience], frame) == fresh != before[audience]
    assert personal_frame(stage.workshop.pk, stage.people[0].participant, "en")["regions"] == []


def test_whoever_took_part_is_told_and_not_sent_to_the_door(travel: Travel) -> None:
    stage = told_workshop()
    browser = Client(headers={"host": HOST})
    browser.cookies.load(identity(stage.people[0]))

    cleared(stage, travel)

    page = browser.get(f"/w/{stage.workshop.pk}/")
    assert page.status_code == 200
    assert "What was written here has been deleted" in page.text and DECIDED in page.text
    assert browser.get(f"/w/{stage.workshop.pk}/poll/").status_code == 404


def test_console_and_screen_open_still(travel: Travel) -> None:
    stage = told_workshop()
    cleared(stage, travel)
    browser = Client(headers={"host": HOST})
    browser.force_login(stage.crew.facilitator, backend=BACKEND)

    for address in (f"/workshops/{stage.workshop.pk}/", f"/screen/{token_of(stage)}/"):
        page = browser.get(address)
        assert page.status_code == 200 and "has been deleted" in page.text
    assert browser.get(f"/workshops/{stage.workshop.pk}/agenda/").status_code == 200


def test_nothing_goes_on_in_a_cleared_workshop(travel: Travel) -> None:
    stage = told_workshop()
    first = stage.workshop.steps.first()
    assert first is not None

    cleared(stage, travel)

    for action, data in (
        ("workshop.back", {"seen": "", "phase": "finished"}),
        ("step.reopen", {"target": str(first.pk)}),
        ("workshop.hand_over", {}),
        ("step.add", {"kind": "write", "title": "More", "minutes": 5}),
    ):
        assert refused(stage.facilitator, action, **data) == "cleared", action
    assert act(stage.people[0], "participant.return").code == "not_allowed"
    assert refused(stage.newcomer, "participant.join") == "ended"
