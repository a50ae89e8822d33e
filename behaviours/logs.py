"""Links are keys: whoever reads a log must not be able to open what they open."""

import logging
import re

# Loggers that write the address of a request.
ADDRESS_LOGGERS = ("django.request", "django.server", "django.security.csrf", "uvicorn.access")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{40,}")


class WithoutTokens(logging.Filter):
    """Writes "…" for every part of an address that is long enough to be a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(masked(value) for value in record.args)
        return True


def masked(value: object) -> object:
    return _TOKEN.sub("…", value) if isinstance(value, str) else value


def keep_tokens_out_of_logs() -> None:
    for name in ADDRESS_LOGGERS:
        logging.getLogger(name).addFilter(WithoutTokens())
