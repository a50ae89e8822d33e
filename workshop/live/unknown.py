"""A socket to an address that does not exist is closed, without an error in the log."""

from collections.abc import Awaitable, Callable
from typing import Any

from channels.routing import URLRouter

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class UnknownPath:
    def __init__(self, router: URLRouter) -> None:
        self.router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].lstrip("/")
        if any(route.pattern.match(path) for route in self.router.routes):
            await self.router(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.close"})
