"""A team's templates: keeping an agenda, renaming and deleting it, and beginning from one.

The callers have checked who may. The team's row is the lock: of two who keep a template of one
name, or the last that there is room for, the second sees the first.
"""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.models import Team
from workshop.commands.flow import new_code
from workshop.exceptions import Refused
from workshop.models import AgendaTemplate, CaseOption, Step, Workshop
from workshop.queries.copied import must_stand_alone, put_term
from workshop.queries.template_plan import KeptStep, plan_of, read_plan

TEMPLATES_A_TEAM = 50


@transaction.atomic
def keep_template(*, workshop: Workshop, name: str, replaces: bool = False) -> AgendaTemplate:
    """The workshop's agenda, under a name of the team's own; a doubled click keeps it once.

    Raises Refused("name_taken", field "name") unless it `replaces` the one of that name,
    ("too_many_templates"), ("no_steps"), or ("about_a_draft").
    """
    team = _locked(workshop.team_id)
    steps = list(Step.objects.filter(workshop=workshop).order_by("position"))
    must_stand_alone(steps)
    if not steps:
        raise Refused("no_steps", _("Add a step to the agenda first."))
    rows = AgendaTemplate.objects.filter(team=team)
    there = rows.filter(name=name).first()
    plan = plan_of(workshop, steps)
    if there is not None and there.plan == plan:
        return there
    if there is not None and not replaces:
        raise _taken(name)
    if there is None and rows.count() >= TEMPLATES_A_TEAM:
        raise Refused(
            "too_many_templates",
            _("The team has %(most)d templates, which is the most. Delete or replace one first.")
            % {"most": TEMPLATES_A_TEAM},
        )
    kept = there or AgendaTemplate(team=team, name=name)
    kept.plan = plan
    kept.save()
    return kept


@transaction.atomic
def rename_template(*, template: AgendaTemplate, name: str) -> None:
    """Raises Refused("name_taken", field "name")."""
    team = _locked(template.team_id)
    others = AgendaTemplate.objects.filter(team=team).exclude(pk=template.pk)
    if others.filter(name=name).exists():
        raise _taken(name)
    template.name = name
    template.save(update_fields=["name"])


def delete_template(*, template: AgendaTemplate) -> None:
    """Workshops that began from it stay as they are."""
    template.delete()


@transaction.atomic
def create_from_template(
    *,
    template: AgendaTemplate,
    by: AbstractBaseUser,
    title: str,
    term: str,
    language: str,
    roles: list[str],
) -> Workshop:
    """A workshop ready to start, with the new word where the template's stood as a whole word.

    Raises Refused("template_newer"), ("template_damaged"), or ("too_long", field "term").
    """
    agenda = read_plan(template.plan)
    made = Workshop(
        team_id=template.team_id,
        created_by_id=by.pk,
        title=title,
        term=term,
        language=language,
        roles=roles,
        code=new_code(),
    )
    for each in agenda.steps:
        put_term(each.step, agenda.term, term)
    made.save(force_insert=True)
    for each in agenda.steps:
        _store(each, made)
    return made


def _store(kept: KeptStep, workshop: Workshop) -> None:
    kept.step.workshop = workshop
    kept.step.save(force_insert=True)
    for word in kept.words:
        word.step = kept.step
        word.save(force_insert=True)
    for case, answers in kept.cases:
        case.step = kept.step
        case.save(force_insert=True)
        CaseOption.objects.bulk_create(
            CaseOption(case=case, position=place, text=text) for place, text in enumerate(answers)
        )


def _locked(team: int) -> Team:
    return Team.objects.select_for_update().get(pk=team)


def _taken(name: str) -> Refused:
    told = _("There is a template called “%(name)s” already.") % {"name": name}
    return Refused("name_taken", told, {"name": told})
