"""Takes one order a line by stdin and answers each with one line by stdout, as JSON."""

import asyncio
import gc
import json
import sys
from time import perf_counter
from typing import Any

import uvloop

from tests.bench.client.crowd import Crowd

TELL_EVERY = 0.2
LONGEST = 1 << 26


class Voice:
    """Says how far an order is, not too often."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, of: int) -> None:
        if perf_counter() >= self._next or done == of:
            self._next = perf_counter() + TELL_EVERY
            say({"progress": [done, of]})


def say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


async def main() -> None:
    reader = asyncio.StreamReader(limit=LONGEST)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    crowd = Crowd(Voice())
    while line := await reader.readline():
        order = json.loads(line)
        if order["do"] == "new":
            crowd = Crowd(Voice())
            gc.collect()
            say({"done": {}})
            continue
        say({"done": await crowd.do(order)})


if __name__ == "__main__":
    # A pause of the client would count as the server's.
    gc.disable()
    uvloop.run(main())
