"""A new workshop from an old one: what was set before it, and nothing that came of it."""

from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils.translation import gettext as _

from workshop.commands.flow import new_code
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
from workshop.models.ids import random_id

# What is copied of each row, beside the row that it hangs on. All else of a row begins anew.
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
NO_DRAFT = 0
WORDED = ("title", "prompt", "say", "notes", "limits")


@transaction.atomic
def copy_workshop(
    *,
    source: Workshop,
    by: AbstractBaseUser,
    title: str,
    rehearses: bool = False,
    term: str = "",
) -> Workshop:
    """A workshop ready to start, set as `source` is. The caller has checked who may.

    With `term`, that word stands where the old one stood as a whole word. With `rehearses` the
    copy is a rehearsal of `source`. Raises Refused("about_a_draft") for one that asks about a
    draft and is not to be rehearsed, or ("too_long", field "term") where the word does not fit.
    """
    steps = list(Step.objects.filter(workshop=source).order_by("position"))
    if not rehearses:
        must_stand_alone(steps)
    term = term or source.term
    made = Workshop(
        **_of(source) | {"term": term},
        title=title,
        code=new_code(),
        created_by_id=by.pk,
        rehearses=source if rehearses else None,
    )
    copies = {step.pk: Step(**_of(step), workshop=made) for step in steps}
    for copy in copies.values():
        put_term(copy, source.term, term)
    made.save(force_insert=True)
    Step.objects.bulk_create(copies.values())
    _copy_words(copies)
    _copy_cases(copies)
    if rehearses:
        _copy_lines(copies)
    return made


def must_stand_alone(steps: list[Step]) -> None:
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


def _copy_words(copies: dict[int, Step]) -> None:
    CalibrationWord.objects.bulk_create(
        CalibrationWord(**_of(word), step=copies[word.step_id])
        for word in CalibrationWord.objects.filter(step__in=copies)
    )


def _copy_cases(copies: dict[int, Step]) -> None:
    cases = list(Case.objects.filter(step__in=copies).prefetch_related("options"))
    ids = {case.pk: random_id() for case in cases}
    Case.objects.bulk_create(
        Case(**_of(case), pk=ids[case.pk], step=copies[case.step_id]) for case in cases
    )
    CaseOption.objects.bulk_create(
        CaseOption(**_of(option), case_id=ids[case.pk])
        for case in cases
        for option in case.options.all()
    )


def _copy_lines(copies: dict[int, Step]) -> None:
    AboutDraft.objects.bulk_create(
        AboutDraft(**_of(about), step=copies[about.step_id], draft=NO_DRAFT)
        for about in AboutDraft.objects.filter(step__in=copies)
    )
    ChangedLine.objects.bulk_create(
        ChangedLine(**_of(line), step=copies[line.step_id])
        for line in ChangedLine.objects.filter(step__in=copies)
    )


def _of(row: models.Model) -> dict[str, Any]:
    names = (COPIED | REHEARSED)[type(row)]
    return {name: getattr(row, name) for name in names}
