"""The path of somebody new to the catalogue."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.views.doors import Place, readers


@readers
def path(request: HttpRequest, place: Place) -> HttpResponse:
    raise Http404
