"""Rehearsals for facilitators: made, judged go or no-go, ended. The rest is the console's."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from behaviours.addresses import outward
from workshop import permissions
from workshop.commands.rehearsing import delete_rehearsal, rehearse_workshop
from workshop.enums import StepState
from workshop.exceptions import Refused
from workshop.forms.rehearsing import RehearseForm
from workshop.live import hub
from workshop.live.heartbeat import now
from workshop.models import Rehearsal, Step, Workshop
from workshop.queries.rehearsals import told_of
from workshop.rehearsal.checks import Seen, Walk, checks_of, go
from workshop.rehearsal.scripts import SCRIPTS

DOUBLE_CLICK = timedelta(seconds=10)
LARGEST = 10_000_000.0  # of what a browser says it has measured
SIZES = 10
LONGEST_ID = 20  # digits


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators: how many, how fast; then the rehearsal's console."""
    row = _facilitated(request, workshop)
    if row.rehearses_id is not None and request.method != "POST":
        return redirect("rehearsal", workshop=row.pk)
    form = RehearseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(row, request, form)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("console", workshop=made.pk)
    rows = Workshop.objects.filter(rehearses=row).order_by("-created_at", "-pk")
    context = {"workshop": row, "team": row.team, "form": form, "open": rows}
    status = 422 if form.is_bound else 200
    return render(request, "workshop/rehearsal/new.html", context, status=status)


@transaction.atomic
def _made(row: Workshop, request: HttpRequest, form: RehearseForm) -> Workshop:
    """A form sent twice, by a doubled click, makes one rehearsal."""
    Workshop.objects.select_for_update().get(pk=row.pk)
    since = timezone.now() - DOUBLE_CLICK
    twins = Workshop.objects.filter(rehearses=row, created_by=request.user.pk, state="ready")
    twin = twins.filter(created_at__gt=since, rehearsal__many=form.cleaned_data["many"]).first()
    assert request.user.is_authenticated
    return twin or rehearse_workshop(
        source=row,
        by=request.user,
        many=form.cleaned_data["many"],
        pace=form.cleaned_data["pace"],
    )


@never_cache
@login_required
@require_safe
def rehearsal(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators: go or no-go."""
    found = _rehearsed(request, workshop)
    row, check = found.workshop, outward(request, reverse("reach", args=[found.check_token]))
    context = _checked(request, found) | {
        "workshop": row,
        "team": row.team,
        "check_url": check,
        "screen_url": reverse("screen", args=[row.screen_token]),
        "live_url": f"/live/console/{row.pk}/",
    }
    return render(request, "workshop/rehearsal/go.html", context)


@never_cache
@login_required
@require_safe
def checks(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators: the checks alone, with what the browser has measured meanwhile."""
    found = _rehearsed(request, workshop)
    context = _checked(request, found) | {"workshop": found.workshop}
    return render(request, "workshop/rehearsal/checks.html", context)


@never_cache
@login_required
@require_safe
def clock(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators: the server's time, for measuring where sockets do not get through."""
    _rehearsed(request, workshop)
    return JsonResponse({"now": now()})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators: asks first, then deletes the rehearsal with everything in it.

    Of a doubled click the second finds it gone, and leads where the first one does.
    """
    again = request.POST.get("of", "")
    known = Workshop.objects.filter(pk=workshop).exists()
    if not known and again.isascii() and again.isdecimal() and len(again) < LONGEST_ID:
        return redirect("console", workshop=int(again))
    row = _rehearsed(request, workshop).workshop
    if request.method != "POST":
        context = {"workshop": row, "team": row.team}
        return render(request, "workshop/rehearsal/end.html", context)
    original = row.rehearses_id
    delete_rehearsal(workshop=row.pk)
    return redirect("console", workshop=original)


def _facilitated(request: HttpRequest, workshop: int) -> Workshop:
    row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
    permissions.check_can_facilitate(request.user, row)
    return row


def _rehearsed(request: HttpRequest, workshop: int) -> Rehearsal:
    """The rehearsal that a workshop is; to a real workshop these addresses do not exist."""
    row = _facilitated(request, workshop)
    found = Rehearsal.objects.filter(workshop=row).first()
    if found is None:
        raise Http404
    found.workshop = row
    return found


def _checked(request: HttpRequest, rehearsal: Rehearsal) -> dict[str, object]:
    row = rehearsal.workshop
    sockets = request.GET.get("sockets")
    said = [each for each in request.GET.get("screens", "").split(",") if _is_size(each)]
    found = checks_of(
        Seen(
            address=outward(request, reverse("join_code", args=[row.code])),
            screens=sorted({*said[:SIZES], *hub.screens_of(row.pk)}),
            reached=rehearsal.reached_at is not None,
            sockets=sockets == "1" if sockets in {"0", "1"} else None,
            median=_number(request, "median"),
            slowest=_number(request, "slowest"),
            ahead=_number(request, "ahead"),
            database=_database_ahead(),
            told=told_of(rehearsal),
            steps=[_walk(step) for step in Step.objects.filter(workshop=row).order_by("position")],
        )
    )
    return {"checks": found, "go": go(found)}


def _walk(step: Step) -> Walk:
    asks = any(kind == step.kind for kind, _phase in SCRIPTS)
    return Walk(str(step.pk), step.title, asks, step.state == StepState.DONE)


def _number(request: HttpRequest, name: str) -> float | None:
    try:
        found = float(request.GET.get(name, ""))
    except ValueError:
        return None
    return found if abs(found) < LARGEST else None  # not a number is not smaller either


def _is_size(said: str) -> bool:
    sides = said.split("x")
    return len(sides) == 2 and all(s.isascii() and s.isdecimal() and len(s) < 6 for s in sides)


def _database_ahead() -> float:
    """Seconds by which the database's clock is ahead of ours; SQLite has ours."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        (there,) = cursor.fetchone()
    return float(there) - timezone.now().timestamp()
