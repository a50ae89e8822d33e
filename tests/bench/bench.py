"""Runs the names asked for: a database for all, a fresh server and workshop for each run."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.databases import Database
from tests.bench.figures import Run, summary
from tests.bench.options import PARTICIPANTS, Options
from tests.bench.orders import Client, Progress
from tests.bench.product import ROOT, Product, environment

if TYPE_CHECKING:
    from tests.bench.floors import Floor

Told = Callable[[dict[str, Any], list[Run]], None]


class Bench:
    def __init__(self, options: Options, progress: Progress) -> None:
        self.options, self.progress = options, progress

    def measure(self, told: Told) -> None:
        """`told` gets each name's summary and its runs."""
        with tempfile.TemporaryDirectory(prefix="samsyn-bench-") as made:
            folder = Path(made)
            database = Database(self.options, folder)
            try:
                os.environ |= environment(folder, database)
                _set_up_django()
                for name in self.options.names:
                    runs = [self._run(name, folder, database) for _ in range(self.options.runs)]
                    told(summary(name, self.options, commit(), runs), runs)
            finally:
                _let_go()
                database.stop()

    def _run(self, name: str, folder: Path, database: Database) -> Run:
        people = self.options.participants or PARTICIPANTS[name]
        if name == "growth":
            return self._growth(people, folder, database)
        with self._place(folder, database) as (client, product, floor):
            return self._one(name, people, client, product, floor)

    def _one(self, name: str, people: int, client: Client, product: Product, floor: "Floor") -> Run:
        from tests.bench.hall import Hall
        from tests.bench.scenarios import SCENARIOS

        scenario, seconds = SCENARIOS[name]
        client.order("new")
        hall = Hall(client, product, people, self.options.deflate)
        run = scenario(hall, self.options.seconds or seconds)
        client.order("shut")
        run.echo_ms, run.commit_ms = floor.echo_ms, floor.commit_ms
        if complaints := product.complaints():
            run.notes.append(f"The server complained:\n{complaints}")
        return run

    def _growth(self, people: int, folder: Path, database: Database) -> Run:
        """Storm and board with a tenth of the people and with all: the cost of a frame."""
        costs: list[float] = []
        halls: list[Run] = []
        for size in (max(2, people // 10), people):
            with self._place(folder, database) as place:
                both = [self._one(name, size, *place) for name in ("storm", "board")]
            cpu = sum(run.server_cpu_s or 0 for run in both)
            costs.append(cpu / sum(run.aside["delivered frames"] for run in both))
            halls += both
        large = halls[-1]
        run = Run(participants=people, growth=costs[1] / costs[0])
        run.echo_ms, run.commit_ms, run.peak_mb = large.echo_ms, large.commit_ms, large.peak_mb
        for each in halls:
            run.acknowledged += each.acknowledged
            run.lost += each.lost
            run.doubled += each.doubled
            run.over_budget += each.over_budget
            run.notes += each.notes
        run.server_cpu_s = sum(each.server_cpu_s or 0 for each in halls[2:])
        run.client_cpu_s = sum(each.client_cpu_s or 0 for each in halls[2:])
        run.aside = {"small, µs a frame": costs[0] * 1e6, "large, µs a frame": costs[1] * 1e6}
        return run

    @contextmanager
    def _place(self, folder: Path, database: Database) -> Iterator[tuple[Client, Product, "Floor"]]:
        from tests.bench import floors

        product = Product(database, folder, self.options.processes, self.options.profile)
        client = Client(self.progress)
        try:
            product.start()
            yield client, product, floors.measure(client, folder)
        finally:
            client.stop()
            product.stop()


def commit() -> str:
    """The checked-out commit, with a + if files differ from it; "" outside of git."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--abbrev=9"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return said.stdout.strip()


def _set_up_django() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    django.setup()


def _let_go() -> None:
    from django.apps import apps
    from django.db import connections

    if apps.ready:
        connections.close_all()
