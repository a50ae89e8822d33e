"""What processes cost, from /proc; starting and ending them."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
HOST = "127.0.0.1"


class NotStarted(Exception):
    """A process did not come up; the message says what it said."""


def cpu_seconds(pid: int) -> float:
    """Of a process and of its children, those that are over included."""
    total = 0
    for each in family(pid):
        with contextlib.suppress(OSError, ValueError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            # user, system; and of children that are over: user, system
            total += sum(int(field) for field in fields[11:15])
    return total / _TICKS


def peak_kb(pid: int) -> int:
    return _status(pid).get("VmHWM", 0)


def resident_kb(pid: int) -> int:
    return _status(pid).get("VmRSS", 0)


def own_kb(pid: int) -> int:
    """Of a family that shares memory: what each has for itself, and the shared part once."""
    each = [_status(one) for one in family(pid)]
    return sum(s.get("RssAnon", 0) for s in each) + max(s.get("RssShmem", 0) for s in each)


def family(pid: int) -> list[int]:
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    return found


def _status(pid: int) -> dict[str, int]:
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        pairs = (line.split(":", 1) for line in lines if line.endswith(" kB"))
        return {name: int(value.split()[0]) for name, value in pairs}
    return {}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def accepts(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


def wait_for(
    ready: Callable[[], bool], process: "subprocess.Popen[bytes]", log: Path, seconds: float = 60
) -> float:
    """When it was ready. Raises NotStarted with the log's end."""
    until = time.perf_counter() + seconds
    while not ready():
        if process.poll() is not None or time.perf_counter() > until:
            said = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise NotStarted(f"{log.stem} did not start.\n{said}")
        time.sleep(0.005)
    return time.perf_counter()


def end(process: "subprocess.Popen[bytes]", how: signal.Signals, seconds: float = 15) -> None:
    process.send_signal(how)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
