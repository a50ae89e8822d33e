"""How a workshop moves: start, next, back, reopen, finish."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from behaviours.roles import Roles, add_member
from tests.factories import (
    FULL,
    Person,
    Stage,
    act,
    done,
    fill,
    go_back,
    go_next,
    join,
    make_person,
    make_stage,
    make_theme,
    make_workshop,
    newest_round,
    options_of,
    refused,
    sending,
    start,
    themes_of,
    unsorted_cards,
    walk_to,
    walk_to_end,
    write,
)
from workshop.actors import Member
from workshop.enums import AudienceKind, Phase, StepKind, StepState, WorkshopState
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import Ballot, Card, Option, Participant, Question, Reaction, Theme, Workshop

pytestmark = pytest.mark.django_db
WALK = [
    ("welcome", "open"),
    ("changes", "reacting"),
    ("changes", "shown"),
    ("changes", "decided"),
    ("calibrate", "answering"),
    ("calibrate", "shown"),
    ("cases", "answering"),
    ("cases", "shown"),
    ("write", "writing"),
    ("write", "looking"),
    ("write", "shown"),
    ("write", "adding"),
    ("write", "checking"),
    ("write", "added"),
    ("cluster", "judging"),
    ("cluster", "sorting"),
    ("challenge", "writing"),
    ("challenge", "looking"),
    ("challenge", "shown"),
    ("challenge", "revising"),
    ("vote", "voting"),
    ("vote", "counted"),
    ("agree", "drafting"),
    ("agree", "choosing"),
    ("agree", "chosen"),
    ("agree", "testing"),
    ("agree", "tested"),
    ("agree", "reacting"),
    ("agree", "reasons"),
    ("agree", "decided"),
    ("behaviours", "writing"),
    ("behaviours", "looking"),
    ("behaviours", "sorting"),
    ("behaviours", "resorting"),
    ("behaviours", "resorted"),
    ("behaviours", "voting"),
    ("behaviours", "counted"),
    ("how", "open"),
    ("questions", "open"),
    ("close", "recalling"),
    ("close", "looking"),
    ("close", "recalled"),
    ("close", "open"),
]


def test_next_walks_through_the_whole_agenda_and_over_its_end() -> None:
    stage = make_stage()
    start(stage)
    seen = []
    while stage.state == WorkshopState.RUNNING:
        seen.append(stage.place)
        fill(stage)
        go_next(stage)

    assert seen == WALK
    workshop = Workshop.objects.get()
    assert workshop.state == WorkshopState.FINISHED
    assert workshop.finished_at is not None
    assert set(workshop.steps.values_list("state", flat=True)) == {StepState.DONE}


def test_back_walks_the_same_way_and_loses_nothing_that_people_wrote() -> None:
    stage = make_stage()
    walk_to_end(stage)
    written = counts()

    seen = []
    while stage.place != ("welcome", "open") or stage.state == WorkshopState.FINISHED:
        go_back(stage)
        seen.append(stage.place)

    assert seen == WALK[::-1]
    assert counts() == written
    assert step_code(stage, "workshop.back") == "first_step"


def counts() -> dict[str, int]:
    return {
        model.__name__: model.objects.count()
        for model in (Ballot, Card, Option, Question, Reaction, Theme)
    }


def step_code(stage: Stage, action: str) -> str:
    step = stage.current
    assert step is not None
    return refused(stage.facilitator, action, seen=str(step.pk), phase=step.phase)


def test_a_workshop_starts_once() -> None:
    stage = make_stage()
    start(stage)
    began = Workshop.objects.get().started_at

    assert refused(stage.facilitator, "workshop.start") == "moved_on"
    assert Workshop.objects.get().started_at == began


def test_a_workshop_without_steps_does_not_start() -> None:
    stage = make_stage(StepKind.WELCOME)
    done(stage.facilitator, "step.remove", target=str(stage.step(StepKind.WELCOME).pk))

    assert refused(stage.facilitator, "workshop.start") == "no_steps"
    assert stage.state == WorkshopState.READY


def test_before_the_start_there_is_no_next_and_no_back() -> None:
    stage = make_stage()

    assert refused(stage.facilitator, "workshop.next", seen="", phase="") == "moved_on"
    assert refused(stage.facilitator, "workshop.back", seen="", phase="") == "moved_on"
    assert stage.state == WorkshopState.READY


def another_facilitator(stage: Stage) -> Person:
    user = make_person(first_name="Gro")
    add_member(stage.crew.team, user, Roles(facilitator=True))
    return Person(stage.workshop.pk, Member(user.pk))


@pytest.mark.parametrize("together", [True, False])
def test_two_facilitators_press_next_and_the_workshop_moves_once(together: bool) -> None:
    stage = make_stage()
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    step = stage.step(StepKind.WRITE)
    presses = [
        sending(who, "workshop.next", seen=str(step.pk), phase="writing")
        for who in (stage.facilitator, another_facilitator(stage))
    ]

    batches = [presses] if together else [presses[:1], presses[1:]]
    answers = [answer for batch in batches for answer in run_batch(batch)]

    assert [answer.code for answer in answers] == ["", "moved_on"]
    assert stage.place == ("write", "looking")


def test_back_pressed_with_an_old_page_changes_nothing() -> None:
    stage = make_stage()
    step = walk_to(stage, StepKind.WRITE, Phase.SHOWN)

    assert (
        refused(stage.facilitator, "workshop.back", seen=str(step.pk), phase="looking")
        == "moved_on"
    )
    assert stage.place == ("write", "shown")


def test_next_after_the_end_changes_nothing() -> None:
    stage = make_stage(StepKind.WELCOME)
    start(stage)
    go_next(stage)

    assert step_code(stage, "workshop.next") == "moved_on"


def test_back_after_the_end_runs_again_at_the_last_step() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)

    go_back(stage)

    workshop = Workshop.objects.get()
    assert stage.place == ("close", "open")
    assert (workshop.state, workshop.finished_at) == (WorkshopState.RUNNING, None)
    assert stage.step(StepKind.CLOSE).ended_at is None


def test_two_facilitators_open_the_workshop_again_and_it_is_opened_once() -> None:
    """Both pages say that it is over; the second press must not go on to the phase before."""
    stage = make_stage(StepKind.WRITE, people=1)
    walk_to_end(stage)
    audience = Audience(AudienceKind.CONSOLE, "en")
    page = render(stage.workshop.pk, frozenset({audience}))[audience]["next"]
    form = dict(re.findall(r'name="(seen|phase)" value="([^"]*)"', page))

    answers = [
        act(who, "workshop.back", **form) for who in (stage.facilitator, another_facilitator(stage))
    ]

    assert [answer.code for answer in answers] == ["", "moved_on"]
    assert stage.place == ("write", "shown")


def test_back_after_the_end_leads_to_where_it_ended_though_a_step_was_added() -> None:
    stage = make_stage(StepKind.WELCOME)
    walk_to_end(stage)
    done(stage.facilitator, "step.add", kind="write", title="More", minutes=5)

    go_back(stage)
    assert stage.place == ("welcome", "open")
    go_next(stage)
    assert stage.place == ("write", "writing")


def test_the_code_leads_in_again_after_back_and_is_new_if_it_was_given_away() -> None:
    stage = make_stage(StepKind.WELCOME)
    walk_to_end(stage)
    code = Workshop.objects.get().code
    other = make_workshop(stage.crew)
    Workshop.objects.filter(pk=other.pk).update(code=code)

    go_back(stage)

    again = Workshop.objects.get(pk=stage.workshop.pk)
    assert again.code != code
    assert len(again.code) == 6
    assert join(stage).id in Participant.objects.values_list("pk", flat=True)


def test_a_step_that_is_done_opens_again_from_its_start_and_keeps_its_cards() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.VOTE, Phase.VOTING)
    write_step = stage.step(StepKind.WRITE)

    done(stage.facilitator, "step.reopen", target=str(write_step.pk))

    assert stage.place == ("write", "writing")
    assert Card.objects.filter(step=write_step).count() == 3
    write(stage.people[0], "One more")
    states = dict(stage.workshop.steps.values_list("kind", "state"))
    assert (states["welcome"], states["write"], states["cluster"], states["vote"]) == (
        "done",
        "open",
        "planned",
        "planned",
    )


def test_only_a_step_that_is_done_is_reopened() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    for kind in (StepKind.WRITE, StepKind.CLUSTER):
        target = str(stage.step(kind).pk)
        assert refused(stage.facilitator, "step.reopen", target=target) == "not_done"
    other = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(other)
    foreign = str(other.step(StepKind.WELCOME).pk)
    assert refused(stage.facilitator, "step.reopen", target=foreign) == "not_here"
    assert stage.place == ("write", "writing")


def test_reopening_after_the_end_runs_the_workshop_again() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    walk_to_end(stage)

    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.WELCOME).pk))

    assert (stage.place, stage.state) == (("welcome", "open"), WorkshopState.RUNNING)


def test_after_reopening_the_board_the_vote_is_held_anew_on_all_themes() -> None:
    """A run-off that was held on the old themes says nothing about the new ones."""
    stage = make_stage(
        StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.CLOSE, people=5, cut=1
    )
    step = walk_to(stage, StepKind.VOTE, Phase.VOTING)
    for person, option in zip(stage.people, options_of(step).values(), strict=True):
        done(person, "ballot.set", options=[str(option)])
    go_next(stage)
    done(stage.facilitator, "vote.runoff")
    go_next(stage)
    go_next(stage)
    assert stage.place == ("close", "open")

    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.CLUSTER).pk))
    one, two, *_ = themes_of(stage.step(StepKind.CLUSTER))
    done(stage.facilitator, "theme.merge", theme=str(one.pk), into=str(two.pk))
    go_next(stage)

    step = stage.step(StepKind.VOTE)
    assert (step.runoff, len(options_of(step))) == (0, 4)


def test_a_double_press_of_the_same_button_moves_once() -> None:
    stage = make_stage()
    start(stage)
    step = stage.step(StepKind.WELCOME)
    uuid = uuid4()

    for _ in range(2):
        done(stage.facilitator, "workshop.next", uuid=uuid, seen=str(step.pk), phase="open")

    assert stage.place == ("changes", "reacting")


def test_a_late_comer_lands_in_the_step_that_is_open_and_can_take_part() -> None:
    stage = make_stage()
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    late = join(stage, name="Late")

    assert write(late, "I am here too") in Card.objects.values_list("pk", flat=True)


def test_the_clock_starts_with_a_step_and_not_with_a_phase_inside_it() -> None:
    stage = make_stage()
    before = timezone.now()
    step = walk_to(stage, StepKind.WRITE, Phase.WRITING)

    assert step.timer_ends_at is not None
    assert 299 <= (step.timer_ends_at - before).total_seconds() < 360
    step = walk_to(stage, StepKind.WRITE, Phase.LOOKING)
    assert (step.timer_ends_at, step.timer_left) == (None, None)


def test_all_kinds_of_step_are_in_the_full_agenda() -> None:
    assert set(FULL) == set(StepKind)
    assert [kind for kind, _phase in dict(WALK).items()] == list(FULL)


def test_an_action_meant_for_another_step_is_never_done_in_this_one() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.WRITE, people=1)
    start(stage)
    first = stage.current
    go_next(stage)
    go_next(stage)
    go_next(stage)
    assert stage.current != first

    answer = act(stage.people[0], "card.submit", at=first, text="Late for the first prompt")

    assert answer.code == "step_closed"
    assert not Card.objects.exists()


def test_what_people_wrote_in_a_batch_before_next_is_in_the_step_it_closed() -> None:
    stage = make_stage(StepKind.WRITE, people=2)
    start(stage)
    step = stage.current
    assert step is not None
    ann, bo = stage.people

    answers = run_batch(
        [
            sending(ann, "card.submit", text="In time"),
            sending(stage.facilitator, "workshop.next", seen=str(step.pk), phase="writing"),
            sending(bo, "card.submit", text="Too late"),
        ]
    )

    assert [answer.code for answer in answers] == ["", "", "step_closed"]
    assert [card.text for card in Card.objects.all()] == ["In time"]


def test_reactions_in_a_batch_before_next_count_for_the_round_it_closed() -> None:
    stage = make_stage(StepKind.AGREE, people=2)
    step = walk_to(stage, StepKind.AGREE, Phase.REACTING)
    round = newest_round(stage)

    run_batch(
        [
            *(
                sending(person, "consent.react", round=str(round.pk), kind="agree")
                for person in stage.people
            ),
            sending(stage.facilitator, "workshop.next", seen=str(step.pk), phase="reacting"),
        ]
    )
    go_next(stage)

    assert stage.place == ("agree", "decided")


def test_dots_in_a_batch_before_next_are_counted() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, people=2, cut=1)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    first, second = unsorted_cards(stage.step(StepKind.VOTE))
    make_theme(stage.facilitator, "A", first.pk)
    make_theme(stage.facilitator, "B", second.pk)
    go_next(stage)
    step = stage.step(StepKind.VOTE)
    options = options_of(step)

    run_batch(
        [
            sending(stage.people[0], "ballot.set", options=[str(options["B"])]),
            sending(stage.facilitator, "workshop.next", seen=str(step.pk), phase="voting"),
        ]
    )

    assert stage.place == ("vote", "counted")
    assert Ballot.objects.get().options == [str(options["B"])]
