"""Withdrawing a version and restoring an older one. Managers only."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import managers


@managers
def withdraw(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    raise Http404


@managers
def restore(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    raise Http404
