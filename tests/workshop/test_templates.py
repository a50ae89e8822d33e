"""A team keeps agendas of its own, and begins new workshops from them."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from behaviours.erasure import erase_team
from tests.factories import Crew, Person, Stage, join, make_crew, make_stage, walk_to_end
from tests.workshop.browsers import BACKEND, HOST
from workshop.commands import templates as commands
from workshop.commands.templates import create_from_template, keep_template
from workshop.enums import StepKind, Way, WorkshopState
from workshop.exceptions import Refused
from workshop.models import AgendaTemplate, CalibrationWord, Case, CaseOption, Step, Workshop
from workshop.queries.copied import COPIED
from workshop.queries.exported import team_file
from workshop.queries.template_plan import VERSION, plan_of, read_plan

pytestmark = pytest.mark.django_db
Plan = dict[str, Any]
KINDS = (StepKind.WELCOME, StepKind.CALIBRATE, StepKind.CASES, StepKind.VOTE)


def browser(crew: Crew) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(crew.facilitator, backend=BACKEND)
    return client


def begin(stage: Stage, template: AgendaTemplate, term: str = "service-minded") -> Workshop:
    return create_from_template(
        template=template,
        by=stage.crew.facilitator,
        title="Next year",
        term=term,
        language="en",
        roles=["Support"],
    )


def contents(workshop: Workshop) -> list[tuple[object, ...]]:
    """All that a template has of a workshop, in plain values."""
    rows: list[tuple[object, ...]] = []
    for model, way, order in (
        (Step, "workshop", "position"),
        (CalibrationWord, "step__workshop", "position"),
        (Case, "step__workshop", "position"),
        (CaseOption, "case__step__workshop", "case__position"),
    ):
        found = model._default_manager.filter(**{way: workshop.pk}).order_by(order, "position")
        rows += found.values_list(*COPIED[model])
    return rows


# --- keeping and beginning -----------------------------------------------------------------------
def test_a_workshop_begun_from_a_template_is_set_as_the_one_it_was_kept_from() -> None:
    stage = make_stage(*KINDS)
    for number, step in enumerate(stage.workshop.steps.order_by("position")):
        step.say, step.notes, step.limits = f"Say {number}", f"Mind {number}", f"The law {number}"
        step.way, step.break_after, step.minutes = Way.ONE, number, 30 + number
        step.cut, step.several_dots, step.in_full = 5, True, True
        step.save()
    CalibrationWord.objects.filter(step__workshop=stage.workshop).update(
        unit="own", own_unit="spoons"
    )
    Case.objects.filter(step__workshop=stage.workshop).update(ordered=True)
    template = keep_template(workshop=stage.workshop, name="As last year")
    # It went through the database, as JSON.
    template.refresh_from_db()

    made = begin(stage, template)

    assert contents(made) == contents(stage.workshop)
    assert CaseOption.objects.filter(case__step__workshop=made).count() > 10
    assert (made.state, made.title, made.roles) == (WorkshopState.READY, "Next year", ["Support"])
    assert made.code != stage.workshop.code


def test_a_template_has_every_field_that_a_copy_has() -> None:
    stage = make_stage(*KINDS)

    plan = plan_of(stage.workshop, list(stage.workshop.steps.order_by("position")))

    for step in plan["steps"]:
        assert set(step) == set(COPIED[Step]) - {"position"} | {"words", "cases"}
    (word, *_), (case, *_) = plan["steps"][1]["words"], plan["steps"][2]["cases"]
    assert set(word) == set(COPIED[CalibrationWord]) - {"position"}
    assert set(case) == set(COPIED[Case]) - {"position"} | {"answers"}
    assert json.loads(json.dumps(plan)) == plan


def test_a_template_keeps_nothing_that_anybody_wrote_in_the_workshop() -> None:
    stage = make_stage(
        StepKind.WELCOME, StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.AGREE,
        StepKind.BEHAVIOURS, StepKind.QUESTIONS, StepKind.CLOSE, people=2,
    )  # fmt: skip
    walk_to_end(stage)
    written = {card.text for step in stage.workshop.steps.all() for card in step.cards.all()}
    assert len(written) > 3

    kept = json.dumps(keep_template(workshop=stage.workshop, name="Kept").plan, ensure_ascii=False)

    assert not [text for text in written if text in kept]


def test_a_workshop_begun_from_a_template_can_be_held() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CALIBRATE, StepKind.CASES, StepKind.CASES)
    made = begin(stage, keep_template(workshop=stage.workshop, name="Kept"))
    held = Stage(stage.crew, made, Person(made.pk, stage.facilitator.actor))
    for _ in range(2):
        join(held)

    walk_to_end(held)

    assert Workshop.objects.get(pk=made.pk).state == WorkshopState.FINISHED


def test_the_new_word_takes_the_place_of_the_old_one() -> None:
    stage = make_stage(StepKind.WELCOME)
    stage.workshop.steps.update(prompt="What does “service-minded” mean to you?")
    template = keep_template(workshop=stage.workshop, name="Kept")

    made = begin(stage, template, term="frugal")

    assert made.steps.get().prompt == "What does “frugal” mean to you?"


def test_a_name_is_kept_once_unless_it_is_to_be_replaced() -> None:
    stage = make_stage(StepKind.WELCOME)
    first = keep_template(workshop=stage.workshop, name="Kept")
    stage.workshop.steps.update(title="Good morning")

    with pytest.raises(Refused) as refusal:
        keep_template(workshop=stage.workshop, name="Kept")
    assert refusal.value.code == "name_taken"
    assert "Kept" in refusal.value.fields["name"]

    again = keep_template(workshop=stage.workshop, name="Kept", replaces=True)
    assert again.pk == first.pk
    assert AgendaTemplate.objects.get().plan["steps"][0]["title"] == "Good morning"


def test_a_doubled_click_keeps_it_once_and_asks_nothing() -> None:
    stage = make_stage(*KINDS)
    desk, keep = browser(stage.crew), reverse("template_keep", args=[stage.workshop.pk])

    for _ in range(2):
        assert desk.post(keep, {"name": "Kept"}).status_code == 302

    assert AgendaTemplate.objects.count() == 1


def test_a_team_keeps_so_many_and_then_replaces_or_deletes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands, "TEMPLATES_A_TEAM", 2)
    stage = make_stage(StepKind.WELCOME)
    for name in ("One", "Two"):
        keep_template(workshop=stage.workshop, name=name)

    with pytest.raises(Refused) as refusal:
        keep_template(workshop=stage.workshop, name="Three")

    assert refusal.value.code == "too_many_templates"
    assert "2 templates" in refusal.value.message
    keep_template(workshop=stage.workshop, name="Two", replaces=True)
    assert AgendaTemplate.objects.count() == 2


@pytest.mark.parametrize(
    ("kinds", "code"),
    [((), "no_steps"), ((StepKind.WELCOME, StepKind.CHANGES), "about_a_draft")],
)
def test_an_agenda_that_nothing_could_begin_from_is_not_kept(
    kinds: tuple[StepKind, ...], code: str
) -> None:
    stage = make_stage(*(kinds or (StepKind.WELCOME,)))
    if not kinds:
        stage.workshop.steps.all().delete()

    with pytest.raises(Refused) as refusal:
        keep_template(workshop=stage.workshop, name="Kept")

    assert refusal.value.code == code
    assert not AgendaTemplate.objects.exists()


# --- what is read back -------------------------------------------------------------------------
def in_step(place: int, **values: object) -> Callable[[Plan], object]:
    return lambda plan: plan["steps"][place].update(values)


DAMAGE: dict[str, Callable[[Plan], object]] = {
    "no steps": lambda plan: plan.update(steps=[]),
    "steps that are no list": lambda plan: plan.update(steps={"0": {}}),
    "a step that is no object": lambda plan: plan["steps"].append("welcome"),
    "an unknown key": lambda plan: plan.update(owner=7),
    "an unknown key of a step": in_step(0, colour="red"),
    "an unknown key of a word": lambda plan: plan["steps"][1]["words"][0].update(colour="red"),
    "a step without a title": lambda plan: plan["steps"][0].pop("title"),
    "a step without its words": lambda plan: plan["steps"][0].pop("words"),
    "no version": lambda plan: plan.pop("version"),
    "a version that is no number": lambda plan: plan.update(version="1"),
    "a version that is true": lambda plan: plan.update(version=True),
    "version nought": lambda plan: plan.update(version=0),
    "a language nobody has": lambda plan: plan.update(language="tlh"),
    "a language that is a list": lambda plan: plan.update(language=["nb"]),
    "a long word": lambda plan: plan.update(term="x" * 61),
    "a kind there is not": in_step(0, kind="dance"),
    "a step about a draft": in_step(0, kind="changes"),
    "a long title": in_step(0, title="x" * 81),
    "an empty title": in_step(0, title=""),
    "long notes": in_step(0, notes="x" * 2001),
    "a title that is a number": in_step(0, title=7),
    "a nought in a title": in_step(0, title="a\x00b"),
    "a way there is not": in_step(0, way="up"),
    "minutes as text": in_step(0, minutes="5"),
    "minutes that are true": in_step(0, minutes=True),
    "no minutes": in_step(0, minutes=0),
    "minutes without end": in_step(0, minutes=10**30),
    "a break before it": in_step(0, break_after=-1),
    "a cut of none": in_step(0, cut=0),
    "dots that are a number": in_step(0, several_dots=1),
    "words where none are asked": in_step(0, words=[{"word": "far", "question": "?", "unit": "m"}]),
    "cases where none are asked": in_step(1, cases=[{"situation": "?", "answers": ["a", "b"]}]),
    "a unit nobody has": lambda plan: plan["steps"][1]["words"][0].update(unit="furlong"),
    "an own unit without a name": lambda plan: plan["steps"][1]["words"][0].update(
        unit="own", own_unit=""
    ),
    "a case with one answer": lambda plan: plan["steps"][2]["cases"][0].update(answers=["Yes"]),
    "an answer that is no text": lambda plan: plan["steps"][2]["cases"][0].update(answers=[1, 2]),
    "a long answer": lambda plan: plan["steps"][2]["cases"][0].update(answers=["x" * 121, "y"]),
}


def kept_plan() -> tuple[Stage, AgendaTemplate]:
    stage = make_stage(*KINDS)
    return stage, keep_template(workshop=stage.workshop, name="Kept")


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_plan_is_refused_in_a_sentence_and_makes_nothing(damage: str) -> None:
    stage, template = kept_plan()
    DAMAGE[damage](template.plan)
    there = Workshop.objects.count()

    with pytest.raises(Refused) as refusal:
        begin(stage, template)

    assert refusal.value.code == "template_damaged"
    assert "damaged" in refusal.value.message
    assert Workshop.objects.count() == there


@pytest.mark.parametrize("plan", [None, 7, "plan", [], [[]], {}, {"version": 1}])
def test_what_is_no_plan_at_all_is_refused_in_the_same_sentence(plan: object) -> None:
    with pytest.raises(Refused) as refusal:
        read_plan(plan)

    assert refusal.value.code == "template_damaged"


def test_a_plan_of_a_newer_edition_says_so() -> None:
    stage, template = kept_plan()
    template.plan["version"] = VERSION + 1

    with pytest.raises(Refused) as refusal:
        begin(stage, template)

    assert refusal.value.code == "template_newer"


def test_a_plan_from_before_a_field_was_there_takes_its_default() -> None:
    stage, template = kept_plan()
    for step in template.plan["steps"]:
        for name in ("notes", "way", "break_after", "several_dots"):
            del step[name]

    step = begin(stage, template).steps.order_by("position")[0]

    assert (step.notes, step.way, step.break_after, step.several_dots) == ("", "", 0, False)


def test_what_was_kept_reads_back_unchanged() -> None:
    stage, template = kept_plan()
    plan = deepcopy(template.plan)
    agenda = read_plan(template.plan)

    assert template.plan == plan
    assert agenda.term == stage.workshop.term
    assert agenda.minutes == 4 * 5


# --- the pages ---------------------------------------------------------------------------------
def test_an_agenda_is_kept_from_its_page_and_offered_for_the_next_workshop() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.WRITE)
    stage.workshop.steps.filter(kind=StepKind.WRITE).update(title="Write <b>alone</b>")
    desk, team = browser(stage.crew), stage.crew.team
    keep = reverse("template_keep", args=[stage.workshop.pk])
    agenda = desk.get(reverse("workshop_agenda", args=[stage.workshop.pk])).content.decode()
    assert f'href="{keep}"' in agenda

    answer = desk.post(keep, {"name": "  Short \n one "})

    assert answer.headers["location"] == reverse("templates", args=[team.slug])
    template = AgendaTemplate.objects.get()
    assert (template.team, template.name) == (team, "Short one")
    page = desk.get(reverse("workshop_new", args=[team.slug])).content.decode()
    assert f'value="template-{template.pk}"' in page
    assert "Short one. A template of your team, 10 minutes: Welcome together\u00a0· Write" in page
    assert "&lt;b&gt;alone&lt;/b&gt;" in page

    desk.post(
        reverse("workshop_new", args=[team.slug]),
        {"term": "frugal", "language": "sv", "agenda": f"template-{template.pk}", "roles": "Chief"},
    )
    made = Workshop.objects.get(term="frugal")
    assert (made.language, made.roles) == ("sv", ["Chief"])
    assert made.steps.count() == 2


def test_a_taken_name_is_asked_about_and_only_that_name_is_replaced() -> None:
    stage, template = kept_plan()
    desk = browser(stage.crew)
    keep = reverse("template_keep", args=[stage.workshop.pk])
    other = keep_template(workshop=stage.workshop, name="Other")
    stage.workshop.steps.update(title="Good morning")

    asked = desk.post(keep, {"name": "Kept"})
    assert asked.status_code == 422
    assert "There is a template called “Kept” already." in asked.content.decode()
    assert 'name="replace" value="Kept"' in asked.content.decode()
    template.refresh_from_db()
    assert template.plan["steps"][0]["title"] == "Welcome together"

    assert desk.post(keep, {"name": "Other", "replace": "Kept"}).status_code == 422
    assert desk.post(keep, {"name": "Kept", "replace": "Kept"}).status_code == 302
    template.refresh_from_db()
    assert template.plan["steps"][0]["title"] == "Good morning"
    assert AgendaTemplate.objects.filter(pk__in=[template.pk, other.pk]).count() == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "Give the template a name."), ("x" * 81, "at most 80 characters")],
)
def test_a_bad_name_is_told_beside_the_field_and_kept(name: str, told: str) -> None:
    stage, template = kept_plan()
    desk = browser(stage.crew)
    rename = reverse("template", args=[stage.crew.team.slug, template.pk])
    for address in (reverse("template_keep", args=[stage.workshop.pk]), rename):
        answer = desk.post(address, {"name": name})

        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert 'aria-invalid="true"' in answer.content.decode()
        assert f'value="{name}"' in answer.content.decode() or not name
    assert AgendaTemplate.objects.get().name == "Kept"


def test_a_template_is_renamed_and_deleted() -> None:
    stage, template = kept_plan()
    keep_template(workshop=stage.workshop, name="Other")
    desk, slug = browser(stage.crew), stage.crew.team.slug
    address = reverse("template", args=[slug, template.pk])

    assert desk.post(address, {"name": "Kept"}).status_code == 302  # its own name is no other's
    taken = desk.post(address, {"name": "Other"})
    assert taken.status_code == 422
    assert "There is a template called “Other” already." in taken.content.decode()
    assert desk.post(address, {"name": "New name"}).status_code == 302
    template.refresh_from_db()
    assert template.name == "New name"

    gone = reverse("template_delete", args=[slug, template.pk])
    assert "Delete the template “New name”?" in desk.get(gone).content.decode()
    assert AgendaTemplate.objects.count() == 2
    assert desk.post(gone).status_code == 302
    assert AgendaTemplate.objects.get().name == "Other"
    twice = desk.post(gone, follow=True)
    assert twice.redirect_chain == [(reverse("templates", args=[slug]), 302)]
    assert "The template is deleted already." in twice.content.decode()
    assert desk.get(gone).status_code == 404
    assert AgendaTemplate.objects.get().name == "Other"


def test_one_team_sees_nothing_of_anothers_templates() -> None:
    _stage, template = kept_plan()
    crew = make_crew()
    desk, slug = browser(crew), crew.team.slug

    assert "Kept" not in desk.get(reverse("templates", args=[slug])).content.decode()
    assert "template-" not in desk.get(reverse("workshop_new", args=[slug])).content.decode()
    for name, status in (("template", 404), ("template_delete", 302)):  # as if it were gone
        assert desk.get(reverse(name, args=[slug, template.pk])).status_code == 404
        assert desk.post(reverse(name, args=[slug, template.pk])).status_code == status
    answer = desk.post(
        reverse("workshop_new", args=[slug]),
        {"term": "frugal", "language": "en", "agenda": f"template-{template.pk}"},
    )
    assert answer.status_code == 422
    assert not Workshop.objects.filter(team=crew.team).exists()
    assert AgendaTemplate.objects.get() == template


def test_a_damaged_template_is_told_on_its_pages_and_can_be_deleted() -> None:
    stage, template = kept_plan()
    AgendaTemplate.objects.update(plan={"version": 1})
    desk, slug = browser(stage.crew), stage.crew.team.slug

    for address in (
        reverse("templates", args=[slug]),
        reverse("template", args=[slug, template.pk]),
    ):
        page = desk.get(address)
        assert page.status_code == 200
        assert "This template is damaged and cannot be used." in page.content.decode()
    assert "template-" not in desk.get(reverse("workshop_new", args=[slug])).content.decode()
    assert desk.post(reverse("template_delete", args=[slug, template.pk])).status_code == 302


def test_a_word_that_does_not_fit_the_template_is_told_beside_it() -> None:
    stage = make_stage(StepKind.WELCOME)
    stage.workshop.steps.update(prompt=" ".join(["service-minded"] * 15))
    template = keep_template(workshop=stage.workshop, name="Kept")
    word = "a very long and winding word"

    answer = browser(stage.crew).post(
        reverse("workshop_new", args=[stage.crew.team.slug]),
        {"term": word, "language": "en", "agenda": f"template-{template.pk}"},
    )

    assert answer.status_code == 422
    assert "texts of “Welcome together” are too long" in answer.content.decode()
    assert f'value="{word}"' in answer.content.decode()
    assert not Workshop.objects.filter(term=word).exists()


@pytest.mark.parametrize("many", [1, 6])
def test_the_pages_ask_the_same_few_questions_however_many_templates_there_are(
    many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stage = make_stage(*KINDS)
    for number in range(many):
        keep_template(workshop=stage.workshop, name=f"Template {number}")
    desk, slug = browser(stage.crew), stage.crew.team.slug

    # The sign-in (2), the team, the membership, the templates.
    with django_assert_num_queries(5):
        page = desk.get(reverse("templates", args=[slug])).content.decode()
    assert page.count("Rename") == many
    with django_assert_num_queries(5):
        desk.get(reverse("workshop_new", args=[slug]))


def test_a_team_takes_its_templates_along_and_they_are_erased_with_it() -> None:
    stage, template = kept_plan()

    told = team_file(stage.crew.team)["agenda_templates"]
    assert [each["name"] for each in told] == ["Kept"]
    assert told[0]["plan"] == template.plan

    erase_team(team=stage.crew.team, by=stage.crew.manager)
    assert not AgendaTemplate.objects.exists()
