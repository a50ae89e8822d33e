"""What a supervisor and a proxy ask. Everybody may: the answers name parts of the program only."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from workshop.live.health import parts


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Everybody. The process answers; nothing else is asked of it."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Everybody. 200 if every part works, 503 with what does not."""
    found = parts()
    return JsonResponse(found, status=200 if all(found.values()) else 503)
