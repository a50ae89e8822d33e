"""The agenda changes, also while the workshop runs; what was open stays."""

import pytest

from tests.factories import Stage, act, done, make_stage, refused, start, walk_to, walk_to_end
from workshop.enums import Phase, StepKind, StepState
from workshop.models import Step

pytestmark = pytest.mark.django_db
WORDS = {"title": "A last look", "prompt": "Look", "say": "Take a minute.", "minutes": 7, "cut": 2}


@pytest.fixture
def stage() -> Stage:
    return make_stage(StepKind.WELCOME, StepKind.WRITE, StepKind.CLUSTER, StepKind.CLOSE)


def agenda(stage: Stage) -> list[str]:
    return list(stage.workshop.steps.order_by("position").values_list("kind", flat=True))


def target(stage: Stage, kind: StepKind) -> str:
    return str(stage.step(kind).pk)


@pytest.mark.parametrize("running", [False, True])
def test_a_step_is_added_at_the_end(stage: Stage, running: bool) -> None:
    if running:
        walk_to(stage, StepKind.WRITE, Phase.WRITING)

    added = done(stage.facilitator, "step.add", kind="vote", **WORDS)["step"]

    assert agenda(stage) == ["welcome", "write", "cluster", "close", "vote"]
    step = Step.objects.get(pk=int(added))
    assert (step.title, step.prompt, step.say, step.minutes, step.cut, step.state) == (
        "A last look",
        "Look",
        "Take a minute.",
        7,
        2,
        "planned",
    )


def test_an_agenda_holds_forty_steps(stage: Stage) -> None:
    for number in range(36):
        done(stage.facilitator, "step.add", kind="write", title=f"Step {number}", minutes=1)

    assert (
        refused(stage.facilitator, "step.add", kind="write", title="One more", minutes=1)
        == "too_many_steps"
    )
    assert len(agenda(stage)) == 40


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "lunch"}, "kind"),
        ({"title": "  "}, "title"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"minutes": "soon"}, "minutes"),
        ({"cut": 0}, "cut"),
        ({"cut": 13}, "cut"),
    ],
)
def test_a_step_that_makes_no_sense_is_not_added(
    stage: Stage, wrong: dict[str, object], field: str
) -> None:
    answer = act(stage.facilitator, "step.add", **({"kind": "vote"} | WORDS | wrong))

    assert (answer.code, list(answer.fields)) == ("invalid", [field])
    assert len(agenda(stage)) == 4


def test_words_and_minutes_change_in_any_step_also_when_it_is_done(stage: Stage) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    same = WORDS | {"cut": 3}

    for kind in (StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE):
        done(stage.facilitator, "step.edit", target=target(stage, kind), **same)

    assert Step.objects.filter(title="A last look", minutes=7).count() == 3


def test_how_many_go_on_is_set_before_the_vote_opens() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)
    vote = target(stage, StepKind.VOTE)
    done(stage.facilitator, "step.edit", target=vote, **WORDS)
    walk_to(stage, StepKind.VOTE, Phase.VOTING)

    answer = act(stage.facilitator, "step.edit", target=vote, **(WORDS | {"cut": 4}))

    assert answer.code == "vote_opened"
    assert answer.fields == {"cut": "How many go on is set before the vote opens."}
    assert stage.step(StepKind.VOTE).cut == 2
    done(stage.facilitator, "step.edit", target=vote, **(WORDS | {"title": "Dots"}))
    assert stage.step(StepKind.VOTE).title == "Dots"


def test_steps_ahead_are_removed_and_the_rest_close_up(stage: Stage) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    done(stage.facilitator, "step.remove", target=target(stage, StepKind.CLUSTER))

    assert agenda(stage) == ["welcome", "write", "close"]
    assert list(stage.workshop.steps.values_list("position", flat=True)) == [0, 1, 2]


def test_what_is_done_or_open_is_neither_removed_nor_moved(stage: Stage) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    for kind in (StepKind.WELCOME, StepKind.WRITE):
        which = target(stage, kind)
        assert refused(stage.facilitator, "step.remove", target=which) == "step_stays"
        assert (
            refused(stage.facilitator, "step.shift", target=which, direction="down") == "step_stays"
        )
    assert agenda(stage) == ["welcome", "write", "cluster", "close"]


def test_a_step_that_holds_cards_is_not_removed_after_back(stage: Stage) -> None:
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    done(stage.facilitator, "step.reopen", target=target(stage, StepKind.WELCOME))
    assert stage.step(StepKind.WRITE).state == StepState.PLANNED

    which = target(stage, StepKind.WRITE)
    assert refused(stage.facilitator, "step.remove", target=which) == "step_stays"
    assert stage.step(StepKind.WRITE).cards.count() == 3


@pytest.mark.parametrize(
    ("kind", "direction", "order"),
    [
        (StepKind.CLOSE, "up", ["welcome", "write", "close", "cluster"]),
        (StepKind.CLUSTER, "down", ["welcome", "write", "close", "cluster"]),
        # Not past the open step, and not over the end.
        (StepKind.CLUSTER, "up", ["welcome", "write", "cluster", "close"]),
        (StepKind.CLOSE, "down", ["welcome", "write", "cluster", "close"]),
    ],
)
def test_steps_ahead_change_places_among_themselves(
    stage: Stage, kind: StepKind, direction: str, order: list[str]
) -> None:
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    done(stage.facilitator, "step.shift", target=target(stage, kind), direction=direction)

    assert agenda(stage) == order
    assert list(stage.workshop.steps.values_list("position", flat=True)) == [0, 1, 2, 3]


def test_a_step_that_was_moved_up_comes_next(stage: Stage) -> None:
    walk_to(stage, StepKind.WRITE, Phase.SHOWN)
    done(stage.facilitator, "step.shift", target=target(stage, StepKind.CLOSE), direction="up")
    step = stage.current
    assert step is not None

    done(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase)

    assert stage.place == ("close", "open")


def test_a_step_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    foreign = target(other, StepKind.CLOSE)

    boss = stage.facilitator
    assert refused(boss, "step.edit", target=foreign, **WORDS) == "not_here"
    assert refused(boss, "step.remove", target=foreign) == "not_here"
    assert refused(boss, "step.shift", target=foreign, direction="up") == "not_here"
    assert agenda(other) == ["welcome", "close"]


def test_steps_are_added_after_the_end_too(stage: Stage) -> None:
    start(stage)
    walk_to_end(stage)

    done(stage.facilitator, "step.add", kind="write", title="More", minutes=5)

    assert agenda(stage)[-1] == "write"
