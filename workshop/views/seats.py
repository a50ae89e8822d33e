"""Somebody without a phone: a facilitator enters them and writes for them on a page of their own.

That page is a phone's page like any other, with a secret of its own in this browser's cookie, so
that the server keeps of this person exactly what it keeps of everybody. Each person has an address
of their own, which their cookie is sent to and no other is.
"""

from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workshop import permissions
from workshop.actions import Incoming
from workshop.actors import Member, new_secret
from workshop.cookies import set_identity
from workshop.live.doors import page_language
from workshop.live.writer import submit
from workshop.models import Workshop
from workshop.queries.people import Seated, seated_in
from workshop.views.join import EnterForm, made_from


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
async def enter(request: HttpRequest, workshop: int) -> HttpResponse:
    """Open to facilitators of the workshop's team: a name if they like, then the person's page."""
    user = await request.auser()
    row = await sync_to_async(_workshop)(workshop, user)
    if request.method != "POST":
        form = EnterForm(roles=row.roles, initial={"uuid": new_secret()})
        return await _page(request, row, form)
    form = EnterForm(request.POST, roles=row.roles)
    if not form.is_valid():
        return await _page(request, row, form, 422)
    answer = await submit(_entering(row, user, form.cleaned_data, request))
    if not answer.ok:
        form.add_error(None, answer.message)
        return await _page(request, row, form, 409)
    person = int(answer.data["participant"])
    address = reverse("seat", args=[workshop, person])
    response = redirect(address)
    set_identity(
        response,
        workshop=workshop,
        participant=person,
        secret=made_from(form.cleaned_data["uuid"], "secret"),
        seat=address,
    )
    return response


def beside(request: HttpRequest, workshop: int, seat: int) -> dict[str, Any]:
    """What such a page has besides: whom it is for, its addresses, the others without a phone.

    Names of others are the facilitator's to see, and so are on it while one is signed in here.
    """
    people = seated_in(workshop)
    allowed = _may(request, workshop)
    return {
        "seat": next((each for each in people if each.id == seat), Seated(seat, 0, "", True)),
        "seats": [each for each in people if not each.gone and each.id != seat] if allowed else [],
        "seat_new": reverse("seat_new", args=[workshop]) if allowed else "",
        "live_url": f"/w/{workshop}/for/{seat}/live/",
        "poll_url": reverse("seat_poll", args=[workshop, seat]),
        "act_url": reverse("seat_act", args=[workshop, seat]),
        "hints_url": reverse("seat_hints", args=[workshop, seat]),
        "starters_url": reverse("seat_starters", args=[workshop, seat]),
    }


def elsewhere(request: HttpRequest, workshop: int, seat: int) -> HttpResponse:
    """The page of somebody who was entered in another browser; strangers are led to the door."""
    # Asked first: an address may name a workshop of any number.
    people = seated_in(workshop) if _may(request, workshop) else []
    person = next((each for each in people if each.id == seat), None)
    if person is None:
        return redirect("join")
    context = {"seat": person, "workshop": workshop}
    return render(request, "workshop/phone/seat_elsewhere.html", context, status=403)


def _may(request: HttpRequest, workshop: int) -> bool:
    row = Workshop.objects.select_related("team").filter(pk=workshop).first()
    return row is not None and permissions.can_facilitate(request.user, row)


def _workshop(workshop: int, user: User | AnonymousUser) -> Workshop:
    row = Workshop.objects.select_related("team").filter(pk=workshop).first()
    if row is None:
        raise Http404
    permissions.check_can_facilitate(user, row)
    return row


def _entering(
    row: Workshop, user: User | AnonymousUser, data: dict[str, Any], request: HttpRequest
) -> Incoming:
    return Incoming(
        workshop=row.pk,
        actor=Member(int(user.pk or 0)),
        name="participant.enter",
        # Kept with the action, and so no way back to the secret.
        uuid=UUID(made_from(data["uuid"], "uuid")[:32]),
        step=None,
        data={name: said for name, said in data.items() if name != "uuid"},
        language=page_language(request.COOKIES, row.language),
    )


async def _page(
    request: HttpRequest, row: Workshop, form: EnterForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "workshop": row, "uuid": form["uuid"].value() or ""}
    made = sync_to_async(render)
    return await made(request, "workshop/console/enter.html", context, status=status)
