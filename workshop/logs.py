"""How the log is written: for people, or as one JSON object a line for programs.

The message of an exception is left out, because it may quote what somebody wrote (PostgreSQL's
name the values of a row); what broke and where is there. Keys of links are masked, whoever logs
them.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

from django.db import OperationalError

from behaviours.logs import masked

# What our code and Django's say besides the message: numbers and short words of the program.
KNOWN = ("status_code", "workshop", "action", "code")


# They tell of files, networks and servers, and hold no row.
TELLING = (OSError, OperationalError)
Broke = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainLines(logging.Formatter):
    """A line, and below it where something broke."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 logging's name
        record.message = str(masked(_said(record)))
        return super().formatMessage(record)

    def formatException(self, ei: Broke) -> str:  # noqa: N802 logging's name
        return "\n".join([*(f"  {place}" for place in _places(ei[2])), f"  {_error(ei[1])}"])


class JsonLines(logging.Formatter):
    """Known fields only. `time` is UTC in ISO form; `error`, `trace`: where something broke."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(_said(record)),
        }
        for name in KNOWN:
            value = record.__dict__.get(name)
            if isinstance(value, str | int):
                told[name] = masked(value)
        if record.exc_info and record.exc_info[0] is not None:
            told["error"] = masked(_error(record.exc_info[1]))
            told["trace"] = _places(record.exc_info[2])
        return json.dumps(told, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    """asyncio says in its first line what happened; below it stands what it happened to, with the
    words of the exception.
    """
    told = record.getMessage()
    return told.partition("\n")[0] if record.name == "asyncio" else told


def _error(broke: BaseException | None) -> str:
    name = type(broke).__name__
    return f"{name}: {broke}" if isinstance(broke, TELLING) else name


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
