"""Requests without needless threads: hops between threads cost more than what is done in them.

Django hands both halves of each middleware of the older style to a thread, about sixteen hops a
request, and gives every request a thread of its own, with a new connection to the database.
When five hundred people come in at once that was two thirds of the cost. Here the halves that
only look at headers and cookies run on the loop, and what must not run there (views, templates,
the database) goes to one of a few threads that keep their connection.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import MethodType
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware
from django.middleware.security import SecurityMiddleware

from workshop.caching import NotKept

# One long page must not hold up all others; more threads only wait for each other.
THREADS = 2

# None of them reads or writes the database, but for what `_may_write` says.
ON_THE_LOOP = frozenset(
    {
        AuthenticationMiddleware,
        CSPMiddleware,
        CommonMiddleware,
        CsrfViewMiddleware,
        LocaleMiddleware,
        MessageMiddleware,
        NotKept,
        SecurityMiddleware,
        SessionMiddleware,
        XFrameOptionsMiddleware,
    }
)


class Handler(ASGIHandler):
    def __init__(self) -> None:
        super().__init__()
        names = (f"page-{number}" for number in range(THREADS))
        self._threads = [ThreadPoolExecutor(1, thread_name_prefix=name) for name in names]
        self._busy = dict.fromkeys(self._threads, 0)

    def adapt_method_mode(
        self,
        is_async: bool,
        method: Any,
        method_is_async: bool | None = None,
        debug: bool = False,
        name: str | None = None,
    ) -> Any:
        """Called by Django for each middleware, which `method` wraps, and its `process_view`."""
        middleware: Any = getattr(method, "__wrapped__", None)
        if type(middleware) in ON_THE_LOOP:
            middleware.__acall__ = MethodType(_on_the_loop, middleware)
        if is_async and type(getattr(method, "__self__", None)) is CsrfViewMiddleware:
            return partial(_check_form, method)
        return super().adapt_method_mode(is_async, method, method_is_async, debug, name)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """All that one request does in a thread, it does in the same one."""
        thread = min(self._threads, key=self._busy.__getitem__)
        self._busy[thread] += 1
        try:
            async with ThreadSensitiveContext(executor=thread):
                await super().__call__(scope, receive, send)
        finally:
            self._busy[thread] -= 1


async def _on_the_loop(self: Any, request: HttpRequest) -> Any:
    """As MiddlewareMixin.__acall__, without its threads."""
    response = self.process_request(request) if hasattr(self, "process_request") else None
    response = response or await self.get_response(request)
    if hasattr(self, "process_response"):
        if _may_write(request):
            return await sync_to_async(self.process_response)(request, response)
        return self.process_response(request, response)
    return response


def _may_write(request: Any) -> bool:
    """Whether a session is to be saved; messages that do not fit into a cookie go there too."""
    session, messages = getattr(request, "session", None), getattr(request, "_messages", None)
    return (session is not None and session.modified) or (
        messages is not None and (messages.added_new or "messages" in request.COOKIES)
    )


async def _check_form(check: Any, request: HttpRequest, *view: Any) -> Any:
    """The check of a form's token; a refusal is a page, which reads who is signed in."""
    if request.method in {"GET", "HEAD"}:
        return check(request, *view)
    return await sync_to_async(check)(request, *view)
