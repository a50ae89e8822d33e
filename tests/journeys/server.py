"""The real product, started as its README says, on a database of its own."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN = 60.0  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """`manage.py serve` as a process; the same database when started again."""

    var: Path
    demo: bool = False
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    settings: dict[str, str] = field(default_factory=dict)  # of the environment

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.var / "server.log"

    def start(self) -> None:
        more = [] if self.demo else ["--no-demo"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self._manage("serve"), "--host", "127.0.0.1", "--port", str(self.port), *more],
                cwd=ROOT, env=self._environment(), stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/join/", timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("The server did not start:\n" + self.log.read_text()[-4000:])

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    def kill(self) -> None:
        """As a power cut would: nothing is drained, nobody is told."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=30)
        self.process = None

    def team(self, name: str, language: str = "en") -> str:
        """A team made on the command line; returns the address of its first invitation."""
        done = subprocess.run(
            [*self._manage("create_team"), name, "--language", language, "--address", self.url],
            cwd=ROOT, env=self._environment(), check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = re.search(r"http\S+/invitations/\S+", done.stdout)
        assert found, done.stdout
        return found[0]

    def _manage(self, command: str) -> list[str]:
        return [sys.executable, "manage.py", command]

    def _environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSYN_", "DJANGO_"))}
        return kept | {"SAMSYN_VAR": str(self.var)} | self.settings
