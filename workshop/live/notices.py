"""Several processes: one small notice a process and tick tells the others where to look.

PostgreSQL is the truth; a notice only says that a workshop changed, and for whom. One that is
lost, because Redis was away or a process was slow, is made good within two seconds: every notice
says of which revisions it is, and a revision that is stored and unheard of for a second makes the
hub look for itself. One process alone has no channel layer and none of this runs.
"""

import asyncio
import logging
from collections.abc import Coroutine
from secrets import token_hex
from time import monotonic
from typing import Any

from channels.layers import get_channel_layer
from django.contrib.auth.models import User
from django.db import DatabaseError
from redis.exceptions import RedisError

from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.doors import may_facilitate
from workshop.live.reader import read
from workshop.models import Workshop

log = logging.getLogger(__name__)

GROUP = "samsyn.live"
TICK = 0.05
LOOK_EVERY = 1.0
# Who is connected: when it changes, at most so often; and while it does not, to be remembered.
PRESENCE_TICK, PRESENCE_EVERY = 0.3, 3.0
PATIENCE = 1.0  # seconds for Redis to take a notice
STOPPED_WITHIN = 0.5

Doors = set[tuple[int | None, str]]


class Notices:
    """This process's ear and voice."""

    def __init__(self) -> None:
        self.process = token_hex(8)
        self.layer = get_channel_layer("notices")
        self._waiting: dict[int, tuple[set[str], set[str], set[int]]] = {}
        self._more = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._away = False

    def start(self) -> None:
        if self.layer is None:
            return
        for work in (self._listen, self._send_changes, self._send_presence, self._look):
            self._tasks.append(asyncio.create_task(work()))

    async def stop(self) -> None:
        waiting = set(self._tasks)
        while waiting:
            # More than once: a library on the way may take a cancellation for its own timeout.
            for task in waiting:
                task.cancel()
            _done, waiting = await asyncio.wait(waiting, timeout=STOPPED_WITHIN)
        self._tasks.clear()
        if self.layer is not None:
            await self._say({"presence": {}})

    def changed(
        self,
        workshop: int,
        kinds: frozenset[AudienceKind],
        touched: frozenset[str],
        revision: int,
    ) -> None:
        """After a commit of this process, on the event loop."""
        if self.layer is None:
            return
        hub.said(workshop, [revision])
        waiting = self._waiting.setdefault(workshop, (set(), set(), set()))
        waiting[0].update(kinds)
        waiting[1].update(touched)
        waiting[2].add(revision)
        self._more.set()

    def removed(self, workshops: frozenset[int], user: int) -> None:
        """A member was removed: the other processes close their consoles too."""
        if self.layer is not None:
            self._later(self._say({"removed": user, "in": [str(w) for w in workshops]}))

    def screen_renewed(self, workshop: int) -> None:
        if self.layer is not None:
            self._later(self._say({"screen": str(workshop)}))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))

    # --- out -----------------------------------------------------------------------------------
    async def _send_changes(self) -> None:
        while True:
            await self._more.wait()
            await asyncio.sleep(TICK)
            self._more.clear()
            waiting, self._waiting = self._waiting, {}
            changes = [
                [str(w), sorted(kinds), sorted(keys), sorted(revisions)]
                for w, (kinds, keys, revisions) in waiting.items()
            ]
            await self._say({"changes": changes})

    async def _send_presence(self) -> None:
        last, at = None, 0.0
        while True:
            here = {str(each.workshop): each.here() for each in hub.hubs()}
            if here != last or monotonic() - at >= PRESENCE_EVERY:
                last, at = here, monotonic()
                await self._say({"presence": here})
            await asyncio.sleep(PRESENCE_TICK)

    async def _say(self, notice: dict[str, Any]) -> None:
        message = {"type": "notice", "from": self.process, **notice}
        try:
            assert self.layer is not None
            await asyncio.wait_for(self.layer.group_send(GROUP, message), PATIENCE)
            self._away = False
        except (OSError, RedisError) as error:
            # Whatever Redis does, the workshop goes on; the other processes look for themselves.
            if not self._away:
                log.warning("No notice could be sent (%s); looking instead", type(error).__name__)
            self._away = True

    # --- in ------------------------------------------------------------------------------------
    async def _listen(self) -> None:
        assert self.layer is not None
        while True:
            try:
                channel = await self.layer.new_channel()
                await self.layer.group_add(GROUP, channel)
                while True:
                    self._heard(await self.layer.receive(channel))
            except (OSError, RedisError):
                log.warning("The notices are away; trying again")
                await asyncio.sleep(LOOK_EVERY)

    def _heard(self, notice: dict[str, Any]) -> None:
        if notice.get("from") == self.process:
            return
        for workshop, kinds, keys, revisions in notice.get("changes", ()):
            hub.said(int(workshop), revisions)
            hub.look(int(workshop), frozenset(AudienceKind(k) for k in kinds), frozenset(keys))
        for each in hub.hubs():
            if "presence" in notice:
                each.elsewhere(notice["from"], notice["presence"].get(str(each.workshop), {}))
            if notice.get("screen") == str(each.workshop):
                each.end_screens()
            if str(each.workshop) in notice.get("in", ()):
                each.end_member(int(notice["removed"]))

    # --- what was not heard --------------------------------------------------------------------
    async def _look(self) -> None:
        before: dict[int, int] = {}
        while True:
            await asyncio.sleep(LOOK_EVERY)
            here = {each.workshop: each.doors() for each in hub.hubs()}
            if not here:
                continue
            try:
                stored, shut = await read(_stored, here)
            except DatabaseError:
                log.warning("The revisions could not be read; trying again")
                continue
            for each in hub.hubs():
                each.forget_silent()
                # A notice on its way is not lost: what was stored a look ago must have come.
                if each.heard.lacks(before.get(each.workshop, 0)):
                    each.look_everywhere(stored.get(each.workshop, 0))
                each.end_doors(shut.get(each.workshop, set()))
                if each.workshop in here and each.workshop not in stored:
                    each.end_all()
            before = stored


def _stored(here: dict[int, Doors]) -> tuple[dict[int, int], dict[int, Doors]]:
    """Each workshop's revision, and which of the doors to it are shut by now."""
    rows = Workshop.objects.filter(pk__in=here).values_list("pk", "revision", "screen_token")
    revisions = {workshop: revision for workshop, revision, _token in rows}
    screens = {workshop: token for workshop, _revision, token in rows}
    users = User.objects.in_bulk({u for doors in here.values() for u, _token in doors if u})
    shut = {
        workshop: {
            (user, token)
            for user, token in doors
            if (token and token != screens.get(workshop))
            or (user and (user not in users or may_facilitate(workshop, users[user]) is None))
        }
        for workshop, doors in here.items()
    }
    return revisions, shut
