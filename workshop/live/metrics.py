"""/metrics: what this process counts, for the owner's Prometheus.

Answered before Django: a scraper asks each process by its own address, which is no name of the
site's. Who is not among SAMSYN_METRICS_FROM gets what any unknown address gets.
"""

import ipaddress
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from django.conf import settings

from workshop import counted
from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.writer import writer

Application = Callable[[Any, Any, Any], Awaitable[None]]
PATH = "/metrics"
# Of these each proxy sends one at least; over https the product works behind none that does not.
PASSED_ON = frozenset(
    {b"x-forwarded-proto", b"x-forwarded-host", b"x-real-ip", b"forwarded", b"via"}
)


def text() -> str:
    """All measures of this process, as Prometheus reads them."""
    return "\n".join(line for lines in _all() for line in lines) + "\n"


def _all() -> Iterable[Iterable[str]]:
    real = [each for each in hub.hubs() if each.workshop not in counted.apart]
    here = Counter(str(s.audience.kind) for each in real for s in list(each.sockets))
    sockets = {kind.value: float(here[kind.value]) for kind in AudienceKind}
    yield counted.told(
        "samsyn_sockets", "gauge", "Sockets that are open, by audience.", "audience", sockets
    )
    waiting = {"": float(writer.waiting)}
    yield counted.told(
        "samsyn_queue_length", "gauge", "Actions that wait for the writer.", "", waiting
    )
    for each in counted.ALL:
        yield each.lines()


class Metrics:
    """Around the application; everything but /metrics goes on to it."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] != PATH or scope["method"] != "GET" or not may_read(scope):
            await self.app(scope, receive, send)
            return
        headers = [
            (b"content-type", b"text/plain; version=0.0.4; charset=utf-8"),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": text().encode()})


def may_read(scope: Any) -> bool:
    """By the address of who asks. What a proxy passes on comes from the proxy's own address where
    its word is not taken (plain http), and is then from nobody that we know. So is what a proxy
    passes on without saying for whom.
    """
    named = {name for name, _value in scope["headers"]}
    told = b"x-forwarded-for" in named
    if not scope.get("client") or (told and not settings.HTTPS) or (not told and named & PASSED_ON):
        return False
    try:
        asking = ipaddress.ip_address(scope["client"][0])
    except ValueError:
        return False
    return any(asking in network for network in settings.METRICS_FROM)
