"""What a person sees: a bar while it runs, a table at the end."""

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.bench.figures import Run
from tests.bench.options import Options
from tests.bench.targets import target

# figure, words, unit; a path leads into the summary.
_ROWS = (
    ("ack_ms.p50", "acknowledgement p50", "ms"),
    ("ack_ms.p95", "acknowledgement p95", "ms"),
    ("ack_ms.p99", "acknowledgement p99", "ms"),
    ("last_other_ms.p50", "last other screen p50", "ms"),
    ("last_other_ms.p95", "last other screen p95", "ms"),
    ("all_current_s", "everybody has everything", "s"),
    ("frames_per_client", "frames a client", ""),
    ("bytes_per_client", "bytes a client", ""),
    ("server_cpu_s", "CPU of the server side", "s"),
    ("client_cpu_s", "CPU of the load client", "s"),
    ("peak_mb", "peak memory of the server side", "MB"),
    ("acknowledged", "acknowledged", ""),
    ("lost", "lost", ""),
    ("doubled", "doubled", ""),
    ("over_budget", "over budget", ""),
    ("floor.echo_ms", "floor: bare echo", "ms"),
    ("floor.commit_ms", "floor: one durable row", "ms"),
    ("ratio.p50", "acknowledgement p50 / floors", "×"),
    ("ratio.p95", "acknowledgement p95 / floors", "×"),
)
_BAR = 24


class Bar:
    """One line on stderr, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, what: str, done: int, of: int) -> None:
        if not self._shown:
            return
        full = _BAR * done // of if of else _BAR
        line = f"{what:<34} {'█' * full}{'·' * (_BAR - full)} {done}/{of}"
        sys.stderr.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
        sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def table(found: dict[str, Any], options: Options, runs: Sequence[Run]) -> str:
    processes = "1 process" if found["processes"] == 1 else f"{found['processes']} processes"
    median = "one run" if found["runs"] == 1 else f"median of {found['runs']} runs"
    lines = [
        f"{found['bench']} · {found['participants']} participants · {found['database']},"
        f" {processes} · {median} · {found['commit']} · {date.today()}",
    ]
    rows = [(figure, words, unit, _at(found, figure)) for figure, words, unit in _ROWS]
    if found["bench"] == "growth":
        grown = _at(found, "ratio.p50")
        rows = [row for row in rows if not row[0].startswith("ratio.")]
        rows.append(("ratio.p50", "a frame's cost, all / a tenth", "×", grown))
    rows += [(name, name, "", value) for name, value in runs[-1].aside.items()]
    for figure, words, unit, value in rows:
        if value is not None:
            lines.append(
                f"  {words:<32}{_number(value):>12} {unit:<3}{_mark(found, figure, value)}"
            )
    for note in sorted({note for run in runs for note in run.notes}):
        lines.append(f"  ! {note}")
    return "\n".join(lines)


def _mark(found: dict[str, Any], figure: str, value: float) -> str:
    most = target(found, figure)
    if most is None:
        return ""
    return f"  target ≤ {_number(most)}  {'reached' if value <= most else 'NOT reached'}"


def _at(found: dict[str, Any], path: str) -> float | None:
    value: Any = found
    for part in path.split("."):
        value = value[part]
    return value if value is None else float(value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.3g}"
