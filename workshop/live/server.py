"""uvicorn, ending in the product's order: drain and answer first, then say goodbye, then close."""

import socket
import sys

import uvicorn
from django.conf import settings

from workshop.live import lifespan
from workshop.live.wire import Protocol

# Loop, writer and reader take turns at Python's lock. With its default of 5 ms each of a batch's
# dozen statements may wait so long for a busy reader: 500 people's acknowledgements then took
# seconds (p95), with this a tenth of that, at the same CPU.
TURN_SECONDS = 0.0005


class Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn alone would close the sockets before what waits in the queue is answered. Nobody
        # new first: a page that comes back in the meantime would hold up the end until its limit.
        for server in self.servers:
            server.close()
        await lifespan.stop()
        await super().shutdown(sockets)


def serve(host: str, port: int) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    sys.setswitchinterval(TURN_SECONDS)
    config = uvicorn.Config(
        "workshop.asgi:application",
        host=host,
        port=port,
        ws=Protocol,
        ws_max_size=64 * 1024,  # what comes in is small; a larger frame ends its own socket
        ws_per_message_deflate=False,  # for each connection; see `wire` for what is done instead
        proxy_headers=settings.HTTPS,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    Server(config).run()
