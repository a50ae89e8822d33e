"""What a step asks, as a page: the words of a calibration, or the customer cases."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions, starter
from workshop.commands.cases import CASES_A_WORKSHOP
from workshop.commands.words import WORDS_A_STEP
from workshop.enums import StepKind
from workshop.forms.answers import CaseForm, WordForm
from workshop.live.doors import page_language
from workshop.models import CalibrationWord, Estimate, Step, Workshop
from workshop.queries.cases import CaseAsked, case_steps, cases_answered, cases_of

# With fewer or more the comparison says little, or tires (method, section 2).
FEW, MANY = 4, 6


@never_cache
@login_required
@require_safe
def content(request: HttpRequest, workshop: int, step: int) -> HttpResponse:
    """Facilitators. The page only shows; changes go through the door of all actions."""
    row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
    permissions.check_can_facilitate(request.user, row)
    page_language(request.COOKIES, row.language)
    edited = get_object_or_404(Step, pk=step, workshop=row)
    context = {
        "workshop": row,
        "team": row.team,
        "step": edited,
        "act_url": reverse("console_act", args=[workshop]),
    }
    if edited.kind == StepKind.CALIBRATE:
        context |= _words(row, edited)
        return render(request, "workshop/console/words_edit.html", context)
    if edited.kind == StepKind.CASES:
        context |= _cases(row, edited)
        return render(request, "workshop/console/cases_edit.html", context)
    raise Http404


def _words(row: Workshop, step: Step) -> dict[str, object]:
    words = list(CalibrationWord.objects.filter(step=step))
    rows = [(word, _word_form(word)) for word in words]
    there = {word.question for word in words}
    return {
        "rows": rows,
        "answered": Estimate.objects.filter(word__step=step).exists(),
        "full": len(words) >= WORDS_A_STEP,
        "most": WORDS_A_STEP,
        "add_form": WordForm(initial={"target": str(step.pk)}, auto_id="new-%s"),
        "offered": [
            each for each in starter.calibration_words(row.language) if each.question not in there
        ],
    }


def _word_form(word: CalibrationWord) -> WordForm:
    return WordForm(
        initial={
            "target": str(word.pk),
            "word": word.word,
            "question": word.question,
            "unit": word.unit,
            "own_unit": word.own_unit,
        },
        auto_id=f"word-{word.pk}-%s",
    )


def _cases(row: Workshop, step: Step) -> dict[str, object]:
    steps = list(Step.objects.filter(workshop=row))
    cases = cases_of(row.pk)
    there = {case.starter for case in cases}
    topics: dict[str, list[starter.StarterCase]] = {}
    for each in starter.cases(row.language):
        if each.id not in there:
            topics.setdefault(each.topic, []).append(each)
    return {
        "rows": [(case, _case_form(case)) for case in cases],
        "first": case_steps(steps)[0],
        "answered": cases_answered(row.pk),
        "full": len(cases) >= CASES_A_WORKSHOP,
        "most": CASES_A_WORKSHOP,
        "unusual": not FEW <= len(cases) <= MANY,
        "add_form": CaseForm(initial={"target": str(step.pk)}, auto_id="new-%s"),
        "topics": topics.items(),
    }


def _case_form(case: CaseAsked) -> CaseForm:
    answers = {f"answer_{place}": answer.text for place, answer in enumerate(case.answers, 1)}
    return CaseForm(
        initial={
            "target": case.id,
            "situation": case.situation,
            "ordered": case.ordered,
            **answers,
        },
        auto_id=f"case-{case.id}-%s",
    )
