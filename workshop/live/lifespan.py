"""Start and end of a serving process."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete

from behaviours.events import member_removed
from workshop.events import ScreenRenewed
from workshop.live import hub, limits
from workshop.live.audiences import audiences_of, touched
from workshop.live.clock import clock
from workshop.live.consumer import all_answered
from workshop.live.notices import Notices
from workshop.live.sockets import BACK_SOON
from workshop.live.sorting import sorter
from workshop.live.writer import Committed, listeners, writer
from workshop.models import Workshop
from workshop.rehearsal.driver import rehearser


async def lifespan(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """ASGI lifespan: the writer and the clock run between startup and shutdown."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            start(asyncio.get_running_loop())
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await stop()
            await send({"type": "lifespan.shutdown.complete"})
            return


_notices: list[Notices] = []


def start(loop: asyncio.AbstractEventLoop) -> None:
    notices = Notices()
    _notices.append(notices)

    def happened(batch: Committed) -> None:
        hub.happened(batch.workshop, batch.events)
        notices.changed(
            batch.workshop, audiences_of(batch.events), touched(batch.events), batch.revision
        )
        if any(isinstance(event, ScreenRenewed) for event in batch.events):
            notices.screen_renewed(batch.workshop)

    def committed(batch: Committed) -> None:
        loop.call_soon_threadsafe(happened, batch)

    def out(workshops: frozenset[int], user: int) -> None:
        for each in hub.hubs():
            if each.workshop in workshops:
                each.end_member(user)
        notices.removed(workshops, user)

    def removed(team_id: int, user_id: int, **_more: object) -> None:
        workshops = frozenset(Workshop.objects.filter(team=team_id).values_list("pk", flat=True))
        loop.call_soon_threadsafe(out, workshops, user_id)

    def deleted(instance: Workshop, **_more: object) -> None:
        # Django forgets the row's id when it is through.
        workshop = instance.pk
        transaction.on_commit(lambda: loop.call_soon_threadsafe(hub.gone, workshop))

    listeners.append(committed)
    post_delete.connect(deleted, sender=Workshop, weak=False, dispatch_uid="live")
    member_removed.connect(removed, weak=False, dispatch_uid="live")
    notices.start()
    limits.start(settings.REDIS_URL)
    if settings.WRITER == "thread":
        writer.start()
        clock.start()
        sorter.start()
        rehearser.start()


async def stop() -> None:
    """No new actions; what waits is committed and answered; then the sockets are told.

    A second call finds nothing to do.
    """
    await sync_to_async(clock.stop, thread_sensitive=False)()
    await sync_to_async(sorter.stop, thread_sensitive=False)()
    await sync_to_async(rehearser.stop, thread_sensitive=False)()
    await sync_to_async(writer.stop, thread_sensitive=False)()
    await all_answered()
    while _notices:
        await _notices.pop().stop()
    await limits.stop()
    await asyncio.gather(
        *(socket.end("back_soon", BACK_SOON) for each in hub.hubs() for socket in each.sockets)
    )
    listeners.clear()
    member_removed.disconnect(dispatch_uid="live")
    post_delete.disconnect(sender=Workshop, dispatch_uid="live")
