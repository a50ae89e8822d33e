"""A thread that looks at the database every so often."""

import logging
import threading

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)


class Regularly:
    """Calls `look` every `every` seconds, and goes on whatever becomes of one look."""

    name: str
    every: float
    after_failure: float

    def __init__(self) -> None:
        self.ending = threading.Event()
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """What the thread leaves behind; called in it, at its end."""

    def start(self) -> None:
        self.ending.clear()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self.ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    @property
    def is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _run(self) -> None:
        while not self.ending.wait(self.every):
            try:
                self.look()
            except DatabaseError:
                log.exception("The %s thread could not read", self.name)
                connection.close()
            except Exception:
                # The thread must outlive one bad look.
                log.exception("A look of the %s thread failed", self.name)
                self.ending.wait(self.after_failure)
        self.close()
        connection.close()
