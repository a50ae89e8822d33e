"""The process in which the sorting engine works, so that it holds up neither loop nor writer.

Pure on purpose: it is started afresh and loads no Django.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.method.desk import Desk, Found, Told

NICER = 5
_desks: list["Desk"] = []


def pool() -> ProcessPoolExecutor:
    """One worker, started when it has something to do."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=settle)


def find(step: str, texts: Mapping[str, str], told: Sequence["Told"], language: str) -> "Found":
    """In the worker: what the desk, which remembers the step's texts, has to say."""
    return _desk().find(step, texts, told, language)


def wake() -> None:
    """In the worker: load the engine, so that the first answer comes soon."""
    _desk()


def _desk() -> "Desk":
    # Only here: the server itself loads the engine when the first answer comes from the worker.
    from workshop.method.desk import Desk

    if not _desks:
        _desks.append(Desk())
    return _desks[0]


def settle() -> None:
    """Let whoever serves people go first, and never outlive the server."""
    # Ctrl-C reaches the whole group; the server ends the worker itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICER)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(0)
