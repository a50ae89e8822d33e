"""What every page of a workshop shows once the words people wrote in it are deleted."""

from collections.abc import Sequence

from workshop.models import Step, Workshop
from workshop.queries.consent import decided_of
from workshop.queries.outcome import decided_step


def after_clearing(workshop: Workshop, steps: Sequence[Step]) -> dict[str, object]:
    """A part of the scene: the decided sentence, which is the team's, and nobody's own words."""
    step = decided_step(list(steps))
    return {
        "cleared": True,
        "definition": decided_of(step) if step else None,
        "review_on": workshop.review_on,
    }
