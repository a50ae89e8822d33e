"""Reading the catalogue. Every page here is for members, and for whoever has the reading link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.models import Version
from behaviours.queries.drafts import draft_seen_by
from behaviours.queries.due import due_among, due_in
from behaviours.queries.heads import (
    current_version,
    published_versions,
    version_by_number,
)
from behaviours.queries.line_consents import consent_of
from behaviours.queries.questions import questions_page
from behaviours.queries.reading import behaviour_page, version_page
from behaviours.queries.sources import why_page
from behaviours.queries.standing import current_among
from behaviours.queries.version_list import version_list
from behaviours.views.doors import Place, readers
from behaviours.views.readers import mine_of


@require_safe
@readers
def current(request: HttpRequest, place: Place) -> HttpResponse:
    found = current_version(place.team)
    if found is not None:
        found = place.read(found)
    draft = draft_seen_by(place.team, place.membership)
    due = due_in(place.team) if place.is_manager else None
    page = version_page(found, found.number, request.GET) if found else None
    return render(
        request,
        f"behaviours/{_template(place, found)}.html",
        {
            "place": place,
            "page": page,
            "draft": draft,
            "due": due,
            "at_current": True,
            "mine": mine_of(place, found, found.number if found else ""),
        },
    )


@require_safe
@readers
def version(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = version_page(found, current_number, request.GET)
    context = {"place": place, "page": page, "mine": mine_of(place, found, current_number)}
    return render(request, "behaviours/version.html", context)


@require_safe
@readers
def behaviour(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = behaviour_page(found, current_number, code)
    if page is None:
        raise Http404("no such behaviour")
    consent = consent_of(found, code)
    context = {"place": place, "page": page, "consent": consent}
    return render(request, "behaviours/behaviour.html", context)


@require_safe
@readers
def questions(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = questions_page(found, current_number, request.GET)
    return render(request, "behaviours/questions.html", {"place": place, "page": page})


@require_safe
@readers
def why(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = why_page(found, current_number)
    context = {"place": place, "page": page, "consent": consent_of(found, "")}
    return render(request, "behaviours/why.html", context)


@require_safe
@readers
def versions(request: HttpRequest, place: Place) -> HttpResponse:
    found = published_versions(place.team)
    context = {
        "place": place,
        "versions": version_list(found),
        "current": current_among(found),
        "due": due_among(place.team, found) if place.is_manager else None,
        "draft": draft_seen_by(place.team, place.membership),
    }
    return render(request, "behaviours/versions.html", context)


def _template(place: Place, current: Version | None) -> str:
    if current is not None:
        return "version"
    return "catalogue_withdrawn" if published_versions(place.team) else "catalogue_empty"


def _version(place: Place, number: str) -> tuple[Version, str]:
    """The version and the number of the current one, "" where every one is withdrawn."""
    found = version_by_number(place.team, number)
    newest = current_version(place.team)
    if found is None:
        raise Http404("no such version")
    return place.read(found), newest.number if newest else ""
