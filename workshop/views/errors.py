"""Error pages in the product's own design and the person's language, each with one way onward.

They ask nothing of the database, so that they answer when it does not. `gone` and `too_many` are
for other views to return.
"""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)

# Shown when even the template fails, for instance before the static files were collected.
BARE_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    "<title>Something went wrong – Samsyn</title>"
    "<h1>Something went wrong here</h1>"
    "<p>The fault is ours, not yours. Wait a moment and try again.</p>"
    '<p><a href="/">Go to the start page</a></p></html>'
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The workshop has ended or the link was withdrawn; not 404, because it was right once."""
    return render(request, "410.html", status=410)


def too_many(
    request: HttpRequest, exception: Exception | None = None, *, retry_after: int = 60
) -> HttpResponse:
    """Too many tries; `retry_after` in seconds."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return render(request, "500.html", status=500)
    except Exception:
        # Whatever broke the page may break its template too; the person still gets an answer.
        logger.exception("The page for errors failed itself.")
        return HttpResponse(BARE_PAGE, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
