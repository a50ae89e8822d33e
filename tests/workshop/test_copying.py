"""A copy of a workshop has what was set before it, and nothing that came of it."""

import pytest
from django.apps import apps
from django.db import models

from tests.factories import Person, Stage, go_next, join, make_stage, refused, start, walk_to_end
from workshop.commands.copying import NO_DRAFT, copy_workshop
from workshop.enums import Phase, StepKind, StepState, Way, WorkshopState
from workshop.exceptions import Refused
from workshop.models import (
    AboutDraft,
    ActionRecord,
    AgendaTemplate,
    CalibrationWord,
    Case,
    CaseOption,
    ChangedLine,
    OwnVerb,
    Participant,
    Step,
    Workshop,
    WorkshopReport,
)
from workshop.queries.copied import COPIED, REHEARSED

pytestmark = pytest.mark.django_db

HANGS_ON = {"id", "workshop", "step", "case"}
# Every field is either copied or named here, with what it says instead.
BEGINS_ANEW = {
    Workshop: {
        # whose it is, and its ways in
        "title", "code", "screen_token", "report_token", "created_by", "created_at", "rehearses",
        # how far it came
        "state", "current", "revision", "started_at", "finished_at", "handed_over_at", "cleared_at",
        # settled in the room
        "review_on", "joining_locked", "screen_blank",
    },
    Step: {
        # how far it came
        "state", "phase", "started_at", "ended_at", "timer_ends_at", "timer_left", "timer_rang",
        # settled in the room
        "ballots_after", "reference_shown", "roles", "runoff", "ready_unsure",
    },
    CalibrationWord: set(),
    Case: set(),
    CaseOption: set(),
    AboutDraft: {"draft", "recorded_at", "present", "on_wall"},
    ChangedLine: set(),
}  # fmt: skip
# The team's own, which a copy in the same team has anyway.
THE_TEAMS = {AgendaTemplate, OwnVerb}


def names_of(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def copied_names(model: type[models.Model]) -> set[str]:
    return {name.removesuffix("_id") for name in (COPIED | REHEARSED)[model]}


def copy(stage: Stage, *, rehearses: bool = False, term: str = "") -> Workshop:
    source = Workshop.objects.get(pk=stage.workshop.pk)
    return copy_workshop(
        source=source,
        by=stage.crew.facilitator,
        title="The same again",
        rehearses=rehearses,
        term=term,
    )


def set_everything(stage: Stage) -> None:
    """Each field that is copied says something of its own, so that no default passes for it."""
    for number, step in enumerate(stage.workshop.steps.order_by("position")):
        step.title, step.prompt = f"Step {number}", f"Prompt {number}"
        step.say, step.notes = f"Say {number}", f"Mind {number}"
        step.minutes, step.cut = 20 + number, 4 + number
        step.way, step.break_after = Way.TWO, 1 + number
        step.several_dots, step.in_full = True, True
        step.limits = f"The law {number}"
        step.save()
    Workshop.objects.filter(pk=stage.workshop.pk).update(
        term="frugal", language="nb", roles=["Support"]
    )
    for number, word in enumerate(CalibrationWord.objects.filter(step__workshop=stage.workshop)):
        word.word, word.question = f"word {number}", f"question {number}?"
        word.unit, word.own_unit = "own", f"spoons {number}"
        word.save()
    Case.objects.filter(step__workshop=stage.workshop).update(ordered=True)


def told(workshop: Workshop) -> dict[str, list[tuple[object, ...]]]:
    """What is copied, in plain values, in an order that random ids have no part in."""
    of: dict[type[models.Model], str] = {
        Workshop: "pk",
        Step: "workshop",
        CalibrationWord: "step__workshop",
        Case: "step__workshop",
        CaseOption: "case__step__workshop",
        AboutDraft: "step__workshop",
        ChangedLine: "step__workshop",
    }
    return {
        model.__name__: sorted(
            model._default_manager.filter(**{way: workshop.pk}).values_list(
                *(COPIED | REHEARSED)[model]
            ),
            key=repr,
        )
        for model, way in of.items()
    }


def test_every_field_is_copied_or_known_to_begin_anew() -> None:
    for model, anew in BEGINS_ANEW.items():
        copied = copied_names(model)
        assert not copied & anew, model
        assert copied | anew | (HANGS_ON & names_of(model)) == names_of(model), model
    assert set(BEGINS_ANEW) == set(COPIED | REHEARSED)


def test_a_copy_has_all_that_was_set_before_the_workshop() -> None:
    stage = make_stage(
        StepKind.WELCOME, StepKind.CALIBRATE, StepKind.CASES, StepKind.VOTE, StepKind.CASES
    )
    set_everything(stage)

    made = copy(stage)

    before, after = told(stage.workshop), told(made)
    assert after == before
    assert len(before["Step"]) == len(before["Case"]) == 5
    assert len(before["CalibrationWord"]) == 3
    assert len(before["CaseOption"]) > 10
    first = made.steps.filter(kind=StepKind.CASES)[0]
    assert set(Case.objects.filter(step__workshop=made).values_list("step", flat=True)) == {
        first.pk
    }


def test_a_copy_is_ready_and_has_its_own_ways_in() -> None:
    stage = make_stage(people=2)
    walk_to_end(stage)
    source = Workshop.objects.get(pk=stage.workshop.pk)

    made = Workshop.objects.get(pk=copy(stage, rehearses=True).pk)

    assert made.state == WorkshopState.READY
    assert made.title == "The same again"
    assert made.created_by == stage.crew.facilitator
    assert made.rehearses == source
    assert made.code != source.code and made.screen_token != source.screen_token
    assert (made.current, made.started_at, made.finished_at, made.revision) == (None, None, None, 0)
    for step in made.steps.all():
        assert (step.state, step.phase) == (StepState.PLANNED, "")
        assert (step.started_at, step.ended_at, step.roles, step.runoff) == (None, None, [], 0)
    assert not set(source.steps.values_list("pk")) & set(made.steps.values_list("pk"))


def test_nothing_that_anybody_wrote_or_did_is_copied() -> None:
    stage = make_stage(people=3)
    walk_to_end(stage)
    apart = set(COPIED | REHEARSED) | THE_TEAMS
    others = [m for m in apps.get_app_config("workshop").get_models() if m not in apart]
    counts = {model: model._default_manager.count() for model in others}
    written = {model.__name__ for model, count in counts.items() if count}
    assert {"Card", "Ballot", "Reaction", "Draft", "Participant", "ActionRecord"} <= written

    made = copy(stage, rehearses=True)

    assert {model: model._default_manager.count() for model in others} == counts
    assert not Participant.objects.filter(workshop=made).exists()
    assert not ActionRecord.objects.filter(workshop=made).exists()
    assert not WorkshopReport.objects.filter(workshop=made).exists()


def test_a_copy_can_be_held() -> None:
    stage = make_stage(people=2)
    walk_to_end(stage)
    made = copy(stage, rehearses=True)
    again = Stage(stage.crew, made, Person(made.pk, stage.facilitator.actor))
    for _ in range(2):
        join(again)

    walk_to_end(again)

    assert Workshop.objects.get(pk=made.pk).state == WorkshopState.FINISHED


def test_a_new_word_stands_where_the_old_one_stood() -> None:
    stage = make_stage(StepKind.WELCOME)
    stage.workshop.steps.update(
        prompt="What does “service-minded” mean?", say="Service-minded is not service-mindedness."
    )

    made = copy(stage, term="frugal")

    step = made.steps.get()
    assert made.term == "frugal"
    assert step.prompt == "What does “frugal” mean?"
    assert step.say == "Frugal is not service-mindedness."
    assert stage.workshop.steps.get().prompt == "What does “service-minded” mean?"


def test_a_word_that_makes_the_texts_too_long_is_refused_beside_it() -> None:
    stage = make_stage(StepKind.WELCOME)
    stage.workshop.steps.update(prompt=" ".join(["service-minded"] * 15))
    there = Workshop.objects.count()

    with pytest.raises(Refused) as refusal:
        copy(stage, term="a very long and winding word")

    assert refusal.value.code == "too_long"
    assert "Welcome together" in refusal.value.fields["term"]
    assert Workshop.objects.count() == there


def test_a_workshop_about_a_draft_is_not_copied_but_rehearsed() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CHANGES)
    there = Workshop.objects.count()

    with pytest.raises(Refused) as refusal:
        copy(stage)
    assert refusal.value.code == "about_a_draft"
    assert "draft’s page" in refusal.value.message
    assert Workshop.objects.count() == there

    made = copy(stage, rehearses=True)
    assert told(made) == told(stage.workshop)
    assert ChangedLine.objects.filter(step__workshop=made).count() == 3


def test_a_rehearsal_about_a_draft_can_record_nothing_on_it() -> None:
    stage = make_stage(StepKind.CHANGES, people=1)
    made = copy(stage, rehearses=True)
    again = Stage(stage.crew, made, Person(made.pk, stage.facilitator.actor))
    start(again)
    while again.now.phase != Phase.DECIDED:
        go_next(again)

    assert AboutDraft.objects.get(step__workshop=made).draft == NO_DRAFT
    assert refused(again.facilitator, "changes.record") == "rehearsal"
