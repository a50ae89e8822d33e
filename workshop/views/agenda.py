"""The agenda as a page: every step with its words and minutes, and one to add."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions
from workshop.forms.steps import AddStepForm, EditStepForm
from workshop.live.doors import page_language
from workshop.models import Step, Workshop


@never_cache
@login_required
@require_safe
def agenda(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators. The page only shows; changes go through the door of all actions."""
    row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
    permissions.check_can_facilitate(request.user, row)
    page_language(request.COOKIES, row.language)
    steps = list(Step.objects.filter(workshop=row).order_by("position"))
    for step in steps:
        step.form = EditStepForm(  # type: ignore[attr-defined]
            initial={
                "target": str(step.pk),
                "title": step.title,
                "prompt": step.prompt,
                "say": step.say,
                "minutes": step.minutes,
                "cut": step.cut,
            },
            auto_id=f"step-{step.pk}-%s",
        )
    context = {
        "workshop": row,
        "team": row.team,
        "steps": steps,
        "add_form": AddStepForm(initial={"minutes": 5, "cut": 3}),
        "act_url": reverse("console_act", args=[workshop]),
    }
    return render(request, "workshop/console/agenda_edit.html", context)
