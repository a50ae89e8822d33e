"""The POST door: the same actions in the same shapes, for where sockets do not get through."""

import json
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from workshop import permissions
from workshop.actors import Actor, Member, Participant
from workshop.cookies import identity_of
from workshop.live.consumer import incoming_of
from workshop.live.doors import answer_frame, audience_language, participant_in
from workshop.live.limited import submit_limited
from workshop.live.own import personal_frame
from workshop.live.reader import read
from workshop.models import Workshop

LARGEST = 64 * 1024


@require_POST
async def act(request: HttpRequest, workshop: int, seat: int | None = None) -> JsonResponse:
    """Open to participants of the workshop, by their cookie."""
    who = identity_of(request.COOKIES, workshop, seat)
    language = await read(participant_in, workshop, who.id) if who else None
    if who is None or not language:
        raise Http404
    return await _act(request, workshop, who, language)


@require_POST
async def console_act(request: HttpRequest, workshop: int) -> JsonResponse:
    """Open to facilitators of the workshop's team."""
    user = await request.auser()

    def check() -> str:
        row = Workshop.objects.select_related("team").filter(pk=workshop).first()
        if row is None:
            raise Http404
        permissions.check_can_facilitate(user, row)
        return row.language

    language = await read(check)
    return await _act(request, workshop, Member(int(user.pk or 0)), language)


async def _act(request: HttpRequest, workshop: int, actor: Actor, language: str) -> JsonResponse:
    message = _message(request)
    spoken = audience_language({"cookies": request.COOKIES}, language)
    incoming = incoming_of(message, workshop, actor, spoken) if message is not None else None
    if incoming is None:
        return JsonResponse({"t": "refused", "code": "malformed"}, status=400)
    answer = await submit_limited(incoming)
    mine = None
    if answer.ok and isinstance(actor, Participant):
        mine = await read(personal_frame, workshop, actor, spoken)
    return JsonResponse(answer_frame(incoming.uuid, answer, mine))


def _message(request: HttpRequest) -> dict[str, Any] | None:
    if int(request.headers.get("content-length") or 0) > LARGEST or len(request.body) > LARGEST:
        return None
    try:
        message = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
