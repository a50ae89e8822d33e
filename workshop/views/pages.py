"""The three live pages. Each is the audience's regions, nested; the socket keeps them current."""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from behaviours.addresses import outward
from workshop import permissions
from workshop.actors import order_seed
from workshop.cookies import identity_of
from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.doors import page_language
from workshop.live.fragments import nested
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.models import Participant, Workshop
from workshop.queries.composed import Composed
from workshop.queries.snapshot import snapshot
from workshop.views.seats import beside, elsewhere


def _regions(workshop: int, kind: AudienceKind, language: str) -> dict[str, str]:
    return hub.regions_for_all(workshop, Audience(kind, language))


class Place(NamedTuple):
    """What a participant's page needs of the workshop."""

    language: str
    title: str
    revision: int
    begun: bool


_places = Composed(
    lambda participant, workshop: Participant.objects.filter(
        pk=participant, workshop=workshop
    ).values_list(
        "workshop__language", "workshop__title", "workshop__revision", "workshop__current"
    )
)


def _place(workshop: int, participant: int) -> Place | None:
    """None for somebody who is not one of it. One query: a whole hall may come at once."""
    for language, title, revision, current in _places.rows(participant, workshop):
        return Place(language, title, revision, current is not None)
    return None


@never_cache
@require_safe
def phone(request: HttpRequest, workshop: int, seat: int | None = None) -> HttpResponse:
    """Open to participants, by their cookie; others are led to the door.

    `seat`: the page of somebody without a phone, in the browser that entered them.
    """
    who = identity_of(request.COOKIES, workshop, seat)
    with snapshot():
        place = _place(workshop, who.id) if who else None
        if who is None or place is None:
            if seat is not None and who is None:
                return elsewhere(request, workshop, seat)
            return _after_clearing(request, workshop) if who else redirect("join")
        language = page_language(request.COOKIES, place.language)
        audience = Audience(AudienceKind.PHONE, language)
        regions = hub.regions_for_all(workshop, audience, place.revision)
        if place.begun:  # before that nothing is anybody's own
            mine = personal_frame(workshop, who, language)
            regions |= {region["id"]: region["html"] for region in mine["regions"]}
    return render(
        request,
        "workshop/phone/page.html",
        {
            "workshop": workshop,
            "title": place.title,
            "root": nested(regions, ["top", "main"]),
            "seed": order_seed(who.secret, workshop),
        }
        | (_own_addresses(workshop) if seat is None else beside(request, workshop, seat)),
    )


def _own_addresses(workshop: int) -> dict[str, str]:
    return {
        "live_url": f"/live/phone/{workshop}/",
        "poll_url": reverse("poll", args=[workshop]),
        "act_url": reverse("act", args=[workshop]),
        "hints_url": reverse("hints", args=[workshop]),
        "starters_url": reverse("starters", args=[workshop]),
    }


def _after_clearing(request: HttpRequest, workshop: int) -> HttpResponse:
    """For whoever took part: their own row is deleted with what they wrote, their cookie is not."""
    row = Workshop.objects.filter(pk=workshop, cleared_at__isnull=False).first()
    if row is None:
        return redirect("join")
    language = page_language(request.COOKIES, row.language)
    regions = _regions(workshop, AudienceKind.PHONE, language)
    return render(
        request,
        "workshop/pages/cleared.html",
        {"title": row.title, "language": row.language, "root": nested(regions, ["cleared"])},
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
    parts = (
        "top",
        "pace",
        "dark",
        "rehearsal",
        "agenda",
        "now",
        "facilitating",
        "body",
        "next",
        "people",
    )
    return render(
        request,
        "workshop/console/page.html",
        {part: nested(regions, [part]) for part in parts}
        | {
            "workshop": row,
            "live_url": f"/live/console/{workshop}/",
            "poll_url": reverse("console_poll", args=[workshop]),
            "act_url": reverse("console_act", args=[workshop]),
            "hints_url": reverse("hints", args=[workshop]),
            "starters_url": reverse("starters", args=[workshop]),
            "screen_url": reverse("screen", args=[row.screen_token]),
            "join_url": outward(request, reverse("join_code", args=[row.code])),
            "agenda_url": reverse("workshop_agenda", args=[workshop]),
            "team_url": reverse("team", args=[row.team.slug]),
            "catalogue_url": reverse("catalogue", args=[row.team.slug]),
        },
    )


@never_cache
@require_safe
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """Open to whoever has the link, which the facilitator can renew; read only."""
    with snapshot():
        row = Workshop.objects.filter(screen_token=token).first()
        if row is None:
            raise Http404
        language = page_language(request.COOKIES, row.language)
        regions = _regions(row.pk, AudienceKind.SCREEN, language)
    join_url = outward(request, reverse("join_code", args=[row.code]))
    response = render(
        request,
        "workshop/screen/page.html",
        {
            "workshop": row.pk,
            "rehearses": row.rehearses_id is not None,
            "root": nested(regions, ["screen"]),
            "live_url": f"/live/screen/{token}/",
            "poll_url": reverse("screen_poll", args=[token]),
            # A blank screen's page has nothing of what it would show, and so not the way in.
            "blank": row.screen_blank,
            "join_url": "" if row.screen_blank else join_url,
        },
    )
    # The address is the key: it must not travel to other pages as a referrer.
    response["Referrer-Policy"] = "no-referrer"
    return response
