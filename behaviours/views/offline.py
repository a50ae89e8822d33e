"""Reading without a connection: the worker, and the page for what the device has not kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.keeping import worker


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Everybody. It stands at the root: a worker sees no addresses above its own."""
    response = HttpResponse(worker(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody. It names nobody: the device keeps it, whoever signs in there."""
    return render(request, "behaviours/offline.html")
