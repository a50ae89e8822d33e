"""Searching a version as one types."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.views.doors import Place, readers


@readers
def search(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    raise Http404
