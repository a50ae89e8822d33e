from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Open to everybody: join with a code, or sign in. A member sees their own teams only."""
    memberships = (
        request.user.memberships.select_related("team").order_by("team__name")
        if request.user.is_authenticated
        else ()
    )
    return render(request, "home.html", {"memberships": memberships})
