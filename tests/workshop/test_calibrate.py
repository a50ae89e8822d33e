"""Calibration: own numbers, read as people write them, shown together."""

import pytest

from tests.factories import Stage, act, done, go_next, make_stage, refused, walk_to
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.models import CalibrationWord, Estimate
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.CALIBRATE, StepKind.CLOSE)
    walk_to(stage, StepKind.CALIBRATE, Phase.ANSWERING)
    return stage


def words_of(stage: Stage) -> dict[str, CalibrationWord]:
    return {row.word: row for row in CalibrationWord.objects.filter(step=stage.now)}


def give(stage: Stage, word: str, *numbers: str) -> None:
    row = words_of(stage)[word]
    for person, number in zip(stage.people, numbers, strict=False):
        done(person, "estimate.give", word=str(row.pk), number=number)


def test_a_new_step_asks_far_heavy_and_cold(stage: Stage) -> None:
    assert list(words_of(stage)) == ["far", "heavy", "cold"]


def test_numbers_are_shown_to_everybody_when_the_step_is_closed(stage: Stage) -> None:
    give(stage, "far", "2", "5,5 km", "100")
    go_next(stage)
    for kind in AudienceKind:
        (html,) = [
            "".join(each.values())
            for each in render(stage.workshop.pk, frozenset({Audience(kind, "en")})).values()
        ]
        assert "Your answers ran from 2 to 100" in html
