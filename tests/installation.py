"""A product with a database of its own, asked on the command line."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.server import ROOT


@dataclass
class Installation:
    var: Path
    database: str = ""  # an address; "" for SQLite in `var`

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        told = {"SAMSYN_VAR": str(self.var), "DATABASE_URL": self.database}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env={**os.environ, **told}, check=False, capture_output=True, text=True,
        )  # fmt: skip

    def done(self, *arguments: str) -> str:
        said = self.manage(*arguments)
        assert said.returncode == 0, said.stdout + said.stderr
        return said.stdout

    def refused(self, *arguments: str) -> str:
        said = self.manage(*arguments)
        assert said.returncode == 1
        assert "Traceback" not in said.stderr
        return said.stderr

    def everything(self) -> str:
        """All rows, without what Django writes of itself, and without who is signed in."""
        left_out = ("contenttypes", "auth.permission", "sessions")
        return self.done("dumpdata", *(f"--exclude={each}" for each in left_out))
