"""The log as one JSON object a line, for programs that gather logs.

Known fields only. The message of an exception is left out, because it may quote what somebody
wrote; where it broke is there. Keys of links are masked, whoever logs them.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

from behaviours.logs import masked

# What our code and Django's say besides the message: numbers and short words of the program.
KNOWN = ("status_code", "workshop", "action", "code")


class JsonLines(logging.Formatter):
    """`time` is UTC in ISO form; `error` and `trace` are there where something broke."""

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
            told["error"] = record.exc_info[0].__name__
            told["trace"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(told, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    """asyncio says in its first line what happened; below it stands what it happened to, with the
    words of the exception.
    """
    told = record.getMessage()
    return told.partition("\n")[0] if record.name == "asyncio" else told
