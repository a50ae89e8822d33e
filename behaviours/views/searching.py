"""Searching a version as one types. For members, and for whoever has the reading link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from behaviours.queries.heads import current_version, version_by_number
from behaviours.queries.searching import search_page
from behaviours.views.doors import Place, readers


@require_safe
@readers
def search(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """?q=…: a page with a form; only what was found, where the form asks as one types."""
    found = version_by_number(place.team, number)
    newest = current_version(place.team)
    if found is None:
        raise Http404("no such version")
    page = search_page(
        found,
        newest.number if newest else "",
        request.GET.get("q", ""),
        place.language or found.language,
    )
    as_one_types = request.headers.get("HX-Request") == "true"
    template = "parts/search_results.html" if as_one_types else "search.html"
    response = render(request, f"behaviours/{template}", {"place": place, "page": page})
    patch_vary_headers(response, ["HX-Request"])
    return response
