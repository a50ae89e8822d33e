"""Every action × every step and phase × everybody who could send it.

The table says in its own words what `steps.py` and `actions.By` say in theirs; an action that is
missing here fails, and so does one whose row no longer agrees with the code.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction

from behaviours.roles import Roles, add_member
from tests.factories import (
    Person,
    Stage,
    act,
    done,
    make_crew,
    make_person,
    make_stage,
    sending,
    start,
    write,
)
from tests.workshop.table import (
    ALWAYS,
    CLOCK,
    CONSOLE,
    DOOR,
    MOMENTS,
    PHONE,
    ROWS,
    RUNNING,
    Rewind,
    bring_to,
    moment_of,
    nothing_stored,
    rows_touched,
    stored,
)
from workshop import steps
from workshop.actions import ACTIONS
from workshop.actors import Member
from workshop.enums import StepKind
from workshop.live.writer import run_batch

pytestmark = pytest.mark.django_db


def test_every_action_has_a_row() -> None:
    assert set(ROWS) == set(ACTIONS)


@pytest.mark.parametrize("action", ROWS)
def test_the_table_and_the_steps_permit_the_same(action: str) -> None:
    permitted = {(kind, phase) for kind, phase in RUNNING if steps.permits(kind, phase, action)}
    if action == "participant.join":
        # Permitted by the code at the door, whatever the step.
        permitted = set(RUNNING)

    assert permitted == ROWS[action].moments & RUNNING


# --- everybody who could send it ----------------------------------------------------------------
@dataclass(frozen=True)
class Cast:
    """Everybody, by who they are to the one workshop that is looked at."""

    stage: Stage
    by: dict[str, Person]


@pytest.fixture
def everybody() -> Cast:
    crew, other = make_crew(), make_crew()
    stage = make_stage(crew=crew)
    elsewhere = make_stage(crew=crew, people=1)
    here = stage.workshop.pk
    removed = make_person()
    both = make_person()
    add_member(other.team, both, Roles(facilitator=True))
    add_member(crew.team, both, Roles(reader=True, manager=True))
    asleep = make_person(is_active=False)
    add_member(crew.team, asleep, Roles(facilitator=True))
    root = make_person(is_superuser=True, is_staff=True)
    member = {
        CONSOLE: crew.facilitator,
        "reader": crew.reader,
        "manager": crew.manager,
        "other team's facilitator": other.facilitator,
        "facilitator elsewhere, reader here": both,
        "no member any more": removed,
        "facilitator whose account is closed": asleep,
        "superuser who is no member": root,
    }
    return Cast(
        stage,
        {name: Person(here, Member(user.pk)) for name, user in member.items()}
        | {
            PHONE: stage.people[0],
            "participant of another workshop": Person(here, elsewhere.people[0].actor),
            DOOR: stage.newcomer,
            CLOCK: stage.clock,
        },
    )


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: " ".join(moment).strip())
def test_who_may_do_what_now_and_nothing_is_stored_when_it_is_refused(
    everybody: Cast, moment: tuple[str, str]
) -> None:
    stage = everybody.stage
    bring_to(stage, moment)
    assert moment_of(stage) == moment
    before = stored()
    told: dict[str, str] = {}
    expected: dict[str, str] = {}
    for action, row in ROWS.items():
        data, touched = row.data(stage), rows_touched()
        strangers = [who for who in everybody.by if who not in row.who]
        answers = run_batch([sending(everybody.by[who], action, **data) for who in strangers])
        told |= {f"{action} by {who}": a.code for who, a in zip(strangers, answers, strict=True)}
        expected |= {f"{action} by {who}": "not_allowed" for who in strangers}
        assert nothing_stored(before, touched), f"{action} was refused, and something is stored"
        for who in row.who:
            code = row.code(stage, who) if moment in row.moments else "step_closed"
            expected[f"{action} by {who}"] = code
            try:
                with transaction.atomic():
                    touched = rows_touched()
                    answer = act(everybody.by[who], action, **data)
                    told[f"{action} by {who}"] = answer.code
                    assert answer.ok or nothing_stored(before, touched), action
                    raise Rewind
            except Rewind:
                pass

    assert told == expected


@pytest.mark.parametrize("action", [name for name, row in ROWS.items() if row.moments != ALWAYS])
def test_an_action_for_another_step_is_not_done_in_this_one(action: str) -> None:
    """The tab that was left open, or the phone that was offline."""
    row = ROWS[action]
    stage = make_stage()
    bring_to(stage, min(row.moments, key=MOMENTS.index))
    person = stage.people[0] if PHONE in row.who else stage.facilitator
    person = stage.clock if CLOCK in row.who else person
    before = stored()

    data = row.data(stage)
    for stale in (None, 1, stage.step(StepKind.WELCOME).pk):
        answer = act(person, action, at=stale, **data)
        assert (answer.code, answer.message) == (
            "step_closed",
            "This step is closed now, so nothing was sent.",
        )
    assert stored() == before


def test_an_action_that_does_not_exist_is_refused() -> None:
    stage = make_stage(StepKind.WRITE)
    start(stage)
    before = stored()

    for name in ("card.steal", "", "CARD.SUBMIT", "card.submit "):
        answer = act(stage.people[0], name, text="Listen")
        assert (answer.code, answer.message) == (
            "unknown_action",
            "This page is older than the server. Reload it.",
        )
    assert stored() == before


def test_the_checksum_sees_any_change() -> None:
    stage = make_stage(StepKind.WRITE)
    start(stage)
    before = stored()
    pk = write(stage.people[0], "Listen")
    after = stored()

    assert {table for table in after if after[table] != before[table]} == {
        "workshop_card",
        "workshop_actionrecord",
        "workshop_workshop",
    }
    done(stage.people[0], "card.edit", card=str(pk), text="Listen")
    assert stored()["workshop_card"] == after["workshop_card"]
