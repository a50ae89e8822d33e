"""Polling: the whole state by conditional GET, for where sockets do not get through."""

import json
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions
from workshop.actors import Participant
from workshop.cookies import identity_of
from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.doors import audience_language, participant_in, screen_of
from workshop.live.heartbeat import now
from workshop.live.own import personal_frame
from workshop.live.reader import read
from workshop.live.sockets import Audience, dumps
from workshop.models import Workshop


@never_cache
@require_safe
async def phone(request: HttpRequest, workshop: int, seat: int | None = None) -> HttpResponse:
    """Open to participants of the workshop, by their cookie."""
    who = identity_of(request.COOKIES, workshop, seat)
    language = await read(participant_in, workshop, who.id) if who else None
    if who is None or not language:
        raise Http404
    return await _state(request, workshop, AudienceKind.PHONE, language, who)


@never_cache
@require_safe
async def console(request: HttpRequest, workshop: int) -> HttpResponse:
    """Open to facilitators of the workshop's team."""
    user = await request.auser()

    def check() -> str:
        row = Workshop.objects.select_related("team").filter(pk=workshop).first()
        if row is None:
            raise Http404
        permissions.check_can_facilitate(user, row)
        return row.language

    return await _state(request, workshop, AudienceKind.CONSOLE, await read(check))


@never_cache
@require_safe
async def screen(request: HttpRequest, token: str) -> HttpResponse:
    """Open to whoever has the big screen's link."""
    found = await read(screen_of, token)
    if found is None:
        raise Http404
    return await _state(request, found[0], AudienceKind.SCREEN, found[1])


async def _state(
    request: HttpRequest,
    workshop: int,
    kind: AudienceKind,
    language: str,
    who: Participant | None = None,
) -> HttpResponse:
    spoken = audience_language({"cookies": request.COOKIES}, language)

    def both() -> tuple[str, str]:
        state = hub.whole_state(workshop, Audience(kind, spoken))
        mine = personal_frame(workshop, who, spoken) if who else None
        return state, dumps(mine) if mine else "null"

    state, mine = await read(both)
    # Not weak: equal tags mean equal bytes of state and mine; the time beside them does not count.
    tag = '"' + sha256(f"{state}\0{mine}".encode()).hexdigest()[:32] + '"'
    if request.headers.get("if-none-match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    body = f'{{"state":{state},"mine":{mine},"now":{json.dumps(now())}}}'
    return HttpResponse(body, content_type="application/json", headers={"ETag": tag})
