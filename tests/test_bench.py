"""The benchmark with 50 people, for what it finds and not for how long it takes.

Every name starts the real product, lets 50 people join through the public page, and reads past
the product's own queries what is stored.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.figures import failed

ROOT = Path(__file__).resolve().parent.parent
# What people do in them is acknowledged; in the others they only come.
ACTING = ("trickle", "storm", "burst", "board", "votes", "crash")
COMING = ("connect", "join", "idle")


def measured(name: str) -> tuple[int, dict[str, Any]]:
    """Exit code and the one object that is printed."""
    command = f"-m tests.bench {name} --participants 50 --runs 1 --seconds 2 --json".split()
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=180
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("name", [*ACTING, *COMING])
def test_fifty_people_lose_nothing(name: str) -> None:
    code, found = measured(name)

    assert (found["bench"], found["participants"], found["runs"]) == (name, 50, 1)
    assert (found["lost"], found["doubled"], found["over_budget"]) == (0, 0, 0)
    assert (found["acknowledged"] > 0) == (name in ACTING)
    assert code == 0


@pytest.mark.parametrize("wrong", ["lost", "doubled", "over_budget"])
def test_anything_lost_doubled_or_over_budget_fails(wrong: str) -> None:
    right = {"lost": 0, "doubled": 0, "over_budget": 0}

    assert not failed(right)
    assert failed(right | {wrong: 1})
