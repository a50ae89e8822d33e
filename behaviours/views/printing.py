"""What is made to be printed: the handbook, the pocket card, and what its code answers."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.views.doors import Place, readers


@readers
def handbook(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    raise Http404


@readers
def card(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    raise Http404


@readers
def behaviour_card(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    raise Http404


@readers
def card_check(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    raise Http404


@readers
def behaviour_card_check(
    request: HttpRequest, place: Place, number: str, code: str
) -> HttpResponse:
    raise Http404
