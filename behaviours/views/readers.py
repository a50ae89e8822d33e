"""What a reader has read: confirming, what changed since, and how many have."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from behaviours.exceptions import Refused
from behaviours.models import Membership, Version
from behaviours.queries.heads import current_version, published_versions, version_by_number
from behaviours.queries.readers import (
    Mine,
    changed_page,
    confirmed_numbers,
    mine,
    named_readers,
    reader_counts,
)
from behaviours.queries.standing import current_among
from behaviours.reading_state import parsed, state_of
from behaviours.versions.acknowledging import acknowledge as acknowledge_version
from behaviours.versions.acknowledging import set_attestation
from behaviours.views.doors import Place, managers, members, readers

BY_NAME = "name"


def mine_of(place: Place, version: Version | None, current: str) -> Mine | None:
    """What the page of a version says to a member; nothing but where it is the current one."""
    if place.membership is None or version is None or version.number != current:
        return None
    return mine(place.team, place.membership.user, version)


@require_safe
@readers
def changed(request: HttpRequest, place: Place) -> HttpResponse:
    """?since=1.0, else what the member has confirmed last. Nothing is stored of who asks."""
    current = current_version(place.team)
    if current is None:
        return render(request, "behaviours/catalogue_empty.html", {"place": place, "page": None})
    read = _since(request) or _confirmed(place)
    state = state_of(read, current.number)
    found = changed_page(state, current, published_versions(place.team)) if read else None
    return render(
        request,
        "behaviours/changed.html" if found else "behaviours/changed_nothing.html",
        {
            "place": place,
            "state": state,
            "found": found,
            "page": found.page if found else None,
            "number": current.number,
            "attests": place.team.attests_by_name,
        },
    )


def _since(request: HttpRequest) -> list[str]:
    """What is no version's number is as nothing: it comes from a device's memory."""
    number = request.GET.get("since", "")
    try:
        parsed(number)
    except ValueError:
        return []
    return [number]


def _confirmed(place: Place) -> list[str]:
    return confirmed_numbers(place.team, place.membership.user) if place.membership else []


@require_POST
@members
def acknowledge(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    """Every member, for themselves."""
    found = version_by_number(me.team, number)
    if found is None:
        raise Http404("no such version")
    found.catalogue.team = me.team
    try:
        acknowledge_version(
            version=found, by=me.user, told_by_name=request.POST.get("told") == BY_NAME
        )
    except Refused as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(
            request,
            _("Thank you. You have confirmed that you have read version %(number)s.")
            % {"number": found.number},
        )
    return redirect("catalogue", slug=me.team.slug)


@require_safe
@managers
def counts(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    versions = published_versions(me.team)
    return render(
        request,
        "behaviours/readers.html",
        {
            "place": Place(me.team, me),
            "team": me.team,
            "readers": reader_counts(me.team, versions, current_among(versions)),
            "named": named_readers(me.team),
        },
    )


@require_POST
@managers
def attestation(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    by_name = request.POST.get("show") == BY_NAME
    set_attestation(team=me.team, by=me.user, by_name=by_name)
    messages.success(
        request,
        _("From now on managers see by name who confirms. Every reader is told before.")
        if by_name
        else _("Managers see counts only. No name is shown any more."),
    )
    return redirect("team", slug=me.team.slug)
