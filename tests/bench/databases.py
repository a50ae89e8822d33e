"""A database of the bench's own: an SQLite file, or a PostgreSQL cluster and a Redis."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

from tests.bench.options import POSTGRES, Options
from tests.bench.processes import (
    HOST,
    NotStarted,
    accepts,
    cpu_seconds,
    end,
    free_port,
    own_kb,
    peak_kb,
    wait_for,
)

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))


class Database:
    """What a product process needs to know of it is in `environment`."""

    def __init__(self, options: Options, folder: Path) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}
        self._postgres: subprocess.Popen[bytes] | None = None
        self._redis: subprocess.Popen[bytes] | None = None
        try:
            if options.database == POSTGRES:
                self._start_postgres()
            if options.processes > 1:
                self._start_redis()
        except BaseException:
            self.stop()
            raise

    def cpu(self) -> float:
        return sum(cpu_seconds(p.pid) for p in (self._postgres, self._redis) if p)

    def peak_kb(self) -> int:
        """PostgreSQL's as it is now: its processes come and go."""
        postgres = own_kb(self._postgres.pid) if self._postgres else 0
        return postgres + (peak_kb(self._redis.pid) if self._redis else 0)

    def stop(self) -> None:
        if self._postgres:
            end(self._postgres, signal.SIGINT)
        if self._redis:
            end(self._redis, signal.SIGTERM)

    def _start_postgres(self) -> None:
        if not _BINARIES:
            raise NotStarted("PostgreSQL is not installed (Debian: apt-get install postgresql).")
        # It refuses to run as root; then the user that Debian's package makes runs it.
        who: dict[str, Any] = {}
        home = self.folder / "postgres"
        home.mkdir()
        if os.geteuid() == 0:
            who = {"user": "postgres", "group": "postgres", "extra_groups": []}
            shutil.chown(home, "postgres", "postgres")
            self.folder.chmod(0o711)
        log, data, port = home / "log", home / "data", free_port()
        with log.open("wb") as out:
            subprocess.run(
                [_BINARIES[-1] / "initdb", "-D", data, "-A", "trust", "-U", "samsyn", "-E", "UTF8"],
                check=True,
                stdout=out,
                stderr=out,
                cwd=home,
                **who,
            )
            # As it comes, fsync and synchronous_commit on; only port and sockets are our own.
            told = ["-c", f"listen_addresses={HOST}", "-c", f"unix_socket_directories={home}"]
            self._postgres = subprocess.Popen(
                [_BINARIES[-1] / "postgres", "-D", data, "-p", str(port), *told],
                stdout=out,
                stderr=out,
                cwd=home,
                **who,
            )
        self._await_postgres(port, log)
        self.environment["DATABASE_URL"] = f"postgres://samsyn@{HOST}:{port}/postgres"

    def _await_postgres(self, port: int, log: Path) -> None:
        import psycopg

        def answers() -> bool:
            try:
                psycopg.connect(host=HOST, port=port, user="samsyn", dbname="postgres").close()
            except psycopg.OperationalError:
                return False
            return True

        assert self._postgres is not None
        wait_for(answers, self._postgres, log)

    def _start_redis(self) -> None:
        if shutil.which("redis-server") is None:
            raise NotStarted("Redis is not installed (Debian: apt-get install redis-server).")
        port, log = free_port(), self.folder / "redis.log"
        keeps = ["--save", "", "--appendonly", "no"]
        with log.open("wb") as out:
            self._redis = subprocess.Popen(
                ["redis-server", "--bind", HOST, "--port", str(port), *keeps],
                stdout=out,
                stderr=out,
                cwd=self.folder,
            )
        wait_for(lambda: accepts(port), self._redis, log)
        self.environment["REDIS_URL"] = f"redis://{HOST}:{port}/0"
