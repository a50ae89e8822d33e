"""What a reader has read: confirming, what changed since, and how many have."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import Place, managers, members, readers


@readers
def changed(request: HttpRequest, place: Place) -> HttpResponse:
    raise Http404


@members
def acknowledge(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    raise Http404


@managers
def counts(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@managers
def attestation(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404
