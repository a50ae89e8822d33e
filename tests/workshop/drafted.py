"""What the table of actions sends about the draft: ties, wordings, limits and leaders."""

from typing import Any

from tests.factories import Stage, done
from workshop.models import PhraseTie, Theme, Wording
from workshop.queries.coverage import chosen_in_order

WORDS = "the need"  # of the sentence that people agree on in tests


def chosen_theme(stage: Stage) -> Theme | None:
    step = stage.current
    found = chosen_in_order(step, list(stage.workshop.steps.all())) if step else []
    return found[0] if found else None


def leave_in_draft(stage: Stage) -> None:
    """A wording of the first person's, and words tied to a theme."""
    done(stage.people[0], "wording.suggest", text="what they need", phrase=WORDS)
    done(stage.facilitator, "phrase.tie", **tie(stage) | {"phrase": "a solution"})


def tie(stage: Stage) -> dict[str, Any]:
    theme = chosen_theme(stage)
    return {"phrase": WORDS, "theme": str(theme.pk if theme else 1), "version": "1"}


def old_tie(stage: Stage) -> dict[str, Any]:
    found = PhraseTie.objects.filter(step__workshop=stage.workshop).first()
    return {"tie": str(found.pk if found else 1)}


def own_wording(stage: Stage) -> dict[str, Any]:
    step = stage.current
    key = stage.people[0].key(step) if step else ""
    found = Wording.objects.filter(step=step, author_key=key).first()
    return {"wording": str(found.pk if found else 1)}


def limits(stage: Stage) -> dict[str, Any]:
    return {"limits": "The law on returns stays as it is."}


def leader(stage: Stage) -> dict[str, Any]:
    return {"participant": str(stage.people[0].id), "leads": "yes"}
