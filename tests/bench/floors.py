"""What no acknowledgement on this machine can be faster than, measured in the same run."""

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from django.db import connection

from tests.bench.orders import Client
from tests.bench.processes import accepts, end, free_port, wait_for
from tests.bench.product import ROOT

ROUNDS = 300
TEXT = "x" * 160  # as long as a card on its way


@dataclass(frozen=True)
class Floor:
    echo_ms: float
    commit_ms: float

    @property
    def ms(self) -> float:
        return self.echo_ms + self.commit_ms


def measure(client: Client, folder: Path) -> Floor:
    return Floor(_echo(client, folder), _commit())


def _echo(client: Client, folder: Path) -> float:
    port, log = free_port(), folder / "echo.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.echo", str(port)], cwd=ROOT, stdout=out, stderr=out
        )
    try:
        wait_for(lambda: accepts(port), server, log)
        return float(client.order("echo", port=port, count=ROUNDS, text=TEXT)["ms"])
    finally:
        end(server, signal.SIGTERM)


def _commit() -> float:
    """One row inserted and committed, on the product's database by the product's settings."""
    ms: list[float] = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_floor (said varchar(200))")
        for _ in range(ROUNDS):
            start = perf_counter()
            cursor.execute("INSERT INTO bench_floor VALUES (%s)", [TEXT])
            ms.append((perf_counter() - start) * 1000)
        cursor.execute("DROP TABLE bench_floor")
    return median(ms)
