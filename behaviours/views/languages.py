"""The catalogue in the team's other languages."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import managers


@managers
def status(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@managers
def line(request: HttpRequest, me: Membership, language: str, kind: str, code: str) -> HttpResponse:
    raise Http404


@managers
def definition(request: HttpRequest, me: Membership, language: str) -> HttpResponse:
    raise Http404


@managers
def chosen(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404
