"""A new workshop from an old one: what was set before it, and nothing that came of it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from workshop.commands.flow import new_code
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
from workshop.queries.copied import copied_of, must_stand_alone, put_term

NO_DRAFT = 0


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
        **copied_of(source) | {"term": term},
        title=title,
        code=new_code(),
        created_by_id=by.pk,
        rehearses=source if rehearses else None,
    )
    copies = {step.pk: Step(**copied_of(step), workshop=made) for step in steps}
    for copy in copies.values():
        put_term(copy, source.term, term)
    made.save(force_insert=True)
    Step.objects.bulk_create(copies.values())
    _copy_words(copies)
    _copy_cases(copies)
    if rehearses:
        _copy_lines(copies)
    return made


def _copy_words(copies: dict[int, Step]) -> None:
    CalibrationWord.objects.bulk_create(
        CalibrationWord(**copied_of(word), step=copies[word.step_id])
        for word in CalibrationWord.objects.filter(step__in=copies)
    )


def _copy_cases(copies: dict[int, Step]) -> None:
    cases = list(Case.objects.filter(step__in=copies).prefetch_related("options"))
    ids = {case.pk: random_id() for case in cases}
    Case.objects.bulk_create(
        Case(**copied_of(case), pk=ids[case.pk], step=copies[case.step_id]) for case in cases
    )
    CaseOption.objects.bulk_create(
        CaseOption(**copied_of(option), case_id=ids[case.pk])
        for case in cases
        for option in case.options.all()
    )


def _copy_lines(copies: dict[int, Step]) -> None:
    AboutDraft.objects.bulk_create(
        AboutDraft(**copied_of(about), step=copies[about.step_id], draft=NO_DRAFT)
        for about in AboutDraft.objects.filter(step__in=copies)
    )
    ChangedLine.objects.bulk_create(
        ChangedLine(**copied_of(line), step=copies[line.step_id])
        for line in ChangedLine.objects.filter(step__in=copies)
    )
