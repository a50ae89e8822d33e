"""Sharing a draft, asking for reviews, approving."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import managers, members


@managers
def share(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@managers
def asked(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@members
def approve(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404
