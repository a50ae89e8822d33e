"""uvicorn, ending in the product's order: drain and answer first, then say goodbye, then close."""

import gc
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
# Python looks for garbage after so many new objects. With its default of 700, a quarter of what a
# hall costs went into looking through modules, templates and a thousand people, in vain.
COLLECT = 10_000, 20, 20


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
    gc.collect()
    gc.freeze()  # what is loaded by now stays as long as we run
    gc.set_threshold(*COLLECT)
    config = uvicorn.Config(
        "workshop.asgi:application",
        host=host,
        port=port,
        ws=Protocol,
        ws_max_size=64 * 1024,  # what comes in is small; a larger frame ends its own socket
        ws_per_message_deflate=False,  # for each connection; see `wire` for what is done instead
        proxy_headers=settings.HTTPS,
        forwarded_allow_ips=settings.PROXIES,
        server_header=False,
        access_log=False,
        log_config=None,  # its lines go the way of all others, in the form that was asked for
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    Server(config).run()
