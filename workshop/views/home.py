from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from behaviours.permissions import can_create_team
from behaviours.queries.due import due_for
from behaviours.queries.reviews import teams_that_ask


def home(request: HttpRequest) -> HttpResponse:
    """Open to everybody: join with a code, or sign in. A member sees their own teams only."""
    if not request.user.is_authenticated:
        return render(request, "home.html")
    memberships = request.user.memberships.select_related("team").order_by("team__name")
    context = {
        "memberships": memberships,
        "may_create": can_create_team(request.user),
        "due_teams": due_for(request.user),
        "asked_by": teams_that_ask(request.user),
    }
    return render(request, "home.html", context)
