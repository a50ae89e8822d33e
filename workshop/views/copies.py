"""What a workshop leads to: another one like it, a template of its agenda, a second facilitator."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from behaviours.models import Team
from workshop import permissions
from workshop.commands.copying import copy_workshop
from workshop.commands.templates import keep_template
from workshop.enums import WorkshopState
from workshop.exceptions import Refused
from workshop.forms.copying import DuplicateForm, TemplateForm
from workshop.models import Step, Workshop
from workshop.queries.copied import must_stand_alone
from workshop.queries.next_title import next_title

DOUBLE_CLICK = timedelta(seconds=10)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def duplicate(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators."""
    source = _workshop(request, workshop)
    form = DuplicateForm(
        request.POST if request.method == "POST" else None,
        initial={"title": next_title(source), "term": source.term},
    )
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            made = _copy(source, request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("workshop_agenda", workshop=made.pk)
    return _page(request, "duplicate", source, form)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators. A name that is taken is asked about before its template is replaced."""
    source = _workshop(request, workshop)
    form = TemplateForm(
        request.POST if request.method == "POST" else None, initial={"name": source.title[:80]}
    )
    taken = ""
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            # Only the name that was asked about is replaced, not one that was typed since.
            keep_template(workshop=source, name=name, replaces=request.POST.get("replace") == name)
        except Refused as refused:
            taken = name if refused.code == "name_taken" else ""
            form.refuse(refused)
        else:
            messages.success(request, _("The template “%(name)s” is kept.") % {"name": name})
            return redirect("templates", slug=source.team.slug)
    return _page(request, "keep_template", source, form, taken=taken)


@never_cache
@login_required
@require_safe
def invite(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators. To the team's page, where managers invite and others are told who does."""
    slug = _workshop(request, workshop).team.slug
    return redirect(f"{reverse('team', args=[slug])}?invite=facilitator#invitations")


def _workshop(request: HttpRequest, pk: int) -> Workshop:
    """A rehearsal is no workshop to make anything of: what it rehearses is."""
    rows = Workshop.objects.select_related("team").filter(rehearses=None)
    row = get_object_or_404(rows, pk=pk)
    permissions.check_can_facilitate(request.user, row)
    return row


def _page(
    request: HttpRequest,
    page: str,
    source: Workshop,
    form: DuplicateForm | TemplateForm,
    **more: str,
) -> HttpResponse:
    refusal = ""
    try:
        must_stand_alone(list(Step.objects.filter(workshop=source)))
    except Refused as refused:
        refusal = refused.message
    context = {"workshop": source, "team": source.team, "form": form, "refusal": refusal, **more}
    status = 422 if form.errors else 200
    return render(request, f"workshop/pages/{page}.html", context, status=status)


@transaction.atomic
def _copy(source: Workshop, by: User, *, title: str, term: str) -> Workshop:
    """A form sent twice, by a doubled click, makes one workshop."""
    # The team's row is the lock: the second of two clicks waits here and then finds the first.
    Team.objects.select_for_update().get(pk=source.team_id)
    twins = Workshop.objects.filter(
        team=source.team_id, created_by=by.pk, title=title, term=term, rehearses=None,
        state=WorkshopState.READY, created_at__gt=timezone.now() - DOUBLE_CLICK,
    )  # fmt: skip
    twin = twins.exclude(pk=source.pk).first()
    return twin or copy_workshop(source=source, by=by, title=title, term=term)
