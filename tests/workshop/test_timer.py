"""The step's clock runs in server time; nothing closes by itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import Stage, done, go_next, make_stage, refused, sending, start, walk_to_end
from workshop.enums import StepKind
from workshop.live.clock import due_actions
from workshop.live.writer import run_batch
from workshop.models import Step

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
Travel = Callable[[float], None]


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """The server's time stands still at noon; `travel(seconds)` puts it so long after noon."""
    now = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: now[0])

    def to(seconds: float) -> None:
        now[0] = NOON + timedelta(seconds=seconds)

    return to


@pytest.fixture
def stage(travel: Travel) -> Stage:
    """A welcome of five minutes that began at noon."""
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    start(stage)
    return stage


def clock(stage: Stage) -> tuple[float | None, float | None, bool]:
    """(seconds after noon when it ends, seconds left while it rests, whether it rang)."""
    step = Step.objects.get(pk=stage.step(StepKind.WELCOME).pk)
    ends = step.timer_ends_at
    return (
        (ends - NOON).total_seconds() if ends else None,
        step.timer_left,
        step.timer_rang,
    )


def test_a_step_of_five_minutes_ends_five_minutes_after_it_began(stage: Stage) -> None:
    assert clock(stage) == (300, None, False)


def test_a_paused_clock_keeps_what_is_left_and_goes_on_from_there(
    stage: Stage, travel: Travel
) -> None:
    travel(100)
    done(stage.facilitator, "timer.pause")
    assert clock(stage) == (None, 200, False)

    travel(1000)
    done(stage.facilitator, "timer.start")
    assert clock(stage) == (1200, None, False)


def test_pausing_twice_or_starting_a_running_clock_changes_nothing(
    stage: Stage, travel: Travel
) -> None:
    travel(10)
    done(stage.facilitator, "timer.start")
    assert clock(stage) == (300, None, False)
    done(stage.facilitator, "timer.pause")
    travel(20)
    done(stage.facilitator, "timer.pause")
    assert clock(stage) == (None, 290, False)


def test_a_minute_more_or_less_on_a_running_clock(stage: Stage, travel: Travel) -> None:
    travel(100)
    done(stage.facilitator, "timer.adjust", minutes=1)
    assert clock(stage) == (360, None, False)
    done(stage.facilitator, "timer.adjust", minutes=-2)
    assert clock(stage) == (240, None, False)


def test_a_minute_more_or_less_on_a_paused_clock_leaves_it_paused(
    stage: Stage, travel: Travel
) -> None:
    travel(100)
    done(stage.facilitator, "timer.pause")
    done(stage.facilitator, "timer.adjust", minutes=1)
    assert clock(stage) == (None, 260, False)
    done(stage.facilitator, "timer.adjust", minutes=-60)
    assert clock(stage) == (None, 0, False)


def test_a_clock_never_ends_before_now_and_never_runs_longer_than_ten_hours(
    stage: Stage, travel: Travel
) -> None:
    travel(100)
    done(stage.facilitator, "timer.adjust", minutes=-60)
    assert clock(stage) == (100, None, False)
    for _ in range(12):
        done(stage.facilitator, "timer.adjust", minutes=60)
    assert clock(stage) == (100 + 36_000, None, False)


def test_the_clock_rings_once_when_the_time_is_up(stage: Stage, travel: Travel) -> None:
    assert due_actions() == []
    travel(299)
    assert refused(stage.clock, "timer.ring") == "not_due"
    travel(300)

    waiting = due_actions()
    assert [(i.workshop, i.name) for i in waiting] == [(stage.workshop.pk, "timer.ring")]
    assert [answer.ok for answer in run_batch(waiting)] == [True]

    assert clock(stage) == (300, None, True)
    assert due_actions() == []
    assert refused(stage.clock, "timer.ring") == "not_due"
    assert stage.place == ("welcome", "open")


def test_a_minute_more_after_the_ring_runs_and_rings_again(stage: Stage, travel: Travel) -> None:
    travel(400)
    done(stage.clock, "timer.ring")

    done(stage.facilitator, "timer.adjust", minutes=1)

    assert clock(stage) == (460, None, False)
    travel(460)
    assert len(due_actions()) == 1


def test_a_clock_that_rests_or_belongs_to_a_done_step_is_not_due(
    stage: Stage, travel: Travel
) -> None:
    done(stage.facilitator, "timer.pause")
    travel(10_000)
    assert due_actions() == []
    done(stage.facilitator, "timer.start")
    go_next(stage)
    travel(10_200)
    assert due_actions() == []


def test_a_ring_that_comes_after_next_does_not_ring_in_the_new_step(
    stage: Stage, travel: Travel
) -> None:
    travel(300)
    late = due_actions()
    go_next(stage)

    assert [answer.code for answer in run_batch(late)] == ["not_due"]
    assert clock(stage) == (None, None, False)


def test_without_an_open_step_there_is_no_clock(travel: Travel) -> None:
    stage = make_stage(StepKind.WELCOME)

    for action in ("timer.start", "timer.pause", "timer.adjust"):
        assert refused(stage.facilitator, action, minutes=1) == "step_closed"
    start(stage)
    walk_to_end(stage)
    for action in ("timer.start", "timer.pause", "timer.adjust"):
        assert refused(stage.facilitator, action, minutes=1) == "step_closed"


def test_minutes_are_whole_and_within_an_hour(stage: Stage) -> None:
    for minutes in (61, -61, "soon", 1.5, None):
        incoming = sending(stage.facilitator, "timer.adjust", minutes=minutes)
        answer = run_batch([incoming])[0]
        assert (answer.code, list(answer.fields)) == ("invalid", ["minutes"])
    assert clock(stage) == (300, None, False)
