"""A workshop's report: for members by its id, for everybody by its link, as a page and as files."""

import io
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple
from uuid import uuid4

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from behaviours import permissions as team_permissions
from behaviours.addresses import outward
from workshop import permissions, report_csv, report_markdown
from workshop.actions import Incoming
from workshop.actors import Member
from workshop.live.doors import audience_language, page_language
from workshop.live.limited import submit_limited
from workshop.live.reader import read
from workshop.models import Workshop
from workshop.queries.report import shown_report
from workshop.queries.report_parts import Report
from workshop.queries.snapshot import snapshot


class Format(NamedTuple):
    written: Callable[[Report], str]
    media_type: str


FORMATS = {
    "md": Format(report_markdown.written, "text/markdown"),
    "csv": Format(report_csv.written, "text/csv"),
}


def linked(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open to whoever has the link; unknown, closed and renewed ones are told apart by nobody."""

    @wraps(view)
    def door(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        rows = Workshop.objects.select_related("team", "current")
        row = rows.filter(report_token=token).first()
        if row is None:
            raise Http404("no such report")
        page_language(request.COOKIES, row.language)
        response = view(request, row, **more)
        # The address is the key. "no-referrer" would hide it too, but makes browsers send
        # "Origin: null" with the forms for language and colours, which are then refused.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(require_safe(door))


def for_members(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open to members of the workshop's team."""

    @wraps(view)
    def door(request: HttpRequest, workshop: int, **more: str) -> HttpResponse:
        # A rehearsal has no report.
        rows = Workshop.objects.select_related("team", "current").filter(rehearses=None)
        row = get_object_or_404(rows, pk=workshop)
        team_permissions.check_can_read(request.user, row.team)
        page_language(request.COOKIES, row.language)
        return view(request, row, **more)

    return never_cache(login_required(require_safe(door)))


@linked
def report(request: HttpRequest, row: Workshop) -> HttpResponse:
    found = _found(row)
    if found is None:
        raise Http404("not to be read yet")
    token = row.report_token
    files = [(kind, reverse("report_file", args=[token, kind])) for kind in FORMATS]
    return render(request, "workshop/report/linked.html", {"report": found, "files": files})


@linked
def report_file(request: HttpRequest, row: Workshop, kind: str) -> HttpResponse:
    return _file(row, kind)


@linked
def report_code(request: HttpRequest, row: Workshop) -> HttpResponse:
    """The link as a QR code, for the wall: a page there does not know how phones reach it."""
    address = outward(request, reverse("report", args=[row.report_token]))
    code = segno.make(address, error="m", micro=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=4, dark="#0f201d", light="#fff", omitsize=True)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@for_members
def workshop_report(request: HttpRequest, row: Workshop) -> HttpResponse:
    """The same for the team, with the state of the link for facilitators."""
    link = ""
    facilitates = permissions.can_facilitate(request.user, row)
    if facilitates and row.report_token:
        link = outward(request, reverse("report", args=[row.report_token]))
    found = _found(row)
    files = [(kind, reverse("workshop_report_file", args=[row.pk, kind])) for kind in FORMATS]
    context = {
        "report": found,
        "files": files if found else [],
        "workshop": row,
        "team": row.team,
        "facilitates": facilitates,
        "link": link,
    }
    return render(request, "workshop/report/team.html", context)


@for_members
def workshop_report_file(request: HttpRequest, row: Workshop, kind: str) -> HttpResponse:
    return _file(row, kind)


@never_cache
@login_required
@require_POST
async def workshop_report_link(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators open, renew and close the link, by the same actions as on the console."""
    user = await request.auser()

    def check() -> str:
        rows = Workshop.objects.select_related("team").filter(rehearses=None)
        row = get_object_or_404(rows, pk=workshop)
        permissions.check_can_facilitate(user, row)
        return row.language

    language = audience_language({"cookies": request.COOKIES}, await read(check))
    name = "report.close" if request.POST.get("link") == "close" else "report.open"
    member = Member(int(user.pk or 0))
    await submit_limited(Incoming(workshop, member, name, uuid4(), None, {}, language))
    return redirect("workshop_report", workshop=workshop)


def _found(row: Workshop) -> Report | None:
    with snapshot():
        return shown_report(row)


def _file(row: Workshop, kind: str) -> HttpResponse:
    found = _found(row)
    if found is None or kind not in FORMATS:
        raise Http404("no such file")
    made = FORMATS[kind]
    text = made.written(found)
    response = HttpResponse(text.encode(), content_type=f"{made.media_type}; charset=utf-8")
    # A slug is ASCII and has no quotation mark.
    name = f"{row.team.slug}-{found.held_on}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
