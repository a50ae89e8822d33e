"""The phones' heartbeat: each line that lives says so every 15 seconds, and is told the time."""

from django.utils import timezone

PING = b'{"t":"ping"}'  # as live.js sends it


def now() -> int:
    """Server time in epoch milliseconds."""
    return int(timezone.now().timestamp() * 1000)


def pong() -> str:
    return f'{{"t":"pong","now":{now()}}}'
