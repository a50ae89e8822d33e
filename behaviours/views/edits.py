"""What was written into a draft, edit by edit."""

from django.http import Http404, HttpRequest, HttpResponse

from behaviours.models import Membership
from behaviours.views.doors import managers


@managers
def listed(request: HttpRequest, me: Membership) -> HttpResponse:
    raise Http404
