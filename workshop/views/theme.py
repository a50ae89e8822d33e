"""Choosing light or dark. Open to everybody; kept in a cookie, so it needs no account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from workshop.context import THEMES

A_YEAR = 60 * 60 * 24 * 365


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """`theme` is light or dark; anything else follows the system. `next` stays on this site."""
    onward = request.POST.get("next", "")
    # A foreign `next` would let a link from here end on somebody else's page.
    if not url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        onward = "/"
    response = redirect(onward)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            "theme",
            theme,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.HTTPS,
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
