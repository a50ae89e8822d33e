"""A team's templates, as its pages list them."""

from dataclasses import dataclass

from behaviours.models import Team
from workshop.exceptions import Refused
from workshop.models import AgendaTemplate
from workshop.queries.template_plan import KeptAgenda, read_plan


@dataclass(frozen=True)
class TemplateShown:
    """`agenda` is None where the plan cannot be read; `wrong` then says why."""

    id: int
    name: str
    agenda: KeptAgenda | None
    wrong: str = ""

    @property
    def titles(self) -> list[str]:
        """Of its steps, in their order."""
        return [each.step.title for each in self.agenda.steps] if self.agenda else []


def templates_of(team: Team) -> list[TemplateShown]:
    """By name; one query, however many there are."""
    rows = AgendaTemplate.objects.filter(team=team)
    return sorted(map(shown_template, rows), key=lambda each: each.name.casefold())


def shown_template(template: AgendaTemplate) -> TemplateShown:
    try:
        return TemplateShown(template.pk, template.name, read_plan(template.plan))
    except Refused as refused:
        return TemplateShown(template.pk, template.name, None, refused.message)
