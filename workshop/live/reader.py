"""Reading and rendering happen in one thread beside the event loop, each time in one snapshot."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection

from workshop.queries.snapshot import snapshot

P = ParamSpec("P")
T = TypeVar("T")
_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")


async def read(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` inside a snapshot, off the event loop."""
    call = partial(_read, partial(function, *args, **kwargs))
    if settings.WRITER == "inline":
        return await sync_to_async(call)()
    return await asyncio.get_running_loop().run_in_executor(_pool, call)


def _read(call: Callable[[], T]) -> T:
    try:
        with snapshot():
            return call()
    except Exception:
        # A connection that broke must not be the next reader's.
        if not connection.in_atomic_block:
            connection.close()
        raise
