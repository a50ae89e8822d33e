"""Reading the catalogue. Every page here is for members, and for whoever has the reading link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.models import Version
from behaviours.queries.heads import (
    current_version,
    draft_version,
    published_versions,
    version_by_number,
)
from behaviours.queries.history import history
from behaviours.queries.questions import questions_page
from behaviours.queries.reading import behaviour_page, version_page
from behaviours.queries.sources import why_page
from behaviours.views.doors import Place, readers


@require_safe
@readers
def current(request: HttpRequest, place: Place) -> HttpResponse:
    found = current_version(place.team)
    draft = draft_version(place.team) if place.is_manager else None
    page = version_page(found, found.number) if found else None
    return render(
        request,
        "behaviours/version.html" if page else "behaviours/catalogue_empty.html",
        {"place": place, "page": page, "draft": draft, "at_current": True},
    )


@require_safe
@readers
def version(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = version_page(found, current_number)
    return render(request, "behaviours/version.html", {"place": place, "page": page})


@require_safe
@readers
def behaviour(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = behaviour_page(found, current_number, code)
    if page is None:
        raise Http404("no such behaviour")
    return render(request, "behaviours/behaviour.html", {"place": place, "page": page})


@require_safe
@readers
def questions(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = questions_page(found, current_number)
    return render(request, "behaviours/questions.html", {"place": place, "page": page})


@require_safe
@readers
def why(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found, current_number = _version(place, number)
    page = why_page(found, current_number)
    return render(request, "behaviours/why.html", {"place": place, "page": page})


@require_safe
@readers
def versions(request: HttpRequest, place: Place) -> HttpResponse:
    lines = history(published_versions(place.team))
    return render(request, "behaviours/versions.html", {"place": place, "versions": lines})


def _version(place: Place, number: str) -> tuple[Version, str]:
    """The version and the number of the current one."""
    found = version_by_number(place.team, number)
    newest = current_version(place.team)
    if found is None or newest is None:
        raise Http404("no such version")
    return found, newest.number
