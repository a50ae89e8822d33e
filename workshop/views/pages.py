"""The three live pages. Each is the audience's regions, nested; the socket keeps them current."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions
from workshop.actors import order_seed
from workshop.addresses import join_address
from workshop.cookies import identity_of
from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.doors import page_language, participant_in
from workshop.live.fragments import nested
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.models import Workshop
from workshop.queries.snapshot import snapshot


def _regions(workshop: int, kind: AudienceKind, language: str) -> dict[str, str]:
    audience = Audience(kind, language)
    return hub.render(workshop, frozenset({audience}), hub.connected_to(workshop))[audience]


@never_cache
@require_safe
def phone(request: HttpRequest, workshop: int) -> HttpResponse:
    """Open to participants, by their cookie; others are led to the door."""
    who = identity_of(request.COOKIES, workshop)
    with snapshot():
        spoken = participant_in(workshop, who.id) if who else None
        if who is None or spoken is None:
            return redirect("join")
        language = page_language(request.COOKIES, spoken)
        regions = _regions(workshop, AudienceKind.PHONE, language)
        mine = personal_frame(workshop, who, language)
    for region in mine["regions"]:
        regions[region["id"]] = region["html"]
    title = Workshop.objects.values_list("title", flat=True).get(pk=workshop)
    return render(
        request,
        "workshop/phone/page.html",
        {
            "workshop": workshop,
            "title": title,
            "root": nested(regions, ["top", "main"]),
            "seed": order_seed(who.secret, workshop),
            "live_url": f"/live/phone/{workshop}/",
            "poll_url": reverse("poll", args=[workshop]),
            "act_url": reverse("act", args=[workshop]),
        },
    )


@never_cache
@login_required
@require_safe
def console(request: HttpRequest, workshop: int) -> HttpResponse:
    """Open to facilitators of the workshop's team."""
    row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
    permissions.check_can_facilitate(request.user, row)
    language = page_language(request.COOKIES, row.language)
    with snapshot():
        regions = _regions(workshop, AudienceKind.CONSOLE, language)
    parts = ("top", "agenda", "now", "body", "next", "people")
    return render(
        request,
        "workshop/console/page.html",
        {part: nested(regions, [part]) for part in parts}
        | {
            "workshop": row,
            "live_url": f"/live/console/{workshop}/",
            "poll_url": reverse("console_poll", args=[workshop]),
            "act_url": reverse("console_act", args=[workshop]),
            "screen_url": reverse("screen", args=[row.screen_token]),
            "join_url": join_address(request, row.code),
            "agenda_url": reverse("workshop_agenda", args=[workshop]),
            "team_url": reverse("team", args=[row.team.slug]),
            "catalogue_url": reverse("catalogue", args=[row.team.slug]),
        },
    )


@never_cache
@require_safe
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """Open to whoever has the link, which the facilitator can renew; read only."""
    row = Workshop.objects.filter(screen_token=token).first()
    if row is None:
        raise Http404
    language = page_language(request.COOKIES, row.language)
    with snapshot():
        regions = _regions(row.pk, AudienceKind.SCREEN, language)
    response = render(
        request,
        "workshop/screen/page.html",
        {
            "workshop": row.pk,
            "root": nested(regions, ["screen"]),
            "live_url": f"/live/screen/{token}/",
            "poll_url": reverse("screen_poll", args=[token]),
            "join_url": join_address(request, row.code),
        },
    )
    # The address is the key: it must not travel to other pages as a referrer.
    response["Referrer-Policy"] = "no-referrer"
    return response
