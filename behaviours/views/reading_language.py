"""The language in which a reader reads the catalogue: asked for once, kept on the device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from behaviours.models import Team
from behaviours.queries.in_language import languages_of

COOKIE = "samsyn_reading_language"


def reading_language(request: HttpRequest, team: Team) -> str:
    """?in=sv, else what the device has kept, else the page's own language if the team has it.

    "" for the catalogue's own language.
    """
    known = languages_of(team)
    if len(known) < 2:
        return ""
    for asked in (request.GET.get("in"), request.COOKIES.get(COOKIE), get_language()):
        if asked in known:
            return str(asked)
    return ""


def keep_language(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    if language and request.GET.get("in") == language:
        response.set_cookie(
            COOKIE,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
            httponly=True,
        )
    return response
