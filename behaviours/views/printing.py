"""What is made to be printed: the handbook, the pocket card, and what its code answers."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from behaviours.addresses import outward
from behaviours.models import Team, Version
from behaviours.queries.card_checks import check_of
from behaviours.queries.cards import card_of
from behaviours.queries.handbook import handbook_page
from behaviours.queries.heads import Head, current_version, head_of, version_by_number
from behaviours.views.doors import Place, readers


@dataclass(frozen=True)
class CardPage:
    head: Head


@require_safe
@readers
def handbook(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """The whole of a version on one page, in the language the reader reads in."""
    found, current = _version(place, number)
    with override(found.read_in or found.language):
        page = handbook_page(found, current)
        address = _address(request, place.team, "version", number=number)
        context = {"place": place, "page": page, "address": address}
        return render(request, "behaviours/handbook.html", context)


@require_safe
@readers
def card(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    return _card(request, place, number)


@require_safe
@readers
def behaviour_card(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    return _card(request, place, number, code)


@require_safe
@readers
def card_check(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    return _check(request, place, number)


@require_safe
@readers
def behaviour_card_check(
    request: HttpRequest, place: Place, number: str, code: str
) -> HttpResponse:
    return _check(request, place, number, code)


def _card(request: HttpRequest, place: Place, number: str, code: str = "") -> HttpResponse:
    found, current = _version(place, number)
    made = card_of(found, code)
    if made is None:
        raise Http404("no such behaviour")
    page = "behaviour_card_check" if code else "card_check"
    keys = {"number": number, **({"code": code} if code else {})}
    context = {
        "place": place,
        "page": CardPage(head_of(found, current)),
        "card": made,
        "address": _address(request, place.team, page, **keys) + _asking(found),
    }
    return render(request, "behaviours/card.html", context)


def _check(request: HttpRequest, place: Place, number: str, code: str = "") -> HttpResponse:
    """In the language the card was printed in, whatever the one who asks reads in."""
    found = version_by_number(place.team, number)
    newest = current_version(place.team)
    made = None
    if found is not None:
        if request.GET.get("in"):
            found, newest = place.read(found), place.read(newest) if newest else None
        made = check_of(found, newest, code)
    if made is None:
        raise Http404("no such card")
    return render(request, "behaviours/card_check.html", {"place": place, "page": made})


def _asking(found: Version) -> str:
    """The code of a printed card asks about the card in the language it was printed in."""
    return f"?in={found.read_in}" if found.read_in else ""


def _version(place: Place, number: str) -> tuple[Version, str]:
    """The version and the number of the current one, "" where none is."""
    found = version_by_number(place.team, number)
    if found is None:
        raise Http404("no such version")
    newest = current_version(place.team)
    return place.read(found), newest.number if newest else ""


def _address(request: HttpRequest, team: Team, page: str, **keys: str) -> str:
    """The whole address of a reading page: without sign-in where the team has opened that."""
    if team.reading_token:
        path = reverse(f"read_{page}", kwargs={"token": team.reading_token, **keys})
    else:
        path = reverse(f"catalogue_{page}", kwargs={"slug": team.slug, **keys})
    return outward(request, path)
