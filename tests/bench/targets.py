"""The targets of the product, for the numbers of people they speak of."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Target:
    bench: str
    figure: str  # "ack_ms.p50": a path into the summary, or a name of its asides
    most: float
    people: tuple[int, ...]


TARGETS = (
    Target("trickle", "ack_ms.p50", 5, (200,)),
    Target("trickle", "ack_ms.p95", 12, (200,)),
    Target("trickle", "last_other_ms.p50", 75, (200,)),  # tick of 50 ms + 25
    Target("trickle", "last_other_ms.p50", 125, (500,)),  # tick of 100 ms + 25
    Target("storm", "ack_ms.p50", 15, (500, 1000)),
    Target("storm", "ack_ms.p95", 80, (500, 1000)),
    Target("storm", "all_current_s", 1, (500,)),
    Target("storm", "all_current_s", 2, (1000,)),
    Target("storm", "server_cpu_s", 5, (500,)),
    Target("burst", "all_current_s", 2, (1000,)),
    Target("board", "last_other_ms.p95", 150, (500,)),
    Target("board", "frames a second", 20, (500,)),
    Target("votes", "ack_ms.p95", 250, (1000,)),
    Target("connect", "all_current_s", 3, (1000,)),
    Target("connect", "kB a connection", 60, (1000,)),
    Target("connect", "peak_mb", 400, (1000,)),
    Target("crash", "all_current_s", 3, (500,)),
    Target("growth", "ratio.p50", 1.5, (1000,)),
    Target("join", "all_current_s", 3, (500,)),
    Target("idle", "% of a core", 2, (500,)),
)
# Two processes on PostgreSQL are measured against another one.
SEVERAL = (
    Target("storm", "all_current_s", 2, (1000,)),
    Target("board", "last_other_ms.p95", 500, (1000,)),
)


def target(summary: dict[str, Any], figure: str) -> float | None:
    """What this figure should be at most, or None where no target speaks of it."""
    table = SEVERAL if summary["processes"] > 1 else TARGETS
    for each in table:
        speaks = each.bench == summary["bench"] and each.figure == figure
        if speaks and summary["participants"] in each.people:
            return each.most
    return None
