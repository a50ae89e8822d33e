"""What no browser and no proxy may keep: every page that does not say otherwise itself."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin


class NotKept(MiddlewareMixin):
    """Most pages name somebody or their team; the next person at the machine may press Back."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
