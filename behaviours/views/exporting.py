"""The catalogue as files: out for readers, in for managers."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import Place, managers, readers


@readers
def export(request: HttpRequest, place: Place, number: str, name: str) -> HttpResponse:
    raise Http404


@managers
def take_in(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404
