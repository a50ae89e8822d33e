"""Who is in the room: joining, leaving, coming back, doubles, and the big screen's link."""

import pytest
from pytest_django import Settings

from tests.factories import (
    Person,
    Stage,
    done,
    go_back,
    go_next,
    join,
    make_stage,
    make_workshop,
    refused,
    sending,
    walk_to,
    walk_to_end,
)
from workshop.enums import Phase, StepKind
from workshop.live.writer import Rooms, run_batch
from workshop.models import BoardChange, Card, ConsentRound, Participant, Workshop
from workshop.queries.people import people_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return make_stage(StepKind.AGREE, people=3, roles=["agent", "leader"])


def present(stage: Stage) -> int:
    return people_of(stage.workshop).present


def leave(stage: Stage, person: Person) -> None:
    done(stage.facilitator, "participant.leave", participant=str(person.id))


def test_people_are_numbered_as_they_come_and_need_no_name(stage: Stage) -> None:
    kari = join(stage, name="Kari", role="agent")

    rows = Participant.objects.order_by("number")
    assert [(row.number, row.name, row.role) for row in rows] == [
        (1, "", ""),
        (2, "", ""),
        (3, "", ""),
        (4, "Kari", "agent"),
    ]
    assert rows[3].pk == kari.id


def test_a_role_that_the_workshop_does_not_offer_is_left_out(stage: Stage) -> None:
    done(stage.newcomer, "participant.join", name="Kari", role="emperor")

    assert Participant.objects.get(name="Kari").role == ""


def test_nobody_joins_after_the_end() -> None:
    stage = make_stage(StepKind.WELCOME, people=0)
    walk_to_end(stage)

    assert refused(stage.newcomer, "participant.join", name="Kari") == "ended"
    assert not Participant.objects.exists()


def test_a_workshop_is_full_at_a_thousand(stage: Stage, settings: Settings) -> None:
    assert settings.PARTICIPANTS == 1000
    settings.PARTICIPANTS = 3

    assert refused(stage.newcomer, "participant.join", name="Kari") == "full"
    assert Participant.objects.count() == 3


def test_who_left_is_not_present_until_they_are_back(stage: Stage) -> None:
    ann = stage.people[0]
    leave(stage, ann)
    assert present(stage) == 2

    done(stage.facilitator, "participant.return", participant=str(ann.id))
    assert present(stage) == 3


def test_one_says_oneself_that_one_is_back_but_not_that_another_is(stage: Stage) -> None:
    ann, bo, _ = stage.people
    leave(stage, ann)

    assert refused(bo, "participant.return", participant=str(ann.id)) == "not_here"
    assert present(stage) == 2
    done(ann, "participant.return", participant=str(ann.id))
    assert present(stage) == 3


def test_who_has_only_just_joined_can_be_marked_and_merged(stage: Stage) -> None:
    """The writer keeps a room from one batch to the next, with the people who joined in it."""
    rooms: Rooms = {}
    joining = sending(stage.newcomer, "participant.join", name="Kari")
    kari = run_batch([joining], rooms)[0].data["participant"]
    assert rooms

    left = run_batch([sending(stage.facilitator, "participant.leave", participant=kari)], rooms)
    assert left[0].ok
    assert present(stage) == 3

    again = run_batch([sending(stage.newcomer, "participant.join", name="kari")], rooms)
    merge = {"participant": again[0].data["participant"], "into": str(stage.people[0].id)}
    assert run_batch([sending(stage.facilitator, "participant.merge", **merge)], rooms)[0].ok
    assert present(stage) == 3


def test_when_somebody_left_is_kept_though_it_is_said_twice(stage: Stage) -> None:
    ann = stage.people[0]
    leave(stage, ann)
    first = Participant.objects.get(pk=ann.id).left_at

    leave(stage, ann)

    assert Participant.objects.get(pk=ann.id).left_at == first


def test_a_double_is_not_counted(stage: Stage) -> None:
    ann, bo, _ = stage.people

    done(stage.facilitator, "participant.merge", participant=str(ann.id), into=str(bo.id))

    assert present(stage) == 2
    assert Participant.objects.get(pk=ann.id).double_of_id == bo.id
    done(stage.facilitator, "participant.return", participant=str(ann.id))
    assert present(stage) == 3


def test_doubles_of_a_double_belong_to_the_one_that_is_kept(stage: Stage) -> None:
    ann, bo, cy = stage.people
    done(stage.facilitator, "participant.merge", participant=str(ann.id), into=str(bo.id))
    done(stage.facilitator, "participant.merge", participant=str(bo.id), into=str(cy.id))

    assert set(Participant.objects.exclude(double_of=None).values_list("pk", "double_of")) == {
        (ann.id, cy.id),
        (bo.id, cy.id),
    }
    assert present(stage) == 1


def test_nobody_is_a_double_of_themselves_or_of_a_double(stage: Stage) -> None:
    ann, bo, cy = stage.people
    merge = "participant.merge"
    boss = stage.facilitator
    assert refused(boss, merge, participant=str(ann.id), into=str(ann.id)) == "same_person"
    done(boss, merge, participant=str(ann.id), into=str(bo.id))
    assert refused(boss, merge, participant=str(cy.id), into=str(ann.id)) == "same_person"
    assert refused(boss, merge, participant=str(bo.id), into=str(ann.id)) == "same_person"
    assert present(stage) == 2


def test_people_of_another_workshop_are_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.AGREE, people=1)
    theirs, ann = str(other.people[0].id), str(stage.people[0].id)
    boss = stage.facilitator

    assert refused(boss, "participant.leave", participant=theirs) == "not_here"
    assert refused(boss, "participant.return", participant=theirs) == "not_here"
    assert refused(boss, "participant.merge", participant=theirs, into=ann) == "not_here"
    assert refused(boss, "participant.merge", participant=ann, into=theirs) == "not_here"
    assert present(other) == 1


def test_the_quorum_counts_those_present_when_the_round_closes(stage: Stage) -> None:
    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    leave(stage, stage.people[0])
    go_next(stage)
    assert ConsentRound.objects.get().present == 2

    done(stage.facilitator, "participant.return", participant=str(stage.people[0].id))
    assert ConsentRound.objects.get().present == 2
    go_back(stage)
    go_next(stage)
    assert ConsentRound.objects.get().present == 3


def test_a_new_link_for_the_big_screen_voids_the_old_one(stage: Stage) -> None:
    old = Workshop.objects.get(pk=stage.workshop.pk).screen_token

    done(stage.facilitator, "screen.renew")

    new = Workshop.objects.get(pk=stage.workshop.pk).screen_token
    assert new != old
    assert len(new) == 43


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Guest 1"), ("nb", "Gjest 1"), ("sv", "Gäst 1")]
)
def test_a_guest_is_named_by_number_in_the_workshops_language(language: str, name: str) -> None:
    """Whatever language the guest's own phone speaks: everybody reads it."""
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, people=1, language=language)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    guest = Person(stage.workshop.pk, stage.people[0].actor, language="en")

    done(guest, "theme.create", name="Theme", card=str(Card.objects.get().pk))

    assert BoardChange.objects.get().by == name


def test_two_live_workshops_never_have_the_same_code(stage: Stage) -> None:
    codes = {make_workshop(stage.crew).code for _ in range(20)}

    assert len(codes) == 20
    assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)
