"""How much one person may send: enough for every honest thumb, too little to hold up a room.

A refusal has a stable code and closes nothing. Limits are by person and never by address: a
whole hall shares one address.
"""

from collections import OrderedDict
from collections.abc import Hashable
from time import monotonic

ACTIONS_A_SECOND = 10.0
BURST = 40.0
SOCKETS = 6
REMEMBERED = 20_000


class Buckets:
    """A token bucket for each sender; a sender not heard of for long starts full again."""

    def __init__(self, rate: float = ACTIONS_A_SECOND, burst: float = BURST) -> None:
        self.rate, self.burst = rate, burst
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def take(self, sender: Hashable, now: float | None = None) -> bool:
        """Whether `sender` may act now; `now` in seconds of a monotonic clock."""
        now = monotonic() if now is None else now
        left, at = self._left.pop(sender, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.rate)
        allowed = left >= 1
        self._left[sender] = (left - allowed, now)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return allowed


actions = Buckets()
