"""The bench's end of the load client: orders out, answers and progress in."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from tests.bench.product import ROOT

Progress = Callable[[str, int, int], None]


class Client:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.client"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, do: str, *, saying: str = "", **more: Any) -> dict[str, Any]:
        """Give an order and wait for its answer; `saying` is what the progress bar says."""
        self.begin(do, **more)
        return self.answer(saying)

    def begin(self, do: str, **more: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do} | more) + "\n")
        self._process.stdin.flush()

    def answer(self, saying: str = "") -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            message = json.loads(line)
            if "done" in message:
                return dict(message["done"])
            if saying:
                self._progress(saying, *message["progress"])
        raise RuntimeError("The load client ended")

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
