"""How much may be sent in one request. Django reads a body whole before any view sees it.

The threat: a body without a stated length, sent in pieces, would fill disk and memory, for which
nobody has to be signed in.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]


class SmallBodies:
    """Answers 413 and hangs up as soon as a body is larger than `settings` allow."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
                return message
            await send(
                {
                    "type": "http.response.start",
                    "status": 413,
                    "headers": [(b"connection", b"close")],
                }
            )
            await send({"type": "http.response.body", "body": b""})
            return {"type": "http.disconnect"}

        await self.application(scope, counted, send)
