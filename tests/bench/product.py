"""The product's own server, as many processes as asked for."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.bench.databases import Database
from tests.bench.processes import (
    HOST,
    accepts,
    cpu_seconds,
    end,
    free_port,
    peak_kb,
    resident_kb,
    wait_for,
)

ROOT = Path(__file__).resolve().parents[2]


class Product:
    """Each process listens on a port of its own; a person stays with one."""

    def __init__(
        self, database: Database, folder: Path, processes: int, profile: Path | None = None
    ) -> None:
        self.database, self.folder, self.profile = database, folder, profile
        self.ports = [free_port() for _ in range(processes)]
        self._running: list[subprocess.Popen[bytes]] = []
        self._spy: subprocess.Popen[bytes] | None = None
        self._past_cpu = 0.0
        self._past_kb = 0

    def start(self) -> float:
        """When the last of the ports accepted."""
        at, told = 0.0, ["serve", "--no-demo", "--host", HOST]
        for port in self.ports:
            log = self.folder / f"server-{port}.log"
            with log.open("ab") as out:
                process = subprocess.Popen(
                    [sys.executable, "manage.py", *told, "--port", str(port)],
                    cwd=ROOT,
                    env=os.environ | environment(self.folder, self.database),
                    stdout=out,
                    stderr=out,
                )
            self._running.append(process)
            at = wait_for(partial(accepts, port), process, log)
        return at

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self._past_cpu = self.cpu() - self.database.cpu()
        self._past_kb = max(self._past_kb, sum(peak_kb(p.pid) for p in self._running))
        for process in self._running:
            end(process, how)
        self._running.clear()

    def watch(self) -> None:
        """Let py-spy look on, if that was asked for, while the load runs."""
        if self.profile is None:
            return
        self.profile.mkdir(parents=True, exist_ok=True)
        kept = self.profile / f"{len(list(self.profile.iterdir())) + 1}.txt"
        told = ["--format", "raw", "--gil", "--threads", "--duration", "600", "--output", str(kept)]
        self._spy = subprocess.Popen(
            ["py-spy", "record", "--pid", str(self._running[0].pid), *told],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def watch_no_more(self) -> None:
        if self._spy is not None:
            end(self._spy, signal.SIGINT)
            self._spy = None

    def cpu(self) -> float:
        """Of all processes of the server side, those that were ended included."""
        running = sum(cpu_seconds(p.pid) for p in self._running)
        return self._past_cpu + running + self.database.cpu()

    def peak_kb(self) -> int:
        running = sum(peak_kb(p.pid) for p in self._running)
        return max(self._past_kb, running) + self.database.peak_kb()

    def resident_kb(self) -> int:
        return sum(resident_kb(p.pid) for p in self._running)

    def complaints(self) -> str:
        """What the server wrote besides its greeting; a run with any is not a good run."""
        lines: list[str] = []
        for port in self.ports:
            text = (self.folder / f"server-{port}.log").read_text(errors="replace")
            lines += [line for line in text.splitlines() if _is_complaint(line)]
        return "\n".join(lines[:20])


def _is_complaint(line: str) -> bool:
    return any(word in line for word in (" ERROR ", " WARNING ", "Traceback", "Error: "))


def environment(folder: Path, database: Database) -> dict[str, str]:
    """Nothing of the caller's own setting reaches the measured server."""
    plain = {name: "" for name in os.environ if name.startswith("SAMSYN_")}
    plain |= {"DATABASE_URL": "", "REDIS_URL": ""}
    return plain | {"SAMSYN_VAR": str(folder / "var")} | database.environment
