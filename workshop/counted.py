"""What this process counts of itself, in Prometheus' text format. A leaf: it imports nothing.

Only numbers, and labels from short lists that the program itself knows: no workshop, no person,
nothing that anybody wrote. So small a part of the format needs no library.
Source of the format: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import logging
import threading
from collections.abc import Iterable, Mapping

# Seconds. A batch is to take 20 ms of work; half a second of it is felt by everybody.
BOUNDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_lock = threading.Lock()
# Workshops whose traffic is counted nowhere: rehearsals. Replaced as a whole, never changed.
apart: frozenset[int] = frozenset()


class Counter:
    """Grows, for each value of its one label ("" without one)."""

    def __init__(self, name: str, says: str, label: str = "") -> None:
        self.name, self.says, self.label = name, says, label
        self.values: dict[str, float] = {} if label else {"": 0}

    def add(self, value: str = "", by: float = 1) -> None:
        with _lock:
            self.values[value] = self.values.get(value, 0) + by

    def lines(self) -> Iterable[str]:
        return told(self.name, "counter", self.says, self.label, dict(self.values))


class Histogram:
    """How many took how long: seconds."""

    def __init__(self, name: str, says: str) -> None:
        self.name, self.says = name, says
        self.below = [0] * len(BOUNDS)
        self.count, self.sum = 0, 0.0

    def add(self, seconds: float) -> None:
        with _lock:
            self.count += 1
            self.sum += seconds
            for place, bound in enumerate(BOUNDS):
                self.below[place] += seconds <= bound

    def lines(self) -> Iterable[str]:
        yield from _head(self.name, "histogram", self.says)
        with _lock:
            below, count, total = list(self.below), self.count, self.sum
        for bound, many in zip(BOUNDS, below, strict=True):
            yield f'{self.name}_bucket{{le="{bound}"}} {many}'
        yield f'{self.name}_bucket{{le="+Inf"}} {count}'
        yield f"{self.name}_sum {total:.6f}"
        yield f"{self.name}_count {count}"


def told(name: str, kind: str, says: str, label: str, values: Mapping[str, float]) -> Iterable[str]:
    """The lines of one measure. Values of labels are the program's own words: nothing to escape."""
    yield from _head(name, kind, says)
    for value in sorted(values):
        where = f'{{{label}="{value}"}}' if label else ""
        yield f"{name}{where} {values[value]:g}"


def _head(name: str, kind: str, says: str) -> Iterable[str]:
    yield f"# HELP {name} {says}"
    yield f"# TYPE {name} {kind}"


acknowledgements = Counter("samsyn_acknowledgements_total", "Actions committed and acknowledged.")
refusals = Counter("samsyn_refusals_total", "Actions refused, by the reason.", "code")
frames = Counter("samsyn_frames_total", "Frames given to sockets by hubs, by audience.", "audience")
errors = Counter("samsyn_errors_total", "Lines of the log that are errors.")
batches = Histogram("samsyn_batch_seconds", "How long a batch of actions took, with its commit.")
ALL = (acknowledgements, refusals, frames, errors, batches)


class CountErrors(logging.Handler):
    """A handler of the log that writes nothing."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        errors.add()
