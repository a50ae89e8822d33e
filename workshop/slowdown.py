"""How guessing of join codes is slowed down, without slowing down a room that joins.

The threat: a code has six digits, and whoever guesses one of a workshop that is open now sits in
it like any guest: the facilitator sees them, but marking them as left does not shut them out.
Only failed codes count. Each address may fail 20 times a minute; after that every further failed
try is answered 2 seconds late. Above 300 failed tries a minute on the whole server, or 50 that
wait at the same time, a failed try gets "too many tries" at once. A right code is never counted,
never waits and is never refused: sixty people behind one office address join in the same minute,
whatever else that address does.

What this does not do: whoever asks from many addresses at once still has a right guess answered.
With one workshop open, a guess is right once in 900,000 times.

Everything is kept in memory for one process and forgotten within a minute. Addresses are neither
stored nor logged.
"""

import asyncio
import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

WINDOW = 60.0  # seconds
WAIT = 2.0  # seconds


@dataclass
class Slowdown:
    """Counts failed tries. All methods may be called from any thread."""

    free: int = 20  # failed tries a minute from one address, before they wait
    everywhere: int = 300  # failed tries a minute on this server, before they are refused
    waiting_at_once: int = 50
    addresses: int = 10_000  # remembered at most; the one that failed longest ago is forgotten
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _failed: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)
    _all: deque[float] = field(default_factory=deque)
    _waiting: int = 0

    async def after_failure(self, address: str) -> bool:
        """Count a failed try, and wait if it must. False: answer "too many tries" instead.

        The wait is on the event loop, so that no worker is held by somebody who guesses.
        """
        with self._lock:
            late = self._count(network_of(address))
            if len(self._all) > self.everywhere or self._waiting >= self.waiting_at_once:
                return False
            if not late:
                return True
            self._waiting += 1
        try:
            await self.sleep(WAIT)
        finally:
            with self._lock:
                self._waiting -= 1
        return True

    def _count(self, address: str) -> bool:
        now = self.clock()
        _add(self._all, now, self.everywhere)
        tries = self._failed.setdefault(address, deque())
        self._failed.move_to_end(address)
        _add(tries, now, self.free)
        while len(self._failed) > self.addresses:
            self._failed.popitem(last=False)
        return len(tries) > self.free


def _add(tries: deque[float], now: float, limit: int) -> None:
    """Keeps one more than the limit: that is all it takes to know that it is passed."""
    while tries and (tries[0] <= now - WINDOW or len(tries) > limit):
        tries.popleft()
    tries.append(now)


def network_of(address: str) -> str:
    """Whom an address stands for. A home or phone owns a whole /64 of IPv6 and could use each."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
