"""The verbs that a team counts as actions beside ours."""

from dataclasses import dataclass

from workshop.models import OwnVerb, Workshop


@dataclass(frozen=True)
class VerbOfTeam:
    id: str
    verb: str


def own_verbs_of(workshop: Workshop) -> tuple[VerbOfTeam, ...]:
    """Of the workshop's team and language, by the alphabet."""
    rows = OwnVerb.objects.filter(team=workshop.team_id, language=workshop.language)
    return tuple(VerbOfTeam(str(row.pk), row.verb) for row in rows.order_by("verb"))
