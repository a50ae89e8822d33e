"""How much one person may send: enough for every honest thumb, too little to hold up a room.

A refusal has a stable code and closes nothing. Limits are by person and never by address: a
whole hall shares one address. With Redis they count over all processes; while it is away, each
process counts for itself.
"""

from collections import OrderedDict
from collections.abc import Hashable
from time import monotonic

from django.utils.crypto import salted_hmac
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

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


class SharedBuckets:
    """The same in Redis, by its clock, under a name that says nothing of the sender."""

    # Returns 1 and takes one where there is one to take.
    TAKE = """
    local time = redis.call("TIME")
    local now = time[1] + time[2] / 1000000
    local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
    local kept = redis.call("HMGET", KEYS[1], "left", "at")
    local left = math.min(burst, (kept[1] or burst) + (now - (kept[2] or now)) * rate)
    if left < 1 then return 0 end
    redis.call("HSET", KEYS[1], "left", tostring(left - 1), "at", string.format("%.6f", now))
    redis.call("PEXPIRE", KEYS[1], math.ceil(burst / rate * 1000))
    return 1
    """
    PATIENCE = 0.3  # seconds
    AGAIN_AFTER = 5.0

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(
            url,
            socket_timeout=self.PATIENCE,
            socket_connect_timeout=self.PATIENCE,
            # Once more: after a restart of Redis the connections kept open are all broken.
            retry=Retry(NoBackoff(), 1),
        )
        self._take = self._redis.register_script(self.TAKE)
        self._away_until = 0.0

    async def take(self, sender: Hashable) -> bool:
        """Also true where Redis cannot say; then it is left alone for a moment."""
        if monotonic() < self._away_until:
            return True
        name = "samsyn:actions:" + salted_hmac("samsyn.limits", repr(sender)).hexdigest()
        try:
            return bool(await self._take(keys=[name], args=[ACTIONS_A_SECOND, BURST]))
        except (OSError, RedisError):
            self._away_until = monotonic() + self.AGAIN_AFTER
            return True

    async def close(self) -> None:
        await self._redis.aclose()


actions = Buckets()
_shared: list[SharedBuckets] = []


def start(redis_url: str) -> None:
    """From now on, with an address, limits hold over all processes. On the event loop."""
    if redis_url:
        _shared.append(SharedBuckets(redis_url))


async def stop() -> None:
    while _shared:
        await _shared.pop().close()


async def may_act(sender: Hashable) -> bool:
    """Whether `sender` may act now. Whoever is too fast for this process asks no other."""
    return actions.take(sender) and (not _shared or await _shared[-1].take(sender))
