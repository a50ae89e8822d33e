""" "Ready": a total for the facilitator, one's own for each, and nothing of it on other phones."""

import json

import pytest

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    react,
    refused,
    start,
    walk_to,
    write,
)
from workshop import steps
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.models import ActionRecord, Card, Ready
from workshop.queries.ready import readiness_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, people=3)
    start(stage)
    return stage


def tap(person: Person, ready: str = "yes") -> None:
    done(person, "ready.say", ready=ready)


def counted(stage: Stage) -> tuple[int, int]:
    """(ready, present) as the console has it."""
    found = scene_for(AudienceKind.CONSOLE, stage.workshop.pk).readiness
    assert found is not None
    return found.ready, found.present


def console(stage: Stage) -> str:
    audience = Audience(AudienceKind.CONSOLE, "en")
    return " ".join(render(stage.workshop.pk, frozenset({audience}))[audience]["next"].split())


def own(stage: Stage, person: Person) -> str:
    """What one's own phone says of being ready."""
    frame = personal_frame(stage.workshop.pk, person.participant, "en")
    found: dict[str, str] = {each["id"]: each["html"] for each in frame["regions"]}
    return found.get(f"ready-{stage.now.pk}", "")


# --- the count -----------------------------------------------------------------------------
def test_the_facilitator_sees_how_many_are_ready(stage: Stage) -> None:
    ann, bo, _cy = stage.people
    write(ann, "Listen")
    tap(ann)
    tap(bo)

    assert counted(stage) == (2, 3)
    said = console(stage)
    assert "2 of 3 are ready." in said
    # One who sent nothing may be ready, and one who is ready may have sent nothing.
    assert "1 of 3 have sent." in said
    assert "0 of 3 phones are connected." in said
    assert "Everybody is ready" not in said


def test_never_more_have_answered_than_are_here(stage: Stage) -> None:
    """What they wrote counts on when they leave; "2 of 1" says nothing to anybody."""
    ann, bo, _cy = stage.people
    write(ann, "Listen")
    write(bo, "Ask")
    done(stage.facilitator, "participant.leave", participant=str(ann.id))
    assert "2 of 2 have sent." in console(stage)

    done(stage.facilitator, "participant.leave", participant=str(bo.id))

    assert "2 of 1" not in console(stage)
    assert "have sent." not in console(stage)


def test_when_all_are_ready_it_is_said_beside_next(stage: Stage) -> None:
    for person in stage.people:
        tap(person)

    assert "Everybody is ready. You can go on." in console(stage)


def test_who_has_no_phone_is_no_phone_that_is_lost(stage: Stage) -> None:
    done(stage.facilitator, "participant.enter", name="Aud")

    said = console(stage)

    assert "0 of 4 are ready." in said
    assert "0 of 3 phones are connected." in said
    assert "One has no phone." in said


def test_nobody_is_everybody_in_an_empty_room() -> None:
    stage = make_stage(StepKind.WRITE, people=0)
    start(stage)

    assert "Everybody is ready" not in console(stage)


def test_said_twice_it_counts_once(stage: Stage) -> None:
    tap(stage.people[0])
    tap(stage.people[0])

    assert counted(stage) == (1, 3)


def test_one_takes_it_back(stage: Stage) -> None:
    ann = stage.people[0]
    tap(ann)
    assert "You are ready." in own(stage, ann)

    tap(ann, "no")

    assert counted(stage) == (0, 3)
    assert "I am ready" in own(stage, ann)


def test_what_is_neither_yes_nor_no_is_refused(stage: Stage) -> None:
    assert refused(stage.people[0], "ready.say", ready="perhaps") == "invalid"
    assert not Ready.objects.exists()


# --- writing on ------------------------------------------------------------------------------
def test_who_writes_on_is_not_ready_any_more(stage: Stage) -> None:
    ann = stage.people[0]
    tap(ann)

    card = write(ann, "Listen")
    assert counted(stage) == (0, 3)

    tap(ann)
    done(ann, "card.edit", card=str(card), text="Listen first")
    assert counted(stage) == (0, 3)
    assert "I am ready" in own(stage, ann)


def test_what_is_refused_changes_nothing(stage: Stage) -> None:
    ann = stage.people[0]
    tap(ann)

    assert not act(ann, "card.submit", text="").ok

    assert counted(stage) == (1, 3)


def test_another_who_writes_leaves_mine_as_it_is(stage: Stage) -> None:
    tap(stage.people[0])

    write(stage.people[1], "Listen")

    assert counted(stage) == (1, 3)


def test_answers_votes_and_reactions_take_it_back_too() -> None:
    stage = make_stage(people=2)
    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    ann = stage.people[0]
    tap(ann)

    assert react(ann, "agree").ok

    assert counted(stage) == (0, 2)


# --- a new phase -----------------------------------------------------------------------------
def test_with_the_next_phase_nobody_is_ready_and_nothing_is_kept(stage: Stage) -> None:
    tap(stage.people[0])

    go_next(stage)
    assert not Ready.objects.exists()
    go_next(stage)
    assert counted(stage) == (0, 3)
    tap(stage.people[1])
    go_back(stage)
    assert not Ready.objects.exists()


def test_where_there_is_nothing_to_do_nobody_is_asked(stage: Stage) -> None:
    go_next(stage)
    assert stage.place == ("write", "looking")

    assert scene_for(AudienceKind.CONSOLE, stage.workshop.pk).readiness is None
    assert own(stage, stage.people[0]) == ""
    assert refused(stage.people[0], "ready.say", ready="yes") == "step_closed"


def test_whatever_people_do_by_themselves_they_can_be_ready_with() -> None:
    """Every phase with hidden names, but for the gates, where they wait."""
    for kind, table in steps.KINDS.items():
        for phase in table.hidden - {Phase.LOOKING, Phase.CHECKING}:
            assert steps.permits(kind, phase, "ready.say"), (kind, phase)


# --- the sum is honest -----------------------------------------------------------------------
def leave(stage: Stage, person: Person) -> None:
    done(stage.facilitator, "participant.leave", participant=str(person.id))


def test_who_is_marked_as_gone_is_not_counted_and_is_told_why(stage: Stage) -> None:
    ann = stage.people[0]
    leave(stage, ann)

    assert refused(ann, "ready.say", ready="yes") == "not_counted"
    assert counted(stage) == (0, 2)
    assert "I am ready" not in own(stage, ann)


def test_a_double_is_not_counted_either(stage: Stage) -> None:
    ann, bo, _cy = stage.people
    merged = {"participant": str(ann.id), "into": str(bo.id)}
    done(stage.facilitator, "participant.merge", **merged)

    assert refused(ann, "ready.say", ready="yes") == "not_counted"


def test_never_more_are_ready_than_are_present(stage: Stage) -> None:
    for person in stage.people:
        tap(person)

    leave(stage, stage.people[0])

    assert counted(stage) == (2, 2)


def test_nobody_is_said_to_be_ready_because_somebody_else_tapped_and_left(stage: Stage) -> None:
    """Whose tap it was cannot be known, so it is not taken for that of somebody who is here."""
    ann, bo, _cy = stage.people
    tap(ann)
    tap(bo)

    leave(stage, ann)

    said = console(stage)
    assert "Everybody is ready" not in said
    assert "Somebody left or was merged meanwhile: their tap may be among these." in said
    tap(stage.people[2])
    assert "Everybody is ready" in console(stage)


def test_the_same_holds_for_a_double(stage: Stage) -> None:
    ann, bo, _cy = stage.people
    tap(ann)
    tap(bo)

    done(stage.facilitator, "participant.merge", participant=str(ann.id), into=str(bo.id))

    assert "Everybody is ready" not in console(stage)


def test_who_left_before_anybody_was_ready_leaves_no_doubt(stage: Stage) -> None:
    ann, bo, cy = stage.people
    leave(stage, ann)

    tap(bo)
    tap(cy)

    assert "Everybody is ready" in console(stage)


def test_a_new_phase_ends_the_doubt(stage: Stage) -> None:
    tap(stage.people[0])
    leave(stage, stage.people[0])
    go_next(stage)
    go_next(stage)

    found = readiness_of(stage.now, 2)

    assert found is not None
    assert not found.unsure


# --- who sees it -----------------------------------------------------------------------------
def test_no_phone_and_no_wall_knows_of_the_count(stage: Stage) -> None:
    audiences = frozenset(
        Audience(kind, "en") for kind in (AudienceKind.PHONE, AudienceKind.SCREEN)
    )
    before = render(stage.workshop.pk, audiences)
    ann, bo, cy = stage.people
    theirs = personal_frame(stage.workshop.pk, cy.participant, "en")

    tap(ann)
    tap(bo)

    assert render(stage.workshop.pk, audiences) == before
    assert personal_frame(stage.workshop.pk, cy.participant, "en") == theirs


def test_it_is_kept_by_the_key_and_by_no_name(stage: Stage) -> None:
    ann = stage.people[0]
    tap(ann)

    row = Ready.objects.get()
    assert row.author_key == ann.key(stage.now)
    record = ActionRecord.objects.get(action="ready.say")
    assert (record.actor, record.at) == (f"k:{row.author_key}", None)
    assert str(ann.id) not in json.dumps(record.answer)


def test_a_revision_is_not_brought_together_with_who_is_ready() -> None:
    """It concerns a card of another step: two keys of one person must not change together."""
    stage = make_stage(StepKind.WRITE, StepKind.CHALLENGE, people=2)
    walk_to(stage, StepKind.CHALLENGE, Phase.REVISING)
    ann = stage.people[0]
    card = Card.objects.get(author_key=ann.key(stage.step(StepKind.WRITE)))
    tap(ann)

    done(ann, "card.revise", card=str(card.pk), text="Listen first")

    assert Ready.objects.get().ready
