"""One line at its own address: a question in a version, and any line as it stands now."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.views.doors import Place, readers


@readers
def question(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    raise Http404


@readers
def entry(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    raise Http404
