"""The page that a phone opens to show that phones reach the server. Its address is the key."""

from uuid import uuid4

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workshop.actions import Incoming
from workshop.actors import Newcomer
from workshop.live.doors import audience_language
from workshop.live.writer import submit
from workshop.models import Rehearsal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def reach(request: HttpRequest, token: str) -> HttpResponse:
    """Open to whoever has the address. The page says by POST that it is there, or its button does.

    Who is signed in sits at the machine from which the workshop is led, so their visit counts
    for nothing.
    """
    rows = Rehearsal.objects.select_related("workshop").filter(check_token=token)
    row = await sync_to_async(rows.first)()
    if row is None:
        raise Http404
    member = (await request.auser()).is_authenticated
    counted = request.method == "POST" and not member
    language = audience_language({"cookies": request.COOKIES}, row.workshop.language)
    if counted:
        name, workshop = "rehearsal.reach", row.workshop_id
        await submit(Incoming(workshop, Newcomer(), name, uuid4(), None, {}, language))

    def page() -> HttpResponse:
        with translation.override(language):
            context = {"member": member, "counted": counted}
            response = render(request, "workshop/rehearsal/reach.html", context)
        # The address is the key. "no-referrer" would hide it too, but makes browsers send
        # "Origin: null" with the form, which is then refused.
        response["Referrer-Policy"] = "strict-origin"
        return response

    return await sync_to_async(page)()
