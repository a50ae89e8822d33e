"""One run's figures, the median of several, and the object that --json prints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any

from tests.bench.options import Options


@dataclass
class Run:
    """What one run of one name came to; None or empty where the name has no such figure."""

    participants: int
    ack_ms: list[float] = field(default_factory=list)
    last_other_ms: list[float] = field(default_factory=list)
    all_current_s: float | None = None
    frames_per_client: float | None = None
    bytes_per_client: float | None = None
    server_cpu_s: float | None = None
    client_cpu_s: float | None = None
    peak_mb: float | None = None
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    over_budget: int = 0
    echo_ms: float = 0.0
    commit_ms: float = 0.0
    growth: float | None = None  # of "growth": how many times as dear a delivered frame became
    notes: list[str] = field(default_factory=list)  # why lost, doubled or over_budget is not 0
    aside: dict[str, float] = field(default_factory=dict)  # on screen only

    @property
    def floor(self) -> float:
        return self.echo_ms + self.commit_ms


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The smallest value that so many percent do not exceed."""
    ranked = sorted(values)
    if not ranked:
        return None
    return ranked[max(0, ceil(len(ranked) * percent / 100) - 1)]


def summary(name: str, options: Options, commit: str, runs: Sequence[Run]) -> dict[str, Any]:
    """The median over the runs of every figure; of what must be 0 the worst run."""
    return {
        "bench": name,
        "commit": commit,
        "database": options.database,
        "processes": options.processes,
        "participants": runs[0].participants,
        "runs": len(runs),
        "ack_ms": {
            "p50": _middle(runs, lambda run: percentile(run.ack_ms, 50)),
            "p95": _middle(runs, lambda run: percentile(run.ack_ms, 95)),
            "p99": _middle(runs, lambda run: percentile(run.ack_ms, 99)),
        },
        "last_other_ms": {
            "p50": _middle(runs, lambda run: percentile(run.last_other_ms, 50)),
            "p95": _middle(runs, lambda run: percentile(run.last_other_ms, 95)),
        },
        "all_current_s": _middle(runs, lambda run: run.all_current_s),
        "frames_per_client": _middle(runs, lambda run: run.frames_per_client),
        "bytes_per_client": _middle(runs, lambda run: run.bytes_per_client),
        "server_cpu_s": _middle(runs, lambda run: run.server_cpu_s),
        "client_cpu_s": _middle(runs, lambda run: run.client_cpu_s),
        "peak_mb": _middle(runs, lambda run: run.peak_mb),
        "acknowledged": round(median(run.acknowledged for run in runs)),
        "lost": max(run.lost for run in runs),
        "doubled": max(run.doubled for run in runs),
        "over_budget": max(run.over_budget for run in runs),
        "floor": {
            "echo_ms": _middle(runs, lambda run: run.echo_ms),
            "commit_ms": _middle(runs, lambda run: run.commit_ms),
        },
        "ratio": {
            "p50": _middle(runs, lambda run: _ratio(run, 50)),
            "p95": _middle(runs, lambda run: _ratio(run, 95)),
        },
    }


def _ratio(run: Run, percent: float) -> float | None:
    """An acknowledgement against echo and commit; for "growth" how much a frame's cost grew."""
    if run.growth is not None:
        return run.growth
    ack = percentile(run.ack_ms, percent)
    return ack / run.floor if ack is not None and run.floor else None


def _middle(runs: Sequence[Run], of: Callable[[Run], float | None]) -> float | None:
    found = [value for run in runs if (value := of(run)) is not None]
    return _short(median(found)) if found else None


def _short(value: float) -> float:
    """Three digits say all that a measurement on a shared machine can."""
    return float(f"{value:.3g}") if abs(value) < 1000 else float(round(value))


def failed(found: dict[str, Any]) -> bool:
    return any(found[key] for key in ("lost", "doubled", "over_budget"))
