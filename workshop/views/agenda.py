"""The agenda as a page: every step with its words and minutes, and one to add."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions, starter
from workshop import steps as kinds
from workshop.commands.agenda import may_change_dots, may_change_in_full
from workshop.commands.draft import has_limits
from workshop.forms.agenda import AddStepForm, EditStepForm
from workshop.live.doors import page_language
from workshop.models import Step, Workshop
from workshop.starter.shapes import Channel


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
        step.goes = kinds.way_of(step.kind, step.way)  # type: ignore[attr-defined]
        step.form = EditStepForm(  # type: ignore[attr-defined]
            initial={
                "target": str(step.pk),
                "title": step.title,
                "prompt": step.prompt,
                "say": step.say,
                "notes": step.notes,
                "way": step.way,
                "break_after": step.break_after,
                "minutes": step.minutes,
                "cut": step.cut,
                "in_full": step.in_full,
                "several_dots": step.several_dots,
                "limits": step.limits,
            },
            in_full_of=step.kind if may_change_in_full(step) else "",
            asks_dots=may_change_dots(step),
            asks_limits=has_limits(step.kind),
            goes=kinds.way_of(step.kind, step.way),
            auto_id=f"step-{step.pk}-%s",
        )
    context = {
        "workshop": row,
        "team": row.team,
        "steps": steps,
        "add_form": AddStepForm(initial={"minutes": 5, "cut": 3, "break_after": 0}),
        "openings": openings_by_channel(row.language),
        "act_url": reverse("console_act", args=[workshop]),
    }
    return render(request, "workshop/console/agenda_edit.html", context)


def openings_by_channel(language: str) -> list[tuple[str, list[str]]]:
    """Prompts to open with, in the workshop's language, under where customers are met."""
    found = starter.openings(language)
    return [
        (str(name), [opening.text for opening in found if opening.channel == channel])
        for channel, name in CHANNELS.items()
        if any(opening.channel == channel for opening in found)
    ]


CHANNELS: dict[Channel, Promise] = {
    "phone": _("On the phone"),
    "writing": _("In chat and e-mail"),
    "counter": _("At the counter"),
    "video": _("By video"),
    "any": _("Anywhere"),
}
