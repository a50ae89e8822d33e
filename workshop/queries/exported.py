"""A team's whole file, with its workshops, and what is stored of a member in them.

Of a workshop it has what everybody in it was shown: its report. So hidden names stay hidden, and
what is being written is not in it; whoever needs the rows themselves has the backup.
"""

from typing import Any

from django.contrib.auth.models import User

from behaviours.models import Team
from behaviours.queries.exported import plain_member, plain_row, plain_rows, plain_team
from workshop.models import (
    ActionRecord,
    AgendaTemplate,
    BoardChange,
    OwnVerb,
    Preparation,
    Step,
    Workshop,
)
from workshop.queries.report import shown_report
from workshop.queries.report_parts import report_to_json

FORMAT, EDITION = "samsyn-team", 1
# What tells how far a workshop's machinery is, and nothing to a reader.
OF_A_STEP = ("kind", "title", "prompt", "say", "notes", "way", "minutes", "break_after", "limits")


def team_file(team: Team) -> dict[str, Any]:
    """JSON values. Call inside `snapshot()`."""
    workshops = Workshop.objects.filter(team=team, rehearses=None).order_by("created_at", "pk")
    return {
        "format": FORMAT,
        "edition": EDITION,
        **plain_team(team),
        "workshops": [_workshop(each) for each in workshops],
        "agenda_templates": plain_rows(AgendaTemplate.objects.filter(team=team).order_by("pk")),
        "own_verbs": [
            {"language": each.language, "verb": each.verb}
            for each in OwnVerb.objects.filter(team=team).order_by("language", "verb")
        ],
    }


def member_file(user: User) -> dict[str, Any]:
    """JSON values. Taking part in a workshop needs no account, and leads to none."""
    actor = f"m:{user.pk}"
    done = ActionRecord.objects.filter(actor=actor).order_by("at", "pk")
    changes = BoardChange.objects.filter(actor=actor).order_by("pk")
    return {
        **plain_member(user),
        "workshop.actionrecord.actor": plain_rows(done),
        "workshop.boardchange.actor": plain_rows(changes),
    }


def _workshop(workshop: Workshop) -> dict[str, Any]:
    report = shown_report(workshop)
    steps = Step.objects.filter(workshop=workshop).order_by("position")
    return {
        **plain_row(workshop),
        "agenda": [{name: getattr(step, name) for name in OF_A_STEP} for step in steps],
        "preparation": _prepared(workshop),
        "report": report_to_json(report) if report else None,
    }


def _prepared(workshop: Workshop) -> dict[str, str] | None:
    """The leader's answers: the team's own, for its managers. None where nobody prepared."""
    found = Preparation.objects.filter(workshop=workshop).values_list("answers", flat=True)
    return found.first()
