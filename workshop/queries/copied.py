"""What of a workshop is set before it, and so goes into a copy and into a team's template."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from workshop.enums import StepKind
from workshop.exceptions import Refused
from workshop.method.renaming import put_word
from workshop.models import (
    AboutDraft,
    CalibrationWord,
    Case,
    CaseOption,
    ChangedLine,
    Step,
    Workshop,
)

# Of each row, beside the row that it hangs on. All else of a row begins anew.
COPIED: Final[dict[type[models.Model], tuple[str, ...]]] = {
    Workshop: ("team_id", "term", "language", "roles"),
    Step: (
        "kind",
        "position",
        "title",
        "prompt",
        "say",
        "notes",
        "way",
        "minutes",
        "break_after",
        "cut",
        "several_dots",
        "limits",
        "in_full",
    ),
    CalibrationWord: ("position", "word", "question", "unit", "own_unit"),
    Case: ("position", "situation", "starter", "ordered"),
    CaseOption: ("position", "text"),
}
# In a rehearsal also what is asked about a draft. Not which draft: nothing can be recorded on it.
REHEARSED: Final[dict[type[models.Model], tuple[str, ...]]] = {
    AboutDraft: ("base",),
    ChangedLine: ("position", "code", "kind", "subject", "label", "fields", "words_hash"),
}
WORDED = ("title", "prompt", "say", "notes", "limits")


def copied_of(row: models.Model) -> dict[str, Any]:
    names = (COPIED | REHEARSED)[type(row)]
    return {name: getattr(row, name) for name in names}


def must_stand_alone(steps: Sequence[Step]) -> None:
    """Raises Refused("about_a_draft"): its lines were put together on the draft's page."""
    if any(step.kind == StepKind.CHANGES for step in steps):
        raise Refused(
            "about_a_draft",
            _(
                "This workshop asks about the lines of a draft, which are other ones by the next"
                " time. Make a new one from the draft’s page."
            ),
        )


def put_term(step: Step, old: str, new: str) -> None:
    """The new word in an unsaved step. Raises Refused("too_long", field "term")."""
    for name in WORDED:
        text = put_word(getattr(step, name), old, new)
        if len(text) > (getattr(Step._meta.get_field(name), "max_length", None) or len(text)):
            told = _("With this word the texts of “%(step)s” are too long. Choose a shorter one.")
            told %= {"step": step.title}
            raise Refused("too_long", told, {"term": told})
        setattr(step, name, text)
