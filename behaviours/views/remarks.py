"""Remarks of members on phrases: comments, suggested words, lessons."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import members


@members
def listed(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@members
def new(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404


@members
def close(request: HttpRequest, me: Membership, remark_id: int) -> HttpResponse:
    raise Http404
