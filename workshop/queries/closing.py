"""What everybody sees at the close: what was decided, what was told, when it is reviewed."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from behaviours.cadence import REVIEW_AFTER, months_later
from behaviours.models import Team
from workshop import visibility
from workshop.enums import AudienceKind, Phase
from workshop.models import Step, Workshop
from workshop.queries.plans import kept_behaviours
from workshop.queries.questions import all_questions
from workshop.queries.recalled import recalled_of


def closing_of(
    audience: AudienceKind, row: Workshop, step: Step, steps: Sequence[Step]
) -> dict[str, object]:
    """Parts of the scene of a step of closing, besides the sentence."""
    parts: dict[str, object] = {}
    if visibility.sees_recalled(step.kind, step.phase):
        details = visibility.sees_recalled_details(audience)
        parts["recalled"] = recalled_of(step, steps, details=details)
    if visibility.sees_review(step.kind, step.phase):
        parts["review_on"] = row.review_on
        if audience == AudienceKind.CONSOLE:
            parts["review_proposed"] = _proposed(row, step)
    if step.phase == Phase.OPEN:
        parts["questions"] = all_questions(row)
        parts["behaviours"] = kept_behaviours(steps)
    return parts


def _proposed(row: Workshop, step: Step) -> date:
    """Reckoned from the day of the step and not from the clock: a page shows only what is kept."""
    opened = step.started_at or timezone.now()
    return months_later(timezone.localtime(opened).date(), _months(row))


def _months(row: Workshop) -> int:
    """How often its team looks at what it agreed on."""
    found = Team.objects.filter(pk=row.team_id).values_list("review_months", flat=True)
    return found.first() or REVIEW_AFTER
