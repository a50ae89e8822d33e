"""Preparing a workshop: ten questions, what they point to, and what the leader makes of it."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from behaviours.forms.meeting import meet, with_theirs
from behaviours.models import Edit
from workshop import permissions
from workshop.commands.preparation import save_preparation
from workshop.exceptions import Refused
from workshop.forms.preparation import PreparationForm
from workshop.live.doors import page_language
from workshop.models import Preparation, Step, Workshop
from workshop.queries.preparation import advice_for, prepared, said_at


def preparing(view: Callable[[HttpRequest, Workshop], HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to facilitators and managers of the workshop's team; gone once it is cleared."""

    @wraps(view)
    def door(request: HttpRequest, workshop: int) -> HttpResponse:
        row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
        permissions.check_can_prepare(request.user, row)
        if row.cleared_at is not None:
            raise Http404("its preparation is deleted")
        page_language(request.COOKIES, row.language)
        return view(request, row)

    return never_cache(login_required(door))


@preparing
@require_http_methods(["GET", "HEAD", "POST"])
def preparation(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """Facilitators and managers."""
    found = Preparation.objects.filter(workshop=workshop).first()
    answers = found.answers if found else {}
    revision = found.revision if found else 0
    if request.method != "POST":
        form = PreparationForm(initial={**answers, "revision": revision})
        return _page(request, workshop, found, form)
    seen = _number(request.POST)
    sent = with_theirs(request.POST, answers if seen == revision else said_at(found, seen))
    form = PreparationForm(sent)
    if not form.is_valid():
        return _page(request, workshop, found, form, status=422)
    assert isinstance(request.user, User)
    try:
        save_preparation(workshop=workshop, by=request.user, revision=seen, answers=form.words)
    except Refused as refused:
        if refused.code != "stale":
            form.add_error(None, refused.message)
            return _page(request, workshop, found, form, status=409)
        both = _both(workshop, sent, form, seen)
        if both is not None:
            both.add_error(None, refused.message)
            return _page(request, workshop, found, both, status=409)
        messages.info(request, _("The preparation says that already."))
    else:
        messages.success(request, _("The preparation is saved."))
    return redirect(reverse("preparation", args=[workshop.pk]) + "#lead")


def _both(
    workshop: Workshop, sent: QueryDict, form: PreparationForm, seen: int
) -> PreparationForm | None:
    """The form with both sides' words; None if everything that was sent is stored already."""
    stored = Preparation.objects.get(workshop=workshop)
    later = [save for save in stored.saves if save["revision"] > seen]
    people = User.objects.in_bulk({save["by"] for save in later})
    return meet(
        PreparationForm,
        sent,
        before=_full(form, said_at(stored, seen)),
        yours=form.words,
        stored=form.words_of(stored.answers),
        # Not stored: only who said what, as the page of a draft has it.
        edits=[Edit(words=save["answers"], by=people.get(save["by"])) for save in later],
        revision=stored.revision,
    )


def _full(form: PreparationForm, said: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if said is None else form.words_of(said)


def _number(data: QueryDict) -> int:
    """The revision that the page showed; -1, which nothing ever had, for what is no number."""
    written = data.get("revision", "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else -1


def _page(
    request: HttpRequest,
    workshop: Workshop,
    found: Preparation | None,
    form: PreparationForm,
    *,
    status: int = 200,
) -> HttpResponse:
    answers = found.answers if found else {}
    steps = list(Step.objects.filter(workshop=workshop).order_by("position"))
    context: dict[str, Any] = {
        "workshop": workshop,
        "team": workshop.team,
        "form": form,
        "prepared": prepared(answers),
        "advice": advice_for(answers, steps, found.taken if found else []),
        "facilitates": permissions.can_facilitate(request.user, workshop),
        "act_url": reverse("console_act", args=[workshop.pk]),
    }
    return render(request, "workshop/pages/preparation.html", context, status=status)
