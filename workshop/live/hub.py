"""Who is connected, and what they are sent.

One hub a process and workshop, as long as somebody is connected. It keeps, for each audience,
the regions as last sent; after a change it reads the audience's scene afresh, renders it, and
sends what differs. The frames therefore always lead to what the database says, whatever the
events were; events only tell when to look, and for whom.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

from workshop import counted
from workshop.actors import Participant
from workshop.enums import AudienceKind
from workshop.events import Event, ScreenRenewed
from workshop.live.audiences import CONSOLE, EVERYBODY, audiences_of, is_calm, touched
from workshop.live.fragments import regions_of
from workshop.live.heard import Heard
from workshop.live.own import Own
from workshop.live.reader import read
from workshop.live.sockets import REMOVED, Audience, Socket, dumps
from workshop.live.wire import Shared
from workshop.models import Workshop
from workshop.queries.composed import Composed
from workshop.queries.facilitating import MEMBER, facilitating, members_among
from workshop.queries.scene import Reading, Scene, scene_for

log = logging.getLogger(__name__)

TICK, LARGE_TICK, LARGE = 0.05, 0.1, 300
# The facilitator's counters wait so much longer: with 500 people who write, the console alone
# would take a tenth of a core, and each person of a thousand who connect would redraw the list.
CALM_TICK = 0.3
# What another process said of its people counts for so many seconds.
PRESENCE_HOLDS = 10.0
# Before the size of a big screen, where people are known by their ids.
SCREEN = "screen:"
# So many first pages are kept.
KEPT = 64


_revision = Composed(lambda pk: Workshop.objects.filter(pk=pk).values_list("revision"))


@dataclass
class Channel:
    """What an audience was last sent. `seq` is its own: it counts its frames, nothing else."""

    seq: int = 0
    regions: dict[str, str] = field(default_factory=dict)
    whole: Shared | None = None

    def advance(self, regions: dict[str, str]) -> Shared | None:
        """The frame that leads from the last regions to these; None when nothing differs."""
        changed = {id: html for id, html in regions.items() if self.regions.get(id) != html}
        gone = [id for id in self.regions if id not in regions]
        if not changed and not gone:
            return None
        base, self.seq = self.seq, self.seq + 1
        self.regions, self.whole = regions, None
        return Shared(_state(base, self.seq, changed, gone))

    def whole_state(self) -> Shared:
        """One frame for everybody who needs it at this point."""
        if not self.whole:
            self.whole = Shared(_state(None, self.seq, self.regions, []))
        return self.whole


class Hub:
    def __init__(self, workshop: int) -> None:
        self.workshop = workshop
        self.sockets: set[Socket] = set()
        self.channels: dict[Audience, Channel] = {}
        self.heard = Heard()
        self._wanted: set[AudienceKind] = set()
        self._touched: set[str] = set()
        self._everybody_touched = False
        self._elsewhere: dict[str, tuple[dict[str, int], float]] = {}
        self._own = Own(workshop)
        self._changed, self._soon = asyncio.Event(), asyncio.Event()
        self._reading = asyncio.Lock()
        self._task = asyncio.create_task(self._tick())

    # --- coming and going ----------------------------------------------------------------------
    async def add(self, socket: Socket) -> None:
        socket.resync = self.send_whole
        self.sockets.add(socket)
        if socket.participant is not None or socket.user is not None:
            self._look(CONSOLE, calm=True)
        await self.send_whole(socket)

    def sockets_of(self, participant: Participant | None, user: int | None) -> int:
        """How many sockets the same person has open; the big screen's link is no person."""
        if participant is not None:
            me = str(participant.id)
            own = sum(
                s.participant is not None and s.participant.id == participant.id
                for s in self.sockets
            )
            return own + sum(people.get(me, 0) for people in self._others())
        return sum(s.user == user for s in self.sockets) if user is not None else 0

    def drop(self, socket: Socket) -> None:
        socket.stop()
        self.sockets.discard(socket)
        if socket.participant is not None or socket.user is not None:
            self._look(CONSOLE, calm=True)
        if not any(s.audience == socket.audience for s in self.sockets):
            self.channels.pop(socket.audience, None)

    async def send_whole(self, socket: Socket) -> None:
        """The state as of now: on connecting, on waking, after a gap."""
        async with self._reading:
            if socket.audience not in self.channels:
                await self._refresh({socket.audience})
            socket.put_whole(self.channels[socket.audience].whole_state())
        if socket.participant is not None:
            socket.say(await self.personal(socket.participant, socket.audience.language))

    async def personal(self, who: Participant, language: str) -> dict[str, Any]:
        """A participant's own regions, as a frame."""
        return await self._own.frame(who, language)

    # --- presence ------------------------------------------------------------------------------
    def here(self) -> dict[str, int]:
        """How many sockets each participant and each member has here, and each size of screen."""
        # A page asks in a thread of its own, while the loop lets people in: hence the list.
        sockets = list(self.sockets)
        people = Counter(str(s.participant.id) for s in sockets if s.participant)
        people += Counter(f"{MEMBER}{s.user}" for s in sockets if s.user is not None)
        return dict(people + Counter(f"{SCREEN}{s.size}" for s in sockets if s.size))

    def elsewhere(self, process: str, people: dict[str, int]) -> None:
        """What another process says of who is connected to it."""
        known, _at = self._elsewhere.get(process, ({}, 0.0))
        self._elsewhere[process] = people, monotonic()
        if known.keys() != people.keys():
            self._look(CONSOLE, calm=True)

    def forget_silent(self) -> None:
        """A process that says nothing any more has nobody connected to it."""
        since = monotonic() - PRESENCE_HOLDS
        silent = [process for process, (_p, at) in self._elsewhere.items() if at < since]
        for process in silent:
            people, _at = self._elsewhere.pop(process)
            if people:
                self._look(CONSOLE, calm=True)

    def connected(self) -> frozenset[str]:
        return frozenset(self.here()).union(*self._others())

    def screens(self) -> list[str]:
        """The sizes of the big screens that are open and have said theirs, as "1920x1080"."""
        named = (each for each in self.connected() if each.startswith(SCREEN))
        return sorted(each.removeprefix(SCREEN) for each in named)

    def _others(self) -> list[dict[str, int]]:
        return [people for people, _at in list(self._elsewhere.values())]

    # --- changes -------------------------------------------------------------------------------
    def happened(self, events: tuple[Event, ...]) -> None:
        """Called on the event loop after a commit."""
        self._touched |= touched(events)
        self._look(audiences_of(events), calm=is_calm(events))
        if any(isinstance(event, ScreenRenewed) for event in events):
            self.end_screens()

    def look(self, kinds: frozenset[AudienceKind], keys: frozenset[str]) -> None:
        """Another process committed something."""
        self._touched |= keys
        self._look(kinds, calm=kinds <= CONSOLE and not keys)

    def look_everywhere(self, revision: int) -> None:
        """Something was missed: nobody's state can be trusted to be current before this one."""
        self.heard.caught_up(revision)
        self._everybody_touched = True
        self._look(EVERYBODY)

    def end_screens(self) -> None:
        """The big screen's link was renewed."""
        self._end([s for s in self.sockets if s.audience.kind == AudienceKind.SCREEN])

    def doors(self) -> set[tuple[int | None, str]]:
        """Who is here by membership, or by the big screen's link: (user, token)."""
        return {(s.user, s.token) for s in self.sockets if s.user is not None or s.token}

    def end_doors(self, shut: set[tuple[int | None, str]]) -> None:
        self._end([s for s in self.sockets if (s.user, s.token) in shut])

    def end_member(self, user: int) -> None:
        """Removed means out at once: open consoles of that person are closed."""
        self._end([s for s in self.sockets if s.user == user])

    def end_all(self) -> None:
        """The workshop is gone: it was erased, or was a rehearsal."""
        self._end(list(self.sockets), "ended")

    def _end(self, sockets: list[Socket], reason: str = "removed") -> None:
        for socket in sockets:
            task = asyncio.create_task(socket.end(reason, REMOVED))
            _tasks.add(task)
            task.add_done_callback(_tasks.discard)

    def _look(self, kinds: frozenset[AudienceKind], *, calm: bool = False) -> None:
        self._wanted |= kinds
        self._changed.set()
        if not calm:
            self._soon.set()

    async def _tick(self) -> None:
        """A change after a quiet moment goes out at once; further ones wait for the tick."""
        last = 0.0
        while True:
            await self._changed.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._soon.wait(), CALM_TICK)
            tick = LARGE_TICK if len(self.sockets) > LARGE else TICK
            await asyncio.sleep(max(0.0, last + tick - monotonic()))
            last = monotonic()
            try:
                await self._send_changes()
            except Workshop.DoesNotExist:
                self.end_all()
                await asyncio.sleep(1)
            except Exception:
                # The hub must outlive one bad read; everybody is brought up to date by the next.
                log.exception("A tick of workshop %s failed", self.workshop)
                await asyncio.sleep(1)
                self._look(frozenset())

    async def _send_changes(self) -> None:
        async with self._reading:
            self._changed.clear()
            self._soon.clear()
            # Taken before the read: what is committed while it goes on must be looked at again.
            kinds, self._wanted = self._wanted, set()
            keys, self._touched = self._touched, set()
            everybody, self._everybody_touched = self._everybody_touched, False
            try:
                frames = await self._refresh({a for a in self.channels if a.kind in kinds})
            except Exception:
                self._wanted |= kinds
                self._touched |= keys
                self._everybody_touched |= everybody
                raise
            given: Counter[AudienceKind] = Counter()
            for socket in list(self.sockets):
                if (frame := frames.get(socket.audience)) is not None:
                    socket.put(frame)
                    given[socket.audience.kind] += 1
            for kind, many in given.items():
                if self.workshop not in counted.apart:
                    counted.frames.add(kind.value, many)
        if keys or everybody:
            await self._tell_touched(None if everybody else keys)

    async def _refresh(self, audiences: set[Audience]) -> dict[Audience, Shared]:
        """Read and render; returns the frame for each audience to which something changed."""
        if not audiences:
            return {}
        fresh, revision = await read(
            _render_with_revision, self.workshop, frozenset(audiences), self.connected()
        )
        self.heard.read(revision)
        frames: dict[Audience, Shared] = {}
        for audience, regions in fresh.items():
            channel = self.channels.setdefault(audience, Channel())
            if (frame := channel.advance(regions)) is not None:
                frames[audience] = frame
        return frames

    async def _tell_touched(self, keys: set[str] | None) -> None:
        """None: everybody."""
        step = await read(_current_step, self.workshop)
        for socket in list(self.sockets):
            if socket.participant is None or step is None:
                continue
            ways = {socket.key(self.workshop, step), f"p:{socket.participant.id}"}
            if keys is None or ways & keys:
                socket.say(await self.personal(socket.participant, socket.audience.language))

    def stop(self) -> None:
        self._task.cancel()


def render(
    workshop: int, audiences: frozenset[Audience], connected: frozenset[str] = frozenset()
) -> dict[Audience, dict[str, str]]:
    """Regions of each audience from one snapshot; one scene for each kind."""
    reading = Reading(workshop)
    scenes: dict[AudienceKind, Scene] = {}
    for kind in {audience.kind for audience in audiences}:
        scene = scene_for(kind, workshop, reading)
        if kind == AudienceKind.CONSOLE:
            leading = facilitating(workshop, members_among(connected))
            here = connected | _simulated(scene)
            scene = replace(scene, connected=here, facilitating=leading)
        scenes[kind] = scene
    return {a: regions_of(scenes[a.kind], a.language) for a in audiences}


def _simulated(scene: Scene) -> frozenset[str]:
    """Simulated participants have no phone that could be lost."""
    told = scene.rehearsal.told if scene.rehearsal is not None else None
    return frozenset(told.people) if told is not None and not told.lost else frozenset()


def regions_for_all(
    workshop: int, audience: Audience, revision: int | None = None
) -> dict[str, str]:
    """A whole state without a hub, for a first page and for polling.

    A hall asks for the same thing five hundred times, so it is kept until something is committed.
    `revision` is the workshop's, where the caller has read it in this snapshot.
    """
    if audience.kind == AudienceKind.CONSOLE:  # who is connected is no commit
        return render(workshop, frozenset({audience}), connected_to(workshop))[audience]
    if revision is None:
        revision = _revision_of(workshop)
    kept = _kept.get((workshop, audience))
    if kept is None or kept[0] != revision:
        kept = revision, render(workshop, frozenset({audience}))[audience]
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[workshop, audience] = kept
    return dict(kept[1])


def _render_with_revision(
    workshop: int, audiences: frozenset[Audience], connected: frozenset[str]
) -> tuple[dict[Audience, dict[str, str]], int]:
    revision = _revision_of(workshop)
    return render(workshop, audiences, connected), revision


def _revision_of(workshop: int) -> int:
    for (revision,) in _revision.rows(workshop):
        return int(revision)
    raise Workshop.DoesNotExist


def whole_state(workshop: int, audience: Audience) -> str:
    """The same as one frame."""
    return _state(None, 0, regions_for_all(workshop, audience), [])


def _current_step(workshop: int) -> int | None:
    return Workshop.objects.values_list("current", flat=True).get(pk=workshop)


def _listed(regions: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": id, "html": html} for id, html in regions.items()]


def _state(base: int | None, seq: int, regions: dict[str, str], gone: list[str]) -> str:
    frame = {"t": "state", "base": base, "seq": seq, "regions": _listed(regions), "gone": gone}
    return dumps(frame)


_tasks: set[asyncio.Task[None]] = set()
_hubs: dict[int, Hub] = {}
_kept: dict[tuple[int, Audience], tuple[int, dict[str, str]]] = {}


def hub_of(workshop: int) -> Hub:
    """The workshop's hub, made for the first who connects. On the event loop only."""
    if workshop not in _hubs:
        _hubs[workshop] = Hub(workshop)
    return _hubs[workshop]


def hubs() -> list[Hub]:
    return list(_hubs.values())


def connected_to(workshop: int) -> frozenset[str]:
    hub = _hubs.get(workshop)
    return hub.connected() if hub else frozenset()


def screens_of(workshop: int) -> list[str]:
    hub = _hubs.get(workshop)
    return hub.screens() if hub else []


def gone(workshop: int) -> None:
    """The workshop was deleted. On the event loop."""
    if (hub := _hubs.get(workshop)) is not None:
        hub.end_all()


def leave(hub: Hub, socket: Socket) -> None:
    hub.drop(socket)
    if not hub.sockets:
        hub.stop()
        _hubs.pop(hub.workshop, None)


def happened(workshop: int, events: tuple[Event, ...]) -> None:
    """After a commit, on the event loop."""
    if (hub := _hubs.get(workshop)) is not None:
        hub.happened(events)


def look(workshop: int, kinds: frozenset[AudienceKind], keys: frozenset[str]) -> None:
    if (hub := _hubs.get(workshop)) is not None:
        hub.look(kinds, keys)


def said(workshop: int, revisions: Iterable[int]) -> None:
    """Some process, perhaps this one, has said what it committed."""
    if (hub := _hubs.get(workshop)) is not None:
        for revision in revisions:
            hub.heard.said(revision)
